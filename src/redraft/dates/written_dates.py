"""Reading dates in every form that UK drafts write them, day first: which day, month or year a wording tells."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from redraft.dates.feasts import FEAST, month_of, season_of
from redraft.dates.missing_parts import completed
from redraft.dates.moments import DateContext, Moment, Reading

_MONTHS = {name.casefold(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.casefold(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_MONTH = r"(?P<month>" + "|".join(sorted(_MONTHS, key=lambda name: (-len(name), name))) + r")\b\.?"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_ORDINAL = rf"{_DAY}\s*(?:st|nd|rd|th)\b"
_YEAR = r"(?P<year>(?:19|20)\d\d|['’]?\d\d(?![\d:.]))"
_FULL_YEAR = r"(?P<year>(?:19|20)\d\d)"
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|weds|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?\b\.?"
_DAYS = rf"(?P<days>{_DAY}(?:\s*(?:st|nd|rd|th)\b)?(?:\s*(?:,|and|&|to|or|[-–/])\s*(?:{_WEEKDAY},?\s*)?(?:the\s+)?{_DAY}(?:\s*(?:st|nd|rd|th)\b)?)*)"
_NTH = r"first|second|third|fourth|fifth|last|penultimate|1st|2nd|3rd|4th|5th"
_TIME = r"(?:at\s+)?(?:\d{1,2}[:.]\d\d\s*(?:am|pm|hrs|hours)?|\d{1,2}\s*(?:am|pm)|\d{4}\s*(?:hrs|hours)|noon|midnight|midday)\b\.?"
_SHAPES = [
    ("iso", rf"(?<!\d){_FULL_YEAR}(?P<sep>[-/.])(?P<m>\d{{1,2}})(?P=sep)(?P<d>\d{{1,2}})(?:T[\d:.Z+-]+)?(?!\d)"),
    ("iso", r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?!\d)"),
    ("figures", r"(?<!\d)(?P<d>\d{1,2})\s?(?P<sep>[./-])\s?(?P<m>\d{1,2})\s?(?P=sep)\s?(?P<year>(?:19|20)?\d\d)(?!\d)"),
    ("figures", r"(?<!\d)(?P<d>0[1-9]|[12]\d|3[01])(?P<m>0[1-9]|1[0-2])(?P<year>(?:19|20)?\d\d)(?!\d)"),
    ("figures", r"(?<!\d)(?P<d>0[1-9]|[12]\d|3[01])\s(?P<m>0[1-9]|1[0-2])\s(?P<year>(?:19|20)\d\d)(?!\d)"),
    (
        "nth",
        rf"(?P<nth>{_NTH})\s+(?P<of>{_WEEKDAY}|working\s+day|day|week|weekend)\s+(?:of|in)\s+{_MONTH}(?:,?\s+{_YEAR})?",
    ),
    ("day", rf"(?<![\d/.]){_DAYS}(?:\s+of)?[\s-]*{_MONTH}(?:,?[\s-]+{_YEAR})?"),
    ("day", rf"{_MONTH}\s+(?:the\s+)?{_DAYS}(?![\d:])(?:,?\s+{_FULL_YEAR})?"),
    ("feast", rf"(?P<feast>{FEAST})(?:,?\s+{_FULL_YEAR})?"),
    ("span", r"(?<!\d)(?P<year>(?:19|20)\d\d)\s*[/–-]\s*(?P<until>\d\d(?:\d\d)?)(?!\d)"),
    (
        "season",
        rf"\b(?P<season>spring|summer|autumn|winter)(?:\s+of)?,?\s+{_FULL_YEAR}(?:\s*[/–-]\s*(?P<until>\d\d(?:\d\d)?)(?!\d))?(?!\d)",
    ),
    ("month", rf"\b{_MONTH}(?:,?[\s-]+{_YEAR}|['’](?P<short>\d\d))?"),
    ("month/year", r"(?<![\d/])(?P<m>0?[1-9]|1[0-2])/(?P<year>(?:19|20)\d\d|1[3-9]|[2-9]\d)(?![\d/])"),
    ("day/month", r"(?<![\d/])(?P<d>\d{1,2})/(?P<m>\d{1,2})(?![\d/])"),
    ("year", rf"(?<!\d){_FULL_YEAR}(?!\d)"),
    ("ordinal", rf"(?P<days>\b{_WEEKDAY},?\s+{_DAY})\s*$"),
    (
        "ordinal",
        rf"(?<!\d)(?P<days>{_ORDINAL}(?:\s*(?:,|and|&|to|or|[-–/])\s*(?:{_WEEKDAY},?\s*)?(?:the\s+)?{_ORDINAL})*)"
        r"(?:\s+(?P<letter>inst|ult|prox)\b\.?)?",
    ),
    ("weekday", rf"\b{_WEEKDAY}"),
    ("time", rf"(?<!\d){_TIME}"),
]
_LISTED = re.compile(rf"(?:(?P<weekday>{_WEEKDAY}),?\s*)?(?:the\s+)?(?P<d>\d{{1,2}})", re.IGNORECASE)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NUMBERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1, "penultimate": -2}
_ATOMS = [(name, re.compile(shape, re.IGNORECASE)) for name, shape in _SHAPES]
_RANGE = re.compile(r"\b(?:to|until|till|through)\b|[-–—/]", re.IGNORECASE)
_FILLER = re.compile(
    r"\b(?:on|the|of|and|or|to|from|between|until|till|in|at|by|both|night|nights|early|late|mid|end|start|beginning|"
    r"morning|afternoon|evening|hours|ay|academic|inclusive|q[1-4]|quarter|birthday|his|her|their|week|weekend|commencing|ending|beginning|w/?c|w/?e|half[- ]?term|holidays?|"
    r"break|that|this|year|same|following|day|dated|circa|c|around|about|approximately|during|inst|hrs|hours|eve|"
    r"bank|golden|diamond|platinum|silver|queen['’]s|king['’]s|spring|summer|autumn|winter|term|school|next|last|first|second|third|fourth)\b|[\s,;:()–—/&.'’-]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Atom:
    """One piece of a wording: `[start, end)`, its moments, and whether those are the ends of a range."""

    start: int
    end: int
    moments: tuple[Moment, ...]
    is_range: bool = False


@lru_cache(maxsize=1 << 16)
def read_date(text: str, context: DateContext | None = None) -> Reading | None:
    """Reads a written date, day first; None if anything in it is not understood.

    Missing parts come from what stands beside ("24" and "26" in "24 and 26 August 2019" share month and year), then
    from `context`, with the weekday as a check: see `redraft.dates.missing_parts`.

    >>> read_date("Monday 6th", DateContext(2020, 1)).days
    (datetime.date(2020, 1, 6),)
    """
    moments: list[Moment] = []
    rest, is_range, before = text, False, 0
    for atom in _atoms(text):
        rest = rest[: atom.start] + " " * (atom.end - atom.start) + rest[atom.end :]
        if atom.moments:
            linked = bool(moments) and bool(_RANGE.search(text[before : atom.start]))
            is_range, before = is_range or linked or atom.is_range, atom.end
            moments += atom.moments
    if _FILLER.sub("", rest) or not (moments or rest != text):
        return None
    return completed(moments, is_range, context or DateContext())


def _atoms(text: str) -> Iterator[_Atom]:
    """The pieces of a date from left to right, each as the first shape that fits where it begins.

    A weekday goes to the date behind it.
    """
    position, weekday = 0, None
    while position < len(text):
        found = _at(text, position)
        if found is None:
            word = re.compile(r"[^\W\d_]+|.", re.DOTALL).match(text, position)
            position = word.end() if word else len(text)
            continue
        name, match = found
        moments = tuple(_moments(name, match))
        if name == "weekday":
            weekday = _WEEKDAYS.index(match[0][:3].casefold())
        elif moments and weekday is not None:
            moments, weekday = (replace(moments[0], weekday=weekday), *moments[1:]), None
        between = match.groupdict().get("days") or ""
        yield _Atom(match.start(), match.end(), moments, len(moments) > 1 and bool(_RANGE.search(between)))
        position = match.end()


def _at(text: str, position: int) -> tuple[str, re.Match[str]] | None:
    """The first shape that fits at a place, and is no other number after all."""
    for name, pattern in _ATOMS:
        if (found := pattern.match(text, position)) and _is_possible(name, found):
            return name, found
    return None


def _is_possible(name: str, found: re.Match[str]) -> bool:
    """Whether figures can be a day and a month, in either order."""
    if name not in ("iso", "figures", "day/month", "month/year"):
        return True
    one, other = sorted((int(found.groupdict().get("d") or 1), int(found["m"])))
    return 1 <= one <= 12 and other <= 31


def _moments(name: str, found: re.Match[str]) -> Iterator[Moment]:
    """What one piece says: nothing where it names neither day, month nor year."""
    parts = found.groupdict()
    year = _year(parts.get("year") or parts.get("short"))
    month = _MONTHS[parts["month"].casefold()] if parts.get("month") else None
    if name in ("iso", "figures", "day/month"):
        yield _in_figures(int(parts["d"]), int(parts["m"]), year)
    elif name == "month/year":
        yield Moment(year, int(parts["m"]))
    elif name in ("day", "ordinal"):
        for each in _LISTED.finditer(parts["days"]):
            weekday = _WEEKDAYS.index(each["weekday"][:3].casefold()) if each["weekday"] else None
            named = (parts.get("letter") or "").casefold()
            yield Moment(year, month, int(each["d"]), tells_day=True, weekday=weekday, named=named)
    elif name == "nth":
        yield Moment(year, month, tells_day=True, named=_nth(parts["nth"], parts["of"]))
    elif name == "feast":
        told = month_of(parts["feast"], year)
        season = "" if told else season_of(parts["feast"])
        yield Moment(year, told, tells_day=True, season=season, named=parts["feast"])
    elif name == "season":
        yield Moment(_until(year, parts["until"]) or year, season=parts["season"].casefold())
    elif name in ("month", "year", "span"):
        yield Moment(year, month, until=_until(year, parts.get("until")))


def _in_figures(day: int, month: int, year: int | None) -> Moment:
    american = month > 12
    if american:
        day, month = month, day
    return Moment(year, month, day, tells_day=True, american=american)


def _nth(number: str, of: str) -> str:
    """As "1 sunday" or "-1 monday"; "" for weeks and working days, which are no one day."""
    counted = _NUMBERS.get(number.casefold()) or int(number[0])
    weekday = of[:3].casefold()
    return f"{counted} {weekday}" if weekday in _WEEKDAYS else ""


def _until(year: int | None, written: str | None) -> int | None:
    if not year or not written:
        return None
    return int(written) if len(written) == 4 else year // 100 * 100 + int(written)


def _year(written: str | None) -> int | None:
    """Four digits from two: up to 40 is this century, as the living read it."""
    if not written:
        return None
    number = int(written.strip("'’"))
    if number >= 100:
        return number
    return number + (2000 if number <= 40 else 1900)
