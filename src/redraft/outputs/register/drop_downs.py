"""The drop-downs of the sheets, and the hidden sheet that long ones take their entries from."""

from __future__ import annotations

from collections.abc import Sequence
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
        self._made: dict[tuple[int, str], object] = {}

    def words(self, sheet: Worksheet, cell: str, words: Sequence[str]) -> None:
        """One of a few words that are redraft's own."""
        if words:
            self._put(sheet, cell, f'"{",".join(words)}"', "Choose one of: " + ", ".join(words) + ".")

    def others(self, sheet: Worksheet, cell: str, others: Others) -> None:
        """One of several people, places or bodies."""
        if others:
            self._put(sheet, cell, self._range(others), "Choose an entry of the list.")

    def _put(self, sheet: Worksheet, cell: str, source: str, hint: str) -> None:
        from openpyxl.worksheet.datavalidation import DataValidation

        known = self._made.get((id(sheet), source))
        if known is None:
            known = DataValidation(
                type="list", formula1=source, allow_blank=True, errorTitle="Not on the list", error=hint
            )
            known.showErrorMessage = True
            sheet.add_data_validation(known)
            self._made[id(sheet), source] = known
        known.add(cell)  # type: ignore[attr-defined]

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
