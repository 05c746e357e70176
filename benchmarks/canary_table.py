"""The table of places: how many canaries each has, what redraft makes of them, and how many of them are left."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from fixtures.canaries.fates import Fate
from fixtures.canaries.places import PLACES, Canary
from fixtures.canaries.spot import BROKEN

BEGIN, END = "<!-- canaries:begin -->", "<!-- canaries:end -->"
"""What the table stands between in `docs/word-anatomy.md`."""
HEAD = "| | Place | Canaries | Read | Named | Neither | Refused | Left by redraft | Left by Presidio over python-docx |"
RULE = "|" + "---|" * (HEAD.count("|") - 1)
NOT_OPENED = "not opened"


@dataclass(frozen=True)
class Row:
    """One place in numbers: canaries whose name redraft reads, only says is there, neither, or refuses the file of."""

    place: int
    canaries: int
    read: int
    named: int
    neither: int
    refused: int

    def line(self, left: int, beside: Mapping[str, str]) -> str:
        """The row as Markdown; `beside` counts what the peer did by outcome."""
        number = str(self.place) if self.place < BROKEN else ""
        counts = (self.canaries, self.read, self.named, self.neither, self.refused, left)
        peer = ", ".join(filter(None, (beside.get("left", "0"), beside.get(NOT_OPENED, ""))))
        return f"| {number} | {PLACES[self.place]} | {' | '.join(map(str, counts))} | {peer} |"

    @property
    def own(self) -> str:
        """What of the row's Markdown depends on redraft alone and on one case."""
        return self.line(0, {}).rsplit("|", 3)[0]


def rows(canaries: Sequence[Canary], fates: Iterable[Fate], refused: Iterable[str]) -> tuple[Row, ...]:
    """The rows of the places that these canaries are of; `refused` are the ids of those that redraft does not take."""
    by_id, away = {fate.canary.id: fate for fate in fates}, set(refused)
    made = []
    for place in dict.fromkeys(canary.spot.place for canary in canaries):
        ours = [canary for canary in canaries if canary.spot.place == place]
        taken = [by_id[canary.id] for canary in ours if canary.id not in away]
        read = sum(fate.read for fate in taken)
        named = sum(fate.named and not fate.read for fate in taken)
        made.append(Row(place, len(ours), read, named, len(taken) - read - named, len(ours) - len(taken)))
    return tuple(made)
