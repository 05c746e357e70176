"""Terms of art, statutes and pseudonyms already in place: wording that is nobody's, and stays."""

from __future__ import annotations

from bisect import bisect, bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter

from redraft.detection.defining.anchors import Anchors
from redraft.detection.defining.definitions import Definition, shipped_definitions
from redraft.detection.defining.matching import Matcher
from redraft.detection.words.folding import fold
from redraft.detection.words.wordlists import WordIndex, WordList
from redraft.text import Span

_start, _end = attrgetter("start"), attrgetter("end")


@dataclass(frozen=True, slots=True)
class KeepList:
    """The lists and patterns of the `keep` theme. Build it with `of`.

    `patterns` has for an expression the pattern of the first definition that it stands in.
    """

    words: WordIndex
    patterns: Mapping[str, Matcher]
    anchors: Anchors

    @classmethod
    def of(cls, definitions: Iterable[Definition]) -> KeepList:
        """The keep list made of those `definitions` whose theme is `keep`; the others are passed by."""
        kept = [definition for definition in definitions if definition.theme == "keep"]
        words = WordIndex.of(WordList.of(definition.words) for definition in kept if definition.words)
        patterns: dict[str, Matcher] = {}
        for definition in kept:
            for each in definition.patterns:
                patterns.setdefault(each.regex, Matcher(definition, (each,)))
        return cls(words, patterns, Anchors.of(patterns))

    def spans(self, text: str) -> list[Span]:
        """Where terms of art stand in `text`, in order; those that overlap are one."""
        folded = fold(text)
        found = [span for _, spans in self.words.spans_in(folded) for span in spans]
        for expression in self.anchors.worth_trying(folded.text):
            matches = self.patterns[expression].matches(folded.text)
            found += [folded.original(each.span.start, each.span.end) for each in matches]
        return joined(found)


@cache
def shipped_terms() -> KeepList:
    """The terms of art that ship with redraft, compiled once a process."""
    return KeepList.of(shipped_definitions())


def joined(spans: Iterable[Span]) -> list[Span]:
    """`spans` in order of place, each run of overlapping ones as one.

    >>> joined([Span(5, 9), Span(0, 3), Span(2, 4)])
    [Span(start=0, end=4), Span(start=5, end=9)]
    """
    runs: list[Span] = []
    for span in sorted(spans):
        if runs and span.overlaps(runs[-1]):
            runs[-1] = Span(runs[-1].start, max(runs[-1].end, span.end))
        else:
            runs.append(span)
    return runs


def touched(apart: Sequence[Span], span: Span) -> Sequence[Span]:
    """Those of some spans that stand `apart`, in order, which overlap `span`: looked up, not searched for.

    >>> touched([Span(0, 4), Span(5, 9), Span(9, 12)], Span(3, 9))
    [Span(start=0, end=4), Span(start=5, end=9)]
    """
    return apart[bisect_right(apart, span.start, key=_end) : bisect_left(apart, span.end, key=_start)]


def disjoint(spans: Iterable[Span]) -> list[Span]:
    """Of `spans`, given in order of preference, those that overlap none taken before; in order of place.

    >>> disjoint([Span(2, 9), Span(0, 3), Span(0, 2)])
    [Span(start=0, end=2), Span(start=2, end=9)]
    """
    taken: list[Span] = []
    for span in spans:
        at = bisect(taken, span)
        if all(not span.overlaps(other) for other in taken[max(0, at - 1) : at + 1]):
            taken.insert(at, span)
    return taken
