"""Opening a spreadsheet that came back, or saying how it has to be saved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from redraft.documents.lists import Table
from redraft.documents.lists.delimited import read_delimited
from redraft.documents.lists.excel import read_workbook
from redraft.documents.ooxml.opening.unpacking import unpack
from redraft.errors import DraftEncrypted, DraftError, ListInvalid, ReturnedInvalid

MOST_ROWS = 200_000
"""More rows than any case has wordings; a register that has more is something else."""
MAX_BYTES = 100_000_000

_ZIP, _COMPOUND = b"PK", bytes.fromhex("D0CF11E0A1B11AE1")
_OTHERS = (b"%PDF", b"{\\rtf", b"<")
_AS_XLSX = "Open it in the program that saved it, choose Save As, Excel Workbook (.xlsx), and give that file."
_SAVE_AGAIN = "Open it in Excel and save it as an Excel Workbook (.xlsx)."


@dataclass(frozen=True, slots=True)
class Opened:
    """The tables of a spreadsheet; `typed` if its cells say what they are, as a workbook's do and those of a CSV file do not."""

    tables: tuple[Table, ...]
    typed: bool


def open_spreadsheet(path: Path) -> Opened:
    """Every sheet of a workbook, hidden ones too, or the one table of a CSV file. The file is only read.

    Raises:
        ReturnedInvalid: if it is none of these; it says how to save it.
    """
    data = _bytes_of(path)
    if data.startswith(_COMPOUND):
        _refuse_compound(data)
    if data.startswith(_ZIP):
        _refuse_other_archives(data)
        return Opened(_read(lambda: read_workbook(data, most_rows=MOST_ROWS, hidden=True)), typed=True)
    if data.lstrip()[:16].startswith(_OTHERS):
        raise ReturnedInvalid(
            "This is no spreadsheet that can be read back.", "Give the register that was filled in, as .xlsx."
        )
    return Opened(_read(lambda: read_delimited(data)), typed=False)


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ReturnedInvalid("This file is too large for a register.", "Give the register that was filled in.")
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        raise ReturnedInvalid("There is no such file.", "Check the path; put it in quotes if it has blanks.") from None
    except OSError:
        raise ReturnedInvalid("The file cannot be opened for reading.", "Close it in Excel.") from None
    if not data.strip():
        raise ReturnedInvalid("The file is empty.", _SAVE_AGAIN)
    return data


def _refuse_compound(data: bytes) -> None:
    """What Excel writes with a password, and what it wrote up to 2003, is no archive."""
    try:
        unpack(data)
    except DraftEncrypted:
        raise ReturnedInvalid(
            "The workbook is protected by a password.",
            "Take it off in Excel (File, Info, Protect Workbook, Encrypt with Password), and save it.",
        ) from None
    except DraftError:
        raise ReturnedInvalid("This is a workbook of Excel 97 to 2003 (.xls).", _AS_XLSX) from None


def _refuse_other_archives(data: bytes) -> None:
    try:
        parts = unpack(data).parts
    except DraftEncrypted:
        raise ReturnedInvalid("The workbook is protected by a password.", "Take it off, and save it.") from None
    except DraftError:
        raise ReturnedInvalid("This is not a readable workbook.", _SAVE_AGAIN) from None
    if b"opendocument" in parts.get("mimetype", b""):
        raise ReturnedInvalid("This is an OpenDocument spreadsheet (.ods).", _AS_XLSX)
    if "xl/workbook.bin" in parts:
        raise ReturnedInvalid("This is a binary workbook (.xlsb).", _AS_XLSX)


def _read(reader: Callable[[], tuple[Table, ...]]) -> tuple[Table, ...]:
    try:
        return reader()
    except ListInvalid:
        raise ReturnedInvalid("This is not a readable workbook or list.", _SAVE_AGAIN) from None
