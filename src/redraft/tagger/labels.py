"""What the tagger tells apart."""

from __future__ import annotations

from enum import StrEnum


class Label(StrEnum):
    """A kind of name. TERM is what looks like a name and identifies nobody: terms of art, tools, statutes, works."""

    PERSON = "PERSON"
    LOCATION = "LOCATION"
    ORGANIZATION = "ORGANIZATION"
    ADDRESS = "ADDRESS"
    DATE = "DATE"
    NORP = "NORP"
    TERM = "TERM"


OUTSIDE = 0
"""The class of a word that belongs to nothing. Label number n begins in class 2n + 1 and goes on in class 2n + 2."""
CLASSES = 1 + 2 * len(Label)


def begins(label: Label) -> int:
    """The class of the first word of a mention."""
    return 1 + 2 * list(Label).index(label)


def goes_on(label: Label) -> int:
    """The class of every further word of a mention."""
    return begins(label) + 1
