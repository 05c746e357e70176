"""Days that have a name instead of a number: feasts, bank holidays, school breaks."""

from __future__ import annotations

import datetime as dt
import re

_FIXED = {
    "new year's eve": 12, "new year's day": 1, "hogmanay": 12, "twelfth night": 1, "epiphany": 1, "burns night": 1,
    "candlemas": 2, "st valentine's day": 2, "valentine's day": 2, "st david's day": 3, "st patrick's day": 3,
    "april fool's day": 4, "april fools' day": 4, "st george's day": 4, "may day": 5, "ve day": 5, "midsummer": 6, "midsummer's day": 6,
    "michaelmas": 9, "halloween": 10, "all hallows' eve": 10, "all saints' day": 11, "all souls' day": 11,
    "bonfire night": 11, "guy fawkes night": 11, "fireworks night": 11, "armistice day": 11, "remembrance day": 11,
    "remembrance sunday": 11, "martinmas": 11, "st andrew's day": 11, "advent": 12, "advent sunday": 12,
    "christmas eve": 12, "christmas day": 12, "christmas": 12, "boxing day": 12, "st stephen's day": 12, "xmas": 12,
    "xmas eve": 12, "xmas day": 12, "black friday": 11, "cyber monday": 11,
    "early may bank holiday": 5, "spring bank holiday": 5, "august bank holiday": 8, "summer bank holiday": 8,
}  # fmt: skip
_BY_EASTER = {
    "shrove tuesday": -47, "pancake day": -47, "ash wednesday": -46, "mothering sunday": -21, "palm sunday": -7,
    "maundy thursday": -3, "good friday": -2, "holy saturday": -1, "easter saturday": -1, "easter": 0,
    "easter day": 0, "easter sunday": 0, "easter monday": 1, "ascension day": 39, "whit sunday": 49, "pentecost": 49,
    "whit monday": 50, "trinity sunday": 56,
}  # fmt: skip
_MOVABLE = (
    "eid al-fitr", "eid al-adha", "eid ul-fitr", "eid ul-adha", "eid", "ramadan", "diwali", "holi", "vaisakhi", "navratri", "passover",
    "rosh hashanah", "yom kippur", "hanukkah", "chanukah", "lunar new year", "chinese new year", "orthodox easter",
    "orthodox christmas", "father's day", "mother's day", "bank holiday monday", "bank holiday",
)  # fmt: skip
_EVERY = sorted((*_FIXED, *_BY_EASTER, *_MOVABLE), key=lambda name: (-len(name), name))
FEAST = (
    "(?:"
    + "|".join(
        re.escape(name).replace("'", "['’]?").replace(r"\ ", r"\s+").replace("st\\s", "(?:st|saint)\\.?\\s")
        for name in _EVERY
    )
    + ")"
)
"""A regular expression, to be used without regard to case, for every named day."""


def month_of(feast: str, year: int | None) -> int | None:
    """The month of a named day; None where it moves and the year is not known, or follows another calendar.

    >>> month_of("Boxing Day", None), month_of("Good Friday", 2021), month_of("Eid", 2021)
    (12, 4, None)
    """
    name = re.sub(r"\s+", " ", feast.casefold().replace("’", "'")).replace("saint ", "st ").replace("st. ", "st ")
    plain = {re.sub("['’]", "", known): known for known in (*_FIXED, *_BY_EASTER)}
    known = plain.get(name.replace("'", ""), "")
    if known in _FIXED:
        return _FIXED[known]
    if known in _BY_EASTER and year:
        return (easter(year) + dt.timedelta(days=_BY_EASTER[known])).month
    return None


def easter(year: int) -> dt.date:
    """Easter Sunday of the western churches (the anonymous Gregorian algorithm, Nature 1876).

    >>> easter(2024)
    datetime.date(2024, 3, 31)
    """
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    lasting = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * lasting) // 433
    month = (h + lasting - 7 * m + 90) // 25
    return dt.date(year, month, (h + lasting - 7 * m + 33 * month + 19) % 32)
