"""Registers that came back, of an invented case."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell

from redraft.case.returned.register.reading import read_register
from redraft.case.returned.values import Returned
from redraft.decisions import Decisions
from redraft.outputs.register.contents import Register
from redraft.outputs.register.layout import COLUMNS, NAME, START, Field, Sheet
from redraft.outputs.register.making import register_of
from redraft.outputs.register.workbook import workbook

BY = "A. Manager"


@dataclass
class Desk:
    """A register on disk, as a reviewer fills it in with another program."""

    path: Path
    register: Register

    def __post_init__(self) -> None:
        self.path.write_bytes(workbook(self.register))
        self.book = load_workbook(self.path)
        for row in self.book[START].iter_rows():
            if row[0].value == NAME:
                row[1].value = BY

    def cell(self, sheet: Sheet, id_: str, field: Field) -> Cell:
        """A cell of the row with this id."""
        columns = [column.field for column in COLUMNS[sheet]]
        at = columns.index(Field.ID)
        row = next(row for row in self.book[sheet].iter_rows(min_row=2) if row[at].value == id_)
        return row[columns.index(field)]

    def write(self, sheet: Sheet, id_: str, **said: str) -> None:
        """Fill in cells of the row with this id, by the names of the fields."""
        for name, text in said.items():
            self.cell(sheet, id_, Field[name]).value = text

    def id_of(self, wording: str, sheet: Sheet = Sheet.CHANGES) -> str:
        """The id of the row with this original wording."""
        return next(line.id for line in self.register.sheets[sheet] if line.cells[Field.ORIGINAL] == wording)

    def read(self, decisions: Decisions | None = None, register: Register | None = None) -> Returned:
        """What redraft reads, once the workbook is saved."""
        self.book.save(self.path)
        return read_register(self.path, register or self.register, decisions or Decisions())


@pytest.fixture
def page(helper: Callable[[str], ModuleType]) -> object:
    """The invented case that the reviewer's page is tested with."""
    return helper("outputs/reviewed_case.py").reviewed_case()


@pytest.fixture
def desk(page: object, tmp_path: Path) -> Desk:
    """The register of that case, opened, with a name in it."""
    return Desk(tmp_path / "register.xlsx", register_of(page, "0123456789", "2026-03-04T09:05:00Z"))
