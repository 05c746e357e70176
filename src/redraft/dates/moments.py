"""What a written date means, as far as it says: a day, a month, a season or a year, and what of it is in doubt."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

_FIRST_MONTH = {"winter": 12, "spring": 3, "summer": 6, "autumn": 9}


class Doubt(StrEnum):
    """Why nobody can be sure which day is meant, in the words that a reviewer reads."""

    MONTH = "the draft does not tell of which month it is"
    YEAR = "the draft does not tell of which year it is"
    WEEKDAY = "the weekday does not agree with the date"
    ORDER = "it is written month first, as in the United States"
    MIXED = "other dates of this draft are written month first: is this one?"
    IMPOSSIBLE = "there is no such day"


@dataclass(frozen=True, slots=True)
class DateContext:
    """The date that a draft spoke of last, for dates that leave parts out ("Weds 6th", "3 Feb").

    `near` says whether it stands so close that a day without a month is of that month or the next; `heading` is the year
    that a heading, or "In 2019", told for all that follows.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    near: bool = True
    heading: int | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """One date as far as it is told. `weekday` (Monday is 0) was written beside it; `named` is a feast, "first sunday"
    or "inst", whose day follows from the year or the context. A feast that moves has a `season` in place of a month.

    `tells_day` says whether it means one day, known or not; `until` is the last year of "2019–21"; `guessed` says that
    the month came from the context, `american` that the month was written first in figures.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: str = ""
    tells_day: bool = False
    named: str = ""
    weekday: int | None = None
    until: int | None = None
    guessed: bool = False
    american: bool = False

    @property
    def date(self) -> dt.date | None:
        """The day itself, where all of it is known and the calendar has it."""
        if not (self.year and self.month and self.day) or self.day > calendar.monthrange(self.year, self.month)[1]:
            return None
        return dt.date(self.year, self.month, self.day)

    @property
    def bounds(self) -> tuple[dt.date, dt.date] | None:
        """The first and the last day that it can mean; None where not even the year is known.

        >>> Moment(2021, 2).bounds
        (datetime.date(2021, 2, 1), datetime.date(2021, 2, 28))
        """
        if not self.year:
            return None
        if self.date:
            return self.date, self.date
        if self.month:
            return _months(self.year, self.month, 1)
        if self.season:
            # the winter of 2021 began in December 2020
            return _months(self.year - (self.season == "winter"), _FIRST_MONTH[self.season], 3)
        return dt.date(self.year, 1, 1), dt.date(self.until or self.year, 12, 31)


@dataclass(frozen=True, slots=True)
class Reading:
    """The moments of a written date in order, whether they are a range ("24 to 26"), and what is in doubt."""

    moments: tuple[Moment, ...]
    is_range: bool = False
    doubts: tuple[Doubt, ...] = ()

    @property
    def has_day(self) -> bool:
        """Whether it tells a day of the month."""
        return any(moment.tells_day for moment in self.moments)

    @property
    def days(self) -> tuple[dt.date, ...]:
        """The days that are known for certain, in order of writing."""
        return tuple(moment.date for moment in self.moments if moment.date)


def _months(year: int, month: int, count: int) -> tuple[dt.date, dt.date]:
    last = dt.date(year + (month + count - 1) // 12, (month + count - 1) % 12 + 1, 1) - dt.timedelta(days=1)
    return dt.date(year, month, 1), last
