"""How far a batch is, over all its cases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from redraft.batch.task import Look, Outcome

_LOOKING = 0.5
"""The part of the work on a large case that its looks are, about."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a batch is: cases done, of how many, how many with something refused, by how many workers.

    `share` of the work that is done, from 0 to 1, goes by the number of cases and the size of their drafts.
    """

    done: int
    cases: int
    refused: int
    workers: int
    share: float


Watch = Callable[[Standing, Outcome | None], None]
"""Called with None when a batch begins or a look is over, and with each outcome."""


@dataclass(slots=True)
class Tally:
    """Adds up what is over, and tells `watch`: `sizes` of the cases in bytes and the `looks` before them, by number."""

    sizes: Mapping[int, int]
    looks: Mapping[int, Sequence[Look]]
    workers: int
    watch: Watch
    done: dict[int, Outcome] = field(default_factory=dict)
    looked: Counter[int] = field(default_factory=Counter)

    def begin(self) -> None:
        """Tell that nothing is done yet."""
        self.watch(self._standing(), None)

    def add(self, over: Outcome | Look) -> None:
        """Tell of an outcome or a look more."""
        if isinstance(over, Look):
            self.looked[over.task.number] += 1
            self.watch(self._standing(), None)
        else:
            self.done[over.number] = over
            self.watch(self._standing(), over)

    def _standing(self) -> Standing:
        parts = {number: 1.0 if number in self.done else self._part_looked(number) for number in self.sizes}
        by_size = sum(part * self.sizes[number] for number, part in parts.items()) / max(1, sum(self.sizes.values()))
        by_number = sum(parts.values()) / len(parts)
        refused = sum(bool(outcome.refused) for outcome in self.done.values())
        return Standing(len(self.done), len(self.sizes), refused, self.workers, (by_size + by_number) / 2)

    def _part_looked(self, number: int) -> float:
        return _LOOKING * self.looked[number] / len(self.looks[number]) if self.looks.get(number) else 0.0
