"""What the reviewer ruled, on a finding, an entity, a picture or everything at once."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

ALL = "all"
"""The target of a decision that covers whatever was known when it was made and nothing more particular covers."""


class Ruling(StrEnum):
    """The three answers a reviewer can give."""

    ACCEPT = "accept"
    """As proposed: a replacement is made, a flag or near-miss stays as it is."""
    KEEP = "keep"
    """The original wording stays."""
    REWORD = "reword"
    """The reviewer's own words stand instead."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One ruling, with who made it and when (ISO 8601). `target` is an id or `ALL`.

    A ruling on `ALL` names in `covers` the ids of what it was made on: nobody can decide what has not been found yet.
    """

    target: str
    ruling: Ruling
    by: str
    at: str
    text: str = ""
    reason: str = ""
    covers: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if self.ruling is Ruling.REWORD and not self.text.strip():
            raise ValueError("rewording needs the new text")
        if not self.by.strip():
            raise ValueError("a decision needs the name of the person who made it")
        if bool(self.covers) is not (self.target == ALL):
            raise ValueError("a decision on everything, and only that, names what it covers")


@dataclass(frozen=True, slots=True)
class Decisions:
    """All decisions of a case, oldest first; the latest on a target counts."""

    entries: tuple[Decision, ...] = ()

    def on(self, *targets: str) -> Decision | None:
        """The latest decision on the first of `targets` that has one: name the most particular first."""
        for target in targets:
            for decision in reversed(self.entries):
                if decision.target == target:
                    return decision
        return None

    def at_once(self, *ids: str) -> Decision | None:
        """The latest decision on everything that covers one of `ids`."""
        for decision in reversed(self.entries):
            if not decision.covers.isdisjoint(ids):
                return decision
        return None

    def add(self, *decisions: Decision) -> Decisions:
        """These decisions after the ones already there."""
        return Decisions(self.entries + decisions)
