"""Two who may be one: held apart because nothing proves that they are one person, and asked about because much says so.

Two people of one name are never merged by it, and somebody who is called now by a first name and now by an initial and
a surname can only be put together by whoever knows. So the pair is shown, and a reviewer merges it or says that it is two.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from rapidfuzz.distance import DamerauLevenshtein

from redraft.folding import fold
from redraft.identity.likeness import Likeness, given_likeness, surname_likeness
from redraft.identity.lookup import Lookup
from redraft.identity.person import Person
from redraft.identity.traits import Trait, letter_traits, surname_traits
from redraft.names import PersonName
from redraft.vocabulary import Vocabulary

_LONG = 5
"""So many letters has a name in which one letter more or less may be a slip."""
_RELATIVE = ""
"""The part of relatives, whatever they are called."""


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
        for one, other in sorted({*_named_alike(known), *_completing(known, family, vocabulary)})
        if (why := _why(known[one], known[other], family, vocabulary))
    ]


def _named_alike(known: Sequence[_Known]) -> Iterator[tuple[int, int]]:
    """The pairs with the same given name and surname, or with one the same and the other a letter apart."""
    earlier: Lookup[int] = Lookup()
    for at, one in enumerate(known):
        traits = {trait for given, surname, _ in one.full for trait in _traits(given, surname)}
        yield from ((other, at) for other in earlier.holding(traits))
        earlier.note(earlier.add(at), traits)


def _traits(given: str, surname: str) -> Iterator[Trait]:
    """What any two full names share that `_same_full` or `_one_letter_apart` finds alike."""
    yield from ((f"{given} {sort}", whole) for sort, whole in surname_traits(surname))
    yield from ((f"{given} …", letters) for _, letters in letter_traits(surname, 1))
    yield from ((f"… {surname}", letters) for _, letters in letter_traits(given, 1))


def _completing(known: Sequence[_Known], family: frozenset[str], vocabulary: Vocabulary) -> Iterator[tuple[int, int]]:
    """The pairs of somebody without a surname and somebody with nothing but an initial before it that fits, who have the
    same part, or are of the family both.
    """
    found: Lookup[int] = Lookup()
    for at, one in enumerate(known):
        parts = (*one.person.callings, *([_RELATIVE] if one.person.kin else []))
        letters = {letter for word in one.firsts for letter in _initials(word, vocabulary)}
        found.note(found.add(at), product(letters, parts))
    for at, one in enumerate(known):
        of_family = not one.surnames.isdisjoint(family) and not one.person.callings
        letters = {letter for word in one.letters for letter in _initials(word, vocabulary)}
        parts = (*one.person.callings, *([_RELATIVE] if of_family else []))
        for other in found.holding(product(letters, parts)):
            yield min(at, other), max(at, other)


def _initials(word: str, vocabulary: Vocabulary) -> frozenset[str]:
    """The first letters of a word and of the names that it is a nickname of, or has as nicknames."""
    folded = fold(word)
    return frozenset(name[:1] for name in (folded, *vocabulary.nicknames.get(folded, ())))


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
