"""How a case wants its people called."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class SubjectStyle(StrEnum):
    """How the person the review is about is called."""

    LETTER = "letter"
    """As "Child R" or "Adult R"."""
    NAME = "name"
    """As "Olivia"."""


class FamilyStyle(StrEnum):
    """How a family is called as a whole."""

    PLAIN = "plain"
    """As "the family", a second one as "Family 2"."""
    SURNAME = "surname"
    """By a surname that is nobody's in the case: "the Tarrants"."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """What `case.yaml` says about how pseudonyms are made.

    `tradition` is the broad naming tradition that a given name is taken from; "" to tell it from the real name.
    """

    subject: SubjectStyle = SubjectStyle.LETTER
    families: FamilyStyle = FamilyStyle.PLAIN
    tradition: str = ""
