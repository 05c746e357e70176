"""The key: which pseudonym stands for whom. The secret of a case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """One row of the key: the entity, every name it went by, and its pseudonym.

    `chosen_by` is who chose the pseudonym ("" for redraft itself) and `chosen_at` when (ISO 8601). `merged_into` is the
    id of the entity that a reviewer found this one to be; its pseudonym then stays taken, and stands for nobody.
    `had` is every pseudonym the row has had, in their order, () while there was but one: none is ever given again.
    `forgotten_at` is when its names were taken out on demand; what is left of them are `traces` (see
    `redraft.case.key.traces`), by which a later run knows the name again, and knows nothing else.
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
    forgotten_at: str = ""
    traces: tuple[str, ...] = ()

    @property
    def is_forgotten(self) -> bool:
        """Whether the names were taken out: the pseudonym stays taken and the id used, and both stand for nobody."""
        return bool(self.forgotten_at)


@dataclass(frozen=True, slots=True)
class Key:
    """The secret of a case: which pseudonym stands for whom. It grows and never renumbers.

    `revision` counts how often what it says was changed.
    """

    entries: tuple[KeyEntry, ...] = ()
    revision: int = 0
    _rows: Mapping[str, KeyEntry] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_rows", {row.entity: row for row in reversed(self.entries)})

    def entry(self, entity: str) -> KeyEntry | None:
        """The row of the entity with this id."""
        return self._rows.get(entity)

    def following(self, before: Key) -> Key:
        """The key as the successor of `before`: any change of its rows counts as one.

        >>> robin = KeyEntry("person-1", "PERSON", "subject", ("Robin Sample",), "Child R")
        >>> first = Key((robin,)).following(Key())
        >>> first.revision, Key(first.entries).following(first) == first
        (1, True)
        """
        return Key(self.entries, before.revision + (self.entries != before.entries))

    def rows_of(self, entity: str) -> tuple[KeyEntry, ...]:
        """The row of an entity, and of everybody who was merged with it."""
        row = self.entry(entity)
        who = row.merged_into or entity if row else entity
        return tuple(each for each in self.entries if who in (each.entity, each.merged_into))

    def without_names(self, entity: str, traces: Iterable[str], at: str) -> Key:
        """The key with the names of one entity gone, and of whoever was merged with it.

        Pseudonyms and ids stay taken for ever. What is left of the names are `traces`, in the entity's own row.
        """
        gone = {row.entity for row in self.rows_of(entity)}
        bare = {
            row.entity: replace(
                row, names=(), forgotten_at=at, traces=tuple(traces) if row.entity == entity else row.traces
            )
            for row in self.entries
            if row.entity in gone
        }
        return Key(tuple(bare.get(row.entity, row) for row in self.entries), self.revision)
