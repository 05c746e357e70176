"""Days that have a name instead of a number: feasts, bank holidays, school breaks."""

from __future__ import annotations

import datetime as dt
import re

_FIXED = {
    "new year's eve": 12, "new year's day": 1, "hogmanay": 12, "twelfth night": 1, "epiphany": 1, "burns night": 1,
    "candlemas": 2, "st valentine's day": 2, "valentine's day": 2, "st david's day": 3, "st patrick's day": 3,
    "april fool's day": 4, "april fools' day": 4, "st george's day": 4, "may day": 5, "ve day": 5, "midsummer": 6, "midsummer's day": 6,
    "michaelmas": 9, "halloween": 10, "hallowe'en": 10, "all hallows' eve": 10, "all saints' day": 11, "all souls' day": 11,
    "bonfire night": 11, "guy fawkes night": 11, "fireworks night": 11, "armistice day": 11, "remembrance day": 11,
    "remembrance sunday": 11, "martinmas": 11, "st andrew's day": 11, "advent": 12, "advent sunday": 12,
    "christmas eve": 12, "christmas day": 12, "christmas": 12, "boxing day": 12, "st stephen's day": 12, "xmas": 12,
    "xmas eve": 12, "xmas day": 12, "black friday": 11, "cyber monday": 11,
    "women's christmas": 1, "little christmas": 1, "nollaig na mban": 1, "nollaig christmas": 1, "twelfth day": 1,
    "plough monday": 1, "leap day": 2, "lady day": 3, "assumption day": 8, "vj day": 8, "trafalgar day": 10,
    "mad friday": 12, "bodhi day": 12, "hanukkah": 12, "chanukah": 12, "st nicholas's day": 12, "st nicholas day": 12,
    "st brigid's day": 2, "st bride's day": 2, "st piran's day": 3, "st cuthbert's day": 3, "st columba's day": 6,
    "st john's day": 6, "st john's eve": 6, "midsummer eve": 6, "midsummer's eve": 6, "midsummer's night": 6, "guy fawkes' night": 11, "guy fawkes's night": 11, "midsummer day": 6, "midsummer night": 6, "st swithin's day": 7, "st martin's day": 11, "st lucy's day": 12,
    "valentine's night": 2, "burns's night": 1, "guy fawkes day": 11, "all hallows day": 11, "all saints' eve": 10,
    "all souls' eve": 11, "grand national day": 4, "cup final day": 5, "a-level results day": 8, "a level results day": 8,
    "gcse results day": 8, "nowruz": 3, "persian new year": 3, "vaisakhi": 4, "baisakhi": 4, "ethiopian new year": 9,
    "ethiopian christmas": 1, "orthodox christmas": 1, "father's day": 6, "jubilee weekend": 6, "jubilee bank holiday": 6,
    "jubilee day": 6, "coronation weekend": 5, "coronation bank holiday": 5, "coronation day": 5,
    "february half term": 2, "may half term": 5, "october half term": 10, "spring half term": 2, "whitsun half term": 5,
    "summer half term": 5, "autumn half term": 10, "early may bank holiday": 5, "spring bank holiday": 5, "august bank holiday": 8, "summer bank holiday": 8,
}  # fmt: skip
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
_EVERY = sorted((*_FIXED, *_BY_EASTER, *_BY_SEASON, *_WANDERING), key=lambda name: (-len(name), name))
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
        return _FIXED[known]
    if known in _BY_EASTER and year:
        return (easter(year) + dt.timedelta(days=_BY_EASTER[known])).month
    return None


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
