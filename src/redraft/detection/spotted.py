"""What the language model says, word by word: votes for the other layers rather than findings of its own."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from typing import Any

from redraft.detection.passages import Passage

Labels = Mapping[int, str]
"""The model's label for each word of a passage that it labelled."""


def labels_of(passage: Passage, entities: Iterable[Any]) -> Labels:
    """The model's label of each word that one of its `entities` (spaCy spans of the folded text) covers."""
    starts = [word.start for word in passage.words]
    labels: dict[int, str] = {}
    for entity in entities:
        at = max(0, bisect_right(starts, entity.start_char) - 1)
        while at < len(passage.words) and passage.words[at].start < entity.end_char:
            if passage.words[at].end > entity.start_char:
                labels[at] = entity.label_
            at += 1
    return labels
