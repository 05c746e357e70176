"""Sessions for developers: `nox -s tests`, `nox -s tests-3.13`, `nox -s benchmarks`, `nox -s training -- train --help`."""

import nox

nox.options.sessions = ["tests"]
nox.options.reuse_existing_virtualenvs = True


@nox.session(python=["3.11", "3.12", "3.13"])
def tests(session: nox.Session) -> None:
    """The whole suite, twice, under two hash seeds."""
    session.install("-e", ".[test]")
    for seed in ("1", "2"):
        session.run("python", "-m", "pytest", *session.posargs, env={"PYTHONHASHSEED": seed})


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
