"""A table as rows of plain text, whatever it was made with."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Oddity(StrEnum):
    """Why the text of a cell is not what somebody typed into this cell."""

    FORMULA = "formula"
    """It is reckoned from other cells, and what it came to last may be out of date."""
    ERROR = "error"
    """A formula that came to nothing."""
    MERGED = "merged"
    """It belongs to several rows or columns at once."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of one cell, "" for an empty one; `oddity` if it cannot be taken for a text of its own."""

    text: str = ""
    oddity: Oddity | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One row, with the `number` that the program which made the file shows for it (from 1)."""

    number: int
    cells: tuple[Cell, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing is written in it."""
        return not any(cell.text for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one table; `where` tells a human which one it is, without its name ("sheet 2", "table 1")."""

    where: str
    rows: tuple[Row, ...]
