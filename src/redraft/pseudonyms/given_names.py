"""Given names that stand for somebody: "Olivia"."""

from __future__ import annotations

from collections.abc import Collection

from rapidfuzz.distance import DamerauLevenshtein

from redraft.entities import Entity
from redraft.folding import fold
from redraft.naming import GivenName
from redraft.pseudonyms.rules.bearing import EITHER, generation_of, sex_of, tradition_of
from redraft.pseudonyms.surroundings import Surroundings

_EVERYBODY = "general"


def given_name(entity: Entity, used: Collection[str], around: Surroundings, tradition: str = "") -> str:
    """A given name that breaks no rule and earns the fewest warnings; "" if none is left.

    It is of the entity's generation and of the broad naming `tradition`, told from the real names unless it is given.
    Its sex is the one that the drafts tell; where they tell none, it is a name of either.
    """
    own = around.initials([entity])
    best, fewest = "", -1
    for name in around.shuffled([given.name for given in _fitting(entity, around, tradition)]):
        folded = fold(name)
        # not even a middle name's initial, no word of the drafts, no pseudonym that readers could mix it up with
        if folded[0] in own or folded in around.taken or any(_close(folded, other) for other in used):
            continue
        if around.forbids(entity, name):
            continue
        warnings = len(around.concerns(entity, name))
        if not warnings:
            return name
        if fewest < 0 or warnings < fewest:
            best, fewest = name, warnings
    return best


def _fitting(entity: Entity, around: Surroundings, tradition: str) -> list[GivenName]:
    """The names of the entity's sex, generation and tradition."""
    who = around.named(entity)
    neutral = who.id in around.everyone.told.neutral
    sex = EITHER if neutral else sex_of(who, around.everyone) or EITHER
    generations = {generation_of(who, around.everyone), "any"}
    wanted = tradition or tradition_of(entity.names, around.vocabulary) or _EVERYBODY
    return [
        given
        for given in around.vocabulary.naming.given_names
        if given.sex == sex and given.generation in generations and given.tradition == wanted
    ]


def _close(folded: str, other: str) -> bool:
    return folded == other or any(DamerauLevenshtein.distance(folded, word) <= 1 for word in other.split())
