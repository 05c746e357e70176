"""Dates in every form that UK drafts use, and what each policy makes of them."""

from __future__ import annotations

import calendar
import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from redraft.dates import UNREADABLE, DatePolicy, DateRules, generalise, tightened
from redraft.dates.feasts import easter
from redraft.dates.moments import DateContext
from redraft.dates.written_dates import read_date

MONTH, SEASON, YEAR = DateRules(), DateRules(DatePolicy.SEASON), DateRules(DatePolicy.YEAR)
EXACT = DateRules(DatePolicy.EXACT, reason="nobody can be told from a day")


@pytest.mark.parametrize(
    ("written", "month"),
    [
        ("3 February 2021", "February 2021"),
        ("3rd February, 2021", "February 2021"),
        ("the 3rd of Feb", "February"),
        ("Feb 3rd 2021", "February 2021"),
        ("03/02/21", "February 2021"),
        ("3.2.2021", "February 2021"),
        ("2021-02-03", "February 2021"),
        ("20210203", "February 2021"),
        ("030221", "February 2021"),
        ("03 FEB 21", "February 2021"),
        ("Wed 3 Feb", "February"),
        ("17/12", "December"),
        ("w/c 12.02.18", "February 2018"),
        ("1–3 February", "February"),
        ("1st & 3rd Feb", "February"),
        ("6, 8 and 13 January 2020", "January 2020"),
        ("Monday 6th and Wednesday 8th January", "January"),
        ("24–26 August 2019", "August 2019"),
        ("28 October to 4 November 2019", "October to November 2019"),
        ("30 December 2019 – 2 January 2020", "December 2019 to January 2020"),
        ("3 June, 5 July and 9 August 2018", "June, July and August 2018"),
        ("the night of 3/4 February", "the night in February"),
        ("on 17 January 2020", "in January 2020"),
        ("2 April 2019 at 10.30am", "April 2019"),
        ("26/8/19, 22.10", "August 2019"),
        ("Boxing Day 2020", "December 2020"),
        ("New Year’s Eve", "December"),
        ("Good Friday 2021", "April 2021"),
        ("August bank holiday weekend", "August"),
        ("02/14/2019", "February 2019"),
        ("her 5th birthday", "her birthday"),
        ("the first Sunday of February 2019", "February 2019"),
        ("3rd Tuesday in May 2020", "May 2020"),
        ("03 02 2021", "February 2021"),
        ("2021/02/03", "February 2021"),
        ("03022021", "February 2021"),
    ],
)
def test_days_become_months(written: str, month: str) -> None:
    """A day of the month is never left under the default policy, whatever its form, and the month is."""
    assert generalise(written, MONTH) == month


@pytest.mark.parametrize("coarse", ["January 2020", "Feb '21", "2020/21", "Q1 2021", "last week", "Wednesday", "2019"])
def test_what_is_coarse_stays(coarse: str) -> None:
    """A wording without a day is left exactly as it was written."""
    assert generalise(coarse, MONTH) == coarse


@pytest.mark.parametrize(
    ("before", "written", "becomes"),
    [
        ("Seen on ", "14 March 2019", "a day in March 2019"),
        ("On ", "24–26 August 2019", "days in August 2019"),
        ("on ", "3 and 5 May", "days in May"),
        ("on or around ", "Friday 3rd February", "a day in February"),
        ("On ", "Christmas Eve", "a day in December"),
        ("Over ", "the August bank holiday weekend", "the weekend in August"),
        ("On ", "the 2nd of March", "the day in March"),
        ("on the evening of ", "4 May 2019", "a day in May 2019"),
        ("the night of ", "3/4 February", "a day in February"),
        ("by letters of ", "28 January and 10 February 1997", "January and February 1997"),
        ("seen at ", "Michaelmas, 2018", "a time in September 2018"),
        ("in the ", "week commencing 3 December 2018", "week in December 2018"),
        ("in ", "the night of 3/4 February", "the night in February"),
        ("since ", "14 March 2019", "March 2019"),
        ("", "14 March 2019", "March 2019"),
        ("on ", "the 3rd", UNREADABLE),
    ],
)
def test_the_sentence_still_reads(before: str, written: str, becomes: str) -> None:
    """Behind "on" stands a day, behind "over" a weekend; a preposition outside the date is never touched."""
    assert generalise(written, MONTH, before=before) == becomes


@pytest.mark.parametrize(
    ("written", "season", "year"),
    [
        ("March 2019", "spring 2019", "2019"),
        ("early March 2019", "spring 2019", "2019"),
        ("February and April 1987", "winter 1986/87 and spring 1987", "1987"),
        ("January to March 2019", "winter 2018/19 to spring 2019", "2019"),
        ("the summer of 2019", "the summer of 2019", "2019"),
        ("Q1 2021", "Q1 2021", "2021"),
        ("mid-2021", "mid-2021", "2021"),
        ("2020/21", "2020/21", "2020/21"),
        ("in 2016", "in 2016", "in 2016"),
        ("March", "spring", UNREADABLE),
        ("three weeks later", "three weeks later", "three weeks later"),
        ("18 months", "18 months", "18 months"),
        ("the following Tuesday", "the following Tuesday", "the following Tuesday"),
        ("that autumn", "that autumn", "that autumn"),
    ],
)
def test_months_give_way_to_a_coarser_policy(written: str, season: str, year: str) -> None:
    """What the default policy keeps becomes a season or a year where the case wants that; durations never change."""
    assert tightened(written, SEASON) == season
    assert tightened(written, YEAR) == year
    assert tightened(written, MONTH) == tightened(written, EXACT) == written


def test_missing_parts_come_from_the_draft() -> None:
    """A "Weds 6th" is of the month the draft spoke of; without one it is not guessed."""
    assert generalise("Weds 6th", MONTH) == UNREADABLE
    assert generalise("Monday 6th", MONTH, DateContext(2020, 1)) == "January 2020"
    assert generalise("Good Friday", MONTH, DateContext(2024, 5)) == "March 2024"


@pytest.mark.parametrize(
    ("policy", "becomes"),
    [("exact", "6 January 2020"), ("month", "January 2020"), ("season", "winter 2019/20"), ("year", "2020")],
)
def test_policies(policy: str, becomes: str) -> None:
    """Each policy gives its own grain; winter counts from December."""
    assert generalise("6 January 2020", DateRules(DatePolicy(policy), reason="known")) == becomes


def test_unreadable_is_never_left() -> None:
    """Figures that are no date redraft understands are taken out rather than left."""
    assert generalise("the 3rd day of the 45th", MONTH) == UNREADABLE
    assert read_date("something else 12") is None


_FORMS = (
    "{d} {m} {y}", "{d}{th} {m} {y}", "{d}{th} of {m}, {y}", "{w} {d} {m} {y}", "{d:02}/{n:02}/{y}", "{d}.{n}.{s:02}",
    "{y}-{n:02}-{d:02}", "{d} {b} {s:02}", "{b} {d}{th} {y}", "{w} {d}{th} {b} {y}",
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300, deadline=None)
@given(day=st.dates(dt.date(1945, 1, 1), dt.date(2039, 12, 31)), form=st.sampled_from(_FORMS))
def test_every_day_in_every_form(day: dt.date, form: str) -> None:
    """Any day written in any form gives its month and year, and giving it twice changes nothing more."""
    suffix = "th" if 10 < day.day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    names = {"m": calendar.month_name[day.month], "b": calendar.month_abbr[day.month], "w": day.strftime("%A")}
    if "{s" in form and not 1945 <= day.year < 2040:
        return
    written = form.format(d=day.day, n=day.month, y=day.year, s=day.year % 100, th=suffix, **names)
    coarse = generalise(written, MONTH)
    assert coarse == f"{calendar.month_name[day.month]} {day.year}"
    assert generalise(coarse, MONTH) == coarse


@pytest.mark.parametrize("day", [dt.date(2000, 4, 23), dt.date(2019, 4, 21), dt.date(2038, 4, 25)])
def test_easter(day: dt.date) -> None:
    """Easter falls where the calendar has it, the latest possible day included."""
    assert easter(day.year) == day


@pytest.mark.parametrize(
    ("feast", "becomes"),
    [
        ("Plough Monday", "January"),
        ("the October half-term 2019", "October 2019"),
        ("St Piran’s Day", "March"),
        ("Palm Sunday", "spring"),
        ("Diwali 2020", "autumn 2020"),
        ("Chinese New Year 2021", "winter 2020/21"),
        ("the Platinum Jubilee weekend", "June"),
        ("GCSE results day", "August"),
        ("Eid", UNREADABLE),
        ("St Kew's Day", UNREADABLE),
    ],
)
def test_a_feast_is_never_left(feast: str, becomes: str) -> None:
    """A feast becomes its month, the season it moves in, or nothing; applying it twice changes nothing more."""
    assert generalise(feast, MONTH) == becomes
    assert generalise(becomes, MONTH) == becomes
