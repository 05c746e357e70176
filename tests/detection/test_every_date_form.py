"""Every written form of a date that drafts are known to use is found, read as its day, and told as one."""

from __future__ import annotations

import datetime as dt

import pytest

from redraft.cast import Declared
from redraft.dates import DateRules
from redraft.detection import Detector
from redraft.findings import Finding
from redraft.planning.dating import Dating
from redraft.spoken_dates import spoken_dates
from redraft.text import Anchor, Draft, Kind, Segment

DAY = dt.date(2021, 2, 3)
FORMS = [
    "3 February 2021", "3rd February, 2021", "3rd of February", "the 3rd of Feb", "Feb 3rd 2021", "03/02/21", "3/2/2021",
    "03.02.2021", "3-2-21", "2021-02-03", "20210203", "030221", "Wed 3 Feb", "Wednesday 3rd", "3/2", "the 3rd", "3rd inst.",
    "03 FEB 21",
]  # fmt: skip
NAMED = [
    ("Boxing Day 2020", dt.date(2020, 12, 26)),
    ("Good Friday 2021", dt.date(2021, 4, 2)),
    ("New Year's Eve", dt.date(2020, 12, 31)),
    ("the August bank holiday 2020", dt.date(2020, 8, 31)),
    ("the first Sunday of February 2021", dt.date(2021, 2, 7)),
    ("w/c 1 Feb", dt.date(2021, 2, 1)),
    ("w/e 7/2", dt.date(2021, 2, 7)),
]


@pytest.fixture(scope="module")
def detector() -> Detector:
    """The detector as it ships."""
    return Detector.load()


def _read(detector: Detector, written: str) -> tuple[list[Finding], list[tuple[dt.date, ...]], list[str]]:
    """What is found behind "On 1 February 2021 …", as which days, and what becomes of it."""
    before = "They met on 1 February 2021; a call was entered on "
    draft = Draft("a.txt", "txt", "0", (Segment(Anchor("", "0"), f"{before}{written}, and closed.", Kind.BODY, "p"),))
    found = [f for f in detector.detect([draft], Declared()) if f.span.start >= len(before) - 12][:2]
    spoken = spoken_dates([draft], detector.detect([draft], Declared()))
    dating = Dating(DateRules(), spoken, {})
    text = draft.segments[0].text
    days = [reading.days for f in found if (reading := spoken.reading(f))]
    return found, days, [dating.becomes(f, text[: f.span.start]) for f in found if f.entity_type == "DATE_TIME"]


@pytest.mark.parametrize("written", FORMS)
def test_one_day_in_every_form(detector: Detector, written: str) -> None:
    """Found as a whole, read as that day, and told in the same words."""
    found, days, said = _read(detector, written)
    assert days and days[0] == (DAY,), [f.text for f in found]
    assert said[0].endswith("day in February 2021")


@pytest.mark.parametrize(("written", "day"), NAMED)
def test_named_days_are_days(detector: Detector, written: str, day: dt.date) -> None:
    """A feast, a bank holiday and a week are the day that the calendar has for them."""
    _, days, _ = _read(detector, written)
    assert days and days[0] == (day,)


@pytest.mark.parametrize(
    ("written", "count"),
    [("1–3 February", 2), ("1st & 3rd Feb", 2), ("1, 2 and 5 February 2021", 3), ("3/4 February", 2)],
)
def test_ranges_and_lists_are_all_their_days(detector: Detector, written: str, count: int) -> None:
    """Each end of a range and each member of a list is read."""
    _, days, _ = _read(detector, written)
    assert days and len(days[0]) == count
