"""Who and what the user declared beforehand: the cast, and the publisher who is named on purpose."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class CastMember:
    """A person, place or body known before the drafts are read.

    `role` is free text ("subject", "mother", "social worker", "school"); an empty `pseudonym` leaves the choice to
    redraft, `chosen_by` says whose choice it was, and `reason` why it stands although it breaks a rule. `age` is an age band in words ("of primary-school age"). A person whose
    real name stays has the record of the consent to that in `consent`. `entity_type` is PERSON unless the user says
    otherwise.
    """

    name: str
    aliases: tuple[str, ...] = ()
    role: str = ""
    pseudonym: str = ""
    entity_type: str = "PERSON"
    age: str = ""
    chosen_by: str = ""
    consent: str = ""
    reason: str = ""

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

    `people` are the author and the chair; `bodies` the board's own name, acronyms and declared partner agencies; `areas`
    the places that the board's name tells anyway; `teams` those that bear a local name and are the board's own.
    """

    bodies: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that is kept because the publisher is named."""
        return (*self.bodies, *self.areas, *self.people, *self.teams)

    def as_cast(self) -> tuple[CastMember, ...]:
        """The publisher as members of a cast, to be masked like any other.

        >>> [(m.name, m.entity_type) for m in Publisher(bodies=("ESCP",), areas=("Exampleshire",)).as_cast()]
        [('ESCP', 'ORGANIZATION'), ('Exampleshire', 'LOCATION')]
        """
        kinds = (
            ("ORGANIZATION", (*self.bodies, *self.teams)),
            ("LOCATION", self.areas),
            ("PERSON", self.people),
        )
        return tuple(CastMember(name, entity_type=kind) for kind, names in kinds for name in names)


@dataclass(frozen=True, slots=True)
class Declared:
    """All that `case.yaml` says beforehand about wording: the cast, the publisher, and two lists of words.

    `pseudonyms` are given names that an earlier run has used for somebody: where they stand in a draft, they stay.
    `anonymous` says that nobody is to learn who publishes: there is no publisher then, and what would have been kept
    for its sake is masked. Make one with `anonymously`. `born` and `died` are the dates of birth and death of the person
    the review is about, if `dates:` tells them.
    """

    cast: tuple[CastMember, ...] = ()
    publisher: Publisher = Publisher()
    keep: tuple[str, ...] = ()
    mask: tuple[str, ...] = ()
    pseudonyms: tuple[str, ...] = ()
    anonymous: bool = False
    born: dt.date | None = None
    died: dt.date | None = None

    def anonymously(self) -> Declared:
        """The same for an anonymous publication: the publisher joins the cast, but for names that are in it already."""
        known = {name.casefold() for member in self.cast for name in member.names}
        joining = tuple(member for member in self.publisher.as_cast() if member.name.casefold() not in known)
        return replace(self, cast=(*self.cast, *joining), publisher=Publisher(), anonymous=True)
