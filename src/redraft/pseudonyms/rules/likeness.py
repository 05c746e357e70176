"""Rule 4: a pseudonym neither sounds nor looks like a real name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz.distance import DamerauLevenshtein

from redraft.identity.likeness import sounds_alike
from redraft.pseudonyms.rules.concern import Concern, warning
from redraft.pseudonyms.rules.everyone import Everyone, Named

_CLOSE = 2
"""So many slips of the pen lie between two spellings that look alike."""
_FEW = 4
"""Shorter words are too short for a likeness to tell anything."""
_VOICES = str.maketrans("bpfvckgqsxzjdtmnlr", "111122222222335546")
"""Consonants that are spoken at one place of the mouth, as the Soundex code of 1918 groups them."""
_RHYME = re.compile(r"[aeiouy]+[^aeiouy]+[aeiouy]+[^aeiouy]*$|[aeiouy]+[^aeiouy]*$")


def likeness(who: Named, case: Everyone) -> Iterator[Concern]:
    """Unlike the real name to eye and ear, no nickname of it, and no slip of the pen away from anybody else's."""
    words = case.read(who.pseudonym).words
    if not words:
        return
    own = case.own_words(who)
    pairs = [(word, real) for word in words for real in sorted(own) if word != real]
    nicknames = case.vocabulary.nicknames
    if any(real in nicknames.get(word, frozenset()) for word, real in pairs):
        yield warning(who.id, "likeness", "it is a short or pet form of the real name, or the other way round")
    elif any(looks_alike(word, real) for word, real in pairs):
        yield warning(who.id, "likeness", "it looks much like the real name")
    elif any(sounds_like(word, real) for word, real in pairs):
        yield warning(who.id, "likeness", "it sounds much like the real name")
    elif any(_mistaken(word, real) for word in words for real in case.words if real not in own):
        yield warning(
            who.id, "likeness", "it is so close to a real name of somebody else in this case that they can be mixed up"
        )


def looks_alike(word: str, real: str) -> bool:
    """Whether two folded words are at most two slips of the pen apart, or have the same letters.

    >>> looks_alike("marian", "marina"), looks_alike("olivia", "oliver"), looks_alike("freya", "joanne")
    (True, True, False)
    """
    if min(len(word), len(real)) < _FEW:
        return False
    return DamerauLevenshtein.distance(word, real) <= _CLOSE or sorted(word) == sorted(real)


def sounds_like(word: str, real: str) -> bool:
    """Whether two folded words are spoken alike, have like consonants, or rhyme.

    >>> sounds_like("karl", "carl"), sounds_like("darren", "karen"), sounds_like("robin", "maja")
    (True, True, False)
    """
    if sounds_alike(word, real):
        return True
    if min(len(word), len(real)) < _FEW:
        return False
    return _voice(word) == _voice(real) or _rhyme(word) == _rhyme(real)


def _mistaken(word: str, real: str) -> bool:
    near = min(len(word), len(real)) >= _FEW and DamerauLevenshtein.distance(word, real) <= 1
    return word != real and (near or sounds_alike(word, real))


def _voice(word: str) -> str:
    """The consonants by the place where they are spoken, doubled ones once; the whole word where there are few."""
    spoken = re.sub(r"ph", "f", word)
    code = re.sub(r"(.)\1+", r"\1", re.sub(r"[^a-z]|[aeiouyhw]", "", spoken).translate(_VOICES))
    return code if len(code) > 1 else word


def _rhyme(word: str) -> str:
    """The word from the vowel of its last syllable but one on: "aren" of "Karen"; the whole word if that is very short."""
    found = _RHYME.search(re.sub(r"(.)\1+", r"\1", word))
    return found[0] if found and len(found[0]) >= _FEW - 1 else word
