"""A draft as the reviewer's page shows it: passages in document order, with their marks, the unchanged ones folded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from redraft.outputs.diff.standing import Standing, State
from redraft.text import Anchor, Draft, Segment, View

SHORTEST_FOLD = 3
"""Fewer unchanged passages than this in a row stay open; one on either side of a change always does."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a passage: plain, or marked by what was found there."""

    text: str
    standing: Standing | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """One segment of a draft; `earlier` if it is the wording before earlier authors' tracked changes."""

    id: str
    where: str
    heading: str
    earlier: bool
    pieces: tuple[Piece, ...]
    words: int
    marked: bool
    changed: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """Passages in a row, all shown or all folded away."""

    passages: tuple[Passage, ...]
    folded: bool

    @property
    def words(self) -> int:
        """How many words the stretch has."""
        return sum(passage.words for passage in self.passages)


@dataclass(frozen=True, slots=True)
class DraftView:
    """One draft on the page; `behind` is what no reader of the page itself sees: properties, links, comments."""

    number: int
    source: str
    words: int
    changes: int
    open: int
    story: tuple[Stretch, ...]
    behind: tuple[Stretch, ...]


def draft_view(number: int, draft: Draft, standings: Iterable[Standing]) -> DraftView:
    """`draft` as passages with marks; `standings` are those of this draft, in any order."""
    mine = list(standings)
    found: dict[Anchor, list[Standing]] = defaultdict(list)
    for standing in mine:
        found[standing.finding.anchor].append(standing)
    passages = [
        (segment.kind.in_story, _passage(f"d{number}-{index}", segment, found[segment.anchor]))
        for index, segment in enumerate(draft.segments, 1)
        if segment.text.strip()
    ]
    story = [passage for in_story, passage in passages if in_story]
    behind = [passage for in_story, passage in passages if not in_story]
    return DraftView(
        number=number,
        source=draft.source,
        words=sum(passage.words for passage in story if not passage.earlier),
        changes=sum(standing.state is State.CHANGE for standing in mine),
        open=sum(standing.is_open for standing in mine),
        story=tuple(_stretches(story)),
        behind=tuple(_stretches(sorted(behind, key=lambda passage: not passage.marked), context=0, shortest=1)),
    )


def places(drafts: Sequence[Draft]) -> Mapping[tuple[str, Anchor], Segment]:
    """Every segment of a case by draft and anchor."""
    return {(draft.source, segment.anchor): segment for draft in drafts for segment in draft.segments}


def in_page_order(drafts: Sequence[Draft], standings: Iterable[Standing]) -> list[Standing]:
    """`standings` as a reader meets them: draft by draft, first the story, then what is behind the page."""
    order = {
        (draft.source, segment.anchor): (number, not segment.kind.in_story, index)
        for number, draft in enumerate(drafts)
        for index, segment in enumerate(draft.segments)
    }
    last = (len(drafts), True, 0)
    return sorted(standings, key=lambda s: (order.get((s.finding.source, s.finding.anchor), last), s.span))


def numbered(drafts: Iterable[Draft]) -> Mapping[str, int]:
    """The number of each draft by its source."""
    return {draft.source: number for number, draft in enumerate(drafts, 1)}


def per_draft(numbers: Mapping[str, int], standings: Iterable[Standing]) -> tuple[tuple[int, int, Standing], ...]:
    """For each of the `numbered` drafts with any of `standings` (in page order): its number, how many, and the first."""
    found: dict[int, list[Standing]] = {}
    for standing in standings:
        if standing.finding.source in numbers:
            found.setdefault(numbers[standing.finding.source], []).append(standing)
    return tuple((number, len(found[number]), found[number][0]) for number in sorted(found))


def _passage(identifier: str, segment: Segment, found: list[Standing]) -> Passage:
    cut = tuple(pieces(segment.text, found))
    return Passage(
        id=identifier,
        where=segment.where,
        heading=segment.heading,
        earlier=segment.anchor.view is View.ORIGINAL,
        pieces=cut,
        words=len(segment.text.split()),
        marked=any(piece.standing for piece in cut),
        changed=any(piece.standing and piece.standing.state is State.CHANGE for piece in cut),
    )


def pieces(text: str, found: list[Standing]) -> Iterator[Piece]:
    """`text` cut where something was found in it, in order and without gaps."""
    done = 0
    for standing in side_by_side(found):
        span = standing.span
        if span.end > len(text):
            continue
        if span.start > done:
            yield Piece(text[done : span.start])
        yield Piece(span.of(text), standing)
        done = span.end
    if done < len(text):
        yield Piece(text[done:])


def side_by_side(found: list[Standing]) -> list[Standing]:
    """`found` from left to right; where two overlap, the change wins over what is left as it is."""
    settled: list[Standing] = []
    for standing in sorted(found, key=lambda s: (s.state is not State.CHANGE, s.span)):
        if not any(standing.span.overlaps(other.span) for other in settled):
            settled.append(standing)
    return sorted(settled, key=lambda s: s.span)


def _stretches(passages: list[Passage], context: int = 1, shortest: int = SHORTEST_FOLD) -> Iterator[Stretch]:
    near = {
        neighbour
        for index, passage in enumerate(passages)
        if passage.marked
        for neighbour in range(index - context, index + context + 1)
    }
    for shown, group in groupby(enumerate(passages), key=lambda numbered: numbered[0] in near):
        stretch = tuple(passage for _, passage in group)
        yield Stretch(stretch, folded=not shown and len(stretch) >= shortest)
