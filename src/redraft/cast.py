"""Who and what the user declared beforehand: the cast, and the publisher who is named on purpose."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CastMember:
    """A person, place or body known before the drafts are read.

    `role` is free text ("subject", "mother", "social worker", "school"); an empty `pseudonym` leaves the choice to
    redraft. `entity_type` is PERSON unless the user says otherwise.
    """

    name: str
    aliases: tuple[str, ...] = ()
    role: str = ""
    pseudonym: str = ""
    entity_type: str = "PERSON"

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ValueError("a cast member needs a name")

    @property
    def names(self) -> tuple[str, ...]:
        """The name and all aliases."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Publisher:
    """The board that publishes: named on purpose, hence kept wherever it stands.

    `people` are the author and the chair; `bodies` the board's own name, acronyms and declared partner agencies;
    `areas` the places that the board's name tells anyway.
    """

    bodies: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    people: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that is kept because the publisher is named."""
        return (*self.bodies, *self.areas, *self.people)


@dataclass(frozen=True, slots=True)
class Declared:
    """All that `case.yaml` says beforehand about wording: the cast, the publisher, and two lists of words."""

    cast: tuple[CastMember, ...] = ()
    publisher: Publisher = Publisher()
    keep: tuple[str, ...] = ()
    mask: tuple[str, ...] = ()
