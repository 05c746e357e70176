"""Words to the numbers the network reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from redraft.tagger.words import Word

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

FIRST, LAST = 101, 102
"""The pieces [CLS] and [SEP] that frame every window."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of one text: `ids`, `shapes` and the index of each piece's word, all of shape (pieces,)."""

    ids: NDArray[np.int64]
    shapes: NDArray[np.int64]
    words: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.ids)

    def framed(self, start: int, end: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Ids and shapes of the pieces from `start` to `end` between the two framing pieces, shape (end - start + 2,)."""
        ids = np.concatenate(([FIRST], self.ids[start:end], [LAST]))
        shapes = np.concatenate(([0], self.shapes[start:end], [0]))
        return ids, shapes


def encode(words: Sequence[Word], tokenizer: Tokenizer) -> Pieces:
    """The pieces of `words`. A word that the vocabulary cannot spell is one unknown piece, an invisible sign none."""
    encoding = tokenizer.encode([word.text for word in words], is_pretokenized=True, add_special_tokens=False)
    owners = np.array(encoding.word_ids, dtype=np.int64)
    shapes = np.array([int(word.shape) for word in words], dtype=np.int64)
    ids = np.array(encoding.ids, dtype=np.int64)
    return Pieces(ids, shapes[owners] if len(owners) else owners, owners)
