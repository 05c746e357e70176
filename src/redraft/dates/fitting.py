"""How what is told of a date is fitted into its sentence: "a day in March 2019" behind "on", "the week of" for a week."""

from __future__ import annotations

import re

from redraft.dates.moments import Reading
from redraft.dates.telling import Told

_NIGHT = re.compile(
    r"^(the\s+)?(night|evening|morning|afternoon|early hours|weekend|week)\s+(?:of|beginning|commencing|starting|ending)\b",
    re.IGNORECASE,
)
_WEEK = re.compile(r"^(?:the\s+)?(?:w/?|wk\s?)(?P<edge>[bce])\b|^(?:the\s+)?week\s+(?P<word>[bce])", re.IGNORECASE)
_ON = re.compile(r"\b(?:on|on\s+or\s+(?:about|around|before|after))\s+$", re.IGNORECASE)
_ON_PART = re.compile(r"\b(?:morning|afternoon|evening|night|hours|day|date)\s+of\s+$", re.IGNORECASE)
_OVER = re.compile(r"\b(?:over|during|at|for)\s+$", re.IGNORECASE)
_AT = re.compile(r"\bat\s+$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+$", re.IGNORECASE)
_WITHIN = re.compile(r"\b(?:in|during|throughout|within)\s+$", re.IGNORECASE)
_POINT = re.compile(r"\b(?:before|after|around|about|than|as)\s+$", re.IGNORECASE)
_AGE_POINT = re.compile(r"\b(?:since|until|till|from|by|to|between|of|for)\s+$", re.IGNORECASE)
_ARTICLE = re.compile(r"\b(?:the|a|that|this|each|every)\s+$", re.IGNORECASE)
_BY_DAYS = re.compile(r"\w+ days? (?:before|after)\b")
_LABEL = re.compile(r"\[[a-z ]+\]")


def fitted(text: str, told: Told, before: str, reading: Reading, *, calendar: bool) -> str:
    """What is `told` of the day of `text`, with the words that the sentence needs around it.

    `calendar` tells "February 2021", which is something to be in, from "five weeks before the incident".
    """
    if _LABEL.fullmatch(told.words):
        return told.words
    placed = _placed(text, told, before, reading, "in " if calendar else "")
    definite = re.match(r"the\s", text, re.IGNORECASE) and placed.startswith("a ")
    return text[:4] + placed[2:] if definite else placed


def fitted_period(text: str, told: Told, before: str, reading: Reading) -> str:
    """What is `told` of the month, season or year of `text`, by its distance or an age: "in the month …"."""
    lead = re.match(r"(?:in|during)\s+", text, re.IGNORECASE)
    return (
        f"{lead[0] if lead else ''}{_period(told, before + (lead[0] if lead else ''), reading)}" if told.words else ""
    )


def _period(told: Told, before: str, reading: Reading) -> str:
    said, article = told.words, "" if _ARTICLE.search(before) else "the "
    if said.startswith("the "):
        return said if article else said[4:]
    if said.startswith("during "):
        return said[7:] if _WITHIN.search(before) else said
    needed = _WITHIN.search(before) or not article or (_AGE_POINT.search(before) and said.startswith("at "))
    if said.startswith("[") or not needed:
        return said
    first = reading.moments[0]
    noun = "month" if first.month else first.season or "year"
    return f"{article}{noun}{'s' if told.parts > 1 else ''} {said}"


def _placed(text: str, told: Told, before: str, reading: Reading, joint: str) -> str:
    said, several = told.words, len(reading.moments) > 1
    day = _day(said, joint)
    if night := _NIGHT.match(text):
        return _night(night, said, before, joint)
    if not joint and (week := _WEEK.match(text)):
        return f"the week {'ending' if (week['edge'] or week['word']) in 'eE' else 'beginning'} {said}"
    if re.match(r"on\b", text, re.IGNORECASE):
        return f"{text[0].replace('o', 'i').replace('O', 'I')}n {said}" if joint else f"{text[:2]} {day}"
    if "weekend" in text.casefold() and (_ON.search(before) or _OVER.search(before)):
        return f"a weekend {joint}{said}"
    if _ON_PART.search(before):
        return day
    if _ON.search(before):
        return f"days {joint}{said}" if several and not said.startswith("the ") else day
    if _AT.search(before):
        return said if said.startswith("the ") else f"a time {joint}{said}"
    if several and told.parts == 1 and not said.startswith("the "):
        if _BETWEEN.search(before):
            return f"two days {joint}{said}"
        if _FROM.search(before) and reading.is_range:
            return f"one day to another {joint}{said}"
    if not joint and (_POINT.search(before) or (said.startswith(("at ", "during ")) and _AGE_POINT.search(before))):
        return day
    return said


def _day(said: str, joint: str) -> str:
    """As "a day in May 2019", "a day five weeks before the incident", "the day two days before the incident"."""
    if said.startswith("the "):
        return said
    return f"{'the' if _BY_DAYS.match(said) else 'a'} day {joint}{said}"


def _night(night: re.Match[str], said: str, before: str, joint: str) -> str:
    """As "the night in February", "the night of the incident"."""
    article = "" if _ARTICLE.search(before) else "a " if night[1] or before.strip() else ""
    if said.startswith("the day "):
        return f"{'the ' if article or night[1] else ''}{night[2].casefold()} {said[8:]}"
    return f"{article}{night[2].casefold()} {joint}{said}"
