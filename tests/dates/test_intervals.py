"""Dates told by their distance from an event: the rounding, the order, and the sentences."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redraft.dates import DatePolicy, DateRules, generalise, tightened
from redraft.dates.intervals import distance
from redraft.dates.moments import DateContext, Moment

ANCHOR = dt.date(2021, 3, 12)
RULES = DateRules(DatePolicy.RELATIVE, anchor=ANCHOR, event="the incident")


@pytest.mark.parametrize(
    ("written", "becomes"),
    [
        ("12 March 2021", "the day of the incident"),
        ("11/03/2021", "the day before the incident"),
        ("13.3.21", "the day after the incident"),
        ("3 March 2021", "nine days before the incident"),
        ("3 February 2021", "five weeks before the incident"),
        ("12 June 2020", "nine months before the incident"),
        ("2018-12-12", "two years and three months before the incident"),
        ("12 March 2019", "two years before the incident"),
        ("1 May 2009", "twelve years before the incident"),
        ("3 June 2021", "twelve weeks after the incident"),
        ("Boxing Day 2020", "eleven weeks before the incident"),
        ("w/c 12.02.18", "the week beginning three years and one month before the incident"),
        ("w/e 7/2/2021", "the week ending five weeks before the incident"),
        ("3 and 12 February 2021", "five and four weeks before the incident"),
        ("28 January to 4 February 2021", "six to five weeks before the incident"),
        ("the night of 11/12 March 2021", "the night before the incident"),
        ("February half-term 2021", "the month before the incident"),
        ("31/02/2021", "the month before the incident"),
        ("3 February", "[date]"),
        ("at 10am", "in the morning"),
        ("three weeks later", "three weeks later"),
    ],
)
def test_a_date_is_told_by_its_distance(written: str, becomes: str) -> None:
    """In days, weeks, months or years by how far it is; a date whose year nobody can tell is taken out."""
    assert generalise(written, RULES) == becomes


@pytest.mark.parametrize(
    ("before", "written", "becomes"),
    [
        ("Seen on ", "3 February 2021", "a day five weeks before the incident"),
        ("On ", "12 March 2021", "the day of the incident"),
        ("on ", "10 March 2021", "the day two days before the incident"),
        ("On ", "24–26 August 2019", "days 19 months before the incident"),
        ("from ", "24 to 26 August 2019", "one day to another 19 months before the incident"),
        ("between ", "1 and 3 March 2020", "two days twelve months before the incident"),
        ("after ", "3 May 2020", "a day ten months before the incident"),
        ("since ", "13 May 2020", "ten months before the incident"),
        ("", "the night of 12 March 2021", "the night of the incident"),
    ],
)
def test_the_sentence_reads(before: str, written: str, becomes: str) -> None:
    """Behind a preposition that wants a day there is one."""
    assert generalise(written, RULES, before=before) == becomes


@pytest.mark.parametrize(
    ("before", "written", "becomes"),
    [
        ("in ", "March 2021", "the month of the incident"),
        ("In ", "March 2019", "the month two years before the incident"),
        ("since ", "March 2019", "two years before the incident"),
        ("In ", "2016", "the year five years before the incident"),
        ("in ", "the summer of 2019", "the summer 20 months before the incident"),
        ("In ", "2020", "the year before the incident"),
        ("for ", "18 months", "18 months"),
    ],
)
def test_months_and_years_would_tell_the_anchor(before: str, written: str, becomes: str) -> None:
    """What other policies keep as coarse enough is told by its distance too; durations stay."""
    assert tightened(written, RULES, before=before) == becomes


@settings(max_examples=300, deadline=None)
@given(days=st.lists(st.dates(dt.date(2005, 1, 1), dt.date(2024, 12, 31)), min_size=2, max_size=2, unique=True))
def test_what_is_farther_is_never_told_as_nearer(days: list[dt.date]) -> None:
    """The rounding keeps the order of any two days on one side of the event."""
    near, far = sorted(days, key=lambda day: abs((day - ANCHOR).days))
    told = [str(distance(Moment(d.year, d.month, d.day), ANCHOR, "it")) for d in (near, far)]
    if (near < ANCHOR) == (far < ANCHOR):
        assert _days(told[0]) <= _days(told[1]), told


def _days(told: str) -> float:
    """Roughly the days that a wording tells."""
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    units = {"day": 1, "week": 7, "month": 30.44, "year": 365.25}
    parts = told.split()
    if told.startswith("the day"):
        return 0 if " of " in told else 1
    total = 0.0
    for number, unit in pairwise(parts):
        if unit.rstrip("s") in units:
            total += (words.index(number) if number in words else int(number)) * units[unit.rstrip("s")]
    return total


def test_the_interval_can_be_told_back() -> None:
    """On every day of thirteen years what is told lies within half a unit of the truth as far as two years, a month beyond.

    Half a month is 15.5 days, and up to two more lie between a year's months in the calendar and as many of 30.44 days.
    """
    for number in range((dt.date(2024, 12, 31) - dt.date(2012, 1, 1)).days + 1):
        day = dt.date(2012, 1, 1) + dt.timedelta(number)
        told = str(distance(Moment(day.year, day.month, day.day), ANCHOR, "it"))
        days = abs((day - ANCHOR).days)
        margin = 0 if days < 14 else 3.5 if days < 84 else 17.5 if days < 700 else 32 if days < 3600 else 190
        assert abs(_days(told) - days) <= margin, told


def test_missing_parts_come_from_the_draft() -> None:
    """A weekday and a day are told by their distance once the draft has told month and year."""
    context = DateContext(2021, 2, 1)
    assert generalise("Wed 3", RULES, context) == "five weeks before the incident"
    assert generalise("Thurs 3", RULES, context) == "[date]"
