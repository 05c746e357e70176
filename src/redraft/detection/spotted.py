"""What the language model says: names it sees, and how sure it is of each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from redraft.detection.passages import Passage
from redraft.text import Span


@dataclass(frozen=True, slots=True)
class Spotted:
    """A name in the folded text of a passage. `sure`, unless it is only fit to be asked about."""

    span: Span
    entity_type: str
    score: float
    sure: bool


Labels = Mapping[int, str]
"""The entity type that the model gives to each word of a passage that it is sure of."""


def labels_of(passage: Passage, spotted: Iterable[Spotted]) -> Labels:
    """The entity type of each word under what was spotted for sure."""
    return {at: each.entity_type for each in spotted if each.sure for at in words_under(passage, each.span)}


def words_under(passage: Passage, span: Span) -> range:
    """The words of `passage` that `span` touches."""
    starts = [word.start for word in passage.words]
    first = max(0, bisect_right(starts, span.start) - 1)
    if first < len(passage.words) and passage.words[first].end <= span.start:
        first += 1
    last = bisect_right(starts, span.end - 1)
    return range(first, max(first, last))
