"""Given names that stand for somebody: "Olivia"."""

from __future__ import annotations

from collections.abc import Collection

from rapidfuzz.distance import DamerauLevenshtein

from redraft.entities import Entity
from redraft.folding import fold
from redraft.names import parse
from redraft.pseudonyms.surroundings import Surroundings


def given_name(entity: Entity, used: Collection[str], around: Surroundings) -> str:
    """A given name of the generation and, where a title tells it, the sex; of either sex otherwise. "" if there is none
    left.
    """
    own = around.initials([entity])
    sexes = {name.sex for name in (parse(n, around.vocabulary) for n in entity.names) if name.sex} or {"u"}
    generations = {around.resolution.subject_word.casefold(), "any"}
    names = [n.name for n in around.vocabulary.given_names if n.sex in sexes and n.generation in generations]
    for name in around.shuffled(names):
        folded = fold(name)
        free = folded[0] not in own and folded not in around.taken and folded not in used
        if free and not _sounds_real(folded, around):
            return name
    return ""


def _sounds_real(folded: str, around: Surroundings) -> bool:
    """Whether a name is like a real one: two letters apart or fewer, a nickname of it, or a part of it."""
    close = around.vocabulary.nicknames.get(folded, frozenset())
    return any(
        word in close
        or (min(len(word), len(folded)) >= 3 and (word in folded or folded in word))
        or (min(len(word), len(folded)) >= 4 and DamerauLevenshtein.distance(folded, word) <= 2)
        for word in sorted(around.real)
    )
