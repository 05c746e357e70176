"""Terms of art, statutes and pseudonyms already in place: wording that is nobody's, and stays."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable
from dataclasses import dataclass

import regex

from redraft.detection.definitions import Definition
from redraft.detection.folding import fold
from redraft.detection.wordlists import WordList
from redraft.text import Span


@dataclass(frozen=True, slots=True)
class KeepList:
    """The compiled lists and patterns of the `keep` theme. Build it with `of`."""

    lists: tuple[WordList, ...]
    patterns: tuple[regex.Pattern[str], ...]

    @classmethod
    def of(cls, definitions: Iterable[Definition]) -> KeepList:
        """The keep list made of those `definitions` whose theme is `keep`; the others are passed by."""
        kept = [definition for definition in definitions if definition.theme == "keep"]
        lists = tuple(WordList.of(definition.words) for definition in kept if definition.words)
        patterns = tuple(
            regex.compile(each.regex, regex.MULTILINE) for definition in kept for each in definition.patterns
        )
        return cls(lists, patterns)

    def spans(self, text: str) -> list[Span]:
        """Where terms of art stand in `text`, in order; those that overlap are one."""
        folded = fold(text)
        found = [span for words in self.lists for span in words.spans_in(folded)]
        for pattern in self.patterns:
            found += [folded.original(*match.span()) for match in pattern.finditer(folded.text) if match.group()]
        return joined(found)


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
