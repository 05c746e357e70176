"""Times of day in every form that UK drafts write them, and the part of the day that stands for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

TIME = "[time]"
"""What stands for a time of day of which nobody can tell whether it is before or after noon."""

_PARTS = (
    (5, "early hours"),
    (9, "early morning"),
    (12, "morning"),
    (17, "afternoon"),
    (21, "evening"),
    (24, "late evening"),
)
"""The parts of the day, each with the hour at which the next one begins."""
_DAY_BEGINS, _DAY_ENDS = 7, 21
_ROUND = frozenset({0, 15, 30, 45})
_HOURS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_HOUR = rf"(?P<h>\d{{1,2}}|{'|'.join(_HOURS)})"
_MINUTES = r"(?:[a-z]+(?:-five)?|\d{1,2})(?:\s+minutes?)?"
_HALF = r"(?P<half>[ap])\.?\s?m\b\.?"
_SHAPES = [
    rf"(?<![\d:.])(?P<h>\d{{1,2}})[:.](?P<m>\d\d)(?::\d\d)?(?:\s*{_HALF})?(?:\s*(?P<mark>hrs?|hours|h)\b)?(?!\d)",
    r"(?<!\d)(?P<h>[01]\d|2[0-4])(?P<m>[0-5]\d)(?![-/.]?\d)(?:\s*(?P<mark>hrs?|hours|h)\b)?",
    rf"(?<![\d:.])(?P<h>\d{{1,2}})\s*{_HALF}",
    rf"(?P<to>(?:quarter|{_MINUTES})\s+to\s+){_HOUR}\b(?!\s?-)(?:\s*{_HALF})?(?!:)",
    rf"(?:(?:half|quarter|{_MINUTES})\s+past|half)\s+{_HOUR}\b(?:\s*{_HALF})?",
    rf"(?<![\d:.]){_HOUR}(?:ish|\s+o'?\s?clock)?\b",
    r"(?P<midnight>midnight)",
]
_ATOMS = [re.compile(shape) for shape in _SHAPES]
_DAYTIME = re.compile(r"\b(?P<word>morning|afternoon|evening|night|tonight|lunchtime|teatime)\b")
_LEAD = re.compile(
    r"(?:(?:at|around|about|approximately|approx\.?|circa|c\.|by|until|till|from|since|between|before|after|towards|"
    r"just|shortly|soon|some\s?time|a\s+little|nearly|almost|exactly|roughly|getting\s+on\s+for|to|gone|past|or|before|after)\b\.?\s*|~\s*)+"
)
_BARE = re.compile(rf"(?:\d{{1,4}}|{'|'.join(_HOURS)})(?:\s?(?:-|to|and|or|,|&)\s?(?:\d{{1,4}}|{'|'.join(_HOURS)}))*")
"""Numbers that are times only where a word beside them says so."""
_OPEN_ENDED = ("until", "till", "from", "since", "by", "to")
_RANGE = re.compile(r"\s*(?:-|to|until|till|and|or|,|&)\s*(?:about\s+|around\s+|approximately\s+)?")
_WORDS = re.compile(
    r"(?:\b(?:in|at|on|of|the|that|this|early|late|same|morning|afternoon|evening|night|tonight|lunchtime|teatime|hours|"
    r"gmt|bst|sharp|exactly|precisely|local|time)\b|[\s,.()-])*"
)


@dataclass(frozen=True, slots=True)
class ClockTime:
    """One time as far as it is written: the `hour` of a day of 24, or of 12 where `certain` is False.

    `to_the_minute` tells a time that a log recorded from one that somebody remembered, or that a rota sets; `spoken` is
    a whole hour in words.
    """

    hour: int
    certain: bool
    to_the_minute: bool = False
    spoken: bool = False

    @property
    def is_routine(self) -> bool:
        """Whether it is a round one by day, of which every rota is full, or as vague as a part of the day."""
        by_day = not self.to_the_minute and _DAY_BEGINS <= self.hour < _DAY_ENDS
        return self.certain and (by_day or self.spoken)


@dataclass(frozen=True, slots=True)
class ClockReading:
    """The times of a wording in order, the preposition they follow, and the word that joins them, if any."""

    lead: str
    times: tuple[ClockTime, ...]
    joint: str = ""


def read_clock(text: str) -> ClockReading | None:
    """Reads a time of day, or two; None if anything in it is not understood.

    >>> read_clock("at 2.14am").times
    (ClockTime(hour=2, certain=True, to_the_minute=True, spoken=False),)
    """
    plain = _plain(text)
    lead = _LEAD.match(plain)
    position = lead.end() if lead else 0
    times: list[ClockTime] = []
    halves: list[str] = []
    joint = ""
    while found := _at(plain, position):
        times.append(_time(found))
        halves.append(found.groupdict().get("half") or "")
        position = found.end()
        link = _RANGE.match(plain, position)
        if not link or not _at(plain, link.end()):
            break
        joint, position = link[0].strip(), link.end()
    rest = plain[position:]
    if not times or not (words := _WORDS.fullmatch(rest)) or _is_number(plain[:position], lead, words):
        return None
    settled = tuple(_settled(times, halves, _DAYTIME.search(rest)))
    if lead and "midnight" in plain and re.search(r"before|near|almost|toward|until|till", lead[0]):
        settled = tuple(ClockTime(23, True) if time.hour == 0 else time for time in settled)
    return ClockReading((lead[0].strip() if lead else ""), settled, joint.split(" ")[0])


def coarse_clock(text: str, before: str = "") -> str | None:
    """The part of the day that stands for a written time; None if it is no time of day.

    `before` is what stands before it: where that ends with a preposition that the wording itself lacks, only a label
    fits. So it does where nobody can tell morning from evening.

    >>> coarse_clock("at 02:14"), coarse_clock("until half past ten at night"), coarse_clock("at 8.37")
    ('in the early hours', 'until the late evening', 'at [time]')
    """
    reading = read_clock(text)
    if reading is None:
        return None
    said = _said(reading, re.search(r"\b(?:at|around|about|by|until|till|from|since|before|after)\s*$", before.lower()))
    return said[:1].upper() + said[1:] if text[:1].isupper() else said


def _plain(text: str) -> str:
    """In small letters, with plain spaces, hyphens and apostrophes."""
    folded = text.casefold().replace("’", "'")
    return re.sub(r"\s", " ", re.sub("[‐-―−]", "-", folded)).strip()


def _at(plain: str, position: int) -> re.Match[str] | None:
    """The first shape that fits at a place and names an hour that a day has."""
    for atom in _ATOMS:
        found = atom.match(plain, position)
        if found and _hour(found) <= 24 and int(found.groupdict().get("m") or 0) < 60:
            return found
    return None


def _hour(found: re.Match[str]) -> int:
    parts = found.groupdict()
    if parts.get("midnight"):
        return 0
    return int(parts["h"]) if parts["h"].isdigit() else _HOURS.index(parts["h"]) + 1


def _time(found: re.Match[str]) -> ClockTime:
    """The hour of one time; certain where a meridiem, a leading nought or the clock of 24 hours says it."""
    parts, hour = found.groupdict(), _hour(found)
    if half := parts.get("half"):
        hour = hour % 12 + (12 if half == "p" and hour <= 12 else 0)
        if parts.get("to"):
            hour -= 1
        return ClockTime(hour % 24, True, _is_to_the_minute(found))
    written = parts.get("h") or "00"
    certain = hour > 12 or hour == 0 or written[0] == "0" or bool(parts.get("mark")) or bool(parts.get("midnight"))
    certain = certain or (hour >= 10 and ":" in found[0]) or (len(written) == 2 and found[0][:4].isdigit())
    return ClockTime((hour - bool(parts.get("to"))) % 24, certain, _is_to_the_minute(found), found[0] in _HOURS)


def _is_to_the_minute(found: re.Match[str]) -> bool:
    """Whether it says minutes that are no quarter of an hour, or seconds."""
    minutes = found.groupdict().get("m")
    if minutes:
        return int(minutes) not in _ROUND or found[0].count(":") > 1
    return bool(re.match(r"(?!half|quarter|a\s+quarter)[a-z\d-]+(?:\s+minutes?)?\s+(?:past|to)\b", found[0]))


def _is_number(read: str, lead: re.Match[str] | None, words: re.Match[str]) -> bool:
    """Whether what was `read` has nothing in or beside it that makes it a time: "ten", "from 1958"."""
    bare = read[lead.end() if lead else 0 :]
    if not _BARE.fullmatch(bare) or _DAYTIME.search(words[0]):
        return False
    return not lead or (len(bare) == 4 and not re.match(r"at\b", lead[0]))


def _settled(times: list[ClockTime], halves: list[str], daytime: re.Match[str] | None) -> Iterator[ClockTime]:
    """Each time on the clock of 24 hours, where a word, a neighbour's meridiem or a neighbour past noon tells."""
    last = halves[-1]
    past_noon = any(time.certain and time.hour > 12 for time, half in zip(times, halves, strict=True) if not half)
    for time, half in zip(times, halves, strict=True):
        if time.certain or half:
            yield time
        elif daytime:
            yield replace(time, hour=_by_word(time.hour, daytime["word"]), certain=True)
        elif last:
            later = time.hour % 12 > times[-1].hour % 12
            yield replace(time, hour=(time.hour % 12 + (12 if (last == "p") != later else 0)) % 24, certain=True)
        else:
            yield replace(time, certain=past_noon)


def _by_word(hour: int, word: str) -> int:
    """The hour of 24 from that of 12 and "morning", "night" and the like."""
    if word == "morning":
        return hour % 12
    if word in ("night", "tonight"):
        return hour % 12 + (12 if 5 < hour < 12 else 0)
    return hour % 12 + 12


def _part(time: ClockTime) -> str:
    return next(name for end, name in _PARTS if time.hour < end)


def _said(reading: ClockReading, stranded: re.Match[str] | None) -> str:
    lead = reading.lead
    first = lead.split(" ")[0]
    if not all(time.certain for time in reading.times) or (stranded and not lead):
        return f"{'at' if lead and first not in _OPEN_ENDED else lead} {TIME}".strip()
    parts = list(dict.fromkeys(map(_part, reading.times)))
    if not lead:
        return f" {'to' if reading.joint in ('-', 'to', 'until', 'till') else 'and'} ".join(parts)
    if len(parts) == 1:
        ended = first in _OPEN_ENDED and len(reading.times) == 1
        return f"{first if ended else 'in'} the {parts[0]}"
    if first == "from" or first == "between":
        return f"{first} the {parts[0]} {'to' if first == 'from' else 'and'} the {parts[-1]}"
    return "in the " + " and in the ".join(parts)
