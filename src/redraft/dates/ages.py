"""A date told by how old somebody was: "at the age of three".

The rounding: in weeks below eight weeks, in months below two years, then in completed years. Of a wording that tells a
month or a year only, the ages at both its ends ("at the age of two or three"). What came before is told by pregnancy, or
by its distance from the birth; what came after a death that is declared, by its distance from that. Distances from
birth and death are never told in days or weeks, since they would tell the day beside another date.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from redraft.dates.intervals import counted, distance
from redraft.dates.moments import Moment

_PREGNANCY = dt.timedelta(days=280)
"""Naegele's rule: from the first day of the last period to the birth."""
_WEEKS, _MONTHS = 8, 24


def age_at(moment: Moment, born: dt.date, died: dt.date | None = None) -> str:
    """How old somebody was at a moment, ready for a sentence; "" where its year is not known.

    >>> born = dt.date(2013, 2, 3)
    >>> age_at(Moment(2018, 5, 9), born), age_at(Moment(2014, 4, 10), born), age_at(Moment(2016), born)
    ('at the age of five', 'at the age of 14 months', 'at the age of two or three')
    >>> age_at(Moment(2012, 12, 1), born), age_at(Moment(2008, 1, 1), born)
    ('during the pregnancy', 'five years and one month before the birth')
    """
    if moment.bounds is None:
        return ""
    first, last = moment.bounds
    if died and first > died:
        return _far(moment, died, "the death")
    if last < born:
        return "during the pregnancy" if born - last <= _PREGNANCY else _far(moment, born, "the birth")
    ages = tuple(dict.fromkeys(_age(day, born) for day in (max(first, born), min(last, died or last))))
    return f"at the age of {_either(ages)}"


def _far(moment: Moment, event: dt.date, called: str) -> str:
    """In months at least, and never in words like "the day after"."""
    if (moment.year, moment.month) == (event.year, event.month):
        return f"soon {'before' if called == 'the birth' else 'after'} {called}"
    return str(distance(replace(moment, day=None), event, called))


def _age(day: dt.date, born: dt.date) -> tuple[int, str]:
    """The number and its unit, "" for years."""
    months = (day.year - born.year) * 12 + day.month - born.month - (day.day < born.day)
    weeks = (day - born).days // 7
    if weeks < _WEEKS:
        return weeks, "week"
    return (months, "month") if months < _MONTHS else (months // 12, "")


def _either(ages: tuple[tuple[int, str], ...]) -> str:
    """As "two or three", "six to nine months", "13 months or two years"."""
    if len(ages) == 1:
        return _told(*ages[0])
    (low, unit), (high, other) = ages
    joint = "or" if high - low <= 1 or unit != other else "to"
    if unit != other:
        return f"{_told(low, unit)} {joint} {_told(high, other or 'year')}"
    return f"{counted(low, 'year').split(' ')[0]} {joint} {_told(high, unit)}"


def _told(number: int, unit: str) -> str:
    if unit == "week" and number == 0:
        return "less than a week"
    return counted(number, unit) if unit else counted(number, "year").split(" ")[0]
