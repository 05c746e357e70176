"""The reviewer's lists of pseudonyms that stand in the drafts already, and of those that contradict each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from redraft.decisions import Decision, Decisions
from redraft.entities import Conflict, Resolution
from redraft.key import Key
from redraft.planning.conflicts import said
from redraft.text import Anchor, Draft


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """One conflict: the pseudonyms, the question in plain words, and each place with the id of its passage on the page."""

    target: str
    labels: tuple[str, ...]
    says: str
    places: tuple[tuple[str, str], ...]
    decision: Decision | None

    @property
    def is_open(self) -> bool:
        """Whether somebody has yet to decide."""
        return self.decision is None


def conflict_rows(
    drafts: Sequence[Draft], conflicts: Iterable[Conflict], key: Key, decisions: Decisions
) -> tuple[ConflictRow, ...]:
    """Every conflict that shows in one of `drafts`, decided or not."""
    passages = _passages(drafts)
    found = []
    for conflict in conflicts:
        here = (passages[s.source, s.anchor] for s in conflict.spots if (s.source, s.anchor) in passages)
        places = dict.fromkeys((f"Draft {number}, {where}", passage) for number, where, passage in here)
        if places:
            says, ruled = said(conflict, key), decisions.on(conflict.id)
            found.append(ConflictRow(conflict.id, conflict.labels, says, tuple(places), ruled))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class InPlaceRow:
    """One pseudonym that stands in the drafts: whose it is, and how often each draft has it, with its first passage.

    `bearers` are the id, the pseudonym and the names of each whom it stands for.
    """

    name: str
    bearers: tuple[tuple[str, str, tuple[str, ...]], ...]
    counts: tuple[tuple[int, int, str], ...]


def in_place_rows(drafts: Sequence[Draft], resolution: Resolution, key: Key) -> tuple[InPlaceRow, ...]:
    """Every pseudonym in place that `drafts` have, in alphabetical order."""
    passages = _passages(drafts)
    names = {entity.id: entity.names for entity in resolution.entities}
    rows = []
    for entry in sorted(resolution.in_place, key=lambda entry: entry.name):
        here = [passages[s.source, s.anchor] for s in entry.spots if (s.source, s.anchor) in passages]
        first = {number: passage for number, _, passage in reversed(here)}
        if here:
            bearers = tuple(
                (bearer, row.pseudonym if (row := key.entry(bearer)) else "", names.get(bearer, ()))
                for bearer in entry.stands_for
            )
            counts = Counter(number for number, *_ in here)
            rows.append(InPlaceRow(entry.name, bearers, tuple((n, counts[n], first[n]) for n in sorted(counts))))
    return tuple(rows)


def _passages(drafts: Sequence[Draft]) -> dict[tuple[str, Anchor], tuple[int, str, str]]:
    """By draft and anchor the number of the draft, where in it a passage is, and the id of that on the page."""
    return {
        (draft.source, segment.anchor): (number, segment.where, f"d{number}-{index}")
        for number, draft in enumerate(drafts, 1)
        for index, segment in enumerate(draft.segments, 1)
    }
