"""How lists of people are laid out: which column is for what, and what the wordings of cells mean."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import yaml

from redraft.documents.lists import Row, Table
from redraft.folding import fold
from redraft.resources import folder

_TOP = 20
"""Rows from the top among which the headings are sought: a title and a note may stand above them."""
_SEVERAL = frozenset({"aliases", "former"})
"""What a list may have several columns for."""


@dataclass(frozen=True, slots=True)
class Customs:
    """The usual wordings, folded; see recognizers/vocabulary/cast-columns.yaml."""

    headings: Mapping[str, str]
    types: Mapping[str, str]
    subject: frozenset[str]
    nothing: frozenset[str]
    refused: frozenset[str]


@dataclass(frozen=True, slots=True)
class Layout:
    """The table that lists people: `heading` is the row of its headings, `columns` what each column is for, by index;
    `twice` are indices of columns that repeat one, `unused` counts those that are for nothing that is known.
    """

    table: Table
    heading: Row
    columns: Mapping[int, str]
    twice: tuple[int, ...]
    unused: int

    @property
    def entries(self) -> Sequence[Row]:
        """The rows under the headings in which something stands."""
        return [row for row in self.table.rows if row.number > self.heading.number and not row.empty]


def load_customs() -> Customs:
    """The wordings that ship with redraft."""
    path = folder("recognizers") / "vocabulary" / "cast-columns.yaml"
    tables = yaml.safe_load(path.read_text("utf-8"))
    return Customs(
        headings={_said(wording): field for field, wordings in tables["columns"].items() for wording in wordings},
        types={_said(wording): kind for kind, wordings in tables["types"].items() for wording in wordings},
        subject=frozenset(map(_said, tables["subject"])),
        nothing=frozenset(map(_said, tables["nothing"])),
        refused=frozenset(map(_said, tables["refused"])),
    )


def layout_of(tables: Sequence[Table], customs: Customs) -> Layout | None:
    """The first table with a column of names, and its layout; None if there is none."""
    for table in tables:
        for row in table.rows[:_TOP]:
            if found := _layout(table, row, customs):
                return found
    return None


def means(text: str, wordings: frozenset[str]) -> bool:
    """Whether a cell says one of these wordings, however it is spelt."""
    return _said(text) in wordings


def type_of(text: str, customs: Customs) -> str:
    """person, place or body; "" for any other wording."""
    return customs.types.get(_said(text), "")


def _layout(table: Table, row: Row, customs: Customs) -> Layout | None:
    headings = [(index, cell.text) for index, cell in enumerate(row.cells) if cell.text]
    read = {
        index: customs.headings.get(_said(text)) or customs.headings.get(_shorter(text)) for index, text in headings
    }
    known = {index: field for index, field in read.items() if field}
    fields = list(known.values())
    if not {"name", "surname", "given"}.intersection(fields) or (len(headings) > 1 and len(fields) < 2):
        return None
    seen: set[str] = set()
    twice = []
    for index, field in known.items():
        if field in seen and field not in _SEVERAL:
            twice.append(index)
        seen.add(field)
    return Layout(table, row, known, tuple(twice), len(headings) - len(known))


def _said(text: str) -> str:
    """Folded, every run of marks a blank: "Also known as / AKA:" and "also known as aka" are one."""
    folded = fold(text).replace("'", "")
    return re.sub(r"[\W_]+", " ", folded).strip() or folded.strip()


def _shorter(text: str) -> str:
    """Without what stands in brackets or behind a stroke: "Role (in family)", "Alias / nickname"."""
    return _said(re.split(r"[(/\n]", text, maxsplit=1)[0])
