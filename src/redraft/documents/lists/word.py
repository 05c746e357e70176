"""The tables of a Word document, read with the same eyes as the drafts."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from redraft.documents.lists.table import Cell, Oddity, Row, Table
from redraft.documents.ooxml.namespaces import W
from redraft.documents.ooxml.opening.package import open_package
from redraft.documents.ooxml.reading.story import story_of
from redraft.documents.ooxml.reading.tables import grid_before, span


def read_word_tables(data: bytes) -> tuple[Table, ...]:
    """The tables of a document's body in their order, as they read with earlier authors' changes accepted.

    Raises:
        DraftError: the subclass that says why the document cannot be read.
    """
    package = open_package(data)
    found = package.root(package.main).iter(W + "tbl")
    return tuple(Table(f"table {number}", tuple(_rows(table))) for number, table in enumerate(found, 1))


def _rows(table: etree._Element) -> Iterator[Row]:
    own = (row for row in table.iter(W + "tr") if next(row.iterancestors(W + "tbl")) is table)
    for number, row in enumerate(own, 1):
        if row.find(f"{W}trPr/{W}del") is None:  # a row whose deletion is tracked is gone
            yield Row(number, tuple(_cells(row)))


def _cells(row: etree._Element) -> Iterator[Cell]:
    yield from (Cell() for _ in range(grid_before(row)))
    for cell in row.iter(W + "tc"):
        if next(cell.iterancestors(W + "tr")) is row:
            columns = span(cell)
            merged = columns > 1 or cell.find(f"{W}tcPr/{W}vMerge") is not None
            text = "\n".join(filter(None, (story_of(p).text.strip() for p in cell.iter(W + "p"))))
            yield from (Cell(text, Oddity.MERGED if merged else None) for _ in range(columns))
