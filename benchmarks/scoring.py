"""What is counted: mentions left, terms of art broken, characters changed that nobody marked.

A mention of a person is covered when all its identifying words are, titles and kinship aside; of a place or a body
when all its words are but the general ones ("ward", "street"); anything else when all its letters and digits are.
Strict mentions must be covered by what changes the text; those that may stay, by whatever shows them to a reviewer.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from benchmarks.texts import Gold, Text
from redraft.text import Span


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


LEFT_TO_REVIEW = frozenset(
    {"AGE", "NORP", "DETAIL", "DEM", "DEMOGRAPHIC", "QUANTITY", "MISC", "DATE (vague)", "BODY (general)"}
)
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
    health home homecare homes hospital house housing hub infirmary lane medical nhs nursery park partnership place
    police practice primary rise road royal safeguarding school service services site society street st surgery team
    trust unit village ward c e ltd"""
)
_DAY = re.compile(
    r"\d{1,2}(st|nd|rd|th)?\b.*[A-Z][a-z]{2}|\d{1,2}[./-]\d{1,2}\b|\d{4}-\d\d-\d\d|\b\d{1,2}(st|nd|rd|th)\b"
)
_PLACES = frozenset({"LOCATION", "ORGANIZATION", "LOC", "ORG"})
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Found:
    """A range that a detector reports, and what it calls it.

    `changes` tells whether its wording would go without anybody being asked.
    """

    span: Span
    changes: bool = True
    type: str = ""


@dataclass
class Score:
    """Counts over any number of texts."""

    mentions: Counter[str] = field(default_factory=Counter)
    left: Counter[str] = field(default_factory=Counter)
    shown: int = 0
    keep: int = 0
    broken: int = 0
    outside: int = 0
    changed_outside: int = 0

    @property
    def strict(self) -> int:
        """Mentions that must go."""
        return sum(n for kind, n in self.mentions.items() if kind not in LEFT_TO_REVIEW)

    @property
    def strict_left(self) -> int:
        """Those that were not covered by anything that changes the text."""
        return sum(n for kind, n in self.left.items() if kind not in LEFT_TO_REVIEW)

    def recall(self, kind: str) -> float:
        """The share of the mentions of a type that are covered."""
        return 1 - self.left[kind] / self.mentions[kind]

    def add(self, text: Text, found: list[Found]) -> None:
        """Count one text."""
        wording = text.segment.text
        changed = _cover(wording, [f.span for f in found if f.changes])
        shown = _cover(wording, [f.span for f in found])
        marked = _cover(wording, [g.span for g in text.gold if g.type != "KEEP"])
        for gold in text.gold:
            if gold.type == "KEEP":
                self.keep += 1
                self.broken += any(changed[gold.span.start : gold.span.end])
                continue
            kind, places = fine(gold, wording), identifying(gold, wording)
            self.mentions[kind] += 1
            found_at_all = all(shown[place] for place in places)
            if kind in LEFT_TO_REVIEW:
                self.left[kind] += not found_at_all
            elif not all(changed[place] for place in places):
                self.left[kind] += 1
                self.shown += found_at_all
        for word in _WORD.finditer(wording):
            if word.group().casefold() not in TITLES and not any(marked[word.start() : word.end()]):
                self.outside += len(word.group())
                self.changed_outside += sum(changed[word.start() : word.end()])


def fine(gold: Gold, text: str) -> str:
    """The type of a mention: dates told apart by whether they name a day, and "the Hub" from what names one hub."""
    if gold.type in ("DATE_TIME", "DATE", "DATETIME"):
        return "DATE (day)" if _DAY.search(gold.span.of(text)) else "DATE (vague)"
    words = {word.casefold() for word in _WORD.findall(gold.span.of(text))}
    return "BODY (general)" if gold.type in _PLACES and words <= _GENERAL | TITLES else gold.type


def identifying(gold: Gold, text: str) -> list[int]:
    """Where the letters and digits stand that give a mention away."""
    words = list(_WORD.finditer(gold.span.of(text)))
    aside = TITLES if gold.type == "PERSON" else TITLES | _GENERAL if gold.type in _PLACES else frozenset()
    left = [m for m in words if m.group().casefold() not in aside] or words
    return [gold.span.start + place for m in left for place in range(m.start(), m.end())]


def _cover(text: str, spans: list[Span]) -> bytearray:
    cover = bytearray(len(text))
    for span in spans:
        cover[span.start : span.end] = b"\1" * len(span)
    return cover
