"""Things in the order in which they came, found again by their traits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from redraft.identity.traits import Trait

T = TypeVar("T")


@dataclass(slots=True)
class Lookup(Generic[T]):
    """Things that have traits. It grows, and forgets nothing."""

    items: list[T] = field(default_factory=list)
    _holders: dict[Trait, list[int]] = field(default_factory=dict)

    def add(self, item: T) -> int:
        """The number of a new one: its place among all."""
        self.items.append(item)
        return len(self.items) - 1

    def note(self, number: int, traits: Iterable[Trait]) -> None:
        """Says that the one with this number has these traits."""
        for trait in traits:
            holders = self._holders.setdefault(trait, [])
            if not holders or holders[-1] != number:
                holders.append(number)

    def holding(self, *groups: Iterable[Trait]) -> list[T]:
        """Those that have a trait of each of `groups`, in the order in which they came.

        >>> words = Lookup(["mill", "mile", "mill"])
        >>> for number, word in enumerate(words.items):
        ...     words.note(number, [("word", word), ("letter", word[0])])
        >>> words.holding([("word", "mill")]), words.holding([("letter", "m")], [("word", "mile"), ("word", "x")])
        (['mill', 'mill'], ['mile'])
        """
        found: set[int] | None = None
        for traits in groups:
            holders = {number for trait in traits for number in self._holders.get(trait, ())}
            found = holders if found is None else found & holders
            if not found:
                return []
        return [self.items[number] for number in sorted(found or ())]
