"""What the language model says: names it sees, and how sure it is of each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import attrgetter

from redraft.detection.words.passages import Passage
from redraft.text import Span

_start, _end = attrgetter("start"), attrgetter("end")


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
    first = bisect_right(passage.words, span.start, key=_end)
    return range(first, max(first, bisect_left(passage.words, span.end, key=_start)))
