"""Overlaps are settled by one rule, and neighbours are never merged.

In this order: a declared name wins, but not inside a longer identifier or contact of which its definition is sure, for
an address goes whole; then such an identifier or contact; a question loses to any proposal and to a count or amount
that explains it, and what else is kept by policy to a question; then the longer span wins, what is kept on purpose, the
proposal that changes text, whatever the model alone does not say, the surer, and the earlier layer. Losers are dropped,
and the winner's reason says so. Only somebody's own words, which yield to whatever stands in them, keep the longest
stretch that is left.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate
from operator import attrgetter

from redraft.detection.defining.keep import joined, touched
from redraft.detection.words.hits import QUOTE, Hit, Layer, sentence
from redraft.findings import Action
from redraft.text import Span

NAMES = frozenset(
    {"PERSON", "LOCATION", "ORGANIZATION", "ADDRESS", "UNKNOWN", "NORP", "AGE", "DATE_TIME", "POSTCODE"}
    | {"DETAIL", "QUANTITY", QUOTE}
)
_SURE = 0.7
_IDENTIFIER = 1
"""The rank of an identifier or contact of which its definition is sure."""
_WORD = re.compile(r"\w+")
_start, _end = attrgetter("span.start"), attrgetter("span.end")


def settle(hits: Iterable[Hit], text: str = "") -> list[Hit]:
    """Of the hits of one passage those that stand, none overlapping another, in order of place.

    `text` is the folded text of the passage, for the words that are left of somebody's own.
    """
    # What is taken lies apart and in order, so that rivals are looked up and a long paragraph takes no longer by the word.
    taken: list[Hit] = []
    for hit in sorted(_unexplained(_outside_identifiers(list(hits))), key=_preference):
        at = bisect_right(taken, hit.span.start, key=_end)
        rivals = taken[at : bisect_left(taken, hit.span.end, key=_start)]
        if not rivals:
            taken.insert(at, hit)
        elif hit.entity_type == QUOTE:
            if rest := _rest(hit, rivals, text):
                taken.insert(bisect_right(taken, rest.span.start, key=_end), rest)
        elif len(rivals) == 1 and rivals[0].entity_type != hit.entity_type and "also looked like" not in rivals[0].why:
            taken[at] = _noting(rivals[0], hit)
    return taken


def _outside_identifiers(hits: list[Hit]) -> list[Hit]:
    """`hits` without the declared names inside a longer identifier or contact."""
    sure = sorted({hit.span for hit in hits if _rank(hit) == _IDENTIFIER})
    reach = list(accumulate((span.end for span in sure), max))

    def inside(span: Span) -> bool:
        """Whether one that begins no later ends no sooner: of those before, or with, its start the furthest end counts."""
        same = bisect_left(sure, span)  # all before begin sooner, or with it and end sooner
        begun = bisect_right(sure, span.start, key=attrgetter("start"))
        longer_from_here = begun > same and sure[begun - 1].end > span.end
        return longer_from_here or (same > 0 and reach[same - 1] >= span.end)

    return [hit for hit in hits if hit.layer is not Layer.CAST or not inside(hit.span)]


def _unexplained(hits: list[Hit]) -> list[Hit]:
    """`hits` without the questions of definitions about numbers that a count or an amount explains."""
    explained = joined(hit.span for hit in hits if hit.layer is Layer.POLICY and hit.entity_type == "QUANTITY")
    return [hit for hit in hits if not (_about_number(hit) and touched(explained, hit.span))]


def _about_number(hit: Hit) -> bool:
    return hit.layer is Layer.DEFINITION and hit.action is Action.ASK


def _preference(hit: Hit) -> tuple[object, ...]:
    return (
        _rank(hit),
        -len(hit.span),
        hit.action is not Action.KEEP,
        not hit.action.changes_text,
        hit.layer is Layer.MODEL,
        -hit.score,
        hit.layer,
        hit.span,
        hit.entity_type,
        hit.recognizer,
    )


def _rank(hit: Hit) -> int:
    if hit.layer is Layer.CAST:
        return 0
    if hit.entity_type == QUOTE:
        return 4
    if hit.layer is Layer.POLICY:
        return 5
    if (
        hit.layer is Layer.DEFINITION
        and hit.entity_type not in NAMES
        and hit.score >= _SURE
        and hit.action is not Action.ASK
    ):
        return _IDENTIFIER
    return 3 if hit.action is Action.ASK else 2


_CALLED = {
    "PERSON": "a person",
    "LOCATION": "a place",
    "ORGANIZATION": "a body",
    "ADDRESS": "an address",
    "DATE_TIME": "a date",
}


def _rest(hit: Hit, rivals: Sequence[Hit], text: str) -> Hit | None:
    """The longest stretch of `hit` that none of its `rivals` (in order of place) covers; None if no words are left."""
    edges = [hit.span.start, *(edge for rival in rivals for edge in (rival.span.start, rival.span.end)), hit.span.end]
    pieces = [(end - start, start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if end > start]
    if not pieces:
        return None
    _, start, end = max(pieces)
    words = [match.span() for match in _WORD.finditer(text, start, end)]
    return replace(hit, span=Span(words[0][0], words[-1][1])) if words else None


def _noting(winner: Hit, loser: Hit) -> Hit:
    """The winner, with a word about what else was seen there."""
    if loser.entity_type not in _CALLED or loser.action in (Action.ASK, Action.KEEP):
        return winner
    return replace(winner, why=f"{sentence(winner.why)} Part of it also looked like {_CALLED[loser.entity_type]}.")
