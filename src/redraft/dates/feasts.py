"""Days that have a name instead of a number: feasts, bank holidays, school breaks."""

from __future__ import annotations

import calendar
import datetime as dt
import re

_FIXED = {
    "new year's eve": (12, 31), "new year's day": (1, 1), "hogmanay": (12, 31), "twelfth night": (1, 5),
    "epiphany": (1, 6), "burns night": (1, 25), "candlemas": (2, 2), "st valentine's day": (2, 14),
    "valentine's day": (2, 14), "st david's day": (3, 1), "st patrick's day": (3, 17), "april fool's day": (4, 1),
    "april fools' day": (4, 1), "st george's day": (4, 23), "may day": (5, 1), "ve day": (5, 8), "midsummer": (6, 24),
    "midsummer's day": (6, 24), "michaelmas": (9, 29), "halloween": (10, 31), "hallowe'en": (10, 31),
    "all hallows' eve": (10, 31), "all saints' day": (11, 1), "all souls' day": (11, 2), "bonfire night": (11, 5),
    "guy fawkes night": (11, 5), "fireworks night": (11, 5), "armistice day": (11, 11), "martinmas": (11, 11),
    "st andrew's day": (11, 30), "christmas eve": (12, 24), "christmas day": (12, 25), "boxing day": (12, 26),
    "st stephen's day": (12, 26), "xmas eve": (12, 24), "xmas day": (12, 25), "women's christmas": (1, 6),
    "little christmas": (1, 6), "nollaig na mban": (1, 6), "nollaig christmas": (1, 6), "twelfth day": (1, 6),
    "leap day": (2, 29), "lady day": (3, 25), "assumption day": (8, 15), "vj day": (8, 15), "trafalgar day": (10, 21),
    "bodhi day": (12, 8), "st nicholas's day": (12, 6), "st nicholas day": (12, 6), "st brigid's day": (2, 1),
    "st bride's day": (2, 1), "st piran's day": (3, 5), "st cuthbert's day": (3, 20), "st columba's day": (6, 9),
    "st john's day": (6, 24), "st john's eve": (6, 23), "midsummer eve": (6, 23), "midsummer's eve": (6, 23),
    "guy fawkes' night": (11, 5), "guy fawkes's night": (11, 5), "midsummer day": (6, 24),
    "st swithin's day": (7, 15), "st martin's day": (11, 11), "st lucy's day": (12, 13), "valentine's night": (2, 14),
    "burns's night": (1, 25), "guy fawkes day": (11, 5), "all hallows day": (11, 1), "all saints' eve": (10, 31),
    "all souls' eve": (11, 1), "ethiopian christmas": (1, 7), "orthodox christmas": (1, 7),
}  # fmt: skip
"""The month and day of those that never move."""
_NTH = {
    "remembrance sunday": (11, 6, 2),
    "father's day": (6, 6, 3),
    "early may bank holiday": (5, 0, 1),
    "spring bank holiday": (5, 0, -1),
    "august bank holiday": (8, 0, -1),
    "summer bank holiday": (8, 0, -1),
}
"""The month, weekday (Monday is 0) and how many of them, from the end where below zero, of those that keep to a weekday."""
_MONTHLY = {
    "remembrance day": 11, "advent": 12, "advent sunday": 12, "christmas": 12, "xmas": 12, "black friday": 11,
    "cyber monday": 11, "plough monday": 1, "mad friday": 12, "hanukkah": 12, "chanukah": 12, "midsummer's night": 6,
    "midsummer night": 6, "grand national day": 4, "cup final day": 5, "a-level results day": 8,
    "a level results day": 8, "gcse results day": 8, "nowruz": 3, "persian new year": 3, "vaisakhi": 4, "baisakhi": 4,
    "ethiopian new year": 9, "jubilee weekend": 6, "jubilee bank holiday": 6, "jubilee day": 6,
    "coronation weekend": 5, "coronation bank holiday": 5, "coronation day": 5, "february half term": 2,
    "may half term": 5, "october half term": 10, "spring half term": 2, "whitsun half term": 5, "summer half term": 5,
    "autumn half term": 10,
}  # fmt: skip
"""The month of those whose day custom or the year tells."""
_BY_EASTER = {
    "shrove tuesday": -47, "pancake day": -47, "ash wednesday": -46, "mothering sunday": -21, "palm sunday": -7,
    "maundy thursday": -3, "good friday": -2, "holy saturday": -1, "easter saturday": -1, "easter": 0,
    "easter day": 0, "easter sunday": 0, "easter monday": 1, "ascension day": 39, "whit sunday": 49, "pentecost": 49,
    "whit monday": 50, "trinity sunday": 56, "whitsun": 49, "corpus christi": 60, "mother's day": -21,
    "easter eve": -1, "holy thursday": -3, "easter bank holiday": 1, "whitsun bank holiday": 50,
}  # fmt: skip
_BY_SEASON = {
    "holi": "spring", "purim": "spring", "passover": "spring", "shavuot": "spring", "wesak": "spring", "vesak": "spring",
    "orthodox easter": "spring", "raksha bandhan": "summer", "rosh hashanah": "autumn", "rosh hashana": "autumn",
    "yom kippur": "autumn", "simchat torah": "autumn", "navratri": "autumn", "diwali": "autumn",
    "bandi chhor divas": "autumn", "lunar new year": "winter", "chinese new year": "winter",
}  # fmt: skip
"""Feasts of other calendars that keep to a season of ours."""
_WANDERING = (
    "eid al-fitr", "eid al-adha", "eid ul-fitr", "eid ul-adha", "eid el-fitr", "eid el-adha", "eid", "ramadan", "ashura",
    "laylat al-qadr", "mawlid", "royal wedding weekend", "royal wedding day", "royal wedding bank holiday",
    "bank holiday monday", "bank holiday",
)  # fmt: skip
"""Those that go through the whole year, or whose year alone tells when they were."""
_EVERY = sorted((*_FIXED, *_NTH, *_MONTHLY, *_BY_EASTER, *_BY_SEASON, *_WANDERING), key=lambda name: (-len(name), name))
FEAST = (
    "(?:"
    + "|".join(
        re.escape(name).replace("'", "['’]?").replace(r"\ ", r"[\s-]+").replace("st[\\s", "(?:st|saint)\\.?[\\s")
        for name in _EVERY
    )
    + ")"
)
"""A regular expression, to be used without regard to case, for every named day."""
_PLAIN = {known.replace("'", "").replace("-", " "): known for known in _EVERY}


def month_of(feast: str, year: int | None) -> int | None:
    """The month of a named day; None where it moves and the year is not known, or follows another calendar.

    >>> month_of("Boxing Day", None), month_of("Good Friday", 2021), month_of("Eid", 2021)
    (12, 4, None)
    """
    known = _known(feast)
    if known in _FIXED:
        return _FIXED[known][0]
    if known in _NTH:
        return _NTH[known][0]
    if known in _MONTHLY:
        return _MONTHLY[known]
    day = day_of(feast, year) if year else None
    return day.month if day else None


def day_of(feast: str, year: int) -> dt.date | None:
    """The very day of a named one in a year; None where the calendar does not tell it.

    >>> day_of("Boxing Day", 2020), day_of("Good Friday", 2021), day_of("August bank holiday", 2019)
    (datetime.date(2020, 12, 26), datetime.date(2021, 4, 2), datetime.date(2019, 8, 26))
    """
    known = _known(feast)
    if known in _FIXED:
        month, day = _FIXED[known]
        return dt.date(year, month, day) if day <= calendar.monthrange(year, month)[1] else None
    if known in _NTH:
        return nth_weekday(year, *_NTH[known])
    return easter(year) + dt.timedelta(days=_BY_EASTER[known]) if known in _BY_EASTER else None


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> dt.date | None:
    """The first, second … Monday (0) to Sunday (6) of a month; from its end for -1 and below.

    >>> nth_weekday(2019, 2, 6, 1), nth_weekday(2019, 2, 6, 5)
    (datetime.date(2019, 2, 3), None)
    """
    days = [day for day in calendar.Calendar().itermonthdates(year, month) if day.month == month]
    matching = [day for day in days if day.weekday() == weekday]
    at = nth - 1 if nth > 0 else nth
    return matching[at] if -len(matching) <= at < len(matching) else None


def season_of(feast: str) -> str:
    """The season of a named day that moves within one; "" for all others.

    >>> season_of("Good Friday"), season_of("Diwali"), season_of("Eid")
    ('spring', 'autumn', '')
    """
    known = _known(feast)
    return "spring" if known in _BY_EASTER else _BY_SEASON.get(known, "")


def _known(feast: str) -> str:
    """The name under which a feast stands in the tables."""
    name = re.sub(r"[\s]+", " ", feast.casefold().replace("’", "'").replace("-", " "))
    name = name.replace("saint ", "st ").replace("st. ", "st ")
    return _PLAIN.get(name.replace("'", ""), "")


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
