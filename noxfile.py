"""Sessions for developers: `nox -s tests`, `nox -s tests-3.13`, `nox -s fuzz`, `nox -s benchmarks`, `nox -s corpus`, `nox -s training -- train --help`."""

import nox

nox.options.sessions = ["tests"]
nox.options.reuse_existing_virtualenvs = True


@nox.session(python=["3.11", "3.12", "3.13"])
def tests(session: nox.Session) -> None:
    """The whole suite, and once more under another hash seed what that can touch."""
    session.install("-e", ".[test]")
    session.run("python", "-m", "pytest", *session.posargs, env={"PYTHONHASHSEED": "1"})
    session.run("python", "-m", "pytest", "-m", "not once", *session.posargs, env={"PYTHONHASHSEED": "2"})


@nox.session
def corpus(session: nox.Session) -> None:
    """Every real file of ../shared/corpus, or of the folder after `--`, against other people's readers and validators."""
    session.install("-e", ".[test]")
    session.run("python", "-m", "benchmarks", "corpus", *session.posargs)


@nox.session
def fuzz(session: nox.Session) -> None:
    """Spoilt Word files, other ones each time: `nox -s fuzz -- 20000` tries so many (5,000 if none are named)."""
    session.install("-e", ".[test]")
    number = session.posargs[0] if session.posargs else "5000"
    session.run("python", "-m", "pytest", "tests/fuzzing", env={"REDRAFT_FUZZ": number})


@nox.session
def benchmarks(session: nox.Session) -> None:
    """Accuracy, the name model alone, fairness and speed, beside peers in the same run; or those named after `--`."""
    session.install("-e", ".[test,benchmarks]")
    for benchmark in session.posargs or ("accuracy", "model", "fairness", "speed"):
        session.run("python", "-m", "benchmarks", benchmark)


@nox.session
def training(session: nox.Session) -> None:
    """One step of making the name model, as in `nox -s training -- train --minutes 8`; see training/README.md."""
    session.install("-e", ".[training]")
    step, *arguments = session.posargs or ("train", "--help")
    session.run("python", "-m", f"training.{step}", *arguments)
