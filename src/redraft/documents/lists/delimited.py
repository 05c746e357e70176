"""CSV files as Excel writes them in any country: commas, semicolons or tabs; UTF-8, UTF-16 or Windows-1252."""

from __future__ import annotations

import csv
import io

from redraft.documents.lists.table import Cell, Oddity, Row, Table
from redraft.errors import ListInvalid

_DELIMITERS = ",;\t"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def read_delimited(data: bytes) -> tuple[Table, ...]:
    r"""The one table of a CSV file.

    Raises:
        ListInvalid: if this is no text, or a quotation mark is never closed.

    >>> [[cell.text for cell in row.cells] for row in read_delimited("Name;Alias\r\nZoë;Z\r\n".encode("cp1252"))[0].rows]
    [['Name', 'Alias'], ['Zoë', 'Z']]
    """
    text = _decoded(data)
    if "\0" in text:
        raise ListInvalid("The list is not a text file, whatever its name says.", "Save it as CSV from Excel.")
    try:
        records = list(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True))
    except csv.Error:
        raise ListInvalid(
            "The list is not a readable CSV file: a quotation mark is opened and never closed, or closed too early.",
            "Save it as CSV from Excel again.",
        ) from None
    rows = (Row(number, tuple(map(_cell, record))) for number, record in enumerate(records, 1))
    return (Table("", tuple(rows)),)


def _decoded(data: bytes) -> str:
    if data.startswith(_UTF16):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _delimiter(text: str) -> str:
    """Whichever cuts the first line that is not blank into most pieces; quoted ones are not cut."""
    first = next((line for line in text.splitlines() if line.strip(_DELIMITERS + " ")), "")
    outside = "".join(first.split('"')[::2])
    return max(_DELIMITERS, key=outside.count)


def _cell(written: str) -> Cell:
    text = written.strip()
    return Cell(text, Oddity.FORMULA if text.startswith("=") else None)
