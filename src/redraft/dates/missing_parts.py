"""The parts that a written date leaves out, from what stands beside it and from what its draft spoke of last.

Never a guess: a day whose month nobody can tell keeps none, and the reading says what is in doubt. The rules:

- "24 and 26 August 2019": a date without month or year takes those of the next one in the same wording, then those of
  the one before; "30 December to 2 January 2020" steps back a year;
- a date without a year is the one nearest to the date that the draft spoke of last, within half a year of it; under a
  heading that tells a year, or behind "In 2019", the one in that year; a weekday written beside it has to agree, and may pick another year;
- a day without a month is of the month spoken of last if that stands near; where the day lies before the one spoken of
  last, only a weekday that agrees says whether it is that month or the next.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

from redraft.dates.feasts import day_of, month_of, nth_weekday
from redraft.dates.moments import DateContext, Doubt, Moment, Reading

_LETTER = {"inst": 0, "ult": -1, "prox": 1}
"""This month, the last one and the next one, as letters used to say."""


def completed(moments: Sequence[Moment], is_range: bool, context: DateContext) -> Reading:
    """The moments of one wording with their missing parts, and what stays in doubt."""
    done = []
    for moment in _beside(moments):
        whole = _resolved(moment, context)
        done.append(whole)
        if whole.date:
            context = replace(context, year=whole.year, month=whole.month, day=whole.day)
    doubts = dict.fromkeys(doubt for moment in done for doubt in _doubts(moment))
    return Reading(tuple(done), is_range, tuple(doubts))


def _beside(moments: Sequence[Moment]) -> list[Moment]:
    """Each moment with the month and year that only the one behind it, or the one before, spells out."""
    done: list[Moment] = []
    for moment in reversed(moments):
        done.append(_before(moment, done[-1]) if done else moment)
    done.reverse()
    for index in range(1, len(done)):
        before, this = done[index - 1], done[index]
        if before.month and _lacks_month(this):  # "Monday 6th January and Wednesday 8th"
            done[index] = replace(this, year=before.year, month=before.month)
    return done


def _before(moment: Moment, after: Moment) -> Moment:
    if _lacks_month(moment) and after.month:
        moment = replace(moment, month=after.month)
    if moment.month and not moment.year and after.month and after.year:
        return replace(moment, year=after.year - (moment.month > after.month))
    return moment


def _lacks_month(moment: Moment) -> bool:
    return bool(moment.day) and not moment.month and moment.named not in _LETTER


def _resolved(moment: Moment, context: DateContext) -> Moment:
    if moment.day and not moment.month:
        moment = _with_month(moment, context)
    if not moment.year and (moment.month or moment.named) and not (moment.day and not moment.month):
        moment = _with_year(moment, context)
    return _with_day(moment) if moment.year and moment.named else moment


def _with_month(moment: Moment, context: DateContext) -> Moment:
    if not (context.month and context.near and moment.day):
        return moment
    if moment.named in _LETTER:
        return _shifted(moment, context, _LETTER[moment.named])
    if moment.weekday is not None and context.year:
        agreeing = [each for by in (0, 1, -1) if _agrees(each := _shifted(moment, context, by))]
        return agreeing[0] if agreeing and (agreeing[0].month == context.month or len(agreeing) == 1) else moment
    return _shifted(moment, context, 0) if moment.day >= (context.day or 1) else moment


def _shifted(moment: Moment, context: DateContext, by: int) -> Moment:
    """`moment` in the month of the context, or so many later."""
    years, month = divmod((context.month or 1) - 1 + by, 12)
    year = context.year + years if context.year else None
    return replace(moment, year=year, month=month + 1, guessed=True)


def _with_year(moment: Moment, context: DateContext) -> Moment:
    if not context.year:
        return moment
    under = _in(moment, context.heading or context.year)
    if _agrees(under) and (context.heading or not context.month):
        return under
    if not context.month:
        return moment
    spoken = dt.date(context.year, context.month, min(context.day or 15, 28))
    nearest = sorted(_candidates(moment, context.year), key=lambda each: abs((_middle(each) - spoken).days))
    return next((each for each in nearest if _agrees(each)), moment)


def _candidates(moment: Moment, year: int) -> Iterator[Moment]:
    return (each for at in (year, year - 1, year + 1) if (each := _in(moment, at)).bounds)


def _middle(moment: Moment) -> dt.date:
    first, last = moment.bounds or (dt.date.min, dt.date.max)
    return first + (last - first) / 2


def _in(moment: Moment, year: int) -> Moment:
    return _with_day(replace(moment, year=year))


def _with_day(moment: Moment) -> Moment:
    """A feast, or "the first Sunday of February", with the day that its year tells."""
    year = moment.year or 0
    number, _, weekday = moment.named.partition(" ")
    if number.lstrip("-").isdigit() and moment.month:
        day = nth_weekday(
            year, moment.month, ("mon", "tue", "wed", "thu", "fri", "sat", "sun").index(weekday), int(number)
        )
    else:
        day = None if moment.named in _LETTER else day_of(moment.named, year)
    if day:
        return replace(moment, month=day.month, day=day.day, season="")
    return replace(moment, month=moment.month or month_of(moment.named, year))


def _agrees(moment: Moment) -> bool:
    """Whether the weekday that was written is that of the date; a day that the calendar lacks agrees with nothing."""
    if moment.date is None:
        return not moment.day
    return moment.weekday is None or moment.date.weekday() == moment.weekday


def _doubts(moment: Moment) -> Iterator[Doubt]:
    if moment.american:
        yield Doubt.ORDER
    if moment.tells_day and not moment.month and not moment.season:
        yield Doubt.MONTH
    elif moment.tells_day and not moment.year:
        yield Doubt.YEAR
    elif moment.day and not moment.date:
        yield Doubt.IMPOSSIBLE
    elif not _agrees(moment):
        yield Doubt.WEEKDAY
