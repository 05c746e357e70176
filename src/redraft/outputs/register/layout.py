"""How the sheets of the register are laid out: the same for whoever writes them and for whoever reads them back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Sheet(StrEnum):
    """The sheets with rows, by the names on their tabs."""

    CAST = "Cast"
    CHANGES = "Changes"
    TO_DECIDE = "To decide"

    @property
    def csv(self) -> str:
        """The name of the list that says the same.

        >>> Sheet.TO_DECIDE.csv
        'register-to-decide.csv'
        """
        return f"register-{self.value.lower().replace(' ', '-')}.csv"


START = "Start here"
"""The first sheet: instructions, the case, the run, and who decides."""
LISTS = "Lists"
"""The hidden sheet that the drop-downs of ids take their entries from."""
NAME, CASE, RUN, REGISTER = "Your name", "Case", "Made by the run of", "Register"
"""What stands before the values on the first sheet."""


class Field(StrEnum):
    """What a column is for, by its heading. Headings are what columns are known by when a register comes back."""

    ID = "Id"
    NUMBER = "No"
    KIND = "Kind"
    QUESTION = "Question"
    ORIGINAL = "Original"
    BECOMES = "Becomes"
    CONTEXT = "In context"
    NAMES = "All names"
    PSEUDONYM = "Pseudonym"
    ROLE = "Role"
    COUNT = "Times"
    WHERE = "Where"
    WHY = "Why"
    STATE = "State"
    DECIDED = "Decided"
    CHOSEN = "Chosen by"
    WARNINGS = "Please check"
    ANSWERS = "What you can answer"
    CHECK = "Check"
    NEW_PSEUDONYM = "Your pseudonym"
    NEW_ROLE = "Your role"
    ONE_WITH = "Your answer: one with"
    DECISION = "Your decision"
    WORDING = "Your wording"
    MEANT = "Your answer: who is meant"
    REASON = "Your reason"


@dataclass(frozen=True, slots=True)
class Column:
    """A column, with its width in characters; `yours` if the reviewer writes in it."""

    field: Field
    width: int
    yours: bool = False
    hidden: bool = False


def _yours(field: Field, width: int) -> Column:
    return Column(field, width, yours=True)


_CHECK = Column(Field.CHECK, 16, hidden=True)

COLUMNS: Mapping[Sheet, tuple[Column, ...]] = MappingProxyType(
    {
        Sheet.CAST: (
            Column(Field.ID, 11),
            Column(Field.KIND, 13),
            Column(Field.PSEUDONYM, 22),
            Column(Field.ROLE, 18),
            Column(Field.NAMES, 40),
            _yours(Field.NEW_PSEUDONYM, 22),
            _yours(Field.NEW_ROLE, 18),
            _yours(Field.ONE_WITH, 26),
            _yours(Field.REASON, 26),
            Column(Field.WARNINGS, 40),
            Column(Field.COUNT, 8),
            Column(Field.WHERE, 24),
            Column(Field.CHOSEN, 18),
            Column(Field.STATE, 16),
            _CHECK,
        ),
        Sheet.CHANGES: (
            Column(Field.ID, 17),
            Column(Field.KIND, 15),
            Column(Field.ORIGINAL, 32),
            Column(Field.BECOMES, 26),
            _yours(Field.DECISION, 14),
            _yours(Field.WORDING, 26),
            _yours(Field.REASON, 26),
            Column(Field.STATE, 16),
            Column(Field.CONTEXT, 48),
            Column(Field.COUNT, 8),
            Column(Field.WHERE, 24),
            Column(Field.WHY, 36),
            Column(Field.DECIDED, 28),
            _CHECK,
        ),
        Sheet.TO_DECIDE: (
            Column(Field.NUMBER, 6),
            Column(Field.ID, 17),
            Column(Field.KIND, 14),
            Column(Field.ORIGINAL, 30),
            Column(Field.BECOMES, 22),
            Column(Field.QUESTION, 40),
            _yours(Field.DECISION, 14),
            _yours(Field.WORDING, 24),
            _yours(Field.MEANT, 26),
            _yours(Field.REASON, 24),
            Column(Field.ANSWERS, 34),
            Column(Field.CONTEXT, 44),
            Column(Field.COUNT, 8),
            Column(Field.WHERE, 24),
            _CHECK,
        ),
    }
)
"""The columns of each sheet from left to right: what it is about, the reviewer's own, then what helps to decide."""

SAID: Mapping[Sheet, Field] = MappingProxyType(
    {
        Sheet.CAST: Field.NAMES,
        Sheet.CHANGES: Field.ORIGINAL,
        Sheet.TO_DECIDE: Field.ORIGINAL,
    }
)
"""The column of each sheet with the original wording."""

PROPOSED: Mapping[Sheet, Field] = MappingProxyType(
    {
        Sheet.CAST: Field.PSEUDONYM,
        Sheet.CHANGES: Field.BECOMES,
        Sheet.TO_DECIDE: Field.BECOMES,
    }
)
"""The column of each sheet with what is to stand instead."""


def yours(sheet: Sheet) -> tuple[Field, ...]:
    """The columns of a sheet in which the reviewer writes."""
    return tuple(column.field for column in COLUMNS[sheet] if column.yours)
