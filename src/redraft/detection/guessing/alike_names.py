"""Known names that a word comes near: it is one cut short ("Macs"), or spelt otherwise ("Liwia" for "Oliwia")."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

_LONGER = 4
"""Words have to be longer than this to be compared letter by letter."""
_DIFFERENCE = 2
"""The most letters by which two spellings of one name may differ in length."""
_ALIKE = 82
"""The likeness (0 to 100) from which two spellings may be one name's."""


@dataclass(frozen=True, slots=True)
class AlikeNames:
    """Looks words up among `names`, which are sorted, and `by_length`. `judged` remembers words met before."""

    names: Sequence[str]
    by_length: Mapping[int, Sequence[str]]
    judged: dict[str, bool] = field(default_factory=dict)

    @classmethod
    def of(cls, names: Iterable[str]) -> AlikeNames:
        """For these names, as bare words."""
        ordered = sorted(set(names))
        by_length: dict[int, list[str]] = {}
        for name in ordered:
            by_length.setdefault(len(name), []).append(name)
        return cls(ordered, by_length)

    def resembles(self, word: str) -> bool:
        """Whether a bare word is the beginning of a known name, or nearly one.

        >>> names = AlikeNames.of(["mackenzie", "oliwia"])
        >>> [names.resembles(word) for word in ("mac", "liwia", "olivia", "oliwia", "ola")]
        [True, True, True, True, False]
        """
        if word not in self.judged:
            self.judged[word] = self._begins_one(word) or self._is_near(word)
        return self.judged[word]

    def _begins_one(self, word: str) -> bool:
        at = bisect_right(self.names, word)  # sorted, the names that go on where it ends come right behind it
        return at < len(self.names) and self.names[at].startswith(word)

    def _is_near(self, word: str) -> bool:
        if len(word) <= _LONGER:
            return False
        lengths = range(len(word) - _DIFFERENCE, len(word) + _DIFFERENCE + 1)
        near = (self.by_length[length] for length in lengths if length in self.by_length)
        return any(process.extractOne(word, names, scorer=fuzz.ratio, score_cutoff=_ALIKE) for names in near)
