"""What is counted of a name model alone: mentions covered, characters covered that nobody marked, terms touched.

The measure of `../shared/evaluation/score_spans.py`. A mention is found when every letter and digit of it is covered by
predictions of any type, aside what leads up to the name: "the", and before a person titles, ranks, kinship and a collar
number ("PERSON, with rank": aside only the few titles that the script leaves aside, too). Precision is the share of
predicted letters and digits that stand in a mark of any type. A term of art is broken when any letter or digit of it is
covered.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.mentions import TITLES
from benchmarks.scoring import Found
from benchmarks.shares import Share
from benchmarks.texts import Gold, Text

if TYPE_CHECKING:
    from numpy.typing import NDArray

NAMES = ("PERSON", "LOCATION", "ORGANIZATION", "ADDRESS")
"""The types that name somebody or something; only these cost precision in a row on names."""
TYPES = (*NAMES, "DATE_TIME", "NORP")
"""Every type whose recall is told."""
WITH_RANK = "PERSON, with rank"
_SAME = {"LOC": "LOCATION", "ORG": "ORGANIZATION", "DATE": "DATE_TIME", "DATETIME": "DATE_TIME"}
_FEW_TITLES = frozenset({"the", "mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "judge"})
_NEVER_LEADING = frozenset({"and", "of", "for", "a", "an", "s"})
_MORE_KIN = frozenset({"great", "gran", "grandpa", "nanna", "nanny", "mummy", "daddy", "aunty", "brother", "mother"})
_LEADING = TITLES - _NEVER_LEADING | _MORE_KIN
"""What may lead up to a person's name; single letters do not, for they are initials."""
_KEPT = 1 << 13
"""Texts whose marks are remembered from one threshold to the next."""
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Answers:
    """One text's marks as places to look at: mentions with their type, terms of art, and what is inside any mark."""

    solid: NDArray[np.bool_]
    """Which characters are letters or digits, shape (characters,)."""
    marked: NDArray[np.bool_]
    mentions: tuple[tuple[str, NDArray[np.int64]], ...]
    terms: tuple[NDArray[np.int64], ...]


@dataclass
class Coverage:
    """Counts over any number of texts."""

    mentions: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    terms: int = 0
    touched: int = 0
    touched_by_names: int = 0
    predicted: Counter[bool] = field(default_factory=Counter)
    """Predictions, letters and digits: by whether only names count."""
    letters: Counter[bool] = field(default_factory=Counter)
    inside: Counter[bool] = field(default_factory=Counter)

    def add(self, text: Text, found: Sequence[Found]) -> None:
        """Count one text."""
        answers = _answers(text)
        names = [each for each in found if each.type in NAMES]
        covered, by_names = _cover(answers, found), _cover(answers, names)
        for kind, places in answers.mentions:
            self.mentions[kind] += 1
            self.found[kind] += bool(covered[places].all())
        self.terms += len(answers.terms)
        self.touched += sum(bool(covered[places].any()) for places in answers.terms)
        self.touched_by_names += sum(bool(by_names[places].any()) for places in answers.terms)
        for only_names, spans, cover in ((False, found, covered), (True, names, by_names)):
            self.predicted[only_names] += len(spans)
            self.letters[only_names] += int(cover.sum())
            self.inside[only_names] += int((cover & answers.marked).sum())

    def recall(self, kind: str) -> Share:
        """The mentions of a type that are found."""
        return Share(self.found[kind], self.mentions[kind])

    def precision(self, only_names: bool) -> Share:
        """Predicted letters inside marks. They come in predictions, so that the count behind it is that of predictions."""
        predictions, letters = self.predicted[only_names], self.letters[only_names]
        return Share(self.inside[only_names] / letters * predictions, predictions) if letters else Share(0, 0)

    def broken(self, only_names: bool) -> Share:
        """Terms of art of which something is covered."""
        return Share(self.touched_by_names if only_names else self.touched, self.terms)


def coverage(read: Iterable[tuple[Text, Sequence[Found]]]) -> Coverage:
    """The counts over texts and what was found in each."""
    counts = Coverage()
    for text, found in read:
        counts.add(text, found)
    return counts


def identifying(gold: Gold, wording: str, ranks: bool = True) -> range:
    """The part of a mention that must be covered: all but what leads up to the name, or all of it if that is all."""
    words = _WORD.finditer(gold.span.of(wording))
    start = next((word.start() for word in words if not _leads(word.group(), gold.type == "PERSON", ranks)), 0)
    return range(gold.span.start + start, gold.span.end)


def _leads(word: str, person: bool, ranks: bool) -> bool:
    if not person:
        return word.casefold() == "the"
    return word.casefold() in (_LEADING if ranks else _FEW_TITLES) or (ranks and word.isdigit())


@lru_cache(maxsize=_KEPT)
def _answers(text: Text) -> Answers:
    wording = text.segment.text
    solid = np.array([char.isalnum() for char in wording], dtype=bool)
    marked = np.zeros(len(wording), dtype=bool)
    mentions, terms = [], []
    for gold in text.gold:
        if gold.type == "KEEP":
            terms.append(_solid(range(gold.span.start, gold.span.end), solid))
            continue
        marked[gold.span.start : gold.span.end] = True
        mentions.append((_SAME.get(gold.type, gold.type), _solid(identifying(gold, wording), solid)))
        if gold.type == "PERSON":
            mentions.append((WITH_RANK, _solid(identifying(gold, wording, ranks=False), solid)))
    return Answers(solid, marked, tuple(mentions), tuple(terms))


def _solid(places: range, solid: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Those of these places where letters and digits stand."""
    return np.array([place for place in places if solid[place]], dtype=np.int64)


def _cover(answers: Answers, found: Sequence[Found]) -> NDArray[np.bool_]:
    cover = np.zeros(len(answers.solid), dtype=bool)
    for each in found:
        cover[each.span.start : each.span.end] = True
    return cover & answers.solid
