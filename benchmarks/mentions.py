"""What a marked mention is made of: its type, and the letters that give it away.

A mention of a person is covered when all its identifying words are, titles and kinship aside; of a place or a body
when all its words are but the general ones ("ward", "street"); anything else when all its letters and digits are.
"""

from __future__ import annotations

import re

from benchmarks.texts import Gold


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


DETAILS = _words("AGE NORP DETAIL DEM DEMOGRAPHIC")
"""Types that are flagged rather than changed: ages, backgrounds, details that identify together."""
LEFT_TO_REVIEW = DETAILS | {"QUANTITY", "MISC", "DATE (vague)", "BODY (general)"}
"""Types that a publication may keep once a reviewer has seen them: not counted among the strict ones."""
TITLES = _words(
    """mr mrs ms miss mx dr doctor prof professor pc ds di dc dci ps pcso sgt sister sr nurse hv sw gp cllr councillor hhj
    judge detective superintendent sergeant inspector constable her his honour the late sir dame lord lady rev father fr
    imam auntie aunt uncle nan nana granny grandma grandmother grandad babcia mum mam dad cousin neighbour manager pastor
    and of for a an s"""
)
_GENERAL = _words(
    """academy adult adults agency association authority avenue board borough centre children church city clinic close
    club college community constabulary council county court crescent drive estate family flat foundation group hall
    health home homecare homes hospital hostel house housing hub infirmary lane medical nhs nursery park partnership place
    police practice primary rise road royal safeguarding school service services site society street st surgery team
    trust unit village ward c e ltd"""
)
_DAY = re.compile(
    r"\d{1,2}(st|nd|rd|th)?\b.*[A-Z][a-z]{2}|\d{1,2}[./-]\d{1,2}\b|\d{4}-\d\d-\d\d|\b\d{1,2}(st|nd|rd|th)\b"
)
_PLACES = frozenset({"LOCATION", "ORGANIZATION", "LOC", "ORG"})
WORD = re.compile(r"[^\W_]+")


def fine(gold: Gold, text: str) -> str:
    """The type of a mention: dates told apart by whether they name a day, and "the Hub" from what names one hub."""
    if gold.type in ("DATE_TIME", "DATE", "DATETIME"):
        return "DATE (day)" if _DAY.search(gold.span.of(text)) else "DATE (vague)"
    words = {word.casefold() for word in WORD.findall(gold.span.of(text))}
    return "BODY (general)" if gold.type in _PLACES and words <= _GENERAL | TITLES else gold.type


def identifying(gold: Gold, text: str) -> list[int]:
    """Where the letters and digits stand that give a mention away."""
    words = list(WORD.finditer(gold.span.of(text)))
    aside = TITLES if gold.type == "PERSON" else TITLES | _GENERAL if gold.type in _PLACES else frozenset()
    left = [m for m in words if m.group().casefold() not in aside] or words
    return [gold.span.start + place for m in left for place in range(m.start(), m.end())]
