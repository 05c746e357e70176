"""The columns of a Word table, and the row that says what is in them."""

from __future__ import annotations

from lxml import etree

from redraft.documents.ooxml.namespaces import W
from redraft.documents.ooxml.reading.story import story_of

MAX_COLUMNS = 63
"""Word's own limit; a larger span is damage."""

_LOOK_AT = 3
"""Rows from the top among which the heading row is sought: a title line or two may stand above it."""
_LONGEST_HEADING = 40


def heading_row(table: etree._Element) -> tuple[tuple[str, ...], int]:
    """The texts of the heading row by grid column, and the row's number from 1; ``((), 0)`` for a table without rows.

    The row that Word repeats on every page (`w:tblHeader`), else the first of the top rows that reads like headings:
    two or more short texts without a digit. Failing both, the first row.
    """
    rows = []
    for row in table.iter(W + "tr"):
        if next(row.iterancestors(W + "tbl")) is table:
            rows.append(row)
        if len(rows) == _LOOK_AT:
            break
    if not rows:
        return (), 0
    texts = [_texts(row) for row in rows]
    marked = [n for n, row in enumerate(rows) if row.find(f"{W}trPr/{W}tblHeader") is not None]
    likely = [n for n, row in enumerate(texts) if _reads_like_headings(row)]
    # Where several rows are repeated on each page, the last of them stands next to the entries.
    chosen = marked[-1] if marked else likely[0] if likely else 0
    return texts[chosen], chosen + 1


def span(cell: etree._Element) -> int:
    """How many grid columns a cell takes."""
    return _number(cell.find(f"{W}tcPr/{W}gridSpan"), default=1)


def grid_before(row: etree._Element) -> int:
    """How many grid columns a row leaves empty before its first cell."""
    return _number(row.find(f"{W}trPr/{W}gridBefore"), default=0)


def _texts(row: etree._Element) -> tuple[str, ...]:
    columns = [""] * grid_before(row)
    for cell in row.iter(W + "tc"):
        if next(cell.iterancestors(W + "tr")) is row:
            text = " ".join(filter(None, (story_of(p).text.strip() for p in cell.iter(W + "p"))))
            columns += [text] * span(cell)
    return tuple(columns)


def _reads_like_headings(texts: tuple[str, ...]) -> bool:
    filled = [t for t in texts if t]
    return len(set(filled)) > 1 and all(len(t) <= _LONGEST_HEADING and not any(map(str.isdigit, t)) for t in filled)


def _number(element: etree._Element | None, default: int) -> int:
    written = "" if element is None else element.get(W + "val", "")
    return min(int(written), MAX_COLUMNS) if written.isdecimal() else default
