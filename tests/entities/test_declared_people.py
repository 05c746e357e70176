"""A declared person is the one whom the drafts write in other ways, however seldom they write the name right."""

from __future__ import annotations

from types import ModuleType

import pytest

from redraft.cast import CastMember, Declared

DANI, KEZIAH, GRACE = CastMember("Danielle Okoro-Hughes"), CastMember("Keziah Ashdale"), CastMember("Grace Bishop")
SEAN, MARGARET = CastMember("Seán O'Rourke"), CastMember("Margaret Fenwick-Day")
CAST = Declared((DANI, KEZIAH, GRACE, SEAN, MARGARET))


@pytest.mark.parametrize(
    ("written", "member"),
    [
        ("Ashdle", KEZIAH),
        ("keziha", KEZIAH),
        ("Keziah Ashdael", KEZIAH),
        ("ASHDALE KEZIAH", KEZIAH),
        ("Ashdale  Keziah", KEZIAH),
        ("Ashdale K", KEZIAH),
        ("Danielle Okoro Hughes", DANI),
        ("Ms Okoro-Hugues", DANI),
        ("Ms O-H", DANI),
        ("D O-H", DANI),
        ("DH", DANI),
        ("gracebishop", GRACE),
        ("O Rourke", SEAN),
        ("SOR", SEAN),
        ("Fenwick Day", MARGARET),
        ("MD", MARGARET),
    ],
)
def test_other_ways_to_write_a_declared_name(written: str, member: CastMember, marked: ModuleType) -> None:
    """One mention, slipped, turned around, run together or in initials, is the declared person's."""
    found = marked.case(f"Seen by {{{written}}} at home.", declared=CAST).entity(written)
    assert found is not None
    assert found.names[0] == member.name


@pytest.mark.parametrize("written", ["James Taylor", "Kesia Ashton", "Okoro Bishop"])
def test_somebody_else_is_not_the_declared_one(written: str, marked: ModuleType) -> None:
    """A name that is near, or turned around is another man's, is nobody's whom the cast declares."""
    cast = Declared((*CAST.cast, CastMember("Taylor James")))
    found = marked.case(f"Seen by {{{written}}} at home.", declared=cast).entity(written)
    assert found is None or not found.declared
