"""The register as an Excel workbook: the same register always gives the same bytes."""

from __future__ import annotations

import re
from copy import copy
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

from redraft.documents.ooxml.writing.archive import package_bytes
from redraft.outputs.register import look
from redraft.outputs.register.contents import Line, Register
from redraft.outputs.register.defuse import stored_text
from redraft.outputs.register.drop_downs import DropDowns
from redraft.outputs.register.layout import COLUMNS, START, Field, Sheet
from redraft.outputs.register.start_sheet import write_start

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.styles.cell_style import StyleArray
    from openpyxl.worksheet.worksheet import Worksheet

_CORE = "docProps/core.xml"
_TIMES = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:\2>)")
_WHOLE_NUMBERS = (Field.NUMBER, Field.COUNT)
_SCREEN = {Sheet.CAST: "D2", Sheet.CHANGES: "D2", Sheet.TO_DECIDE: "E2"}
"""The first cell of each sheet that scrolls: its header row and what a row is about stay in sight."""


def workbook(register: Register) -> bytes:
    """The workbook of a register. Nothing in it is a formula, whatever the drafts say, and it asks no other file for anything."""
    from openpyxl import Workbook

    book = Workbook()
    book.properties.creator = f"redraft {register.version}"
    book.properties.title = "CONFIDENTIAL: register"
    look.add_styles(book)
    write_start(book.active, register)
    sheets = {sheet: book.create_sheet(sheet.value) for sheet in (Sheet.TO_DECIDE, Sheet.CHANGES, Sheet.CAST)}
    drop_downs = DropDowns(book)
    for sheet, made in sheets.items():
        _write(made, sheet, register, drop_downs)
    book.active = book.index(book[START])
    out = BytesIO()
    book.save(out)
    return _settled(out.getvalue(), register.run)


def _write(made: Worksheet, sheet: Sheet, register: Register, drop_downs: DropDowns) -> None:
    columns = COLUMNS[sheet]
    for number, column in enumerate(columns, 1):
        put(made.cell(1, number), column.field.value, look.HEADING_YOURS if column.yours else look.HEADING)
    lines, styles = register.sheets[sheet], Styles()
    for row, line in enumerate(lines, 2):
        for number, column in enumerate(columns, 1):
            cell = made.cell(row, number)
            text = register.check(sheet, line) if column.field is Field.CHECK else line.cells.get(column.field, "")
            if column.field in _WHOLE_NUMBERS:
                styles.give(cell, look.SHOWN)
                cell.value = int(text)
            else:
                put(cell, text, look.YOURS if column.yours and may_write(line, column.field) else look.SHOWN, styles)
            if column.field is Field.DECISION:
                drop_downs.words(row, cell.column_letter, line.answers)
            elif column.field in (Field.MEANT, Field.ONE_WITH):
                drop_downs.others(row, cell.column_letter, line.others)
    drop_downs.put_on(made)
    _as_table(made, sheet, len(lines))
    look.set_out(made, columns, _SCREEN[sheet])
    look.protect(made)


def may_write(line: Line, field: Field) -> bool:
    """Whether there is anything for the reviewer to write in a column of a line."""
    if not line.editable:
        return False
    if field in (Field.MEANT, Field.ONE_WITH):
        return bool(line.others)
    if field is Field.WORDING:
        return "reword" in line.answers
    if field is Field.DECISION:
        return bool(line.answers)
    return bool(line.answers or line.others)


@dataclass(frozen=True, slots=True)
class Styles:
    """Gives cells of one sheet their styles by copying that of the first: openpyxl looks each up among all of the book."""

    known: dict[str, StyleArray] = field(default_factory=dict)

    def give(self, cell: Cell, style: str) -> None:
        """Let `cell` have the style of that name."""
        if style in self.known:
            cell._style = copy(self.known[style])
        else:
            cell.style = style
            self.known[style] = copy(cell._style)


def put(cell: Cell, text: str, style: str, styles: Styles | None = None) -> None:
    """Write a text as a text: by the type of its cell, and so that it stays one when somebody edits the cell."""
    (styles or Styles()).give(cell, style)
    if text:
        cell.value = stored_text(text)
        cell.data_type = "s"
        cell.quotePrefix = style != look.YOURS


def _as_table(made: Worksheet, sheet: Sheet, lines: int) -> None:
    """Mark the rows as a table with a header row, which screen readers tell, and give it filters."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.table import Table, TableStyleInfo

    end = f"{get_column_letter(len(COLUMNS[sheet]))}{max(lines, 1) + 1}"
    table = Table(displayName=sheet.value.replace(" ", "_"), ref=f"A1:{end}")
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
    made.add_table(table)


def _settled(data: bytes, moment: str) -> bytes:
    """The workbook with the time of its run instead of that of its writing, which openpyxl puts into it."""
    with ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[_CORE] = _TIMES.sub(rb"\g<1>" + moment.encode("ascii") + rb"\g<3>", parts[_CORE])
    return package_bytes(parts)
