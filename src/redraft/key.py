"""The key: which pseudonym stands for whom. The secret of a case."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """One row of the key: the entity, every name it went by, and its pseudonym."""

    entity: str
    entity_type: str
    role: str
    names: tuple[str, ...]
    pseudonym: str


@dataclass(frozen=True, slots=True)
class Key:
    """The secret of a case: which pseudonym stands for whom. It grows and never renumbers."""

    entries: tuple[KeyEntry, ...] = ()

    def entry(self, entity: str) -> KeyEntry | None:
        """The row of the entity with this id."""
        return next((e for e in self.entries if e.entity == entity), None)
