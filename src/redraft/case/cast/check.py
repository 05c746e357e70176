"""What a cast must not say: a pseudonym that tells whom it hides or hides two, two people of one name, an unknown role."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from redraft.cast import CastMember
from redraft.folding import fold
from redraft.pseudonyms.rules import Named, Severity, concerns, everyone
from redraft.vocabulary import Vocabulary, load_vocabulary

TELLING = "holds a word of a name in the cast, so it would tell what it is to hide; choose another"
TWICE = (
    "another entry has this very name; if both are one person, make one entry of them; if they are two, write into both "
    "names what tells them apart (a middle name, a title, `senior`)"
)
NOT_BOTH = "a name that stays needs no pseudonym; take one of the two out"
NOT_A_PERSON = "only a person can consent; the name of a place or body stays if it is under `keep` or `publisher`"
NOBODY_CHOSE = "there is no pseudonym here that anybody could have chosen; write it under `pseudonym`, or take this out"
NO_REASON_NEEDED = "a reason is for a pseudonym that somebody chose; it goes with `pseudonym` and `chosen_by`"
_OR_ANSWER = "; choose another, or say who chose it under `chosen_by` and why it stands under `reason`"
_WORD = re.compile(r"[^\W\d_]{2,}")
_SUBJECTS = frozenset({"subject", "child", "adult", "baby", "person", "young", "family"})
_NARROWS = frozenset({"of", "at", "for", "in", "to", "by", "from", "with"})
_NEAR = 75
"""How alike (0 to 100) a role and a known one have to be for the one to be named as what may have been meant."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one member of a cast: its index, the key it is about, and what may stand there instead."""

    index: int
    key: str
    what: str


def faults(cast: Sequence[CastMember]) -> tuple[Fault, ...]:
    """Everything in a cast that cannot be used, in its order; quotes nothing.

    The words of roles and titles tell nothing: a "Mother Agnes" may become "Mother".
    """
    found = [*_names_twice(cast), *_contradictions(cast)]
    if any(member.pseudonym or member.role for member in cast):
        vocabulary = load_vocabulary()
        telling = _names(cast, vocabulary) - _roles(vocabulary)
        found += _pseudonyms(cast, vocabulary)
        found += _unusable_roles(cast, telling, vocabulary)
    return tuple(sorted(found, key=lambda fault: fault.index))


def _names_twice(cast: Iterable[CastMember]) -> Iterator[Fault]:
    seen: set[tuple[str, str]] = set()
    for index, member in enumerate(cast):
        name = (member.entity_type, " ".join(_WORD.findall(fold(member.name))) or fold(member.name))
        if name in seen:
            yield Fault(index, "name", TWICE)
        seen.add(name)


def _contradictions(cast: Iterable[CastMember]) -> Iterator[Fault]:
    for index, member in enumerate(cast):
        if member.consent and member.entity_type != "PERSON":
            yield Fault(index, "keep_name", NOT_A_PERSON)
        if member.consent and member.pseudonym:
            yield Fault(index, "keep_name", NOT_BOTH)
        if member.chosen_by and not member.pseudonym:
            yield Fault(index, "chosen_by", NOBODY_CHOSE)
        if member.reason and not (member.pseudonym and member.chosen_by):
            yield Fault(index, "reason", NO_REASON_NEEDED)


def _pseudonyms(cast: Sequence[CastMember], vocabulary: Vocabulary) -> Iterator[Fault]:
    """What breaks a rule of the sort that must not be broken, as far as the cast alone can tell."""
    people = [
        Named(str(index), m.entity_type, m.role, m.names, "" if m.consent else m.pseudonym)
        for index, m in enumerate(cast)
    ]
    shared: set[str] = set()
    for concern in concerns(everyone(people, vocabulary)):
        member = cast[int(concern.entity)]
        answered = concern.waivable and member.reason and member.chosen_by
        if concern.severity is not Severity.ERROR or answered:
            continue
        if concern.rule == "shared" and fold(member.pseudonym) not in shared:
            shared.add(fold(member.pseudonym))  # the first to have it may keep it
            continue
        yield Fault(int(concern.entity), "pseudonym", concern.says + (_OR_ANSWER if concern.waivable else ""))


def _unusable_roles(cast: Iterable[CastMember], telling: frozenset[str], vocabulary: Vocabulary) -> Iterator[Fault]:
    """Roles of which no pseudonym can be made: a pseudonym of the member's own makes any role good."""
    known = known_roles(vocabulary)
    for index, member in enumerate(cast):
        if not member.role or member.pseudonym:
            continue
        if telling & _words(member.role):
            yield Fault(index, "role", TELLING)
        elif member.entity_type == "PERSON" and not is_role(member.role, known):
            near = _nearest(member.role, known)
            meant = f" (the nearest known one is `{near}`)" if near else ""
            what = f"not a role that redraft knows{meant}; write a known one, such as mother or social worker, or"
            yield Fault(index, "role", f"{what} give this person a `pseudonym`")


def is_role(role: str, known: frozenset[str]) -> bool:
    """Whether a pseudonym can be made from a role: a `known` one, perhaps with words that narrow it down, or a number.

    >>> known = known_roles(load_vocabulary())
    >>> [is_role(r, known) for r in ("subject", "Duty social worker", "Sibling 2", "manager of a nursery", "mohter")]
    [True, True, True, True, False]
    """
    words = fold(re.sub(r"\([^()]*\)|\s+\d+$", "", role)).split()
    if not words or words[-1] in _SUBJECTS:
        return True
    starts = [at for at, word in enumerate(words) if word in _NARROWS] or [len(words)]
    return any(" ".join(words[at:end]) in known for end in {len(words), starts[0]} for at in range(end))


def known_roles(vocabulary: Vocabulary) -> frozenset[str]:
    """Every folded phrase that says what part somebody plays."""
    tables = (vocabulary.kin, vocabulary.occupations)
    titles = {fold(text) for pair in vocabulary.titles.items() for text in pair if len(text) > 3}
    return frozenset(fold(text) for table in tables for pair in table.items() for text in pair if text) | titles


def _nearest(role: str, known: frozenset[str]) -> str:
    found = process.extractOne(fold(role), sorted(known), scorer=fuzz.ratio, score_cutoff=_NEAR)
    return found[0] if found else ""


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(word) for word in _WORD.findall(text))


def _names(cast: Iterable[CastMember], vocabulary: Vocabulary) -> frozenset[str]:
    """The words that are somebody's; of a place's or body's name, those that are no everyday words."""
    return frozenset(
        fold(word)
        for member in cast
        for name in (member.name, *member.aliases)
        for word in _WORD.findall(name)
        if member.entity_type == "PERSON" or not vocabulary.is_ordinary(word)
    )


def _roles(vocabulary: Vocabulary) -> frozenset[str]:
    tables = (vocabulary.kin, vocabulary.occupations, vocabulary.place_kinds, vocabulary.titles)
    texts = [text for table in tables for pair in table.items() for text in pair]
    return frozenset(fold(word) for text in texts for word in _WORD.findall(text)) | _SUBJECTS
