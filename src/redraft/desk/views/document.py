"""A draft as it reads, a row a passage: headings, paragraphs, cells of tables, boxes and notes, with its marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import is_not
from typing import TypedDict

from redraft.desk.view import View
from redraft.desk.views.look import Look
from redraft.desk.views.marks import Mark, mark
from redraft.desk.views.plain_words import behind
from redraft.outputs.diff.passages import side_by_side
from redraft.outputs.diff.standing import Standing
from redraft.text import Anchor, Kind, Segment
from redraft.text import View as Taken

_CELL = re.compile(r"table (\d+), row (\d+), column (\d+)")
_BOX = re.compile(r"text box \d+")
_LONGEST_HEADING = 90
_NO_HEADING = (".", ";", ",", ":")
_SHOWN_TWICE = "Text boxes again, as older programs show them"


class Passage(TypedDict):
    """One segment. `form` says how it is shown: heading, text, cell, box, edge (a header or footer), note, behind.

    `title` stands above all that share it: the name of a table or a box, or what sort of thing behind the page it is.
    `cell` is the row and column in a table; `earlier` marks the wording before earlier authors' tracked changes.
    """

    id: str
    form: str
    title: str
    cell: tuple[int, int]
    where: str
    earlier: bool
    text: str
    marks: list[Mark]


def document(look: Look, number: int) -> View:
    """The draft of this number (from 1); the `id` of a row is the index of its segment in the draft, as a string.

    The page comes first, then what stands behind it. Raises:
        KeyError: if there is no draft of this number.
    """
    if not 1 <= number <= len(look.drafts):
        raise KeyError(number)
    draft = look.drafts[number - 1]
    found: dict[Anchor, list[Standing]] = {}
    for standing in look.standings:
        if standing.finding.source == draft.source and not standing.by_policy:
            found.setdefault(standing.finding.anchor, []).append(standing)
    shown = [(i, s) for i, s in enumerate(draft.segments) if s.text.strip() and s.kind is not Kind.PICTURE]
    forms = _forms(shown)
    rows = [_made(look, number, i, s, forms[i], found.get(s.anchor, [])) for i, s in shown]
    rows.sort(key=lambda row: row["form"] == "behind")
    words = sum(len(s.text.split()) for _, s in shown if s.kind.in_story and s.anchor.view is Taken.FINAL)
    return View({"number": number, "name": draft.source, "words": words}, rows)


def _made(
    look: Look, number: int, index: int, segment: Segment, form: tuple[str, str], found: list[Standing]
) -> Passage:
    """The passage of a segment; if none of its findings changed since the last look, the one made then."""
    made: tuple[list[Standing], Passage] | None = look.passages.get((number, index))
    if made is None or len(made[0]) != len(found) or any(map(is_not, made[0], found)):
        made = look.passages[number, index] = (found, _passage(look, index, segment, form, found))
    return made[1]


def _passage(look: Look, index: int, segment: Segment, form: tuple[str, str], found: list[Standing]) -> Passage:
    cell = _CELL.search(segment.where) if form[0] == "cell" else None
    fitting = [standing for standing in found if standing.span.end <= len(segment.text)]
    return Passage(
        id=str(index),
        form=form[0],
        title=form[1],
        cell=(int(cell[2]), int(cell[3])) if cell else (0, 0),
        where=segment.where,
        earlier=segment.anchor.view is Taken.ORIGINAL,
        text=segment.text,
        marks=[mark(look, standing) for standing in side_by_side(fitting)],
    )


Numbered = tuple[int, Segment]


def _forms(shown: Sequence[Numbered]) -> dict[int, tuple[str, str]]:
    """The form and title of each passage, by its index."""
    forms: dict[int, tuple[str, str]] = {}
    for at, (index, segment) in enumerate(shown):
        after = shown[at + 1][1].kind if at + 1 < len(shown) else None
        forms[index] = _form(segment, after)
    for index in _twins([(index, segment) for index, segment in shown if forms[index][0] == "box"]):
        forms[index] = ("behind", _SHOWN_TWICE)
    return forms


def _form(segment: Segment, after: Kind | None) -> tuple[str, str]:
    match segment.kind:
        case Kind.TABLE if cell := _CELL.search(segment.where):
            return "cell", f"Table {cell[1]}"
        case Kind.BODY:
            return ("heading" if _is_heading(segment.text.strip(), after) else "text", "")
        case Kind.TEXT_BOX:
            box = _BOX.search(segment.where)
            return "box", (box[0] if box else "text box").capitalize()
        case Kind.HEADER | Kind.FOOTER:
            return "edge", segment.where.partition(",")[0].capitalize()
        case kind if kind.in_story:
            return "note", segment.where.partition(",")[0].capitalize()
        case kind:
            return "behind", behind(kind)


def _is_heading(text: str, after: Kind | None) -> bool:
    """Short, without a stop at its end, and more follows: what most readers would take for a heading."""
    if len(text) > _LONGEST_HEADING or text.endswith(_NO_HEADING) or not text[:1].isalnum() or "\t" in text:
        return False
    return text[:1].upper() == text[:1] and after in (Kind.BODY, Kind.TABLE, Kind.TEXT_BOX)


def _twins(boxes: Sequence[Numbered]) -> list[int]:
    """Text boxes that say the same as the one before: Word keeps each twice, the second time for older programs."""
    groups: dict[str, list[Numbered]] = {}
    for index, segment in boxes:
        groups.setdefault(segment.where.rpartition(",")[0], []).append((index, segment))
    twins: list[int] = []
    before: list[str] = []
    for group in groups.values():
        texts = [segment.text for _, segment in group]
        if texts == before:
            twins += [index for index, _ in group]
            before = []
        else:
            before = texts
    return twins
