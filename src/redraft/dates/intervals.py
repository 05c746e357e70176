"""A date told by its distance from an event: "five weeks before the incident".

The rounding, which keeps order (what came first is never told as later) and spares false precision:

- up to 13 days: in days; up to 12 weeks: to the nearest week; up to two years: to the nearest month; up to ten years: in
  years and months; beyond: to the nearest year;
- a wording that tells a month only is rounded to months at least, a year only to years.

Two dates are hence as far apart as what is told of them, give or take half the coarser unit on either side.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from redraft.dates.moments import Moment

_DAYS, _WEEKS, _MONTHS, _YEARS = 14, 84, 24, 120
"""Where each unit ends: in days, days, months and months."""
_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


@dataclass(frozen=True, slots=True)
class Distance:
    """How far from an event something was: `amount` in words with its unit ("" for none), before or after it.

    `noun` is what it was that far away: "day", "month", "year" or a season.
    """

    noun: str
    amount: str
    is_before: bool
    event: str

    @property
    def side(self) -> str:
        """The words behind the amount."""
        return f"{'before' if self.is_before else 'after'} {self.event}"

    def __str__(self) -> str:
        if not self.amount:
            return f"the {self.noun} of {self.event}"
        if self.amount == f"one {self.noun}":
            return f"the {self.noun} {self.side}"
        if self.noun in ("day", "month", "year"):
            return f"{self.amount} {self.side}"
        return f"the {self.noun} {self.amount} {self.side}"


def distance(moment: Moment, anchor: dt.date, event: str) -> Distance | None:
    """How far `moment` lies from `anchor`; None where its year is not known.

    >>> str(distance(Moment(2021, 2, 3), dt.date(2021, 3, 12), "the incident"))
    'five weeks before the incident'
    >>> str(distance(Moment(2018, 12), dt.date(2021, 3, 12), "the incident"))
    'two years and three months before the incident'
    """
    if moment.bounds is None:
        return None
    first, last = moment.bounds
    if moment.date:
        return Distance("day", _of_days(first, anchor), first < anchor, event)
    noun = "month" if moment.month else moment.season or "year"
    if first <= anchor <= last:
        return Distance(noun, "", False, event)
    return Distance(noun, _of_period(noun, first, last, anchor), last < anchor, event)


def counted(number: int, unit: str) -> str:
    """A number with its unit, in words up to twelve.

    >>> counted(1, "week"), counted(14, "month")
    ('one week', '14 months')
    """
    told = _WORDS[number] if number < len(_WORDS) else str(number)
    return f"{told} {unit}{'' if number == 1 else 's'}"


def _of_days(day: dt.date, anchor: dt.date) -> str:
    """The distance of two days; "" if they are the same."""
    days = abs((day - anchor).days)
    if days < _DAYS:
        return counted(days, "day") if days else ""
    if days < _WEEKS:
        return counted(_rounded(days / 7), "week")
    return _of_months(_rounded(abs(_position(day) - _position(anchor))))


def _of_period(noun: str, first: dt.date, last: dt.date, anchor: dt.date) -> str:
    if noun == "year":
        years = min(abs(last.year - anchor.year), abs(first.year - anchor.year))
        return counted(max(years, 1), "year")
    if noun == "month":
        return _of_months(abs((first.year - anchor.year) * 12 + first.month - anchor.month))
    middle = first + (last - first) / 2
    return _of_months(max(_rounded(abs(_position(middle) - _position(anchor))), 1))


def _of_months(months: int) -> str:
    if months < _MONTHS:
        return counted(months, "month")
    if months >= _YEARS:
        return counted(_rounded(months / 12), "year")
    years, rest = divmod(months, 12)
    return counted(years, "year") + (f" and {counted(rest, 'month')}" if rest else "")


def _position(day: dt.date) -> float:
    """A day on the scale of months, so that later days lie higher."""
    return day.year * 12 + day.month + (day.day - 1) / 31


def _rounded(number: float) -> int:
    """To the nearest whole number, halves up, so that what is farther is never told as nearer."""
    return int(number + 0.5)
