"""Dates in the plan of a case: one day, one wording; births and deaths; notes for the reviewer."""

from __future__ import annotations

import datetime as dt
from types import ModuleType

import pytest

from redraft.cast import CastMember, Declared
from redraft.dates import DatePolicy, DateRules
from redraft.dates.rules import Births
from redraft.plan import Rulings

ANCHOR = dt.date(2021, 3, 12)
RELATIVE = DateRules(DatePolicy.RELATIVE, anchor=ANCHOR, event="the incident")
AGE = DateRules(DatePolicy.AGE, born=dt.date(2015, 6, 1))
EVERY = [DateRules(), DateRules(DatePolicy.SEASON), DateRules(DatePolicy.YEAR), RELATIVE, AGE]


@pytest.mark.parametrize("rules", EVERY, ids=lambda rules: rules.policy.value)
def test_one_day_has_one_wording_in_every_draft(rules: DateRules, marked: ModuleType) -> None:
    """Whatever the form, and whatever of it comes from the draft around it."""
    drafts = (
        "{DATE_TIME:3.2.21}",
        "{DATE_TIME:3rd of Feb 2021}",
        "{DATE_TIME:1 February 2021}; {DATE_TIME:Wed 3 Feb}",
        "{DATE_TIME:1 February 2021}; {DATE_TIME:Weds 3rd}",
        "{DATE_TIME:2021-02-03}",
        "{DATE_TIME:030221}",
    )
    said = marked.case(*drafts, rulings=Rulings(rules)).redacted().split("\n")
    last = {line.split("; ")[-1].casefold() for line in said if line and not line.startswith("draft")}
    assert len(last) == 1, said


@pytest.mark.parametrize("rules", EVERY, ids=lambda rules: rules.policy.value)
def test_a_birth_in_a_range_goes_under_every_policy(rules: DateRules, marked: ModuleType) -> None:
    """The one day of a range that is a date of death is taken out of it."""
    case = marked.case(
        "DOD {DATE_OF_BIRTH:4 May 2021}; from {DATE_TIME:1 January 2019 to 4 May 2021}", rulings=Rulings(rules)
    )
    assert case.redacted().endswith(" to [date of birth]")


def test_exact_dates_stay_but_no_birth(marked: ModuleType) -> None:
    """Under `exact` a range with a date of birth in it tells the rest exactly, and nothing else is changed."""
    rules = DateRules(DatePolicy.EXACT, reason="the family wish it")
    case = marked.case(
        "DOB {DATE_OF_BIRTH:4 May 2021}; {DATE_TIME:1.1.19 to 4.5.21}; {DATE_TIME:3.2.21}", rulings=Rulings(rules)
    )
    assert case.redacted() == "DOB [date of birth]; 1 January 2019 to [date of birth]; 3.2.21"


def test_a_time_goes_with_its_day(marked: ModuleType) -> None:
    """A round time that stays by itself goes where its day does."""
    case = marked.case("{DATE_TIME:3 May 2019}, {DATE_TIME:10.30am} call; rota {DATE_TIME:at 10am}")
    assert case.redacted() == "May 2019, morning call; rota at 10am"


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("seen {DATE_TIME:12/31/2019}", "month first, as in the United States"),
        ("seen {DATE_TIME:12/31/2019} and {DATE_TIME:3/4/2019}", "is this one?"),
        ("seen on {DATE_TIME:the 3rd}", "of which month"),
        ("seen on {DATE_TIME:Wednesday 2 February 2021}", "the weekday does not agree"),
        ("seen on {DATE_TIME:31/02/2021}", "no such day"),
    ],
)
def test_doubts_are_told_to_the_reviewer(text: str, note: str, marked: ModuleType) -> None:
    """A date that may be misread, or cannot be placed, says so in its question."""
    assert note in " ".join(question.says for question in marked.case(text).plan().questions)


def test_the_same_words_in_two_months_are_two_questions(marked: ModuleType) -> None:
    """A lone day is decided apart where it means another month."""
    case = marked.case("{DATE_TIME:2 January 2020}, {DATE_TIME:the 6th}", "{DATE_TIME:2 May 2020}, {DATE_TIME:the 6th}")
    assert len(case.plan().questions) == 4


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("{Keziah Ashdale}, DOB {DATE_OF_BIRTH:3.2.13}", "[of primary-school age]"),
        ("mother of {Keziah Ashdale}, DOB {DATE_OF_BIRTH:3.2.83}", "[date of birth]"),
        ("{Keziah Ashdale} was born on {DATE_OF_BIRTH:3.2.13}", "[date of birth]"),
        ("{Dan Ashdale}, DOB {DATE_OF_BIRTH:3.2.11}", "[date of birth]"),
    ],
)
def test_an_age_band_stands_only_for_its_person(text: str, becomes: str, marked: ModuleType) -> None:
    """The band that the cast declares, where it is clear whose date of birth it is; elsewhere the date is removed."""
    rules = DateRules(births=Births.AGE_BAND)
    member = CastMember("Keziah Ashdale", age="of primary-school age")
    case = marked.case(text, declared=Declared((member,)), rulings=Rulings(rules, bands={member.name: member.age}))
    assert case.redacted().endswith(becomes)
