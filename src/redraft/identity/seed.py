"""Somebody, or a place or body, that is known before the drafts are read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Seed:
    """Somebody known before the drafts are read: from the cast, or from the key of an earlier run (then with its id).

    `merged` holds the names of each of those who were decided to be the same; `elsewhere` maps a folded wording that was
    decided to be somebody else's to that one's id; `ruled` says that the role was decided.
    `consent` is the record of a declared person's consent to stay by name.
    """

    names: tuple[str, ...]
    id: str = ""
    role: str = ""
    declared: bool = False
    pseudonym: str = ""
    entity_type: str = "PERSON"
    merged: tuple[tuple[str, ...], ...] = ()
    elsewhere: Mapping[str, str] = field(default_factory=dict)
    ruled: bool = False
    consent: str = ""

    @property
    def every_name(self) -> tuple[str, ...]:
        """The names, and those of whoever was decided to be the same."""
        return (*self.names, *(name for names in self.merged for name in names))
