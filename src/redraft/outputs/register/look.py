"""How the sheets look: styles, widths, what is protected, and how they print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from redraft.outputs.register.layout import Column

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

TITLE, PLAIN = "Register title", "Register plain"
HEADING, SHOWN, HEADING_YOURS, YOURS = "Register heading", "Register shown", "Register heading yours", "Register yours"
"""The names of the styles of cells, none of which Excel has of its own. What is the reviewer's own is told by its heading, not by its colour alone."""

_A4 = 9
_TEXT = "@"
"""The number format that leaves whatever is typed as it is: no dates made of fractions, no formulas."""


def add_styles(book: Workbook) -> None:
    """Give a workbook the styles that its cells go by."""
    from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side

    wrapped = Alignment(wrap_text=True, vertical="top")
    line = Side(style="thin", color="8A8A8A")
    frame = Border(left=line, right=line, top=line, bottom=line)
    fine = Border(bottom=Side(style="hair", color="8A8A8A"))
    locked, free = Protection(locked=True), Protection(locked=False)
    head = {"alignment": Alignment(wrap_text=True, vertical="center"), "border": frame, "protection": locked}
    for style in (
        NamedStyle(TITLE, font=Font(size=16, bold=True), alignment=Alignment(vertical="center"), protection=locked),
        NamedStyle(PLAIN, font=Font(), alignment=wrapped, protection=locked),
        NamedStyle(HEADING, font=Font(bold=True, color="FFFFFF"), fill=_solid(PatternFill, "1F3A5F"), **head),
        NamedStyle(HEADING_YOURS, font=Font(bold=True), fill=_solid(PatternFill, "FFD966"), **head),
        NamedStyle(SHOWN, font=Font(), alignment=wrapped, border=fine, number_format=_TEXT, protection=locked),
        NamedStyle(
            YOURS,
            font=Font(),
            alignment=wrapped,
            border=frame,
            fill=_solid(PatternFill, "FFF8E1"),
            number_format=_TEXT,
            protection=free,
        ),
    ):
        book.add_named_style(style)


def _solid(fill: type, colour: str) -> object:
    return fill(fill_type="solid", start_color=colour, end_color=colour)


def protect(sheet: Worksheet) -> None:
    """Lock all cells but the reviewer's own; without a password, and with filters, sorting and widths left free."""
    sheet.protection.sheet = True
    for free in ("autoFilter", "sort", "formatColumns", "formatRows"):
        setattr(sheet.protection, free, False)


def set_out(sheet: Worksheet, columns: tuple[Column, ...], freeze: str) -> None:
    """Widths, the header row that stays in sight, and what a page of paper looks like."""
    from openpyxl.utils import get_column_letter

    for number, column in enumerate(columns, 1):
        dimension = sheet.column_dimensions[get_column_letter(number)]
        dimension.width, dimension.hidden = column.width, column.hidden
    sheet.freeze_panes = freeze
    sheet.print_title_rows = "1:1"
    set_paper(sheet, "landscape")


def set_paper(sheet: Worksheet, orientation: str) -> None:
    """A4, as wide as the page, with a note in the footer that this is confidential."""
    sheet.page_setup.orientation = orientation
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.oddFooter.left.text = "CONFIDENTIAL: names real people"
    sheet.oddFooter.center.text = "&A"
    sheet.oddFooter.right.text = "Page &P of &N"
