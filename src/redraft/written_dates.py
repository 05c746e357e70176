"""Reading dates in every form that UK drafts write them: what month and year a wording tells, and whether a day."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from redraft.feasts import FEAST, month_of, season_of


@dataclass(frozen=True, slots=True)
class DateContext:
    """The month and year that the draft spoke of last, for dates that leave them out ("Weds 6th")."""

    year: int | None = None
    month: int | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """One date as far as it is written: a month, a year, or both; `day` says whether a day of the month stood there,
    `guessed` whether the month came from the context. A feast that moves has a `season` in place of a month.
    """

    month: int | None = None
    year: int | None = None
    day: bool = False
    guessed: bool = False
    season: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """The moments of a written date in order, whether they are a range ("24 to 26"), and whether any is a day."""

    moments: tuple[Moment, ...]
    is_range: bool = False

    @property
    def has_day(self) -> bool:
        """Whether it tells a day of the month."""
        return any(moment.day for moment in self.moments)


_MONTHS = {name.casefold(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.casefold(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_MONTH = r"(?P<month>" + "|".join(sorted(_MONTHS, key=lambda name: (-len(name), name))) + r")\b\.?"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_ORDINAL = rf"{_DAY}\s*(?:st|nd|rd|th)\b"
_YEAR = r"(?P<year>(?:19|20)\d\d|['’]?\d\d(?![\d:.]))"
_FULL_YEAR = r"(?P<year>(?:19|20)\d\d)"
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|weds|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?\b\.?"
_DAYS = rf"{_DAY}(?:\s*(?:st|nd|rd|th)\b)?(?:\s*(?:,|and|&|to|or|[-–/])\s*(?:{_WEEKDAY},?\s*)?(?:the\s+)?{_DAY}(?:\s*(?:st|nd|rd|th)\b)?)*"
_NTH = r"first|second|third|fourth|fifth|last|penultimate|1st|2nd|3rd|4th|5th"
_TIME = r"(?:at\s+)?(?:\d{1,2}[:.]\d\d\s*(?:am|pm|hrs|hours)?|\d{1,2}\s*(?:am|pm)|\d{4}\s*(?:hrs|hours)|noon|midnight|midday)\b\.?"
_SHAPES = [
    ("iso", rf"(?<!\d){_FULL_YEAR}(?P<sep>[-/.])(?P<m>\d{{1,2}})(?P=sep)(?P<d>\d{{1,2}})(?:T[\d:.Z+-]+)?(?!\d)"),
    ("iso", r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?!\d)"),
    ("figures", r"(?<!\d)(?P<d>\d{1,2})\s?(?P<sep>[./-])\s?(?P<m>\d{1,2})\s?(?P=sep)\s?(?P<year>(?:19|20)?\d\d)(?!\d)"),
    ("figures", r"(?<!\d)(?P<d>0[1-9]|[12]\d|3[01])(?P<m>0[1-9]|1[0-2])(?P<year>(?:19|20)?\d\d)(?!\d)"),
    ("figures", r"(?<!\d)(?P<d>0[1-9]|[12]\d|3[01])\s(?P<m>0[1-9]|1[0-2])\s(?P<year>(?:19|20)\d\d)(?!\d)"),
    ("day", rf"(?:{_NTH})\s+(?:{_WEEKDAY}|working\s+day|day|week|weekend)\s+(?:of|in)\s+{_MONTH}(?:,?\s+{_YEAR})?"),
    ("day", rf"(?<![\d/.]){_DAYS}(?:\s+of)?[\s-]*{_MONTH}(?:,?[\s-]+{_YEAR})?"),
    ("day", rf"{_MONTH}\s+(?:the\s+)?{_DAYS}(?![\d:])(?:,?\s+{_FULL_YEAR})?"),
    ("feast", rf"(?P<feast>{FEAST})(?:,?\s+{_FULL_YEAR})?"),
    ("span", r"(?<!\d)(?P<year>(?:19|20)\d\d)\s*[/–-]\s*\d\d(?:\d\d)?(?!\d)"),
    ("month", rf"\b{_MONTH}(?:,?[\s-]+{_YEAR}|['’]\d\d)?"),
    ("month/year", r"(?<![\d/])(?P<m>0?[1-9]|1[0-2])/(?P<year>(?:19|20)\d\d|1[3-9]|[2-9]\d)(?![\d/])"),
    ("day/month", r"(?<![\d/])(?P<d>\d{1,2})/(?P<m>\d{1,2})(?![\d/])"),
    ("year", rf"(?<!\d){_FULL_YEAR}(?!\d)"),
    (
        "ordinal",
        rf"(?<!\d){_ORDINAL}(?:\s+inst\b\.?)?(?:\s*(?:,|and|&|to|or|[-–/])\s*(?:{_WEEKDAY},?\s*)?(?:the\s+)?{_ORDINAL})*",
    ),
    ("weekday", rf"\b{_WEEKDAY}"),
    ("time", rf"(?<!\d){_TIME}"),
]
_ATOMS = [(name, re.compile(shape, re.IGNORECASE)) for name, shape in _SHAPES]
_RANGE = re.compile(r"\b(?:to|until|till|through)\b|[-–—/]", re.IGNORECASE)
_FILLER = re.compile(
    r"\b(?:on|the|of|and|or|to|from|between|until|till|in|at|by|both|night|nights|early|late|mid|end|start|beginning|"
    r"morning|afternoon|evening|hours|ay|academic|q[1-4]|quarter|birthday|his|her|their|week|weekend|commencing|ending|beginning|w/?c|w/?e|half[- ]?term|holidays?|"
    r"break|that|this|year|same|following|day|dated|circa|c|around|about|approximately|during|inst|hrs|hours|eve|"
    r"bank|golden|diamond|platinum|silver|queen['’]s|king['’]s|spring|summer|autumn|winter|term|school|next|last|first|second|third|fourth)\b|[\s,;:()–—/&.'’-]",
    re.IGNORECASE,
)


def read_date(text: str, context: DateContext | None = None) -> Reading | None:
    """Reads a written date, day first; None if anything in it is not understood.

    Missing parts come from what stands beside ("24" and "26" in "24 and 26 August 2019" share month and year), then
    from `context`.

    >>> read_date("Weds 6th", DateContext(2020, 1)).moments
    (Moment(month=1, year=None, day=True, guessed=True, season=''),)
    """
    context = context or DateContext()
    moments: list[Moment] = []
    rest = text
    for start, end, moment in _atoms(text, context):
        rest = rest[:start] + " " * (end - start) + rest[end:]
        if moment:
            moments.append(moment)
    if _FILLER.sub("", rest) or not (moments or rest != text):
        return None
    return Reading(tuple(_completed(moments)), bool(_RANGE.search(text)))


def _atoms(text: str, context: DateContext) -> Iterator[tuple[int, int, Moment | None]]:
    """The pieces of a date from left to right, each as the first shape that fits where it begins."""
    position = 0
    while position < len(text):
        for name, pattern in _ATOMS:
            if (found := pattern.match(text, position)) and not isinstance(
                moment := _moment(name, found, context), bool
            ):
                yield found.start(), found.end(), moment
                position = found.end()
                break
        else:
            word = re.compile(r"[^\W\d_]+|.", re.DOTALL).match(text, position)
            position = word.end() if word else len(text)


def _moment(name: str, found: re.Match[str], context: DateContext) -> Moment | Literal[False] | None:
    """What one piece says; None if it names neither month nor year, False if it is no date after all."""
    parts = found.groupdict()
    year = _year(parts.get("year"))
    if name in ("iso", "figures", "day/month", "month/year"):
        day, month = int(parts.get("d") or 1), int(parts["m"])
        if month > 12 >= day:
            day, month = month, day  # month first, as Americans write
        if not (1 <= month <= 12 and 1 <= day <= 31):
            return False
        return Moment(month, year, name != "month/year")
    if name in ("day", "month"):
        return Moment(_MONTHS[parts["month"].casefold()], year, name == "day")
    if name == "feast":
        month_named = month_of(parts["feast"], year or context.year)
        return Moment(month_named, year, True, season="" if month_named else season_of(parts["feast"]))
    if name == "ordinal":
        return Moment(context.month, None, True, guessed=True)
    if name in ("year", "span"):
        return Moment(None, year)
    return None


def _year(written: str | None) -> int | None:
    """Four digits from two: up to 40 is this century, as the living read it."""
    if not written:
        return None
    number = int(written.strip("'’"))
    if number >= 100:
        return number
    return number + (2000 if number <= 40 else 1900)


def _completed(moments: list[Moment]) -> list[Moment]:
    """Each moment with the month and year that only the one behind it spells out ("28 October to 4 November 2019")."""
    done: list[Moment] = []
    for moment in reversed(moments):
        after = done[-1] if done else None
        month, year, guessed = moment.month, moment.year, moment.guessed
        if after:
            if guessed and after.month and not after.guessed:
                month, guessed = after.month, False
            if not year and month and after.month and after.year:
                year = after.year - (month > after.month)
        done.append(Moment(month, year, moment.day, guessed, moment.season))
    done.reverse()
    # "Monday 6th January and Wednesday 8th": the month that was said first holds for what follows
    for index in range(1, len(done)):
        before, this = done[index - 1], done[index]
        if this.guessed and before.month and not before.guessed:
            done[index] = Moment(before.month, before.year, this.day)
    return done
