"""Whether two names, or two sets of callings, can be one person's by themselves: what the text says besides is not asked."""

from __future__ import annotations

from redraft.folding import plain
from redraft.identity.likeness import Likeness, given_likeness, surname_likeness
from redraft.names import PersonName
from redraft.vocabulary import Vocabulary

_BROADER = dict.fromkeys(("GP", "Paediatrician", "Psychiatrist", "Psychologist", "Professor", "Dentist"), "Doctor")
_BROADER |= {"Health Visitor": "Nurse", "Midwife": "Nurse"}  # both are nurses, and addressed as such


def same_full(one: PersonName, other: PersonName, vocabulary: Vocabulary) -> bool:
    """Same surname, and given names that are equal, a nickname, or an initial that stands for the other.

    Mere shortening is not enough where the short form is a name itself ("Ann", "Annabel"): sisters have such names.
    """
    if not any(
        surname_likeness(a, b) is Likeness.SAME
        for a in (one.surname, *one.former)
        for b in (other.surname, *other.former)
    ):
        return False
    pairs = [(one.given[0], known) for known in (*other.given[:1], *other.nicknames)]
    pairs += [(other.given[0], known) for known in one.nicknames]
    middle = len(one.given) > 1 and len(other.given) > 1
    if middle and given_likeness(one.given[1], other.given[1], vocabulary) is Likeness.NONE:
        return False
    short = min((one.given[0], other.given[0]), key=lambda word: len(plain(word)))
    if (
        not vocabulary.is_given_name(short)
        and given_likeness(one.given[0], other.given[0], vocabulary) is Likeness.SHORTENED
    ):
        return True
    accepted = (Likeness.SAME, Likeness.NICKNAME, Likeness.INITIAL)
    return any(given_likeness(a, b, vocabulary) in accepted for a, b in pairs)


def one_calling(some: set[str], others: set[str]) -> bool:
    """Whether two sets of callings can be one person's: a "District Nurse" is a "Nurse", a "GP" is a "Doctor"."""
    kinds = [{_BROADER.get(role, role.split()[-1]) for role in roles} for roles in (some, others)]
    return not kinds[0].isdisjoint(kinds[1])
