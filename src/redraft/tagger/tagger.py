"""The tagger: a text in, its mentions out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from redraft.tagger.labels import CLASSES, Label
from redraft.tagger.mentions import Mention, Scores, Thresholds, mentions, word_scores
from redraft.tagger.pieces import Pieces, encode
from redraft.tagger.windows import windows
from redraft.tagger.words import Word, split

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

Network = Callable[["NDArray[np.int64]", "NDArray[np.int64]"], "NDArray[np.float32]"]
"""Ids and shapes of one window, (pieces,) each, to class probabilities (pieces, CLASSES)."""


@dataclass(frozen=True, slots=True)
class Tagger:
    """Finds names with a network.

    Every window goes through the network by itself. A window's integer scales are its own then, so a sentence scores
    the same alone and beside any other, and nothing is spent on padding.
    """

    network: Network
    tokenizer: Tokenizer
    thresholds: Mapping[Label, Thresholds]

    def mentions(self, text: str) -> list[Mention]:
        """The mentions of `text` whose words reach the ask threshold of what each is likeliest, in order, none overlapping."""
        return self.read(text)[1]

    def read(self, text: str) -> tuple[list[Word], list[Mention]]:
        """The words of `text` beside its mentions."""
        words, scores = self.scores(text)
        return words, mentions(words, scores, self.thresholds)

    def scores(self, text: str) -> tuple[list[Word], Scores]:
        """The words of `text` and what the network says of each."""
        words = split(text)
        pieces = encode(words, self.tokenizer)
        return words, word_scores(self._classes(pieces), pieces.words, len(words))

    def _classes(self, pieces: Pieces) -> NDArray[np.float32]:
        """Class probabilities of every piece, each from the window in which it stands furthest from an edge."""
        found = np.empty((len(pieces), CLASSES), dtype=np.float32)
        for window in windows(len(pieces)) if len(pieces) else ():
            classes = self.network(*pieces.framed(window.start, window.end))
            found[window.own_start : window.own_end] = classes[window.own_start - window.start + 1 :][
                : window.own_end - window.own_start
            ]
        return found
