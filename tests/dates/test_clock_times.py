"""Times of day in every form that UK drafts use, and the part of the day that stands for them."""

from __future__ import annotations

import pytest

from redraft.dates import DatePolicy, DateRules, generalise, is_coarse, tightened
from redraft.dates.clock_times import TIME, coarse_clock, read_clock


@pytest.mark.parametrize(
    ("written", "part"),
    [
        ("at 02:14", "in the early hours"),
        ("2.14am", "early hours"),
        ("at 02:14hrs", "in the early hours"),
        ("0214 hrs", "early hours"),
        ("just after two in the morning", "in the early hours"),
        ("at half past ten at night", "in the late evening"),
        ("14:05:33", "afternoon"),
        ("at ten to three in the afternoon", "in the afternoon"),
        ("At about 00.15 a.m.", "In the early hours"),
        ("between 5.54 p.m. and 6.27 p.m.", "in the evening"),
        ("07.45–08.30", "early morning"),
        ("11.00 and 13.00", "morning and afternoon"),
        ("from 9-11am", "in the morning"),
        ("between 9 and 10am", "in the morning"),
        ("11pm–2am", "late evening to early hours"),
        ("from 9am to 5pm", "from the morning to the evening"),
        ("9.30 to 14.00", "morning to afternoon"),
        ("until 4.05 pm", "until the afternoon"),
        ("by 10:32", "by the morning"),
        ("shortly before midnight", "in the late evening"),
        ("just after midnight", "in the early hours"),
        ("12am", "early hours"),
        ("12.40pm", "afternoon"),
        ("quarter to nine that night", "evening"),
        ("at 10pm that night", "in the late evening"),
        ("at 2015 hrs", "in the evening"),
        ("at 23:59 BST", "in the late evening"),
    ],
)
def test_a_time_becomes_its_part_of_the_day(written: str, part: str) -> None:
    """Behind a preposition the part of the day is a phrase that still reads; alone, as in a table, it is a noun."""
    assert coarse_clock(written) == part


@pytest.mark.parametrize("written", ["half past ten", "six o'clock", "10.37", "25 past 6"])
def test_no_half_of_the_day_is_invented(written: str) -> None:
    """Where nobody can tell morning from evening, the time goes, and nothing wrong takes its place."""
    assert coarse_clock(written) == TIME
    assert coarse_clock(f"around {written}") == f"at {TIME}"
    assert coarse_clock(f"since {written}") == f"since {TIME}"


def test_a_preposition_left_outside_is_not_doubled() -> None:
    """Behind an "at" that is no part of the wording no phrase would read, so a label stands there."""
    assert coarse_clock("02:14", before="rang at ") == TIME


@pytest.mark.parametrize(
    "written", ["1958", "ten", "from 1958 to 1960", "3 May 2019", "1-3", "2:1", "25", "2000-01-01"]
)
def test_numbers_are_no_times(written: str) -> None:
    """Years, counts, dates and ratios are not read as times."""
    assert read_clock(written) is None


@pytest.mark.parametrize(
    ("written", "month", "season"),
    [
        ("at 10am", "at 10am", "in the morning"),
        ("07.45–08.30", "07.45–08.30", "early morning"),
        ("before four in the afternoon", "before four in the afternoon", "in the afternoon"),
        ("at 10.05am", "in the morning", "in the morning"),
        ("at 22:00", "in the late evening", "in the late evening"),
        ("at 14:00:00", "in the afternoon", "in the afternoon"),
    ],
)
def test_round_times_by_day_are_as_coarse_as_a_month(written: str, month: str, season: str) -> None:
    """Rotas stay under the default policy; what a log recorded to the minute, and what happened by night, does not."""
    assert generalise(written, DateRules(DatePolicy.MONTH)) == month
    assert generalise(written, DateRules(DatePolicy.SEASON)) == season
    assert generalise(written, DateRules(DatePolicy.EXACT, reason="known")) == written
    assert is_coarse(written) == (month == written)
    assert tightened(written, DateRules(DatePolicy.YEAR)) == season
