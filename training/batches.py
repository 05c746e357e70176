"""Samples to batches of windows, the classes of their pieces beside them."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from redraft.tagger.labels import OUTSIDE, begins, goes_on
from redraft.tagger.pieces import encode
from redraft.tagger.windows import windows
from redraft.tagger.words import Word, split
from training.samples import Sample

IGNORED = -100
"""The class of padding and of framing pieces, on which no loss is taken."""
PIECES = 4096
"""Pieces in a batch, padding included."""
_SORTED_AT_ONCE = 2048


@dataclass(frozen=True, slots=True)
class Example:
    """One window: ids, shapes and classes, each of shape (pieces + 2,)."""

    ids: np.ndarray
    shapes: np.ndarray
    classes: np.ndarray


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows of like length; every tensor of shape (windows, longest)."""

    ids: Tensor
    shapes: Tensor
    classes: Tensor
    present: Tensor


def word_classes(words: list[Word], sample: Sample) -> np.ndarray:
    """The class of each word: a word belongs to the mention that it overlaps."""
    classes = np.full(len(words), OUTSIDE, dtype=np.int64)
    mentions = iter(sample.mentions)
    mention = next(mentions, None)
    begun = False
    for at, word in enumerate(words):
        while mention and mention.end <= word.start:
            mention, begun = next(mentions, None), False
        if mention and word.end > mention.start:
            classes[at] = goes_on(mention.label) if begun else begins(mention.label)
            begun = True
    return classes


def examples(sample: Sample, tokenizer: Tokenizer) -> Iterator[Example]:
    """The windows of one sample."""
    words = split(sample.text)
    pieces = encode(words, tokenizer)
    if not len(pieces):
        return
    classes = word_classes(words, sample)[pieces.words]
    again = np.concatenate(([False], pieces.words[1:] == pieces.words[:-1]))
    first = (classes > OUTSIDE) & (classes % 2 == 1)
    classes = np.where(again & first, classes + 1, classes)
    for window in windows(len(pieces)):
        ids, shapes = pieces.framed(window.start, window.end)
        framed = np.concatenate(([IGNORED], classes[window.start : window.end], [IGNORED]))
        yield Example(ids, shapes, framed)


def batches(samples: Iterable[Sample], tokenizer: Tokenizer, rng: random.Random) -> Iterator[Batch]:
    """Batches of windows of like length, in random order."""
    waiting: list[Example] = []
    for sample in samples:
        waiting.extend(examples(sample, tokenizer))
        if len(waiting) >= _SORTED_AT_ONCE:
            yield from _sorted_batches(waiting, rng)
            waiting = []
    yield from _sorted_batches(waiting, rng)


def _sorted_batches(waiting: list[Example], rng: random.Random) -> Iterator[Batch]:
    waiting.sort(key=lambda example: len(example.ids))
    groups: list[list[Example]] = []
    for example in waiting:
        if not groups or (len(groups[-1]) + 1) * len(example.ids) > PIECES:
            groups.append([])
        groups[-1].append(example)
    rng.shuffle(groups)
    yield from map(_batch, groups)


def _batch(group: list[Example]) -> Batch:
    longest = max(len(example.ids) for example in group)

    def padded(rows: list[np.ndarray], filler: int) -> Tensor:
        return torch.from_numpy(
            np.stack([np.pad(row, (0, longest - len(row)), constant_values=filler) for row in rows])
        )

    return Batch(
        padded([example.ids for example in group], 0),
        padded([example.shapes for example in group], 0),
        padded([example.classes for example in group], IGNORED),
        padded([np.ones_like(example.ids) for example in group], 0),
    )
