"""The rows of a list of people as entries of the cast, and what is wrong with them, by row and column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from redraft.case.cast.columns import Customs, Layout, means, type_of
from redraft.case.cast.entries import ANSWERS, NO_RECORD, TYPES, aliases_with
from redraft.cast import CastMember
from redraft.documents.lists import Cell, Oddity, Row
from redraft.names import parse
from redraft.vocabulary import Vocabulary

_PARTS = ("title", "given", "surname")
_ODD = {
    Oddity.FORMULA: "a formula; copy the column and paste it as values",
    Oddity.ERROR: "a formula that came to an error; write what it should say",
    Oddity.MERGED: "a merged cell; unmerge it and write into each row what holds for it",
}
_HARD_ENDS = re.compile(r"[;\n|]")
_SOFT_ENDS = re.compile(r"[,;\n|]|\s/\s|/(?=[A-Z])|\b(?:aka|a\.k\.a\.?)\s", re.IGNORECASE)
_NO_NAME = "no name in this row; write one, or take the row out"


@dataclass(frozen=True, slots=True)
class RowFault:
    """What is wrong in a list, for the user: the `row` as its program numbers it, the `column` from 1 (0 for none)."""

    row: int
    column: int
    key: str
    what: str

    def __str__(self) -> str:
        place = f"row {self.row}" + (f", column {_letters(self.column)}" if self.column else "")
        return f"{place} ({self.key.replace('_', ' ')}): {self.what}" if self.key else f"{place}: {self.what}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row as a member of the cast; `former` apart, as `case.yaml` writes it, `columns` where each key stands."""

    row: int
    member: CastMember
    aliases: tuple[str, ...]
    former: tuple[str, ...]
    columns: Mapping[str, int] = field(default_factory=dict)

    def fault(self, key: str, what: str) -> RowFault:
        """What is wrong with one key of this entry."""
        return RowFault(self.row, self.columns.get(key, self.columns.get("surname", 0)), key, what)


def entries_of(
    layout: Layout, customs: Customs, vocabulary: Vocabulary
) -> tuple[tuple[Entry, ...], tuple[RowFault, ...]]:
    """Every row as an entry, and the faults of rows by themselves; those of the cast as a whole are found later."""
    faults = [
        RowFault(layout.heading.number, index + 1, layout.columns[index], "another column is headed so; rename one")
        for index in layout.twice
    ]
    columns = {key: index + 1 for index, key in reversed(list(layout.columns.items()))}
    found = []
    for row in layout.entries:
        wrong = list(_odd(row, layout))
        texts = _texts(row, layout, customs)
        entry = _entry(row.number, texts, columns, customs, vocabulary)
        wrong += _wrong(row.number, texts, columns, customs, entry)
        faults += wrong
        if entry:
            found.append(entry)
    return tuple(found), tuple(faults)


def split_names(text: str) -> tuple[str, ...]:
    """The names in a cell: a semicolon or line break parts them, and only where there is none a comma or a stroke does.

    >>> split_names("Dani; Danny O"), split_names("Dani, DOH / Danny"), split_names("Hughes, Dani; DOH")
    (('Dani', 'Danny O'), ('Dani', 'DOH', 'Danny'), ('Hughes, Dani', 'DOH'))
    """
    ends = _HARD_ENDS if _HARD_ENDS.search(text) else _SOFT_ENDS
    pieces = (piece.strip(" \t'\"“”‘’()•-") for piece in ends.split(text))
    return tuple(dict.fromkeys(piece for piece in pieces if piece))


def _odd(row: Row, layout: Layout) -> Iterator[RowFault]:
    for index, key in layout.columns.items():
        cell = row.cells[index] if index < len(row.cells) else Cell()
        if cell.oddity:
            yield RowFault(row.number, index + 1, key, _ODD[cell.oddity])


def _texts(row: Row, layout: Layout, customs: Customs) -> dict[str, str]:
    """What stands under each key, cells that say nothing left out; several columns of one key a line each."""
    texts: dict[str, list[str]] = {}
    for index, key in layout.columns.items():
        text = row.cells[index].text if index < len(row.cells) else ""
        if text and not means(text, customs.nothing):
            texts.setdefault(key, []).append(text)
    return {key: "\n".join(found) for key, found in texts.items()}


def _entry(
    number: int, texts: Mapping[str, str], columns: Mapping[str, int], customs: Customs, vocabulary: Vocabulary
) -> Entry | None:
    kind = type_of(texts.get("type", "person"), customs) or "person"
    written = texts.get("name") or " ".join(texts[part] for part in _PARTS if part in texts)
    written = " ".join(written.split())
    if not re.search(r"[^\W\d_]", written):
        return None
    name, nicknames, earlier = _taken_apart(written, vocabulary) if kind == "person" else (written, (), ())
    aliases = tuple(dict.fromkeys((*nicknames, *split_names(texts.get("aliases", "")))))
    former = tuple(dict.fromkeys((*earlier, *split_names(texts.get("former", "")))))
    consent = " ".join(texts.get("keep_name", "").split())
    role = " ".join(texts.get("role", "").split())
    member = CastMember(
        name,
        aliases_with(name, aliases, former),
        "subject" if kind == "person" and means(role, customs.subject) else role,
        " ".join(texts.get("pseudonym", "").split()),
        TYPES[kind],
        " ".join(texts.get("age", "").split()),
        " ".join(texts.get("chosen_by", "").split()),
        "" if means(consent, customs.refused) else consent,
    )
    return Entry(number, member, aliases, former, columns)


def _taken_apart(written: str, vocabulary: Vocabulary) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """A person's name in its plain order, with the nicknames and former names that were written into it.

    "HUGHES, Danielle (Dani)" is Danielle Hughes, who also goes by Dani.
    """
    name = parse(written, vocabulary)
    surname = name.surname.title() if "," in written and name.surname.isupper() else name.surname
    plain = " ".join(part for part in (name.title, *name.given, surname or name.lone, name.suffix) if part)
    return (plain, name.nicknames, name.former) if name.given or name.surname or name.lone else (written, (), ())


def _wrong(
    row: int, texts: Mapping[str, str], columns: Mapping[str, int], customs: Customs, entry: Entry | None
) -> Iterator[RowFault]:
    if entry is None:
        yield RowFault(row, columns.get("name", columns.get("surname", columns.get("given", 0))), "name", _NO_NAME)
    if "type" in texts and not type_of(texts["type"], customs):
        yield RowFault(row, columns["type"], "type", f"allowed: {', '.join(TYPES)}")
    if texts.get("keep_name", "").strip().casefold() in ANSWERS - customs.refused:
        yield RowFault(row, columns["keep_name"], "consent", NO_RECORD)


def _letters(column: int) -> str:
    """The name that spreadsheets give a column: 1 is A, 27 is AA.

    >>> _letters(1), _letters(27)
    ('A', 'AA')
    """
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def in_order(faults: Sequence[RowFault]) -> list[RowFault]:
    """By row, then by column."""
    return sorted(dict.fromkeys(faults), key=lambda fault: (fault.row, fault.column, fault.key))
