"""The coarser wording that the case's policy puts in place of a date or a time of day."""

from __future__ import annotations

import calendar
import re
from enum import StrEnum

from redraft.clock_times import coarse_clock, read_clock
from redraft.written_dates import DateContext, Moment, Reading, read_date

UNREADABLE = "[date]"
"""What stands for a date that cannot be read for certain."""


class DatePolicy(StrEnum):
    """How exact a date of the family's story may stay."""

    EXACT = "exact"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"


_BIRTHDAY = re.compile(
    r"\b(?:\d+(?:st|nd|rd|th)|(?:[a-z]+-)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|twelfth)|"
    r"[a-z]*t(?:en|ie)th|[a-z]+teenth|eleventh)\s+(?=birthday\b)",
    re.IGNORECASE,
)
_NAMED_DAY = re.compile(r"\S\s+(?:day|eve|night|weekend)$|['’]s$", re.IGNORECASE)
"""What a feast that the tables do not have ends with."""
_NIGHT = re.compile(
    r"^(the\s+)?(night|evening|morning|afternoon|early hours|weekend|week)\s+(?:of|beginning|commencing|starting|ending)\b",
    re.IGNORECASE,
)
_ON = re.compile(r"\b(?:on|on\s+or\s+(?:about|around|before|after))\s+$", re.IGNORECASE)
_ON_PART = re.compile(r"\b(?:morning|afternoon|evening|night|hours|day|date)\s+of\s+$", re.IGNORECASE)
_OVER = re.compile(r"\b(?:over|during|at|for)\s+$", re.IGNORECASE)
_ARTICLE = re.compile(r"\b(?:the|a|that|this|each|every)\s+$", re.IGNORECASE)
_SEVERAL = re.compile(
    r"\d(?:st|nd|rd|th)?\s*(?:,|and|&|to|or|[-–/])\s*(?:[a-z]+day,?\s+)?(?:the\s+)?\d{1,2}(?:st|nd|rd|th|\s+(?:of\s+)?[a-z]{3})",
    re.IGNORECASE,
)
_SEASON = re.compile(
    r"\b(?:spring|summer|autumn|winter|early|mid|late|q[1-4]|quarter|half|term|end|start)\b", re.IGNORECASE
)


def generalise(text: str, policy: DatePolicy, context: DateContext | None = None, before: str = "") -> str:
    """The wording that `policy` puts in place of a written date or time; `text` itself where it is coarse enough.

    `before` is what stands before it: behind "on" a month alone would not read. A round time by day, such as rotas are
    full of, is as coarse as a month. Applying it twice changes nothing more. What cannot be read for certain becomes
    `UNREADABLE`.

    >>> generalise("24–26 August 2019", DatePolicy.MONTH), generalise("w/c 12.02.18", DatePolicy.YEAR)
    ('August 2019', '2018')
    >>> generalise("the night of 3/4 February", DatePolicy.MONTH), generalise("at 02:14", DatePolicy.MONTH)
    ('the night in February', 'in the early hours')
    >>> generalise("3 May 2019", DatePolicy.MONTH, before="Seen on ")
    'a day in May 2019'
    """
    if policy is DatePolicy.EXACT or text == UNREADABLE:
        return text
    if clock := read_clock(text):
        routine = all(time.is_routine for time in clock.times)
        return text if routine and policy is DatePolicy.MONTH else coarse_clock(text, before) or text
    if _BIRTHDAY.search(text):
        return generalise(_BIRTHDAY.sub("", text), policy, context)
    reading = read_date(text, context)
    if reading is None:
        return UNREADABLE if re.search(r"\d", text) or _NAMED_DAY.search(text) else text
    if not reading.has_day and (policy is DatePolicy.MONTH or not any(m.month for m in reading.moments)):
        return text
    said = _told(reading, policy)
    return _with_article(text, _placed(text, said, before, reading.has_day)) if said else UNREADABLE


def is_coarse(text: str) -> bool:
    """Whether the default policy leaves a wording as it is: no case with that policy has anything to decide about it.

    >>> is_coarse("at 10am"), is_coarse("at 10.07am")
    (True, False)
    """
    return generalise(text, DatePolicy.MONTH) == text


def tightened(text: str, policy: DatePolicy, context: DateContext | None = None, before: str = "") -> str:
    """What becomes of a wording that is coarse enough for most cases, where `policy` wants more; often `text` itself.

    Durations, and days told from other days, stay under every policy.

    >>> tightened("the summer of 2019", DatePolicy.YEAR), tightened("March 2019", DatePolicy.MONTH)
    ('2019', 'March 2019')
    >>> tightened("three weeks later", DatePolicy.YEAR)
    'three weeks later'
    """
    if policy not in (DatePolicy.SEASON, DatePolicy.YEAR):
        return text
    if read_clock(text):
        return coarse_clock(text, before) or text
    reading = read_date(text, context)
    if reading is None or not reading.moments:
        return text
    monthly = any(moment.month or moment.season for moment in reading.moments)
    if not monthly and not (policy is DatePolicy.YEAR and _SEASON.search(text)):
        return text
    return _told(reading, policy) or UNREADABLE


def _told(reading: Reading, policy: DatePolicy) -> str:
    """Its moments as coarse as `policy` wants them, each once; "" if nothing of them may stay."""
    said = list(dict.fromkeys(filter(None, (_say(moment, policy) for moment in reading.moments))))
    return _joined(said, " to " if reading.is_range else " and ") if said else ""


def _placed(text: str, said: str, before: str, is_day: bool) -> str:
    """`said` with the words that the sentence needs around it: "a night in March", "a day in March" behind "on"."""
    if night := _NIGHT.match(text):
        article = "" if _ARTICLE.search(before) else "a " if night[1] or before.strip() else ""
        return f"{article}{night[2].casefold()} in {said}"
    if re.match(r"on\b", text, re.IGNORECASE):
        return f"{text[0].replace('o', 'i').replace('O', 'I')}n {said}"
    weekend = "weekend" in text.casefold()
    if weekend and (_ON.search(before) or _OVER.search(before)):
        return f"a weekend in {said}"
    if is_day and _ON_PART.search(before):
        return f"a day in {said}"
    if is_day and _ON.search(before):
        return f"{'days' if _SEVERAL.search(text) or ' to ' in said or ' and ' in said else 'a day'} in {said}"
    if is_day and re.search(r"\bat\s+$", before, re.IGNORECASE):
        return f"a time in {said}"
    return said


def _with_article(text: str, said: str) -> str:
    """`said` with the article that the draft has: "on the 3rd of March" has "the day" in March."""
    definite = re.match(r"the\s", text, re.IGNORECASE) and said.startswith("a ")
    return text[:4] + said[2:] if definite else said


def _say(moment: Moment, policy: DatePolicy) -> str:
    year = f" {moment.year}" if moment.year else ""
    if policy is DatePolicy.YEAR:
        return str(moment.year) if moment.year else ""
    if moment.season:
        return (
            f"{moment.season} {moment.year - 1}/{moment.year % 100:02}"
            if moment.season == "winter" and moment.year
            else moment.season + year
        )
    if not moment.month:
        return str(moment.year) if moment.year and not moment.day else ""
    if policy is DatePolicy.SEASON:
        return _season(moment.month, moment.year)
    return calendar.month_name[moment.month] + year


def _season(month: int, year: int | None) -> str:
    """A season with its year; winter takes in two."""
    name = ("winter", "spring", "summer", "autumn")[month % 12 // 3]
    if year and name == "winter":
        first = year if month == 12 else year - 1
        return f"winter {first}/{(first + 1) % 100:02}"
    return f"{name} {year}" if year else name


def _joined(said: list[str], link: str) -> str:
    """As in "October to November 2019": a year that is the same at both ends is said once."""
    if len(said) > 1 and link == " to ":
        said = [said[0], said[-1]]
    years = [re.search(r" (\d{4})$", part) for part in said]
    if len(said) > 1 and all(years) and len({year[1] for year in years if year}) == 1:
        said = [part[: year.start()] for part, year in zip(said[:-1], years[:-1], strict=True) if year] + said[-1:]
    if len(said) > 2:
        return ", ".join(said[:-1]) + link + said[-1]
    return link.join(said)
