"""Dates told by the age of a person."""

from __future__ import annotations

import datetime as dt

import pytest

from redraft.dates import DatePolicy, DateRules, generalise, tightened

RULES = DateRules(DatePolicy.AGE, born=dt.date(2018, 11, 20), died=dt.date(2021, 3, 12))


@pytest.mark.parametrize(
    ("written", "becomes"),
    [
        ("20 November 2020", "at the age of two"),
        ("19 November 2020", "at the age of 23 months"),
        ("22 November 2018", "at the age of less than a week"),
        ("1.1.19", "at the age of six weeks"),
        ("20 January 2020", "at the age of 14 months"),
        ("4 June 2018", "during the pregnancy"),
        ("4 June 2016", "two years and five months before the birth"),
        ("13 March 2021", "soon after the death"),
        ("4 June 2021", "three months after the death"),
        ("3 June and 4 July 2020", "at the age of 18 months and 19 months"),
        ("the 3rd", "[date]"),
    ],
)
def test_a_date_is_told_by_the_age(written: str, becomes: str) -> None:
    """In weeks, months or years; before the birth and after the death by those, never to the day."""
    assert generalise(written, RULES) == becomes


@pytest.mark.parametrize(
    ("before", "written", "becomes"),
    [
        ("On ", "3 March 2021", "a day at the age of two"),
        ("since ", "13 May 2020", "a day at the age of 17 months"),
        ("on ", "4 June 2018", "a day during the pregnancy"),
    ],
)
def test_the_sentence_reads(before: str, written: str, becomes: str) -> None:
    """Behind a preposition stands a day."""
    assert generalise(written, RULES, before=before) == becomes


def test_a_month_or_a_year_has_two_ages() -> None:
    """Of a wording that tells no day, the ages at its two ends."""
    assert tightened("March 2019", RULES, before="in ") == "the month at the age of three or four months"
    assert tightened("2020", RULES, before="In ") == "the year at the age of 13 months or two years"
    assert tightened("2016", RULES, before="In ") == "the year two years before the birth"
