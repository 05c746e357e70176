"""Sessions for developers: `nox -s tests`, `nox -s tests-3.13`, `nox -s benchmarks`."""

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
    """Accuracy and speed, each beside a peer in the same run."""
    session.install("-e", ".[test]")
    session.run("python", "-m", "benchmarks", "accuracy")
    session.run("python", "-m", "benchmarks", "speed")
