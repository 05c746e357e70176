"""Names with the right letters in the wrong place: turned around, run together, or parted where they should not be."""

from __future__ import annotations

import re

from redraft.folding import fold, plain
from redraft.identity.circle import LETTERS, Circle, Person
from redraft.identity.mentions import Mention
from redraft.names import PersonName


def respelt(circle: Circle, mention: Mention, name: PersonName, written: str) -> list[Person]:
    """Whoever's name has these letters: turned around ("Zhao Ye"), run together ("gracebishop"), or a surname alone whose
    hyphen or apostrophe became a blank ("Fenwick Day", "O Rourke").
    """
    letters = squeezed(written)
    found = [
        person
        for person in circle.people
        if any(n.is_full and letters in _spellings(n, circle) for n in person.names) and len(letters) > LETTERS
    ]
    return circle.fitting(mention, name, found)


def _spellings(name: PersonName, circle: Circle) -> frozenset[str]:
    """The letters of a full name, in either order, and of a surname that is made of several words.

    "James Taylor" turned around is another man's name: a surname that is a given name too stays behind.
    """
    surname = squeezed(name.surname)
    firsts = {squeezed(name.given[0]), squeezed("".join(name.given))}
    alone = {surname} if re.search(r"[^\W\d_][^\w][^\W\d_]", plain(name.surname)) else set()
    turned = set() if circle.vocabulary.is_given_name(name.surname) else {surname + first for first in firsts}
    return frozenset({first + surname for first in firsts} | turned | alone)


def squeezed(text: str) -> str:
    """The folded letters and digits of a text.

    >>> squeezed("O’ Rourke-Hale")
    'orourkehale'
    """
    return re.sub(r"[\W_]+", "", fold(text))
