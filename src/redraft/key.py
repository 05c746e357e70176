"""The key: which pseudonym stands for whom. The secret of a case."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """One row of the key: the entity, every name it went by, and its pseudonym.

    `chosen_by` is who chose the pseudonym ("" for redraft itself) and `chosen_at` when (ISO 8601). `merged_into` is the
    id of the entity that a reviewer found this one to be; its pseudonym then stays taken, and stands for nobody.
    `had` is every pseudonym the row has had, in their order, () while there was but one: none is ever given again.
    """

    entity: str
    entity_type: str
    role: str
    names: tuple[str, ...]
    pseudonym: str
    chosen_by: str = ""
    chosen_at: str = ""
    merged_into: str = ""
    had: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Key:
    """The secret of a case: which pseudonym stands for whom. It grows and never renumbers.

    `revision` counts how often what it says was changed.
    """

    entries: tuple[KeyEntry, ...] = ()
    revision: int = 0

    def entry(self, entity: str) -> KeyEntry | None:
        """The row of the entity with this id."""
        return next((e for e in self.entries if e.entity == entity), None)
