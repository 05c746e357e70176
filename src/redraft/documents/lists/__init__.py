"""Lists that somebody made in Excel or Word: `read_tables` gives their rows, whatever the file's format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from redraft.documents.lists.delimited import read_delimited
from redraft.documents.lists.excel import read_workbook
from redraft.documents.lists.table import Cell, Oddity, Row, Table
from redraft.documents.lists.word import read_word_tables
from redraft.errors import ListInvalid

__all__ = ["Cell", "Oddity", "Row", "Table", "read_tables"]

MAX_BYTES = 20_000_000
"""A list of people is small; what is larger is something else."""
_READERS: Mapping[str, Callable[[bytes], tuple[Table, ...]]] = MappingProxyType(
    {".xlsx": read_workbook, ".csv": read_delimited, ".docx": read_word_tables}
)
_KINDS = "Save it as an Excel Workbook (.xlsx), as CSV, or as a Word Document (.docx) with a table."


def read_tables(path: Path) -> tuple[Table, ...]:
    """Every table of a file, in its order: the visible sheets of a workbook, the tables of a document, or the one of a
    CSV file. The file is only read.

    Raises:
        ListInvalid: if it cannot be read as such, or holds nothing.
        DraftError: the subclass that says why a Word document cannot be read.
    """
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= MAX_BYTES else b""
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        raise ListInvalid("There is no such list.", "Check the path; put it in quotes if it has blanks.") from None
    except OSError:
        raise ListInvalid("The list cannot be opened for reading.", "Close it in Excel or Word.") from None
    if size > MAX_BYTES:
        raise ListInvalid("The list is too large.", "Leave nothing in it but the people and places of the case.")
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise ListInvalid("redraft does not read lists of this kind.", _KINDS)
    if not data.strip():
        raise ListInvalid("The list is empty.", "Save it with a heading row and a row for each person.")
    return reader(data)
