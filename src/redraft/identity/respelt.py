"""Names with the right letters in the wrong place: turned around, run together, or parted where they should not be."""

from __future__ import annotations

from redraft.identity.circle import LETTERS, Circle
from redraft.identity.mentions import Mention
from redraft.identity.person import Person
from redraft.identity.traits import squeezed
from redraft.names import PersonName


def respelt(circle: Circle, mention: Mention, name: PersonName, written: str) -> list[Person]:
    """Whoever's name has these letters: turned around ("Zhao Ye"), run together ("gracebishop"), or a surname alone whose
    hyphen or apostrophe became a blank ("Fenwick Day", "O Rourke").
    """
    letters = squeezed(written)
    if len(letters) <= LETTERS:
        return []
    return circle.fitting(mention, name, circle.directory.holding([("letters", letters)]))
