"""The label that a pseudonym is made of: "Mother", "Police Officer", "School", "Town"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from redraft.folding import fold
from redraft.identity import bodies
from redraft.identity.person import Person
from redraft.identity.roles import PRONOUNS
from redraft.vocabulary import Vocabulary

SUBJECT = "subject"
FAMILY = "family"
STANDING = "standing"
"""The role, and the beginning of the id, of rows of the key with a pseudonym that drafts had without telling whose."""
_PRONOUNS = PRONOUNS | {"", "child", "adult", "baby"}
_PARENTS = ("Mother", "Father")
_PARTNERS = ("Partner", "Former Partner", "Husband", "Wife")
_NARROWER = {
    "Nurse": ("Health Visitor", "Midwife", "School Nurse", "District Nurse", "Mental Health Nurse"),
    "Doctor": ("GP", "Paediatrician", "Psychiatrist", "Dentist"),
}
"""Labels that titles give, and callings that say the same more exactly."""
_TOWN = re.compile(r"\b(town|city|village|estate|parish|county) of $", re.IGNORECASE)


def calls_subject(role: str) -> bool:
    """Whether a role, as a person wrote it, is that of whom the review is about."""
    return fold(role) in {SUBJECT, "child", "adult"}


def role_called(text: str, vocabulary: Vocabulary) -> str:
    """The label of a role that a person wrote, in whatever case: "health visitor", "Mother's Partner", "subject".

    It is "" if the vocabulary knows no such role.
    """
    if calls_subject(text):
        return SUBJECT
    folded = fold(text)
    labels = (*vocabulary.kin_sex, *vocabulary.occupations.values(), *vocabulary.place_kinds.values())
    return vocabulary.role_of(text) or next((label for label in labels if fold(label) == folded), "")


def person_labels(
    everyone: Sequence[Person], subject: Person | None, about: str, vocabulary: Vocabulary
) -> dict[int, str]:
    """The label that weighs most for each person; of kin that one can have but once, only whoever has the best claim.

    What only adults have (a son, a wife) is not a child's. "His mother" beside several men need not be the subject's: the
    weaker claim falls to the next label or to none. In the review of a child, "her partner" behind the mother's name is
    the mother's, and so is "Lorna's partner" where Lorna is the mother.
    """
    weights = {id(person): _weights(person, subject) for person in everyone}
    if about == "Child":
        _give_partners(everyone, weights)
    for claim in weights.values() if about == "Child" else ():
        for label in vocabulary.adult_kin & set(claim):
            del claim[label]
    for label in vocabulary.single_kin:
        claims = [claim for claim in weights.values() if label in claim]
        best = max(claims, key=lambda claim: claim[label], default=None)
        for claim in claims:
            if claim is not best:
                del claim[label]
    roles = {person: (claim.most_common(1)[0][0] if claim else "") for person, claim in weights.items()}
    ruled = {id(person): person.seed.role for person in everyone if person.seed and person.seed.ruled}
    return roles | ({id(subject): SUBJECT} if subject else {}) | ruled


def _give_partners(everyone: Sequence[Person], weights: dict[int, Counter[str]]) -> None:
    """Turns "Partner" into "Mother's Partner" or "Father's Partner" where an owner says whose."""
    words = {parent: {fold(parent), *(_called(everyone, weights, parent))} for parent in _PARENTS}
    for person in everyone:
        claim = weights[id(person)]
        for parent, theirs in words.items():
            others = {word for other, names in words.items() if other != parent for word in names}
            owned = [c for c in person.cues if c.role in _PARTNERS and (c.parent or fold(c.owner)) in theirs - others]
            if owned and parent not in claim:
                partner = sum(c.weight for c in owned) + sum(claim.pop(label, 0) for label in _PARTNERS)
                claim[f"{parent}'s Partner"] += partner


def _called(everyone: Sequence[Person], weights: dict[int, Counter[str]], parent: str) -> set[str]:
    """The folded name words of whoever has the best claim to be this parent."""
    best = max(everyone, key=lambda person: weights[id(person)][parent], default=None)
    if best is None or not weights[id(best)][parent]:
        return set()
    return {fold(word) for name in best.names for word in (*name.given[:1], *name.nicknames, name.lone)} - {""}


def _weights(person: Person, subject: Person | None) -> Counter[str]:
    """The labels of a person by weight, in order of first appearance; kinship only with the subject."""
    relatives = _PRONOUNS | ({fold(word) for name in subject.names for word in name.words} if subject else set())
    weights: Counter[str] = Counter()
    for cue in person.cues:
        if not cue.kin or fold(cue.owner) in relatives:
            weights[cue.role] += cue.weight
    for broader, narrower in _NARROWER.items():  # "Nurse Hale" is how a health visitor is addressed
        if broader in weights and (named := [label for label in weights if label in narrower]):
            weights[named[0]] += weights.pop(broader)
    if person.seed and person.seed.role and person.seed.role != SUBJECT and not weights:
        weights[person.seed.role] = 1
    return weights


def town_names(everything: Iterable[bodies.Body], vocabulary: Vocabulary) -> frozenset[str]:
    """The first words of councils, police forces and other bodies that are named after their town."""
    names = [name for body in everything for name in body.names if name.kind in vocabulary.town_kinds]
    return frozenset(" ".join(name.stem) for name in names) | frozenset(word for n in names for word in n.stem)


def place_label(body: bodies.Body, entity_type: str, towns: frozenset[str]) -> str:
    """The label of a place: what the user declared, its head noun, "Town" after its council, else a general word."""
    if body.seed and body.seed.role:
        return body.seed.role[:1].upper() + body.seed.role[1:]
    if entity_type == "ADDRESS":
        return "Address"
    if body.kind:
        return body.kind
    if entity_type == "ORGANIZATION":
        return "Organisation"
    if any(" ".join(name.words) in towns for name in body.names):
        return "Town"
    called = [found[1] for mention in body.mentions if (found := _TOWN.search(mention.before))]
    return called[0].capitalize() if called else "Place"
