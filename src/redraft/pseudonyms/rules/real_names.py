"""Rules 1 to 3: a pseudonym is no real name, holds none, and does not begin like the one it hides."""

from __future__ import annotations

from collections.abc import Iterator

from redraft.pseudonyms.rules.concern import Concern, error, warning
from redraft.pseudonyms.rules.everyone import Everyone, Named

_OWN, _OTHERS = 3, 4
"""So long is a part that gives a name away: one's own, and somebody else's (many names have a Lee or a Jan in them)."""
OWN_NAME = "it holds a word of the real name that it is to hide; choose another"
OTHER_NAME = "it is, or holds, a real name of somebody or something else in this case; choose another"
INITIAL = (
    "it begins with the same letter as the real forename or surname, so that a reader may take it for the true initial"
)


def real_name(who: Named, case: Everyone) -> Iterator[Concern]:
    """Rules 1 and 2, whole words: no word of the pseudonym is a real name of anybody in the case."""
    words = frozenset(case.read(who.pseudonym).telling)
    if not words:
        return
    own = words & case.own_words(who)
    if own:
        yield error(who.id, "real-name", OWN_NAME, waivable=False)
    if any(case.words.get(word, frozenset()) - {who.id} for word in words - own):
        yield error(who.id, "real-name", OTHER_NAME, waivable=False)


def part_of_name(who: Named, case: Everyone) -> Iterator[Concern]:
    """Rule 1, parts: no real name stands within the pseudonym, nor the pseudonym within a real name."""
    words = case.read(who.pseudonym).words
    if not words:
        return
    own = case.own_words(who)
    if any(_within(word, real, _OWN) for word in words for real in own):
        yield error(
            who.id, "part-of-name", "one of the pseudonym and the real name stands within the other; choose another"
        )
    elif any(_within(word, real, _OTHERS) for word in words for real in case.words):
        yield error(
            who.id, "part-of-name", "one of it and a real name of somebody else in this case stands within the other"
        )


def initial(who: Named, case: Everyone) -> Iterator[Concern]:
    """Rule 3: no initial of the real name, in a letter code either. Of a place it is a warning."""
    read = case.read(who.pseudonym)
    letters = {word[0] for word in read.words} | set(read.letters)
    if letters and letters & case.own_initials(who):
        yield (error if who.entity_type == "PERSON" else warning)(who.id, "initial", INITIAL)


def _within(word: str, real: str, least: int) -> bool:
    shorter, longer = sorted((word, real), key=len)
    return len(shorter) >= least and shorter != longer and shorter in longer
