"""Two who may be one: held apart because nothing proves that they are one person, and asked about because much says so.

Two people of one name are never merged by it, and somebody who is called now by a first name and now by an initial and
a surname can only be put together by whoever knows. So the pair is shown, and a reviewer merges it or says that it is two.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from rapidfuzz.distance import DamerauLevenshtein

from redraft.folding import fold
from redraft.identity.likeness import Likeness, given_likeness, surname_likeness
from redraft.identity.person import Person
from redraft.names import PersonName
from redraft.vocabulary import Vocabulary

_LONG = 5
"""So many letters has a name in which one letter more or less may be a slip."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What is compared of somebody, folded once: a case of hundreds has tens of thousands of pairs.

    `full` are the names in full, each as given name, surname and middle names; `firsts` the first names of somebody of
    whom no surname is known, `letters` the initials before the surnames of somebody whom nothing calls in full.
    """

    person: Person
    full: tuple[tuple[str, str, tuple[str, ...]], ...]
    firsts: tuple[str, ...]
    letters: tuple[str, ...]
    surnames: frozenset[str]
    sexes: frozenset[str]
    suffixes: frozenset[str]

    @classmethod
    def of(cls, person: Person) -> _Known:
        """What the names of somebody tell."""
        names = person.names
        surnames = frozenset(fold(n.surname) for n in names if n.surname)
        full = tuple(_spelt(n) for n in names if n.is_full)
        firsts = (word for n in names for word in (*n.given[:1], n.lone) if len(word) > 1)
        letters = (n.given[0] for n in names if n.has_initials_only)
        return cls(
            person,
            full,
            () if surnames else tuple(firsts),
            () if full else tuple(letters),
            surnames,
            frozenset(n.sex for n in names) - {""},
            frozenset(n.suffix for n in names) - {""},
        )


def doubles(everyone: Sequence[Person], vocabulary: Vocabulary) -> list[tuple[Person, Person, str]]:
    """The pairs of people with mentions who may be one, each with the reason in plain words that quote nothing, in the
    order of `everyone`. The surnames of the family are those that several bear.
    """
    bearers = Counter(name for person in everyone for name in {fold(n.surname) for n in person.names if n.surname})
    family = frozenset(name for name, count in bearers.items() if count > 1)
    known = [_Known.of(person) for person in everyone if person.mentions]
    return [
        (known[one].person, known[other].person, why)
        for one, other in sorted({*_sharing(known), *_completing(known)})
        if (why := _why(known[one], known[other], family, vocabulary))
    ]


def _sharing(known: Sequence[_Known]) -> Iterator[tuple[int, int]]:
    """The pairs that have a given name or a surname in common: whoever else is compared has no full name like another's."""
    bearers: dict[tuple[int, str], dict[int, None]] = defaultdict(dict)
    for at, one in enumerate(known):
        for given, surname, _ in one.full:
            bearers[0, given][at] = bearers[1, surname][at] = None
    for group in bearers.values():
        yield from combinations(group, 2)


def _completing(known: Sequence[_Known]) -> Iterator[tuple[int, int]]:
    """The pairs of somebody without a surname and somebody with nothing but initials before it."""
    firsts = [at for at, one in enumerate(known) if one.firsts]
    letters = [at for at, one in enumerate(known) if one.letters]
    for one, other in product(firsts, letters):
        yield min(one, other), max(one, other)


def _why(one: _Known, other: _Known, family: frozenset[str], vocabulary: Vocabulary) -> str:
    if _opposed(one, other):
        return ""
    pairs = list(product(one.full, other.full))
    if any(_same_full(a, b) for a, b in pairs):
        return "they have the same full name"
    if any(_one_letter_apart(a[:2], b[:2]) for a, b in pairs):
        return "their names differ by a letter"
    if _completed(one, other, family, vocabulary) or _completed(other, one, family, vocabulary):
        return "the first name of the one begins with the initial of the other, and they have the same part"
    return ""


def _opposed(one: _Known, other: _Known) -> bool:
    """Whether titles or suffixes tell them apart, or the user declared both."""
    if all(known.person.seed and known.person.seed.declared for known in (one, other)):
        return True
    told = ((one.sexes, other.sexes), (one.suffixes, other.suffixes))
    return any(a and b and a.isdisjoint(b) for a, b in told)


def _same_full(one: tuple[str, str, tuple[str, ...]], other: tuple[str, str, tuple[str, ...]]) -> bool:
    """The same given name and surname, and no middle names that differ."""
    if one[0] != other[0] or surname_likeness(one[1], other[1]) is not Likeness.SAME:
        return False
    return not (one[2] and other[2]) or one[2] == other[2]


def _one_letter_apart(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """As "Joanne Pike" and "Joanna Pike", and not brother and sister Daniel and Daniela or Ann and Annabel."""
    apart = [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
    if len(apart) != 1 or min(map(len, apart[0])) < _LONG or apart[0][0][0] != apart[0][1][0]:
        return False
    a, b = sorted(apart[0], key=len)
    return not b.startswith(a) and DamerauLevenshtein.distance(a, b) == 1


def _completed(first: _Known, last: _Known, family: frozenset[str], vocabulary: Vocabulary) -> bool:
    """Whether the one has a first name and no surname, the other a surname and an initial that fits, and both the same
    calling, or the surname is the family's and the first name a relative's.
    """
    of_family = first.person.kin and not last.surnames.isdisjoint(family) and not last.person.callings
    if not of_family and first.person.callings.isdisjoint(last.person.callings):
        return False
    return any(
        given_likeness(word, letter, vocabulary) is Likeness.INITIAL
        for word, letter in product(first.firsts, last.letters)
    )


def _spelt(name: PersonName) -> tuple[str, str, tuple[str, ...]]:
    return fold(name.given[0]), fold(name.surname), tuple(map(fold, name.given[1:]))
