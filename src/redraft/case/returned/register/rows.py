"""The rows of a register in which somebody wrote something, and which of them can be taken at their word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from redraft.case.returned.register.sheets import Found
from redraft.case.returned.values import Remark, Sort
from redraft.documents.lists import Oddity, Row
from redraft.outputs.register.contents import Line, Register, check_of
from redraft.outputs.register.layout import PROPOSED, SAID, Field, Sheet, yours

_ODD = {
    Oddity.FORMULA: "“{}” holds a formula; write what it should say",
    Oddity.ERROR: "“{}” holds a formula that came to an error; write what it should say",
    Oddity.MERGED: "“{}” is merged with other cells; unmerge them and write into each row what holds for it",
}
_NO_ID = "nothing tells what this row is about: its “Id” is empty"
_STRANGE = "the “Id” is not the one that this row was written with: it was pasted over, or the rows were sorted in part"
_APART = "the cells of this row do not belong together: the rows were sorted in part, or something was pasted over them"
_STORED = re.compile(r"_x005F_(?=x[0-9A-Fa-f]{4}_)")


@dataclass(frozen=True, slots=True)
class Written:
    """A row in which somebody wrote: what, by column, with the line of today's register that it is about, if there is one.

    `same` says that what was proposed when it was written is what is proposed now.
    """

    where: str
    sheet: Sheet
    id: str
    line: Line | None
    said: Mapping[Field, str]
    original: str
    proposed: str
    same: bool

    def remark(self, why: str) -> Remark:
        """Why nothing was taken from the row."""
        return not_taken(self.where, why, self.said, self.original, self.proposed)


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of the register as it would be written now, by sheet and id; a wording's by the id of any of its places."""

    register: Register
    by_id: Mapping[tuple[Sheet, str], Line]

    @staticmethod
    def of(register: Register) -> Lines:
        """The lines of a register."""
        by_id: dict[tuple[Sheet, str], Line] = {}
        for sheet, lines in register.sheets.items():
            by_id.update({(sheet, id_): line for line in lines for id_ in line.targets if sheet is Sheet.CHANGES})
            by_id.update({(sheet, line.id): line for line in lines})
        return Lines(register, by_id)


def is_of_case(found: Found, case: str) -> bool:
    """Whether a row of the sheet bears the mark of this case, or it has none at all."""
    checks = [(_text(row, found, Field.ID), _text(row, found, Field.CHECK)) for row in found.rows]
    own = [(id_, check) for id_, check in checks if id_ and check]
    return not own or any(_first(check) == _first(check_of(case, found.sheet, id_, "", "")) for id_, check in own)


def written_in(found: Found, lines: Lines, typed: bool) -> Iterator[Written | Remark]:
    """Every row in which somebody wrote, or why it cannot be taken. `typed` says that the cells are as they were written.

    In a CSV file they may not be: Excel makes dates and numbers of what looks like it.
    """
    for row in found.rows:
        fields = [field for field in yours(found.sheet) if field in found.columns]
        said = {field: text for field in fields if (text := _text(row, found, field))}
        if said:
            where = f"sheet {found.sheet}, row {row.number}"
            outcome = _written(row, found, said, lines, typed, where)
            yield (
                outcome
                if isinstance(outcome, Written)
                else not_taken(
                    where, outcome, said, _text(row, found, SAID[found.sheet]), _text(row, found, PROPOSED[found.sheet])
                )
            )


def _written(row: Row, found: Found, said: Mapping[Field, str], lines: Lines, typed: bool, where: str) -> Written | str:
    sheet = found.sheet
    for field in (*said, Field.ID):
        if odd := _oddity(row, found, field):
            return _ODD[odd].format(field)
    id_, check = _text(row, found, Field.ID), _text(row, found, Field.CHECK)
    original, proposed = (_text(row, found, field) for field in (SAID[sheet], PROPOSED[sheet]))
    if not id_:
        return _NO_ID
    own = check_of(lines.register.case, sheet, id_, original, proposed)
    if _first(own) != _first(check):
        return _STRANGE
    whole = {SAID[sheet], PROPOSED[sheet]} <= found.columns.keys()
    if typed and whole and own != check:
        return _APART
    line = lines.by_id.get((sheet, id_))
    same = line is not None and line.cells.get(PROPOSED[sheet], "") == proposed
    if line is not None and line.id == id_:  # by its digest: a list may have lost the wording to a date
        same = lines.register.check(sheet, line).rpartition("-")[2] == check.rpartition("-")[2]
    return Written(where, sheet, id_, line, said, original, proposed, same)


def not_taken(where: str, why: str, said: Mapping[Field, str], original: str, proposed: str) -> Remark:
    """A row of which nothing was taken, with what stands in it, for the report."""
    told = "; ".join(f"{field}: {text}" for field, text in said.items())
    return Remark(Sort.NOT_TAKEN, where, original, proposed, told, f"{why[:1].upper()}{why[1:]}.")


def _first(check: str) -> str:
    return check.partition("-")[0]


def _text(row: Row, found: Found, field: Field) -> str:
    index = found.columns.get(field)
    if index is None or index >= len(row.cells):
        return ""
    return _STORED.sub("_", row.cells[index].text)


def _oddity(row: Row, found: Found, field: Field) -> Oddity | None:
    """What is wrong with a cell; a text that begins like a formula is one that was typed where cells take none."""
    index = found.columns.get(field)
    if index is None or index >= len(row.cells):
        return None
    cell = row.cells[index]
    return cell.oddity or (Oddity.FORMULA if cell.text.startswith(("=", "＝")) else None)
