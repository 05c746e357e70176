"""Which table of a spreadsheet is which sheet of the register, and which column is for what: by headings alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from redraft.documents.lists import Row, Table
from redraft.folding import fold
from redraft.outputs.register.layout import COLUMNS, NAME, REGISTER, Field, Sheet, yours

_TOP = 10
"""Rows from the top among which the headings are sought: somebody may have put a note above them."""
_FEWEST = 4
"""So many headings of a sheet make a table that sheet."""
_NEEDED = (Field.ID, Field.CHECK)
_FIELDS = {fold(field.value): field for field in Field}


@dataclass(frozen=True, slots=True)
class Found:
    """A sheet of the register in a table: the row of its headings, and the index of each column."""

    sheet: Sheet
    table: Table
    heading: Row
    columns: Mapping[Field, int]
    twice: frozenset[Field]

    @property
    def rows(self) -> Iterator[Row]:
        """The rows below the headings."""
        return (row for row in self.table.rows if row.number > self.heading.number and not row.empty)

    @property
    def missing(self) -> tuple[Field, ...]:
        """The columns without which no row can be told from another."""
        return tuple(field for field in _NEEDED if field not in self.columns)

    @property
    def notices(self) -> tuple[str, ...]:
        """What is to be said of columns that are gone, or there twice."""
        if self.missing:
            gone = " and ".join(f"“{field}”" for field in self.missing)
            return (f"Sheet {self.sheet}: without {gone} as a heading in one column, nothing of it could be read.",)
        lost = [field for field in yours(self.sheet) if field not in self.columns]
        return tuple(
            f"Sheet {self.sheet}: {'two columns are' if field in self.twice else 'no column is'} headed “{field}”, so"
            " nothing was read of it."
            for field in lost
        )


def sheets_in(tables: Sequence[Table]) -> tuple[Found, ...]:
    """The sheets of the register among these tables, whatever they are called now; other tables are left out."""
    return tuple(found for table in tables if (found := _sheet(table)))


def name_in(tables: Sequence[Table]) -> str:
    """Who decides, as the first sheet says; "" if nobody wrote a name."""
    return _beside(tables, NAME)


def run_in(tables: Sequence[Table]) -> str:
    """The moment of the run that a register is of (ISO 8601), as its first sheet says; "" if it does not."""
    return _beside(tables, REGISTER).rpartition(" ")[2]


def _beside(tables: Sequence[Table], label: str) -> str:
    for table in tables:
        for row in table.rows:
            if len(row.cells) > 1 and fold(row.cells[0].text) == fold(label) and not row.cells[1].oddity:
                return " ".join(row.cells[1].text.split())
    return ""


def _sheet(table: Table) -> Found | None:
    for row in table.rows[:_TOP]:
        read = [_FIELDS.get(fold(" ".join(cell.text.split()))) for cell in row.cells]
        counts = Counter(field for field in read if field)
        best = max(Sheet, key=lambda sheet: sum(column.field in counts for column in COLUMNS[sheet]))
        own = {column.field for column in COLUMNS[best]}
        if len(own & counts.keys()) >= _FEWEST:
            columns = {field: index for index, field in enumerate(read) if field in own and counts[field] == 1}
            twice = frozenset(field for field, count in counts.items() if count > 1)
            return Found(best, table, row, {f: i for f, i in columns.items() if f}, twice)
    return None
