"""Texts in pieces that an engine can read as a whole, for engines that pass over what is too long without a word."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter

from presidio_analyzer import EntityRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts

from redraft.text import Span

_start = attrgetter("start")
_SPACE = re.compile(r"\s")
_ENDS = (re.compile(r"\n"), re.compile(r"[.!?]\s"), _SPACE)
"""Where a text is best cut, the best first."""


def windows(text: str, size: int, overlap: int = 0, fits: Callable[[str], bool] = lambda part: True) -> list[Span]:
    """Spans of at most `size` characters that together cover `text`, neighbours sharing about `overlap` of them.

    They are cut at white space where there is any. One that does not fit is halved until it does.

    >>> [span.of("one two three") for span in windows("one two three", 8)]
    ['one two ', 'three']
    """
    found: list[Span] = []
    start = end = 0
    while end < len(text):
        end = _end(text, start, size, fits)
        found.append(Span(start, end))
        start = _next_start(text, start, end, overlap)
    return found


def _end(text: str, start: int, size: int, fits: Callable[[str], bool]) -> int:
    end = min(start + size, len(text))
    while end - start > 1 and not fits(text[start:end]):
        end = start + (end - start) // 2
    if end == len(text):
        return end
    half = start + (end - start) // 2
    for pattern in _ENDS:
        cuts = [match.end() for match in pattern.finditer(text, half, end)]
        if cuts:
            return cuts[-1]
    return end


def _next_start(text: str, start: int, end: int, overlap: int) -> int:
    """At a word's beginning, and always beyond `start`."""
    at = end - min(overlap, (end - start) // 3)
    space = _SPACE.search(text, at, end)
    return space.end() if space else at


class WindowedRecognizer(EntityRecognizer):
    """A recogniser that reads each window of a text by itself with `read`, and joins what it is told."""

    def __init__(
        self,
        name: str,
        entities: Sequence[str],
        cut: Callable[[str], Sequence[Span]],
        read: Callable[[str], Iterable[RecognizerResult]],
    ) -> None:
        super().__init__(supported_entities=list(entities), name=name, supported_language="en")
        self._cut = cut
        self._read = read

    def load(self) -> None:
        """Nothing to do: the model is loaded before."""

    def analyze(self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None) -> list[RecognizerResult]:
        """What is found of these `entities`, in order, nothing overlapping; the artifacts are not needed."""
        seen = [
            RecognizerResult(each.entity_type, each.start + window.start, each.end + window.start, each.score)
            for window in self._cut(text)
            for each in self._read(window.of(text))
            if each.entity_type in entities
        ]
        return apart(joined(seen))


def joined(results: Iterable[RecognizerResult]) -> list[RecognizerResult]:
    """Overlapping results of one type as one, as sure as the surest: where windows differ, both are believed."""
    found: dict[str, list[RecognizerResult]] = {}
    for each in sorted(results, key=lambda each: (each.start, each.end)):
        before = found.setdefault(each.entity_type, [])
        if before and each.start < before[-1].end:
            last = before.pop()
            end, score = max(last.end, each.end), max(last.score, each.score)
            each = RecognizerResult(each.entity_type, last.start, end, score)
        before.append(each)
    return [each for results_of_type in found.values() for each in results_of_type]


def apart(results: Iterable[RecognizerResult]) -> list[RecognizerResult]:
    """The results in order, and of those that overlap the surest, then the longest."""
    kept: list[RecognizerResult] = []
    for each in sorted(results, key=lambda each: (-each.score, each.start - each.end, each.start)):
        at = bisect_left(kept, each.start, key=_start)
        beside = kept[max(0, at - 1) : at + 1]
        if all(each.end <= other.start or other.end <= each.start for other in beside):
            kept.insert(at, each)
    return kept
