"""The first sheet of the register: what to do, of which case and run it is, and who decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from redraft.outputs.register import look
from redraft.outputs.register.contents import Register
from redraft.outputs.register.defuse import stored_text
from redraft.outputs.register.layout import CASE, NAME, REGISTER, RUN, START, Sheet
from redraft.outputs.telling import moment

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_STEPS = (
    "Write your name into the yellow cell beside “Your name”. It goes on record with every decision.",
    "Go through “To decide”: what stands in the way of publication, the worst first. “Changes” has every wording once, “Cast”"
    " everybody with the pseudonym.",
    "Write only in the columns whose heading begins with “Your”. A cell that you leave empty changes nothing.",
    "“Your decision” has a drop-down. accept: as proposed. keep: the original stays; for a place, body, address, number or contact"
    " give the reason. reword: write the words into “Your wording”. query: somebody else shall look at it. no name: redraft is wrong,"
    " the wording stays wherever it stands. A person’s real name stays only with their consent: that is said in redraft review.",
    "Filter with the arrows in the header row. To sort, take the protection off first (Review, Unprotect Sheet; there is no"
    " password), and sort whole rows: a row whose cells no longer belong together is refused.",
    "Save it as an Excel Workbook (.xlsx) and hand it back, or type: redraft collect CASE register.xlsx. What cannot be used is"
    " told by sheet and row; nothing else is lost.",
)


def write_start(sheet: Worksheet, register: Register) -> None:
    """Fill the first sheet."""
    sheet.title = START
    counts = {name: len(lines) for name, lines in register.sheets.items()}
    rows: list[tuple[str, str, str]] = [
        ("Register of the case", "", look.TITLE),
        ("CONFIDENTIAL", "It names real people beside their pseudonyms. It is not for release.", look.PLAIN),
        (NAME, "", look.YOURS),
        (CASE, register.title, look.PLAIN),
        (RUN, moment(register.run), look.PLAIN),
        (REGISTER, f"{register.case} {register.run}", look.PLAIN),
        ("Still to decide", f"{counts[Sheet.TO_DECIDE]:,}", look.PLAIN),
        ("Wordings", f"{counts[Sheet.CHANGES]:,}", look.PLAIN),
        ("People, places, bodies", f"{counts[Sheet.CAST]:,}", look.PLAIN),
        ("What to do", "", look.TITLE),
        *((f"{number}.", step, look.PLAIN) for number, step in enumerate(_STEPS, 1)),
    ]
    for number, (label, text, style) in enumerate(rows, 1):
        title = style == look.TITLE
        _put(sheet, number, 1, label, look.TITLE if title else look.PLAIN)
        if not title:
            _put(sheet, number, 2, text, style)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 26, 96
    sheet.sheet_view.showGridLines = False
    look.set_paper(sheet, "portrait")
    look.protect(sheet)


def _put(sheet: Worksheet, row: int, column: int, text: str, style: str) -> None:
    cell = sheet.cell(row, column)
    cell.style = style
    if text:
        cell.value = stored_text(text)
        cell.data_type = "s"
