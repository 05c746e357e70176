"""Whether two names could be one person's: nicknames, initials, double-barrelled surnames, slips of the pen."""

from __future__ import annotations

import re
from enum import IntEnum

from rapidfuzz.distance import DamerauLevenshtein

from redraft.folding import fold
from redraft.names import PersonName
from redraft.vocabulary import Vocabulary

_JOINTS = re.compile(r"[ '-]")
_SHORT = 3
_CLOSE = 2
"""So many letters may two spellings differ in that have the same consonants."""
_PET_SPELLING = re.compile(r"(?<=[^\W\d_]{3})(?:ie|ey|y)$")
"""One ending in its spellings: "Lennie" and "Lenny" are one name, "Ann" and "Annie" are two."""
_PET_ENDING = re.compile(r"ie|ey|y|i|o|za|us|usia|unia|sia|ka|ek|inka")
_ADDED = frozenset({"ie", "y", "ey", "i", "o"})
"""What is added to a whole short name to make it a pet name."""
_SLAVIC = re.compile(
    r"(?<=[scdz]k)(?:(?P<he>[iy]|ij|iy|ii|yi)|(?P<she>a|aya|aia))$|(?<=\w\w[oe]v)a$|(?<=\w[^aeiou]in)a$"
)
"""The endings by which a man's surname differs from a woman's: Nowicki, Nowicka; Kowalsky, Kowalska; Petrov, Petrova."""
_FEMININE = frozenset({"a", "e", "la", "le", "na", "ne", "ina", "ine", "elle", "ette"})


class Likeness(IntEnum):
    """How much two name words have in common; higher is more."""

    NONE = 0
    INITIAL = 1
    """One is the other's first letter."""
    PET = 2
    """One is made from the beginning of the other in a way that pet names are: "Robbo", "Zubi", "Titi"."""
    SHORTENED = 3
    """One is the beginning of the other, three letters or more: "Dani", "Daniella"; one half of a double name."""
    NICKNAME = 4
    """The table of nicknames says so."""
    SAME = 5


def given_likeness(one: str, other: str, vocabulary: Vocabulary) -> Likeness:
    """How alike two given names are, the order of the two regardless."""
    a, b = fold(one), fold(other)
    if (len(a), a) > (len(b), b):
        a, b = b, a
    if not a:
        return Likeness.NONE
    if a == b:
        return Likeness.SAME
    if len(a) == 1:
        return (
            Likeness.INITIAL
            if b.startswith(a) or any(n.startswith(a) for n in _fuller(b, vocabulary))
            else Likeness.NONE
        )
    if b in vocabulary.nicknames.get(a, ()):
        return Likeness.NICKNAME
    if a[0] != b[0] and "-" not in b:
        return Likeness.NONE  # nothing but a nickname begins in another way
    if _PET_SPELLING.sub("y", a) == _PET_SPELLING.sub("y", b):
        return Likeness.NICKNAME
    if _are_feminine_pair(a, b, vocabulary):
        return Likeness.NONE
    if len(a) >= 3 and (a in b.split("-") or (b.startswith(a) and _is_long_form(one, other, vocabulary))):
        return Likeness.SHORTENED
    if any(_is_pet_form(pet, full, vocabulary) for pet, full in ((a, b), (b, a))):
        return Likeness.PET
    return Likeness.NONE


def _is_pet_form(pet: str, full: str, vocabulary: Vocabulary) -> bool:
    """Whether `pet` is the beginning of `full` with an ending of pet names, or its first syllable twice.

    What is a name or a word itself is none: "Harry" is not short for "Harriet" because of its ending.
    """
    if len(pet) < _SHORT + 1 or vocabulary.is_given_name(pet) or vocabulary.is_ordinary(pet):
        return False
    if pet[:2] * 2 == pet:
        return full.startswith(pet[:2])
    shared = next(
        (at for at, pair in enumerate(zip(pet, full, strict=False)) if len(set(pair)) > 1), len(min(pet, full, key=len))
    )
    doubled = shared < len(pet) and pet[shared] == pet[shared - 1]
    if shared == len(full):
        return pet[shared:] in _ADDED and len(full) >= _SHORT  # "Joshie" of Josh
    if shared < (_SHORT - 1 if doubled else _SHORT):
        return False
    return bool(_PET_ENDING.fullmatch(pet[shared + doubled :]))


def _are_feminine_pair(short: str, long: str, vocabulary: Vocabulary) -> bool:
    """Whether two names are a man's and the woman's made from it, "Daniel" and "Danielle": not one person's."""
    ending = long[len(short) :] if long.startswith(short) else ""
    return (
        len(short) > _SHORT
        and ending in _FEMININE
        and vocabulary.is_given_name(short)
        and vocabulary.is_given_name(long)
    )


def _is_long_form(one: str, other: str, vocabulary: Vocabulary) -> bool:
    """Whether the longer of two words is no compound of everyday words: "Willowbank" is not long for "Will".

    An ending of three letters is none of them: "Jayden" is long for "Jay".
    """
    longer = max(fold(one), fold(other), key=len)
    return vocabulary.is_given_name(longer) or not any(
        longer[:cut] in vocabulary.ordinary_words and longer[cut:] in vocabulary.ordinary_words
        for cut in range(_SHORT, len(longer) - _SHORT)
    )


def _fuller(word: str, vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(n for n in vocabulary.nicknames.get(word, ()) if len(n) > 1)


def surname_likeness(one: str, other: str) -> Likeness:
    """How alike two surnames are: the same, or one half of the other where that is double-barrelled."""
    a, b = _JOINTS.sub("", fold(one)), _JOINTS.sub("", fold(other))
    if not a or not b:
        return Likeness.NONE
    if a == b:
        return Likeness.SAME
    halves, others = _halves(one), _halves(other)
    if fold(one) in others or fold(other) in halves:
        return Likeness.SHORTENED
    return Likeness.NONE


def _halves(surname: str) -> tuple[str, ...]:
    whole = fold(surname)
    if " " not in whole and "-" not in whole:
        return ()
    return tuple(part for part in re.split(r"[ -]", whole) if len(part) > 2)


def misspelt(one: str, other: str, vocabulary: Vocabulary, *, surnames: bool = False) -> bool:
    """Whether two name words differ by one slip (two in long words), and are not both known as words or names.

    Of given names, one that is the beginning of the other is not misspelt: brother and sister are called Gabriel and
    Gabriela. Nor are the surnames of husband and wife, Nowicki and Nowicka.
    """
    a, b = fold(one), fold(other)
    shorter = min(len(a), len(b))
    if a == b or shorter < 5 or a[0] != b[0] or are_couples(one, other):
        return False
    if not surnames and (a.startswith(b) or b.startswith(a)):
        return False
    if vocabulary.is_ordinary(one) and vocabulary.is_ordinary(other):
        return False
    if not surnames and vocabulary.is_given_name(a) and vocabulary.is_given_name(b):
        return False
    return DamerauLevenshtein.distance(a, b) <= (2 if shorter >= 8 else 1)


def lost_a_letter(wording: str, name: str, vocabulary: Vocabulary) -> bool:
    """Whether a short word that is no name or word itself lacks one letter of a name of five: "Lopz" for "Lopez".

    Too weak for one word by itself, so short it could be another name.
    """
    a, b = fold(wording), fold(name)
    if len(a) != _SHORT + 1 or len(b) != _SHORT + 2 or vocabulary.is_given_name(a) or vocabulary.is_ordinary(a):
        return False
    return any(b[:at] + b[at + 1 :] == a for at in range(1, len(b)))


def sounds_alike(one: str, other: str) -> bool:
    """Whether two names differ only in letters that are spoken alike: "Karl" and "Carl", "Sara" and "Sarah".

    >>> sounds_alike("Karl", "Carl"), sounds_alike("Kit", "Kate")
    (True, False)
    """
    return fold(one) != fold(other) and sound_of(one) == sound_of(other)


def sound_of(word: str) -> str:
    """A spelling in which letters that are spoken alike are written alike."""
    text = re.sub(r"ph", "f", fold(word))
    text = re.sub(r"ck|k|q", "c", text)
    text = re.sub(r"(?<=[^cs])h", "", text.replace("y", "i").replace("z", "s"))
    return re.sub(r"(.)\1", r"\1", text)


def surnames_sound_alike(one: str, other: str) -> bool:
    """Whether two surnames differ only in letters that are spoken alike, a silent "e", or the ending of husband and wife.

    >>> surnames_sound_alike("Clark", "Clarke"), surnames_sound_alike("Kowalska", "Kowalski")
    (True, True)
    >>> surnames_sound_alike("Pike", "Pyle")
    False
    """
    return fold(one) != fold(other) and _surname_sound(one) == _surname_sound(other)


def _surname_sound(word: str) -> str:
    return re.sub(r"(?<=.{2})u?e$", "", sound_of(_SLAVIC.sub("", fold(word))))


def consonants_of(word: str) -> str:
    """The sound of a surname without an ending and without its vowels, but a first one: "nv" of Nowicka and Nowicki."""
    return re.sub(r"(?<!^)[aeiou]", "", _surname_sound(word))


def are_couples(one: str, other: str) -> bool:
    """Whether two surnames are those of husband and wife, or brother and sister: one surname with two endings.

    >>> are_couples("Nowicki", "Nowicka"), are_couples("Petrov", "Petrova"), are_couples("Kowalski", "Kowalsky")
    (True, True, False)
    """
    stems = {_SLAVIC.sub("", fold(word)) for word in (one, other)}
    return len(stems) == 1 and sex_of_ending(one) != sex_of_ending(other)


def sex_of_ending(surname: str) -> str:
    """The sex that the ending of a Slavic surname tells: f, m, or "" for other names.

    >>> sex_of_ending("Nowicka"), sex_of_ending("Kowalski"), sex_of_ending("Petrov"), sex_of_ending("Hale")
    ('f', 'm', '', '')
    """
    found = _SLAVIC.search(fold(surname))
    return ("m" if found["he"] else "f") if found else ""


def written_alike(one: str, other: str, vocabulary: Vocabulary) -> bool:
    """Whether two words have the same consonants in the same order, and are not both known names: "Emre" and "Emery".

    Too weak for one word by itself: brother and sister may well have such names. Nor is one that is the beginning of the
    other: they may be called Zdislav and Zdislava.
    """
    if fold(one).startswith(fold(other)) or fold(other).startswith(fold(one)):
        return False
    a, b = consonants_of(one), consonants_of(other)
    known = vocabulary.is_given_name(one) and vocabulary.is_given_name(other)
    return a == b and len(a) >= _SHORT and not known and DamerauLevenshtein.distance(fold(one), fold(other)) <= _CLOSE


def lone_likeness(word: str, name: PersonName, vocabulary: Vocabulary) -> Likeness:
    """How well a single word fits a name: as given name, nickname, surname or lone word; less well as a middle name."""
    firsts = (*name.given[:1], " ".join(name.given[:2]), *name.nicknames, name.lone)
    grades = [given_likeness(word, known, vocabulary) for known in firsts if known]
    grades += [surname_likeness(word, known) for known in (name.surname, *name.former) if known]
    grades += [
        min(Likeness.SHORTENED, given_likeness(word, known, vocabulary)) for known in name.given[1:] if len(known) > 1
    ]
    return max(grades, default=Likeness.NONE)
