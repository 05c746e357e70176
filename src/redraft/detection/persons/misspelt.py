"""Declared names with a letter or two wrong, in any case: "Ashdael", "ASHDLE", "told keziha"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from rapidfuzz.distance import DamerauLevenshtein

from redraft.detection.words import cues
from redraft.detection.words.lexicon import Lexicon
from redraft.detection.words.lexis import Lexis
from redraft.detection.words.passages import Passage

_SHORTEST = 5
_LONG = 8


@dataclass(frozen=True, slots=True)
class Misspelt:
    """Finds the words of declared people's names `names` (bare, by first letter) with slips of the pen in them.

    What is an English word, a name of somebody else or a term of art is no slip, however near it comes. `lexicon` are
    the names of the case, which other layers find; `judged` remembers words that were met before.
    """

    lexis: Lexis
    lexicon: Lexicon
    names: Mapping[str, tuple[str, ...]]
    judged: dict[str, bool] = field(default_factory=dict)

    @classmethod
    def of(cls, lexis: Lexis, lexicon: Lexicon, persons: Iterable[tuple[str, ...]]) -> Misspelt:
        """The words of names that are long enough to be known with a slip in them."""
        words = {word for parts in persons for word in parts if len(word) >= _SHORTEST and word.isalpha()}
        names: dict[str, list[str]] = {}
        for word in sorted(words):
            names.setdefault(word[0], []).append(word)
        return cls(lexis, lexicon, {letter: tuple(group) for letter, group in names.items()})

    def find(self, passage: Passage) -> Iterator[int]:
        """The words of `passage` that are slips for a declared name."""
        for at, word in enumerate(passage.words if self.names else ()):
            if len(word.bare) >= _SHORTEST - 1 and word.alphabetic and self._slip(word.bare):
                yield at

    def _slip(self, word: str) -> bool:
        if word not in self.judged:
            near = (name for letter in word[:2] for name in self.names.get(letter, ()))
            self.judged[word] = not self._explained(word) and any(misspells(word, name) for name in near)
        return self.judged[word]

    def _explained(self, word: str) -> bool:
        lexis, single = self.lexis, word.removesuffix("s")
        somebodys = any(lexis.given(each) or self.lexicon.knows(each) for each in (word, single))
        english = lexis.everyday(word) or lexis.everyday(single) or lexis.generic(word)
        return english or somebodys or word in cues.MONTHS or word in lexis.term_words


def misspells(word: str, name: str) -> bool:
    """Whether a bare word is a bare name with one slip in it (two from eight letters on), its first letter right.

    A slip is a letter wrong, missing or too many, or two neighbours in the wrong order; the first two may be that.

    >>> [misspells(word, "ashdale") for word in ("ashdael", "ashdle", "sahdale", "ashton", "ashdale", "mashdale")]
    [True, True, True, False, False, False]
    """
    if word == name or min(len(word), len(name)) < _SHORTEST - 1:
        return False
    if word[0] != name[0] and word[:2] != name[1::-1]:
        return False
    limit = 2 if min(len(word), len(name)) >= _LONG else 1
    return DamerauLevenshtein.distance(word, name, score_cutoff=limit) <= limit
