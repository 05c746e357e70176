"""The command line itself: help, wrong usage, errors, start-up."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from redraft import cli as program
from redraft.cli import SURPRISE, cli
from redraft.errors import RedraftError


def _commands(group: click.Group, name: str) -> Iterator[tuple[str, click.Command]]:
    for own, command in sorted(group.commands.items()):
        yield f"{name} {own}", command
        if isinstance(command, click.Group):
            yield from _commands(command, f"{name} {own}")


ALL = dict(_commands(cli, "redraft"))


PROMISED = """
demo, init, cast, cast import, cast show, run, batch, review, decide, collect, panel, searches, approve, publish, scan, verify, recognizers, recognizers list, recognizers check, key,
key show, key export, key import, key who, key recipient, key share, key rotate,
key forget, close
"""


def test_the_commands_are_the_promised_ones() -> None:
    """Every command of the documentation exists, and no other."""
    assert sorted(ALL) == sorted(f"redraft {' '.join(name.split())}" for name in PROMISED.split(","))


@pytest.mark.parametrize("name", sorted(ALL))
def test_help_has_an_example(name: str) -> None:
    """`--help` of each command ends with an example of that very command."""
    done = CliRunner().invoke(cli, [*name.split()[1:], "--help"])
    assert done.exit_code == 0
    assert "Example:" in done.output
    assert name in done.output.split("Example:")[1]


def test_help_starts_fast() -> None:
    """`redraft --help` answers well under half a second (a second on a busy machine), for it loads next to nothing."""
    best = min(_timed() for _ in range(3))
    assert best < 1.0
    code = "import sys, redraft.cli; print(','.join(m for m in ('spacy','lxml','yaml','rich','pyrage') if m in sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
    assert loaded == ""


def _timed() -> float:
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-m", "redraft", "--help"], capture_output=True, check=True)
    return time.perf_counter() - begun


@pytest.mark.parametrize(
    "arguments",
    [
        ["Robin"],
        ["run"],
        ["run", "Robin", "--robin"],
        ["scan", "x.docx", "--format", "Robin"],
        ["decide", "case", "--all", "--accept"],
        ["decide", "case", "--all", "--accept", "--by", "Robin", "Sample"],
        ["decide", "case", "--accept", "--by", "Robin"],
        ["decide", "case", "--all", "--entity", "Robin", "--accept", "--by", "Robin"],
        ["decide", "case", "--all", "--by", "Robin"],
        ["decide", "case", "--all", "--accept", "--keep", "--by", "Robin"],
        ["decide", "case", "--finding", "f-0", "--merge", "Robin", "--by", "Robin"],
        ["decide", "case", "--entity", "person-1", "--means", "Robin", "--by", "Robin"],
        ["decide", "case", "--entity", "person-1", "--split", "Robin", "--by", "Robin"],
        ["decide", "case", "--entity", "person-1", "--accept", "--to", "Robin", "--by", "Robin"],
        ["decide", "case", "--entity", "person-1", "--rename", "Robin", "--everywhere", "--by", "Robin"],
    ],
)
def test_wrong_usage_exits_with_two_and_repeats_no_value(arguments: list[str]) -> None:
    """Wrong usage is code 2, with a hint, and what was typed as a value is not repeated."""
    done = CliRunner().invoke(cli, arguments)
    assert done.exit_code == 2
    assert "--help" in done.stderr
    assert "Sample" not in done.stderr
    assert "Robin" not in done.stderr
    assert done.stdout == ""


def test_an_error_tells_what_happened_and_what_to_do(tmp_path: Path) -> None:
    """An error of our own prints message and next step to standard error and exits with its code."""
    done = CliRunner().invoke(cli, ["publish", str(tmp_path / "Robin Sample")])
    assert done.exit_code == 21
    assert "redraft run" in done.stderr
    assert "Robin" not in done.output


def test_a_surprise_tells_where_but_not_what(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An unforeseen error exits with 70 and names our own lines, not its wording."""

    def fail(*_: object) -> None:
        raise KeyError("Robin Sample")

    monkeypatch.setattr("redraft.case.start.template", fail)
    done = CliRunner().invoke(cli, ["init", str(tmp_path / "case")])
    assert done.exit_code == SURPRISE
    assert "KeyError" in done.stderr
    assert "redraft/case/start.py:" in done.stderr
    assert "Robin" not in done.output


def test_no_error_shares_a_code() -> None:
    """Every class of error has an exit code of its own, 1 and 2 kept for refusals and wrong usage."""
    found: dict[int, type[RedraftError]] = {}
    waiting = [RedraftError]
    while waiting:
        error = waiting.pop()
        waiting += error.__subclasses__()
        if error.__subclasses__():
            continue
        assert error.exit_code not in found, (error, found[error.exit_code])
        found[error.exit_code] = error
    assert 2 not in found
    assert {program.SURPRISE, program.STOPPED}.isdisjoint(found)


def test_init_explains_itself_and_never_overwrites(tmp_path: Path) -> None:
    """`redraft init` writes a commented case.yaml once."""
    case = tmp_path / "case"
    assert CliRunner().invoke(cli, ["init", str(case)]).exit_code == 0
    (case / "case.yaml").write_text("keep: [mine]\n", "utf-8")
    again = CliRunner().invoke(cli, ["init", str(case)])
    assert again.exit_code == 21
    assert (case / "case.yaml").read_text("utf-8") == "keep: [mine]\n"
