"""The commands that the documents tell people to type."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from redraft.cli import cli

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", ROOT / "CONTRIBUTING.md", ROOT / "recognizers" / "README.md"]
PAGES += sorted((ROOT / "docs").rglob("*.md"))
_BLOCK = re.compile(r"^```[a-z]*\n(.*?)^```", re.DOTALL | re.MULTILINE)
_SPAN = re.compile(r"`((?:[^`\n]|\n(?!\n))+)`")
_CALL = re.compile(r"^(?:\S*[/\\])?redraft(?: +(.*))?$")


def _told(text: str) -> Iterator[tuple[str, bool]]:
    """What follows `redraft` in each command of a page, and whether it is a whole line, not just a mention."""
    for block in _BLOCK.findall(text):
        for line in block.splitlines():
            # Two blanks and more set off what is said about a command.
            yield from ((call, True) for call in _calls(re.split(r"\s{2,}", line)[0]))
    for span in _SPAN.findall(_BLOCK.sub("", text)):
        yield from ((call, False) for call in _calls(" ".join(span.split())))


def _calls(line: str) -> Iterator[str]:
    for piece in re.split(r"&&|;", line):
        if call := _CALL.match(piece.strip()):
            yield call[1] or ""


LINES = [
    pytest.param(call, whole, id=f"{page.stem}-{number}")
    for page in PAGES
    for number, (call, whole) in enumerate(_told(page.read_text("utf-8")), 1)
]


def _parse(call: str) -> tuple[str, ...]:
    """Parse a call by the program's own rules, without running it; the names of the commands on the way."""
    command: click.Command = cli
    context, names, rest = click.Context(cli, info_name="redraft"), [], shlex.split(call)
    while isinstance(command, click.Group):
        if not rest or rest[0] in ("--help", "--version"):
            return tuple(names)
        name, found, rest = command.resolve_command(context, rest)
        assert name is not None and found is not None
        command, names = found, [*names, name]
    command.make_context(names[-1], rest, parent=context)
    return tuple(names)


def _names(call: str, whole: bool) -> tuple[str, ...]:
    try:
        return _parse(call)
    except click.MissingParameter:
        if whole:
            raise
        return tuple(word for word in call.split()[:2] if not word.startswith("-"))


@pytest.mark.parametrize(("call", "whole"), LINES)
def test_the_program_takes_the_command(call: str, whole: bool) -> None:
    """Each command of the documents exists, with its options and arguments; a line to be typed is complete."""
    _names(call, whole)


def _leaves(group: click.Group, before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for name, command in group.commands.items():
        path = (*before, name)
        yield from _leaves(command, path) if isinstance(command, click.Group) else [path]


def test_every_command_is_told() -> None:
    """No command of the program is left out of the documents, nor of the guide for the business manager."""
    for pages in (PAGES, [ROOT / "README.md", ROOT / "docs" / "using.md"]):
        told = {_names(call, whole) for page in pages for call, whole in _told(page.read_text("utf-8"))}
        missing = {leaf for leaf in _leaves(cli) if not any(names[: len(leaf)] == leaf for names in told)}
        assert not missing


def _marked(name: str) -> list[str]:
    """The lines of the README between two marks, without the fence around them."""
    (between,) = re.findall(rf"<!-- {name}:begin -->\n(.*?)<!-- {name}:end -->", README, re.DOTALL)
    return [line for line in str(between).splitlines() if not line.startswith("```")]


README = (ROOT / "README.md").read_text("utf-8")


def test_the_readme_marks_its_two_commands() -> None:
    """Between its marks the README has one line to try redraft and one to test it, and both install it first."""
    (demo,), (tests,) = _marked("demo"), _marked("tests")
    assert demo.endswith(".venv/bin/redraft demo")
    assert tests.endswith(".venv/bin/python -m pytest -n 2")
    assert demo.rpartition(" && ")[0] == tests.rpartition(" && ")[0] != ""


def test_continuous_integration_runs_the_readmes_line() -> None:
    """What is run on every change are the lines between the README's marks, not copies of them."""
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    assert "<!-- $1:begin -->" in script and "<!-- $1:end -->" in script
    assert "for part in demo tests" in script
    assert "pip install" not in script
