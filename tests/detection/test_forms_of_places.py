"""Forms of places and bodies that composition finds, one sentence each, and phrases that are none. All are invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Changed = Callable[..., list[tuple[str, str]]]

PLACES = [
    "They live in [Hallowmere] now.",
    "She grew up in [East Wexborough].",
    "found near the [Marlpit skate park] at noon",
    "waiting at [Hallowmere railway station]",
    "at the [Teverdale caravan site]",
    "They moved to the [Marlpit] estate.",
    "seen on [Kestrel Row] and on [Market Street]",
    "a caravan on the [Northshire coast]",
    "walking by the [River Tever]",
    "at [Wexborough Bus Station]",
    "the flats at [Larkfield Court]",
    "from [Calais] by boat",
]
BODIES = [
    "He was at [St Aldric’s] until May.",
    "He was at [St Aldrics CofE VA] until May.",
    "She left [Hallowmere High] in June.",
    "the nursery, [Little Acorns], rang",
    "at the [Bright Stars Nursery] then",
    "taken to [Wexborough General] by car",
    "taken to the [University Hospital of Northshire]",
    "in [Wexborough hospital] for a week",
    "at [Wexborough police station] until noon",
    "held at [HMP Hollowfield] and then",
    "held at [HMP North Fen] and then",
    "sent to [Hollowfield prison] for a year",
    "the [Borough Council of Wexborough] paid",
    "the [Roman Catholic Diocese of Wexborough] was asked",
    "sentenced at [Wexborough Crown Court] in May",
    "heard at [Wexborough Family Court] in May",
    "heard by [Wexborough magistrates court] in May",
    "known to the [Sunrise Complex Safeguarding Team] there",
    "seen by the [Phoenix Team] and by the [Lighthouse Centre]",
    "referred to [Project Kestrel] in May",
    "at the [Family Hub West] on the hill",
    "They used [The Hive] after school.",
    "He plays for [Hallowmere Colts] at weekends.",
    "They worship at the [Kingdom Hall] there.",
    "a job at the [Teverdale biscuit factory] for years",
    "a job with [Pellow & Sons] for years",
    "a drink at the [Weir Arms] on Sundays",
    "a bed at [Rowan Lodge] was found",
    "[Wexborough MASH] was told.",
    "moved to [Ward 7B] at night",
    "The [RBSCP] agreed in May.",
    "at [Wexborough social services] in May",
]
NOTHING = [
    "the Crown Court and the Family Court",
    "She was on the ward, in the unit and at the station.",
    "The Children and Families Team met at the school.",
    "a police station, a prison and a hospital",
    "the Project Manager and the Ward Manager",
    "The Health Visitor went to the health centre.",
    "Social services and the local council met.",
    "The Council of Europe and the House of Commons were told.",
    "the Ministry of Justice and the Department for Education",
    "The Local Authority’s Legal Department wrote to the Court.",
    "The President of the Chamber and the Registrar of the Court",
    "The Board, the Panel and the Partnership met.",
]


def _marked(changed: Changed, marked: str, kinds: tuple[str, ...]) -> None:
    text = marked.replace("[", "").replace("]", "")
    wanted = [part.partition("]")[0] for part in marked.split("[")[1:]]
    found = [wording for kind, wording in changed(text) if kind in kinds]
    assert found == wanted


@pytest.mark.parametrize("marked", PLACES)
def test_a_place_is_found(changed: Changed, marked: str) -> None:
    """Towns, villages, estates, streets, parks and stations, whatever is written small."""
    _marked(changed, marked, ("LOCATION", "ADDRESS"))


@pytest.mark.parametrize("marked", BODIES)
def test_a_body_is_found_whole(changed: Changed, marked: str) -> None:
    """Schools, hospitals, courts, prisons, teams, projects, clubs and firms by their full and short names."""
    _marked(changed, marked, ("ORGANIZATION",))


@pytest.mark.parametrize("text", NOTHING)
def test_general_wording_is_no_name(changed: Changed, text: str) -> None:
    """Kinds of bodies, national ones and offices stay as they are."""
    assert changed(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Mr Pellow hospital appointment at noon.",
        "Keziah Ashdale school records were read.",
        "Lorna’s surgery was shut.",
    ],
)
def test_a_person_before_a_kind_is_still_a_person(persons: Callable[..., list[str]], text: str) -> None:
    """Short notes put a name before what it is about: that makes no body of it."""
    assert persons(text)[0] in text
