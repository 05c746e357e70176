"""Two who may be one: held apart because nothing proves that they are one person, and asked about because much says so.

Two people of one name are never merged by it, and somebody who is called now by a first name and now by an initial and
a surname can only be put together by whoever knows. So the pair is shown, and a reviewer merges it or says that it is two.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz.distance import DamerauLevenshtein

from redraft.folding import fold
from redraft.identity.circle import Person
from redraft.identity.likeness import Likeness, given_likeness, surname_likeness
from redraft.names import PersonName
from redraft.vocabulary import Vocabulary

_LONG = 5
"""So many letters has a name in which one letter more or less may be a slip."""


@dataclass(frozen=True, slots=True)
class Doubles:
    """What is needed to tell whether two people may be one: the surnames of a family are those that several bear."""

    vocabulary: Vocabulary
    family: frozenset[str]

    @classmethod
    def of(cls, everyone: Iterable[Person], vocabulary: Vocabulary) -> Doubles:
        """For these people."""
        bearers = Counter(name for person in everyone for name in {fold(n.surname) for n in person.names if n.surname})
        return cls(vocabulary, frozenset(name for name, count in bearers.items() if count > 1))

    def why(self, one: Person, other: Person) -> str:
        """Why two people may be one, in plain words that quote nothing; "" if nothing says so."""
        if not (one.names and other.names) or self._opposed(one, other):
            return ""
        if any(_same_full(a, b) for a in one.names for b in other.names):
            return "they have the same full name"
        if any(self._one_letter_apart(a, b) for a in one.names for b in other.names):
            return "their names differ by a letter"
        if self._completed(one, other) or self._completed(other, one):
            return "the first name of the one begins with the initial of the other, and they have the same part"
        return ""

    def _opposed(self, one: Person, other: Person) -> bool:
        """Whether titles or suffixes tell them apart, or the user declared both."""
        if one.seed and other.seed and one.seed.declared and other.seed.declared:
            return True
        sexes = [{n.sex for n in person.names} - {""} for person in (one, other)]
        suffixes = [{n.suffix for n in person.names} - {""} for person in (one, other)]
        return any(all(told) and told[0].isdisjoint(told[1]) for told in (sexes, suffixes))

    def _one_letter_apart(self, one: PersonName, other: PersonName) -> bool:
        """As "Joanne Pike" and "Joanna Pike", and not brother and sister Daniel and Daniela or Ann and Annabel."""
        if not (one.is_full and other.is_full):
            return False
        pairs = ((one.given[0], other.given[0]), (one.surname, other.surname))
        apart = [(fold(a), fold(b)) for a, b in pairs if fold(a) != fold(b)]
        if len(apart) != 1 or min(map(len, apart[0])) < _LONG or apart[0][0][0] != apart[0][1][0]:
            return False
        a, b = sorted(apart[0], key=len)
        return not b.startswith(a) and DamerauLevenshtein.distance(a, b) == 1

    def _completed(self, first: Person, last: Person) -> bool:
        """Whether the one has a first name and no surname, the other a surname and an initial that fits, and both the same
        calling, or the surname is the family's and the first name a relative's.
        """
        if any(n.surname for n in first.names) or not any(n.surname for n in last.names):
            return False
        if any(n.is_full for n in last.names):
            return False
        given = [word for n in first.names for word in (*n.given[:1], n.lone) if len(word) > 1]
        fits = any(
            given_likeness(word, n.given[0], self.vocabulary) is Likeness.INITIAL
            for word in given
            for n in last.names
            if n.has_initials_only
        )
        of_family = first.has_kin and any(fold(n.surname) in self.family for n in last.names) and not last.callings
        return fits and (of_family or not first.callings.isdisjoint(last.callings))


def doubles(everyone: Sequence[Person], vocabulary: Vocabulary) -> list[tuple[Person, Person, str]]:
    """The pairs of people with mentions who may be one, each with the reason, in the order of `everyone`."""
    known = Doubles.of(everyone, vocabulary)
    present = [person for person in everyone if person.mentions]
    pairs = ((one, other, known.why(one, other)) for one, other in combinations(present, 2))
    return [(one, other, why) for one, other, why in pairs if why]


def _same_full(one: PersonName, other: PersonName) -> bool:
    """The same given name and surname, and no middle names that differ."""
    if not (one.is_full and other.is_full) or surname_likeness(one.surname, other.surname) is not Likeness.SAME:
        return False
    middles = [tuple(map(fold, name.given[1:])) for name in (one, other)]
    return fold(one.given[0]) == fold(other.given[0]) and (not all(middles) or middles[0] == middles[1])
