"""Every form in which drafts write one whole day: what is looked for where a day must not be left anywhere."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator

_SEPARATORS = ("/", ".", "-", " ")


def every_form(day: dt.date) -> tuple[str, ...]:
    """The written forms of a day, with its year, each once and sorted: in figures, in words, with capitals and without.

    >>> forms = every_form(dt.date(2013, 2, 3))
    >>> {"03/02/2013", "3.2.13", "030213", "2013-02-03", "3rd of February 2013", "FEB 3, 2013"} <= set(forms)
    True
    """
    return tuple(sorted({*_in_figures(day), *_in_words(day)}))


def is_telling(form: str) -> bool:
    """Whether a form can be nothing but its day, and is no end of another one's: "3 May 2019" ends "13 May 2019".

    >>> is_telling("03/02/2013"), is_telling("3.2.13"), is_telling("3 May 2019")
    (True, False, False)
    """
    begins_whole = not form[0].isdigit() or form[:2].isdigit()
    return begins_whole and any(not c.isalnum() for c in form) and any(len(run) == 4 for run in _runs(form))


def _runs(form: str) -> list[str]:
    return "".join(c if c.isdigit() else " " for c in form).split()


def _in_figures(day: dt.date) -> Iterator[str]:
    """Day first, year first, and run together."""
    years = (str(day.year), f"{day.year % 100:02}")
    for d in {str(day.day), f"{day.day:02}"}:
        for m in {str(day.month), f"{day.month:02}"}:
            yield from (f"{d}{by}{m}{by}{year}" for by in _SEPARATORS for year in years)
            yield from (f"{day.year}{by}{m}{by}{d}" for by in _SEPARATORS)
    padded = f"{day.day:02}{day.month:02}"
    yield from (f"{padded}{years[0]}", f"{padded}{years[1]}", day.strftime("%Y%m%d"))


def _in_words(day: dt.date) -> Iterator[str]:
    short = ("Sept",) if day.month == 9 else ()
    names = (calendar.month_name[day.month], calendar.month_abbr[day.month], *short)
    days = {str(day.day), f"{day.day:02}", f"{day.day}{_ending(day.day)}"}
    years = (str(day.year), f"{day.year % 100:02}", f"'{day.year % 100:02}")
    for name in (spelt for each in names for spelt in (each, f"{each}.", each.upper(), each.lower())):
        for d in days:
            for year in years:
                yield from (f"{d} {name} {year}", f"{d} {name}, {year}", f"{d}-{name}-{year}", f"{d} of {name} {year}")
            yield from (f"{d} of {name}, {years[0]}", f"{name} {d} {years[0]}", f"{name} {d}, {years[0]}")


def _ending(number: int) -> str:
    return "th" if 10 < number < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
