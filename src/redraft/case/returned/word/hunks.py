"""What a reviewer changed outside the proposed changes, tracked or not: one hunk for each stretch of other words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from redraft.case.returned.word.alignment import Alignment
from redraft.case.returned.word.laid_open import Hand, LaidOpen, Stretch
from redraft.outputs.review.as_sent import SentParagraph
from redraft.text import Span


@dataclass(frozen=True, slots=True)
class Hunk:
    """Words of the sent paragraph from `start` to `end` (equal for an insertion) that gave way to `after`.

    `earlier` is whether all of them were an earlier author's insertion, `tracked` whether the change was.
    """

    start: int
    end: int
    after: str = ""
    author: str = ""
    at: str = ""
    tracked: bool = False
    earlier: bool = False

    @property
    def span(self) -> Span | None:
        """The words that went; None for an insertion."""
        return Span(self.start, self.end) if self.start < self.end else None


def hunks(sent: SentParagraph, got: LaidOpen, found: Alignment) -> list[Hunk]:
    """The changes to the plain text of a paragraph, in its order; what is hidden may go without a word."""
    edges = [(0, 0)]
    for zone in sorted(found.zones, key=lambda z: z.change.span):
        edges += [(zone.change.span.start, zone.start), (zone.change.span.end, zone.end)]
    edges.append((len(sent.text), len(got.text)))
    ours: list[Hunk] = []
    for (start, low), (end, high) in zip(edges[::2], edges[1::2], strict=True):
        ours += _of_gap(sent, got, found.at, Span(start, end) if start < end else None, start, (low, high))
    return _joined(sent.text, [h for h in ours if h.start < h.end or h.after.strip()])


def _of_gap(
    sent: SentParagraph,
    got: LaidOpen,
    at: Sequence[int | None],
    span: Span | None,
    start: int,
    returned: tuple[int, int],
) -> Iterator[Hunk]:
    low, high = returned
    letters = list(_letters(got.between(low, high)))
    here, i = 0, start
    end = span.end if span else start
    hidden = {offset for s in sent.hidden for offset in range(s.start, s.end)}
    earlier = {offset for s in sent.earlier for offset in range(s.start, s.end)}
    hunk: Hunk | None = None
    while i < end or here < len(letters):
        place = at[i] if i < end else None
        offset, stretch = letters[here] if here < len(letters) else (-1, None)
        if stretch is not None and place is not None and offset == place:
            if stretch.struck is not Hand.REVIEWER:
                if hunk:
                    yield hunk
                hunk = None
            else:
                hunk = _longer(hunk, i, stretch, gone=True, earlier=i in earlier)
            i, here = i + 1, here + 1
        elif stretch is not None and (i >= end or place is not None):
            if stretch.struck is Hand.NOBODY and stretch.typed is not Hand.OURS:
                hunk = _longer(hunk, i, stretch, gone=False, earlier=True)
            here += 1
        else:
            if i not in hidden:
                hunk = _longer(hunk, i, None, gone=True, earlier=i in earlier)
            i += 1
    if hunk:
        yield hunk


def _letters(stretches: Sequence[Stretch]) -> Iterator[tuple[int, Stretch]]:
    for stretch in stretches:
        for step, letter in enumerate(stretch.text):
            yield stretch.start + step, replace(stretch, text=letter)


def _longer(hunk: Hunk | None, offset: int, letter: Stretch | None, gone: bool, earlier: bool) -> Hunk:
    """The hunk, or a new one, with one more letter that went or came."""
    hunk = hunk or Hunk(offset, offset, earlier=True)
    by_hand = letter is not None and Hand.REVIEWER in (letter.struck, letter.typed)
    return replace(
        hunk,
        end=offset + 1 if gone else hunk.end,
        after=hunk.after if gone or letter is None else hunk.after + letter.text,
        author=(letter.author if letter else "") or hunk.author,
        at=(letter.at if letter else "") or hunk.at,
        tracked=hunk.tracked or by_hand,
        earlier=hunk.earlier and earlier,
    )


def _joined(text: str, found: Sequence[Hunk]) -> list[Hunk]:
    """Neighbours with nothing but blanks between them are one change: "Kerry Blake" became "the neighbour" at once."""
    joined: list[Hunk] = []
    for hunk in found:
        last = joined[-1] if joined else None
        between = text[last.end : hunk.start] if last else ""
        if last and between and not between.strip() and last.span and hunk.span:
            joined[-1] = replace(
                hunk, start=last.start, after=last.after + between + hunk.after, earlier=last.earlier and hunk.earlier
            )
        else:
            joined.append(hunk)
    return joined
