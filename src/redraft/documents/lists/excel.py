"""Excel workbooks: every visible sheet as a table, what is typed in told from what is reckoned."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from redraft.documents.lists.table import Cell, Oddity, Row, Table
from redraft.documents.ooxml.opening.unpacking import unpack
from redraft.errors import DraftEncrypted, DraftError, ListInvalid

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

MOST_ROWS, MOST_COLUMNS = 5_000, 100
"""Far more than any cast has; a stray format far down or right must not cost minutes."""
_SAVE_AGAIN = "Open it in Excel and save it as an Excel Workbook (.xlsx)."


def read_workbook(data: bytes, most_rows: int = MOST_ROWS, hidden: bool = False) -> tuple[Table, ...]:
    """The visible sheets of a workbook, in their order, and if asked for the hidden ones; no more rows of each than said.

    Raises:
        ListInvalid: if it is encrypted, of an older format, damaged, or not a workbook.
    """
    from openpyxl import load_workbook

    try:
        unpack(data)  # holds the archive to the limits on size and packing that hold for drafts
        book = load_workbook(BytesIO(data), data_only=False, keep_links=False, rich_text=False)
    except DraftEncrypted:
        raise ListInvalid("The list is protected by a password.", "Take the password off and save it again.") from None
    except DraftError:
        raise ListInvalid("The list is not a readable Excel workbook.", _SAVE_AGAIN) from None
    except Exception:
        # openpyxl raises whatever its parsers raise, and the message may quote a cell
        raise ListInvalid("The list is not a readable Excel workbook.", _SAVE_AGAIN) from None
    sheets = [(n, sheet) for n, sheet in enumerate(book.worksheets, 1) if hidden or sheet.sheet_state == "visible"]
    return tuple(Table(f"sheet {number}", tuple(_rows(sheet, most_rows))) for number, sheet in sheets)


def _rows(sheet: Worksheet, most_rows: int) -> Iterator[Row]:
    merged = {
        (row, column)
        for area in sheet.merged_cells.ranges
        for row in range(area.min_row, min(area.max_row, most_rows) + 1)
        for column in range(area.min_col, min(area.max_col, MOST_COLUMNS) + 1)
    }
    last = (min(sheet.max_row, most_rows), min(sheet.max_column, MOST_COLUMNS))
    for number, cells in enumerate(sheet.iter_rows(max_row=last[0], max_col=last[1]), 1):
        yield Row(number, tuple(_cell(cell, (number, column) in merged) for column, cell in enumerate(cells, 1)))


def _cell(cell: Any, merged: bool) -> Cell:
    if cell.value is None:
        return Cell("", Oddity.MERGED if merged else None)
    kind = {"f": Oddity.FORMULA, "e": Oddity.ERROR}.get(cell.data_type)
    return Cell(_text(cell.value), kind or (Oddity.MERGED if merged else None))


def _text(value: object) -> str:
    """What a cell shows, as far as a list of people needs it: whole numbers and days without their zeros."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
