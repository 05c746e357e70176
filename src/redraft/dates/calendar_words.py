"""A date told by the calendar: its day, its month, its season or its year."""

from __future__ import annotations

import calendar

from redraft.dates.moments import Moment
from redraft.dates.rules import DatePolicy


def calendar_words(moment: Moment, policy: DatePolicy) -> str:
    """A moment as coarse as a policy wants it; "" if nothing of it may stay.

    >>> [calendar_words(Moment(2020, 1, 6), DatePolicy(p)) for p in ("exact", "month", "season", "year")]
    ['6 January 2020', 'January 2020', 'winter 2019/20', '2020']
    """
    year = f" {moment.year}" if moment.year else ""
    if policy is DatePolicy.YEAR:
        return str(moment.year) if moment.year else ""
    if moment.season:
        return _season(moment.season, moment.year, first=(moment.year or 1) - 1)
    if not moment.month:
        return str(moment.year) if moment.year and not moment.day else ""
    if policy is DatePolicy.SEASON:
        name = ("winter", "spring", "summer", "autumn")[moment.month % 12 // 3]
        return _season(name, moment.year, first=(moment.year or 1) - (moment.month != 12))
    day = f"{moment.day} " if policy is DatePolicy.EXACT and moment.day else ""
    return day + calendar.month_name[moment.month] + year


def _season(name: str, year: int | None, first: int) -> str:
    """A season with its year; winter takes in two, of which `first` is the one in which it begins."""
    if not year:
        return name
    return f"winter {first}/{(first + 1) % 100:02}" if name == "winter" else f"{name} {year}"
