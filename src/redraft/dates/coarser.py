"""The coarser wording that the case's policy puts in place of a date or a time of day."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import replace

from redraft.dates.clock_times import coarse_clock, read_clock
from redraft.dates.fitting import fitted, fitted_period
from redraft.dates.moments import DateContext, Reading
from redraft.dates.rules import DatePolicy, DateRules
from redraft.dates.telling import UNREADABLE, told
from redraft.dates.written_dates import read_date

_NOBODY: Mapping[dt.date, str] = {}
_BIRTHDAY = re.compile(
    r"\b(?:\d+(?:st|nd|rd|th)|(?:[a-z]+-)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|twelfth)|"
    r"[a-z]*t(?:en|ie)th|[a-z]+teenth|eleventh)\s+(?=birthday\b)",
    re.IGNORECASE,
)
_NAMED_DAY = re.compile(r"\S\s+(?:day|eve|night|weekend)$|['’]s$", re.IGNORECASE)
"""What a feast that the tables do not have ends with."""
_SEASON = re.compile(
    r"\b(?:spring|summer|autumn|winter|early|mid|late|q[1-4]|quarter|half|term|end|start)\b", re.IGNORECASE
)


def generalise(
    text: str,
    rules: DateRules,
    context: DateContext | None = None,
    before: str = "",
    withheld: Mapping[dt.date, str] = _NOBODY,
    *,
    beside_day: bool = False,
) -> str:
    """The wording that `rules` put in place of a written date or time; `text` itself where it is coarse enough.

    `before` is what stands before it: behind "on" a month alone would not read. `withheld` are days that go under every
    policy, with their labels, and so does which birthday somebody had. A round time by day, such as rotas are full of,
    is as coarse as a month, unless it stands `beside_day`: it goes with its day. Applying it twice changes nothing more
    where the calendar is told. What cannot be read for certain becomes `UNREADABLE`.

    >>> rules = DateRules()
    >>> generalise("24–26 August 2019", rules), generalise("w/c 12.02.18", DateRules(DatePolicy.YEAR))
    ('August 2019', '2018')
    >>> generalise("the night of 3/4 February", rules), generalise("at 02:14", rules)
    ('the night in February', 'in the early hours')
    >>> generalise("3 May 2019", rules, before="Seen on ")
    'a day in May 2019'
    """
    if text == UNREADABLE:
        return text
    if _BIRTHDAY.search(text):
        return generalise(_BIRTHDAY.sub("", text), rules, context, before, withheld)
    if clock := read_clock(text):
        routine = all(time.is_routine for time in clock.times) and not beside_day
        stays = rules.policy is DatePolicy.EXACT or (routine and rules.policy is DatePolicy.MONTH)
        return text if stays else coarse_clock(text, before) or text
    reading = read_date(text, context)
    if rules.policy is DatePolicy.EXACT and not _tells(reading, withheld):
        return text
    if reading is None:
        return UNREADABLE if re.search(r"\d", text) or _NAMED_DAY.search(text) else text
    if not reading.has_day:
        return text if rules.policy is DatePolicy.MONTH else tightened(text, rules, context, before, withheld)
    if not rules.policy.tells_calendar and reading.is_range and "night" in text.casefold():
        reading = replace(reading, moments=reading.moments[:1])  # the night of 3/4 February began on the 3rd
    said = told(reading, rules, withheld)
    return fitted(text, said, before, reading, calendar=rules.policy.tells_calendar) if said.words else UNREADABLE


def is_coarse(text: str) -> bool:
    """Whether the default policy leaves a wording as it is: no case with that policy has anything to decide about it.

    >>> is_coarse("at 10am"), is_coarse("at 10.07am")
    (True, False)
    """
    return generalise(text, DateRules()) == text


def tightened(
    text: str,
    rules: DateRules,
    context: DateContext | None = None,
    before: str = "",
    withheld: Mapping[dt.date, str] = _NOBODY,
) -> str:
    """What becomes of a wording that is coarse enough for most cases, where `rules` want more; often `text` itself.

    Durations, and days told from other days, stay under every policy.

    >>> year = DateRules(DatePolicy.YEAR)
    >>> tightened("the summer of 2019", year), tightened("March 2019", DateRules()), tightened("three weeks later", year)
    ('2019', 'March 2019', 'three weeks later')
    """
    if rules.policy in (DatePolicy.EXACT, DatePolicy.MONTH):
        return text
    if read_clock(text):
        return coarse_clock(text, before) or text
    reading = read_date(text, context)
    if reading is None or not reading.moments:
        return text
    if not rules.policy.tells_calendar:
        return fitted_period(text, told(reading, rules, withheld), before, reading) or UNREADABLE
    monthly = any(moment.month or (moment.season and rules.policy is DatePolicy.YEAR) for moment in reading.moments)
    if not monthly and not (rules.policy is DatePolicy.YEAR and _SEASON.search(text)):
        return text
    return told(reading, rules, withheld).words or UNREADABLE


def _tells(reading: Reading | None, withheld: Mapping[dt.date, str]) -> bool:
    return reading is not None and any(day in withheld for day in reading.days)
