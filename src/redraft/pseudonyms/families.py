"""What stands for a whole family: "the family", or a surname that is nobody's."""

from __future__ import annotations

from redraft.entities import Entity
from redraft.folding import fold
from redraft.pseudonyms.numbering import Used, numbered
from redraft.pseudonyms.scheme import FamilyStyle
from redraft.pseudonyms.surroundings import Surroundings

ONLY_FAMILY = "the family"


def family_label(entity: Entity, used: Used, around: Surroundings, style: FamilyStyle) -> str:
    """The pseudonym of a family, none of the folded ones in `used`: "the Tarrants", else "the family" or "Family 2"."""
    if style is FamilyStyle.SURNAME:
        for surname in around.shuffled(around.vocabulary.naming.surnames):
            plural = f"the {surname}s"
            new = fold(plural) not in used and not {fold(surname), fold(surname) + "s"} & around.taken
            if new and not around.concerns(entity, surname):
                return plural
    return numbered("Family", used) if ONLY_FAMILY in used else ONLY_FAMILY


def surname_of(pseudonym: str) -> str:
    """The surname in the pseudonym of a family; "" if there is none.

    >>> surname_of("the Tarrants"), surname_of("the family"), surname_of("Family 2")
    ('Tarrant', '', '')
    """
    named = pseudonym.startswith("the ") and pseudonym[4:5].isupper() and pseudonym.endswith("s")
    return pseudonym[4:-1] if named else ""
