"""The drop-downs of the sheets, and the hidden sheet that long ones take their entries from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from redraft.outputs.register.defuse import stored_text
from redraft.outputs.register.layout import LISTS

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

BETWEEN = " · "
"""What stands between an id and what it goes by, in an entry."""

Others = tuple[tuple[str, str], ...]


class DropDowns:
    """Puts drop-downs on cells; equal ones are one, over all cells that have them."""

    def __init__(self, book: Workbook) -> None:
        self._lists: Worksheet = book.create_sheet(LISTS)
        self._lists.sheet_state = "hidden"
        self._lists.protection.sheet = True
        self._ranges: dict[Others, str] = {}
        self._rows: dict[tuple[str, str, str], list[int]] = {}

    def words(self, row: int, column: str, words: Sequence[str]) -> None:
        """One of a few words that are redraft's own, in a cell of the sheet at hand."""
        if words:
            source, hint = f'"{",".join(words)}"', "Choose one of: " + ", ".join(words) + "."
            self._rows.setdefault((column, source, hint), []).append(row)

    def others(self, row: int, column: str, others: Others) -> None:
        """One of several people, places or bodies."""
        if others:
            self._rows.setdefault((column, self._range(others), "Choose an entry of the list."), []).append(row)

    def put_on(self, sheet: Worksheet) -> None:
        """Put the drop-downs gathered so far on a sheet."""
        from openpyxl.worksheet.datavalidation import DataValidation

        for (column, source, hint), rows in self._rows.items():
            rule = DataValidation(
                type="list",
                formula1=source,
                allow_blank=True,
                errorTitle="Not on the list",
                error=hint,
                sqref=" ".join(_stretches(column, rows)),
            )
            rule.showErrorMessage = True
            sheet.add_data_validation(rule)
        self._rows = {}

    def _range(self, others: Others) -> str:
        """Where a list stands on the hidden sheet: a column each, from its top."""
        if others not in self._ranges:
            from openpyxl.utils import get_column_letter

            column = len(self._ranges) + 1
            for row, (id_, said) in enumerate(others, 1):
                cell = self._lists.cell(row, column)
                cell.value = stored_text(f"{id_}{BETWEEN}{said}")
                cell.data_type = "s"
            letter = get_column_letter(column)
            self._ranges[others] = f"'{LISTS}'!${letter}$1:${letter}${len(others)}"
        return self._ranges[others]


def _stretches(column: str, rows: Sequence[int]) -> Iterator[str]:
    """Rows in order as ranges of one column: cell by cell, thousands of them take minutes.

    >>> list(_stretches("E", [2, 3, 4, 7]))
    ['E2:E4', 'E7:E7']
    """
    first = last = rows[0]
    for row in (*rows[1:], 0):
        if row != last + 1:
            yield f"{column}{first}:{column}{last}"
            first = row
        last = row
