"""What two names have in common if they can be one person's: traits by which people are looked up, not compared.

Each function tells a necessary condition of one of the likenesses of `redraft.identity.likeness`, or of a rule of
`redraft.identity.matching`: names that are alike share a trait; those that share one are yet to be compared. So looking
people up leaves nobody out, and those who have nothing in common with a mention cost it nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redraft.folding import fold, plain
from redraft.identity.likeness import consonants_of, sound_of
from redraft.names import PersonName
from redraft.vocabulary import Vocabulary

Trait = tuple[str, str]
"""A sort of trait, and what of it somebody has."""

_SHORTEST_HALF = 3
_SHORTEST_SLIP, _LONG, _BEGINNING = 4, 8, 10
"""From how many letters a word can be a slip, from how many by two of them, and how many first ones tell either."""
_SHORTEST_PET_FORM = 4


def name_traits(name: PersonName, vocabulary: Vocabulary) -> Iterator[Trait]:
    """All that somebody has who bears a name, but for slips."""
    yield from (trait for word in words_of(name) for trait in _word_traits(word, vocabulary))
    yield from surname_traits(*filter(None, (name.surname, *name.former)))
    if name.given:
        yield "given", fold(name.given[0])
    if name.title:
        yield "title", vocabulary.heading(name.title)
    if name.is_full:
        yield from (("letters", letters) for letters in _spellings(name, vocabulary))
        yield from (("cut", rest[:1]) for rest in (name.initials[len(name.given) :], fold(name.surname)))
        yield "account", fold(name.given[0])[:1] + fold(name.surname)
    yield from (("initials", letters) for letters in initials_of(name))


class Traits:
    """The traits of a case's names and words, each worked out once: names come up again in every round of settling."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._names: dict[PersonName, tuple[Trait, ...]] = {}
        self._slips: dict[str, frozenset[Trait]] = {}

    def of(self, name: PersonName) -> tuple[Trait, ...]:
        """As `name_traits` tells them."""
        if name not in self._names:
            self._names[name] = tuple(set(name_traits(name, self.vocabulary)))
        return self._names[name]

    def of_slips(self, word: str) -> frozenset[Trait]:
        """As `slip_traits` tells them."""
        if word not in self._slips:
            self._slips[word] = frozenset(slip_traits(word))
        return self._slips[word]


def words_of(name: PersonName) -> frozenset[str]:
    """The folded words that another name's words are compared with: both given names together are one, too."""
    parts = (*name.given, " ".join(name.given[:2]), name.surname, name.lone, *name.nicknames, *name.former)
    return frozenset(map(fold, parts)) - {""}


def surname_traits(*surnames: str) -> Iterator[Trait]:
    """What any two surnames share that `surname_likeness` finds alike: all letters, or one half of a double name.

    >>> set(surname_traits("Okoro Hughes")) & set(surname_traits("Hughes"))
    {('surname', 'hughes')}
    """
    for surname in surnames:
        whole = fold(surname)
        yield "surname", re.sub(r"[ '-]", "", whole)
        yield "surname", whole
        yield from (("surname", half) for half in re.split(r"[ -]", whole) if len(half) >= _SHORTEST_HALF)


def _word_traits(whole: str, vocabulary: Vocabulary) -> Iterator[Trait]:
    """What a folded word of a name offers to `alike`."""
    yield from (("word", part) for part in {whole, *whole.split("-")})
    yield from (("initial", known[:1]) for known in {whole, *vocabulary.nicknames.get(whole, ())})
    yield "begins", whole[:3]
    yield "begins", whole[:2]
    if _may_be_pet_form(whole):
        yield "pet form", whole[:2]


def alike(word: str, vocabulary: Vocabulary) -> Iterator[Trait]:
    """Of these whoever bears a word has one that is in any way like `word`, as a given name or as a surname.

    A pet form shares three letters with the full name; two if the third is the second once more, or if the syllable
    comes twice.
    """
    whole = fold(word)
    called = {whole, *vocabulary.nicknames.get(whole, ())}
    yield from (("word", part) for part in {*called, *whole.split("-"), *(known[:1] for known in called)})
    yield from surname_traits(whole)
    if len(whole) == 1:
        yield "initial", whole
    yield "begins", whole[:3]
    yield "pet form", whole[:2]
    if _may_be_pet_form(whole):
        yield "begins", whole[:2]


def _may_be_pet_form(whole: str) -> bool:
    return len(whole) >= _SHORTEST_PET_FORM and (whole[1] == whole[2] or whole[:2] * 2 == whole)


def slip_traits(word: str) -> Iterator[Trait]:
    """What a word shares with any other of which it can be a slip of the pen: the sound, the consonants, or all of its
    letters but one (in long words two), never the first.

    Two words that differ in two letters have all but two of their first ten in common, in the same order.

    >>> set(slip_traits("Katarzyna")).isdisjoint(slip_traits("Katarina"))
    False
    >>> set(slip_traits("Joanne")).isdisjoint(slip_traits("Joseph"))
    True
    """
    whole = fold(word)
    yield "sound", sound_of(whole)
    yield "consonants", consonants_of(whole)
    yield from letter_traits(whole)


def letter_traits(whole: str, most: int = 2) -> Iterator[Trait]:
    """What is left of a folded wording without a letter, of a long one without two if `most` says so: of its first ten."""
    if len(whole) < _SHORTEST_SLIP:
        return
    start = whole[:_BEGINNING]
    yield "most letters", start
    for one in range(1, len(start)):
        left = start[:one] + start[one + 1 :]
        yield "most letters", left
        if most > 1 and len(whole) >= _LONG:
            yield from (("most letters", left[:two] + left[two + 1 :]) for two in range(one, len(left)))


def initials_of(name: PersonName) -> frozenset[str]:
    """The folded letters by which somebody of this name may be meant, whatever stands before them."""
    found = {name.initials} if name.surname and name.given else set()
    if name.given or name.lone:
        found.add(name.initials[:1])
    if re.search(r"\w[-‑]\w", name.given[0] if name.given else name.lone):
        found.add(name.initials[:2])
    if name.surname:
        found.update(firsts(name.surname))
    if name.is_full:
        letter = fold(name.given[0])[:1]
        found.update(letter + rest for rest in (*firsts(name.surname), fold(name.surname)[:1]))
    return frozenset(found)


def firsts(surname: str) -> tuple[str, ...]:
    """The first letters of a surname, of its last part, and of all: of "Okoro-Hughes" o, h and oh."""
    parts = [part for part in re.split(r"[^\w]+", fold(surname)) if part]
    return fold(surname)[:1], parts[-1][:1] if parts else "", "".join(part[0] for part in parts)


def _spellings(name: PersonName, vocabulary: Vocabulary) -> frozenset[str]:
    """The letters of a full name, in either order, and of a surname that is made of several words.

    "James Taylor" turned around is another man's name: a surname that is a given name too stays behind.
    """
    surname = squeezed(name.surname)
    given = {squeezed(name.given[0]), squeezed("".join(name.given))}
    alone = {surname} if re.search(r"[^\W\d_][^\w][^\W\d_]", plain(name.surname)) else set()
    turned = set() if vocabulary.is_given_name(name.surname) else {surname + first for first in given}
    return frozenset({first + surname for first in given} | turned | alone)


def squeezed(text: str) -> str:
    """The folded letters and digits of a text.

    >>> squeezed("O’ Rourke-Hale")
    'orourkehale'
    """
    return re.sub(r"[\W_]+", "", fold(text))
