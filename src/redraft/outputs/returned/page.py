"""returned.html: what came back from reviewers, with its wording: what was taken, what could not be, and where they differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from redraft.outputs.standalone import standalone

_FOLDER = Path(__file__).resolve().parent / "templates"
_TOKENS = "../../diff/templates/tokens.css"


@dataclass(frozen=True, slots=True)
class ReturnedFile:
    """One file that came back: its number on the terminal, its name, whose it is, and how many answers of each sort.

    `problem` says why it was not taken, `notices` what else there is to know of it.
    """

    number: int
    name: str
    reviewer: str
    counts: Mapping[str, int]
    problem: str = ""
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a list: where, the words before and after, what somebody wrote, and a sentence of redraft's own."""

    where: str
    before: str = ""
    after: str = ""
    says: str = ""
    why: str = ""
    by: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A list with its heading and what it is about."""

    title: str
    note: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ReturnedPage:
    """All that the page shows; `generated` is an ISO 8601 time."""

    title: str
    generated: str
    version: str
    files: tuple[ReturnedFile, ...]
    sections: tuple[Section, ...]


def returned_page(page: ReturnedPage) -> str:
    """The whole page as HTML, with nothing in it fetched from elsewhere and no script."""
    return standalone(_FOLDER, "returned.html.j2", _TOKENS, "returned.css", page=page)
