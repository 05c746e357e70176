"""The text of a marked copy as a blind page shows it: paragraphs and tables, in pieces that stand or are blocked out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from redraft.outputs.blind.marks import BEGIN, BLOCK, END
from redraft.text import Draft, Kind, Segment, View

UNDECIDED = "[undecided]"
"""What stands for a block where there is nothing but text."""

_RUN = re.compile(rf"{BLOCK}(?:[\s{BEGIN}{END}]*{BLOCK})*")
_PIECE = re.compile(rf"({BLOCK})|{BEGIN}([^{BEGIN}{END}{BLOCK}]*){END}")
_STRAY = re.compile(f"[{BLOCK}{BEGIN}{END}]")
_CELL = re.compile(r"table (\d+), row (\d+), column (\d+)")
_LONGEST_HEADING = 90
_NUMBERED = re.compile(r"\d+(?:\.\d+)*\.?\s+\S")


class Look(StrEnum):
    """How a piece is shown."""

    PLAIN = "plain"
    REPLACED = "replaced"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a passage; a blocked one has no text, so that nothing can be told from it."""

    text: str
    look: Look = Look.PLAIN

    def __post_init__(self) -> None:
        if (self.look is Look.BLOCKED) == bool(self.text):
            raise ValueError("a blocked piece, and no other, is without text")


Passage = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph (`rows` is empty) or a table, whose cells hold passages; `heading` if it looks like one."""

    passage: Passage = ()
    rows: tuple[tuple[tuple[Passage, ...], ...], ...] = ()
    heading: bool = False

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Every passage in it, in order."""
        return tuple(p for row in self.rows for cell in row for p in cell) if self.rows else (self.passage,)


@dataclass(frozen=True, slots=True)
class BlindDraft:
    """One draft of a blind page: what stands in its body, in its notes, and at the heads and feet of its pages."""

    body: tuple[Block, ...]
    notes: tuple[Block, ...]
    margins: tuple[Block, ...]

    @property
    def blocked(self) -> int:
        """How many blocks it shows."""
        return sum(piece.look is Look.BLOCKED for passage in self._passages for piece in passage)

    @property
    def text(self) -> str:
        """All that it says, a passage a line."""
        return "\n".join("".join(piece.text or UNDECIDED for piece in passage) for passage in self._passages) + "\n"

    @property
    def emptied(self) -> BlindDraft:
        """The same without a word, so that only the headings above its parts are left."""
        return BlindDraft((), self.notes and (Block(),), self.margins and (Block(),))

    @property
    def _passages(self) -> Iterator[Passage]:
        return (p for block in (*self.body, *self.notes, *self.margins) for p in block.passages)


def blind_draft(copy: Draft) -> BlindDraft:
    """What the pages of a marked copy say; what lies beside them (properties, links, descriptions) is left out."""
    seen = [
        s for s in copy.segments if s.kind.in_story and s.anchor.view is View.FINAL and _STRAY.sub("", s.text + " ")
    ]
    return BlindDraft(
        tuple(_blocks(_once(s for s in seen if s.kind in (Kind.BODY, Kind.TABLE, Kind.TEXT_BOX)))),
        tuple(_blocks(s for s in seen if s.kind in (Kind.FOOTNOTE, Kind.ENDNOTE))),
        tuple(_blocks(_first_of_each(s for s in seen if s.kind in (Kind.HEADER, Kind.FOOTER)))),
    )


def pieces(text: str) -> Iterator[Piece]:
    r"""The pieces of a marked text; blocks with nothing but blanks between them are one, so that nobody can count words.

    >>> [piece.look.value for piece in pieces("Mr \ufdd0 \ufdd0 and \ufdd1Child R\ufdd2")]
    ['plain', 'blocked', 'plain', 'replaced']
    """
    text, done = _RUN.sub(BLOCK, text), 0
    for mark in _PIECE.finditer(text):
        yield from _plain(text[done : mark.start()])
        if mark[1]:
            yield Piece("", Look.BLOCKED)
        elif mark[2]:
            yield Piece(mark[2], Look.REPLACED)
        done = mark.end()
    yield from _plain(text[done:])


def _plain(text: str) -> Iterator[Piece]:
    if bare := _STRAY.sub("", text):
        yield Piece(bare)


def _blocks(segments: Iterable[Segment]) -> Iterator[Block]:
    for table, group in groupby(segments, key=_table):
        if table is None:
            yield from (_paragraph(segment) for segment in group)
        else:
            yield Block(rows=tuple(_rows(list(group))))


def _paragraph(segment: Segment) -> Block:
    passage = tuple(pieces(segment.text))
    shown = "".join(piece.text or UNDECIDED for piece in passage).strip()
    short = len(shown) <= _LONGEST_HEADING and (_NUMBERED.match(shown) or shown[-1:].isalnum())
    return Block(passage, heading=bool(short) and segment.kind in (Kind.BODY, Kind.TEXT_BOX))


def _table(segment: Segment) -> str | None:
    cell = _CELL.search(segment.where) if segment.kind is Kind.TABLE else None
    return f"{segment.anchor.part} {cell[1]}" if cell else None


def _rows(segments: Sequence[Segment]) -> Iterator[tuple[tuple[Passage, ...], ...]]:
    """The rows of a table; a cell that says nothing is there, and empty."""
    cells: dict[tuple[int, int], list[Passage]] = {}
    for segment in segments:
        if cell := _CELL.search(segment.where):
            cells.setdefault((int(cell[2]), int(cell[3])), []).append(tuple(pieces(segment.text)))
    width = max(column for _, column in cells)
    for row in sorted({row for row, _ in cells}):
        yield tuple(tuple(cells.get((row, column), ())) for column in range(1, width + 1))


def _once(segments: Iterable[Segment]) -> Iterator[Segment]:
    """Text boxes are written twice in a file, for older programs too: one of the two is enough to read."""
    boxes: set[str] = set()
    for segment in segments:
        if segment.kind is Kind.TEXT_BOX and segment.text in boxes:
            continue
        boxes |= {segment.text} if segment.kind is Kind.TEXT_BOX else set()
        yield segment


def _first_of_each(segments: Iterable[Segment]) -> Iterator[Segment]:
    """Each heading of a page once, however many sorts of page bear it."""
    return iter({segment.text: segment for segment in segments}.values())
