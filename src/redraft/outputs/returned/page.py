"""returned.html: what came back from reviewers, with its wording: what was taken, what could not be, and where they differ."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_FOLDER = Path(__file__).resolve().parent / "templates"
_TOKENS = _FOLDER.parent.parent / "diff" / "templates" / "tokens.css"


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
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    style = _TOKENS.read_text("utf-8") + (_FOLDER / "returned.css").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    template = environment.get_template("returned.html.j2")
    return template.render(page=page, style=style, style_hash=f"sha256-{digest}")
