"""Class scores of words to mentions: which words belong together, what they are, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from redraft.tagger.labels import OUTSIDE, Label, begins, goes_on
from redraft.tagger.words import Shape, Word

if TYPE_CHECKING:
    from numpy.typing import NDArray

NAMES = tuple(label for label in Label if label is not Label.TERM)
"""The labels that are told of, in the order of their columns in `Scores.labels`."""
_BEGINS = [begins(label) for label in NAMES]
_GOES_ON = [goes_on(label) for label in NAMES]
_TINY = np.float32(1e-6)
_TERM = [begins(Label.TERM), goes_on(Label.TERM)]


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From which score on a mention of one label is replaced, and from which the reviewer is asked, each from 0 to 1."""

    replace: float
    ask: float


@dataclass(frozen=True, slots=True)
class Mention:
    """`text[start:end]`, what it is and how sure that is: `score` from 0 to 1, the highest of its words."""

    start: int
    end: int
    label: Label
    score: float


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network says of the words of a text.

    `named` (words,) is how sure it is that a word is part of a name of any label; `labels` (words, NAMES) how that is
    shared out; `begun` (words,) how likely it is that a new mention begins with the word.
    """

    named: NDArray[np.float32]
    labels: NDArray[np.float32]
    begun: NDArray[np.float32]


def word_scores(pieces: NDArray[np.float32], owners: NDArray[np.int64], words: int) -> Scores:
    """Gather the class probabilities of pieces, shape (pieces, CLASSES), by word: a word is as likely as its best piece.

    Where a word is likelier a term than a name, the network knows what the word is rather than being in doubt: there
    its sureness of a name is cut in the same proportion. Thresholds can then be low, and terms stay.
    """
    named = np.zeros(words, dtype=np.float32)
    termed = np.zeros(words, dtype=np.float32)
    labels = np.zeros((words, len(NAMES)), dtype=np.float32)
    begun = np.zeros(words, dtype=np.float32)
    if len(owners):
        terms = pieces[:, _TERM].sum(axis=1)
        np.maximum.at(named, owners, 1 - pieces[:, OUTSIDE] - terms)
        np.add.at(termed, owners, terms)
        termed /= np.maximum(np.bincount(owners, minlength=words), 1)
        named *= np.minimum(1, named / np.maximum(termed, _TINY))
        np.add.at(labels, owners, pieces[:, _BEGINS] + pieces[:, _GOES_ON])
        first = np.concatenate(([True], owners[1:] != owners[:-1]))
        begun[owners[first]] = pieces[first][:, _BEGINS].sum(axis=1)
    return Scores(named, labels, begun)


def mentions(words: Sequence[Word], scores: Scores, thresholds: Mapping[Label, Thresholds]) -> list[Mention]:
    """The mentions of a text, in order: runs of words that reach the ask threshold of what they likeliest are.

    A run ends where a new mention begins. Where some of its words reach the replace threshold, the mention reaches from
    the first to the last of those, and what is left at its ends is told of by itself, to be asked about. A mention's
    label is what its words say together, its score that of its surest word.
    """
    if not words:
        return []
    likely = scores.labels.argmax(axis=1)
    ask, replace = (
        scores.named >= np.array([getattr(thresholds[label], level) for label in NAMES], dtype=np.float32)[likely]
        for level in ("ask", "replace")
    )
    parts = (part for run in _runs(ask, scores) for part in _parts(run, replace))
    trimmed = (_trimmed(words, part) for part in parts)
    return [_mention(words, scores, part) for part in trimmed if part]


def _parts(run: range, replace: NDArray[np.bool_]) -> list[range]:
    """A run as what stands before its sure words, those, and what stands behind; whole where none is sure."""
    sure = [at for at in run if replace[at]]
    if not sure:
        return [run]
    return [range(run.start, sure[0]), range(sure[0], sure[-1] + 1), range(sure[-1] + 1, run.stop)]


def _runs(inside: NDArray[np.bool_], scores: Scores) -> Iterator[range]:
    start: int | None = None
    for at, belongs in enumerate(inside):
        if start is not None and (not belongs or _begins_anew(at, scores)):
            yield range(start, at)
            start = None
        if belongs and start is None:
            start = at
    if start is not None:
        yield range(start, len(inside))


def _begins_anew(at: int, scores: Scores) -> bool:
    """Whether the word at `at` begins a mention of its own rather than going on with the one before."""
    return bool(scores.begun[at] > scores.named[at] / 2)


def _trimmed(words: Sequence[Word], run: range) -> range:
    """A run without the signs at its ends; empty if it is all signs."""
    solid = [at for at in run if words[at].shape is not Shape.SIGN]
    return range(solid[0], solid[-1] + 1) if solid else range(0)


def _mention(words: Sequence[Word], scores: Scores, run: range) -> Mention:
    rows = slice(run.start, run.stop)
    label = NAMES[int(scores.labels[rows].sum(axis=0).argmax())]
    return Mention(words[run.start].start, words[run.stop - 1].end, label, float(scores.named[rows].max()))
