"""The names that a case has shown so far, and the parts they are made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from redraft.detection.words import cues
from redraft.detection.words.lexis import Lexis


@dataclass(frozen=True, slots=True)
class Name:
    """Somebody's name as it stands somewhere: words `first` to `last` of a passage, from `core` without its title.

    `parts` are its bare words without initials; `sure` says that its surroundings left no doubt.
    """

    passage: int
    first: int
    core: int
    last: int
    parts: tuple[str, ...]
    titled: bool
    sure: bool
    why: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Parts of persons' names, each with how often it was met as a given name and as a surname; and full names."""

    given: Counter[str] = field(default_factory=Counter)
    surnames: Counter[str] = field(default_factory=Counter)
    full: frozenset[tuple[str, ...]] = frozenset()

    @classmethod
    def learn(cls, names: Iterable[Name], lexis: Lexis, declared: Iterable[tuple[str, ...]] = ()) -> Lexicon:
        """What `names`, and declared names word by word, teach.

        An ordinary word is learnt only from a name that is sure.
        """
        given: Counter[str] = Counter()
        surnames: Counter[str] = Counter()
        full: set[tuple[str, ...]] = set()
        for parts in declared:
            _count(parts, given, surnames)
            full.add(parts)
        singles: list[tuple[str, bool]] = []
        for name in names:
            parts = tuple(part for part in name.parts if name.sure or not lexis.ordinary(part))
            if not name.titled:
                parts = tuple(part for part in parts if part not in cues.MONTHS or lexis.given(part))
            if len(parts) == 1:
                singles.append((parts[0], name.titled))
            elif parts:
                _count(parts, given, surnames)
            if parts:
                full.add(parts)
        bare_surnames = frozenset(surnames) - frozenset(given)
        for part, titled in singles:
            (surnames if titled or part in bare_surnames else given).update((part,))
        return cls(given, surnames, frozenset(full))

    def knows(self, word: str) -> bool:
        """Whether a bare word is part of somebody's name."""
        return word in self.given or word in self.surnames

    def plural(self, word: str) -> bool:
        """Whether a bare word is the plural of a known name ("the Ashdales"), or one with its apostrophe forgotten."""
        return len(word) > 3 and word.endswith("s") and self.knows(word[:-1]) and not self.knows(word)

    def words(self) -> tuple[str, ...]:
        """All parts, in alphabetical order."""
        return tuple(sorted({*self.given, *self.surnames}))

    def news(self, other: Lexicon) -> frozenset[str]:
        """The words of which the two know different things: whether they are given names or surnames, and whose."""
        surnames = (parts[-1] for parts in self.full ^ other.full)
        return frozenset((*(self.given.keys() ^ other.given), *(self.surnames.keys() ^ other.surnames), *surnames))

    def initials(self) -> frozenset[str]:
        """The initials of full names, given name first: "ka"."""
        return frozenset("".join(part[0] for part in parts) for parts in self.full if len(parts) > 1)

    def letters(self) -> frozenset[str]:
        """The first letters of all given names."""
        return frozenset(word[0] for word in self.given)


def _count(parts: tuple[str, ...], given: Counter[str], surnames: Counter[str]) -> None:
    if len(parts) > 1:
        given.update(parts[:-1])
        surnames.update(parts[-1:])
    else:
        given.update(parts)
