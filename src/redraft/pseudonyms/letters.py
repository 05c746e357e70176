"""Letter codes: "Child R", "Adult K"."""

from __future__ import annotations

from redraft.entities import Entity
from redraft.folding import fold
from redraft.names import parse
from redraft.pseudonyms.numbering import Used, numbered
from redraft.pseudonyms.surroundings import Surroundings


def letter_code(entity: Entity, used: Used, around: Surroundings) -> str:
    """A letter code that is none of the folded ones in `used`, and no initial of any real name, nickname or earlier name.

    Where possible none of the family's, none of a first name by itself, which may be one more name of the subject, and
    none that stands alone in the drafts.
    """
    word = around.resolution.subject_word
    own = around.initials([entity])  # middle names' initials too
    standing = {label.split()[-1].casefold()[:1] for label in around.resolution.standing}
    possible = [letter for letter in around.shuffled(around.vocabulary.naming.letters) if fold(letter) not in own]
    possible = [letter for letter in possible if fold(f"{word} {letter}") not in used]
    possible = [letter for letter in possible if not around.concerns(entity, f"{word} {letter}")]
    family = around.initials([e for e in around.resolution.entities if around.related(e, entity)])
    alone = _alone(around)
    for avoided in (
        family | alone | standing | around.taken,
        family | standing | around.taken,
        standing | around.taken,
        standing,
        frozenset[str](),
    ):
        for letter in possible:
            if fold(letter) not in avoided:
                return f"{word} {letter}"
    return numbered(word, used)


def _alone(around: Surroundings) -> frozenset[str]:
    """The initials of people of whom nothing but one word is known."""
    words = (
        [parse(name, around.vocabulary) for name in entity.names]
        for entity in around.resolution.entities
        if entity.entity_type == "PERSON"
    )
    return frozenset(fold(name.lone)[:1] for names in words if all(n.lone for n in names) for name in names)
