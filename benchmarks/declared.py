"""What is declared of a case beforehand: as its `case.yaml` says or, where it has none, as its marks tell."""

from __future__ import annotations

from collections import defaultdict

from benchmarks.mentions import TITLES
from benchmarks.texts import MarkedCase
from redraft.case.settings import load_settings
from redraft.cast import CastMember, Declared


def cast(case: MarkedCase) -> Declared:
    """The cast alone: that of its `case.yaml`, or everybody in the marks by the fullest name and no other.

    Nothing for texts whose marks do not tell who is who.
    """
    if case.settings:
        return Declared(cast=load_settings(case.settings).declared.cast)
    return Declared(cast=tuple(CastMember(name) for name in _fullest(case)))


def publisher(case: MarkedCase) -> Declared:
    """The publisher alone, which only a `case.yaml` tells."""
    return Declared(publisher=load_settings(case.settings).declared.publisher) if case.settings else Declared()


def _fullest(case: MarkedCase) -> list[str]:
    """The marked form of each person that has most words, titles aside; none of those who are met by one word only."""
    forms: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for text in case.texts:
        for gold in text.gold:
            if gold.type == "PERSON" and gold.entity:
                words = gold.span.of(text.segment.text).split()
                forms[gold.entity].add(tuple(word for word in words if word.casefold() not in TITLES))
    fullest = (max(names, key=lambda words: (len(words), words)) for names in forms.values())
    return sorted({" ".join(words) for words in fullest if len(words) > 1})
