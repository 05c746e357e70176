"""How a wording is told in a cell: where it stands, how often, and whether somebody has decided."""

from __future__ import annotations

from collections.abc import Sequence

from redraft.decisions import Decision
from redraft.outputs.diff.lists import Counts, Wording

OPEN, DONE, IDLE = "To decide", "Decided", "No decision needed"
"""What the page says of where a row stands."""
LEFT = "(left as it is)"
TAKEN_OUT = "(taken out)"
MOST_PLACES = 3


def counted(counts: Counts) -> str:
    """How often something stands in each draft."""
    return ", ".join(f"Draft {number}: {count}" for number, count, _ in counts)


def in_context(row: Wording) -> str:
    """The first place of a wording with the words around it."""
    return f"{row.before}{row.first.text}{row.after}"


def becomes(row: Wording) -> str:
    """What is to stand in the place of a wording."""
    new = row.first.becomes
    return LEFT if new is None else new or TAKEN_OUT


def where(row: Wording) -> str:
    """The drafts of a wording, and its first place."""
    return f"{counted(row.counts)}; first: {row.where}" if row.where else counted(row.counts)


def some_places(places: Sequence[str]) -> str:
    """The first few of several places."""
    more = len(places) - MOST_PLACES
    return "; ".join(places[:MOST_PLACES]) + (f" and {more} more" if more > 0 else "")


def state_of(is_open: bool, decision: Decision | None) -> str:
    """Where a row stands, in a word that can be filtered by."""
    if is_open:
        return OPEN
    return DONE if decision else IDLE
