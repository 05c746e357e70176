"""Why each finding was made, as the reviewer reads it: what saw it, how surely, and where else its wording stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from redraft.detection.words.hits import Hit, Layer, sentence
from redraft.detection.words.passages import Passage

_BY_COMPANY = (Layer.PROPAGATION, Layer.MODEL, Layer.CASING)
"""Layers whose answers the reviewer weighs by where else a wording stands."""

_WORD = re.compile(r"[^\W_]+")
Named = tuple[str, str]
"""An entity type, and a word of a name in small letters."""


@dataclass(frozen=True, slots=True)
class Reasons:
    """The reasons for the hits of a case that stand. Build it with `of`."""

    passages: Sequence[Passage]
    numbers: Mapping[str, int]
    places: Mapping[Named, tuple[int, ...]]

    @classmethod
    def of(cls, passages: Sequence[Passage], settled: Iterable[Hit]) -> Reasons:
        """From the passages of a case and the hits that stand in them, in order of place.

        Of each word the first two passages are remembered: one of them is always another one.
        """
        numbers: dict[str, int] = {}
        for passage in passages:
            numbers.setdefault(passage.source, len(numbers) + 1)
        places: dict[Named, tuple[int, ...]] = {}
        for hit in settled:
            for named in _words(passages[hit.passage], hit):
                known = places.get(named, ())
                if len(known) < 2 and hit.passage not in known:
                    places[named] = (*known, hit.passage)
        return cls(passages, numbers, places)

    def why(self, hit: Hit) -> str:
        """The whole reason for `hit`: drafts are numbered as everywhere else, and nothing of them is quoted."""
        told = sentence(hit.why)
        if hit.layer is Layer.MODEL:
            told += f" Found by the model, {hit.score:.2f}."
        elsewhere = self._elsewhere(hit) if hit.layer in _BY_COMPANY else ""
        return told + (f" Also in {elsewhere}." if elsewhere else "")

    def _elsewhere(self, hit: Hit) -> str:
        """The first other place with the last word of the name; the draft is left out if it is the same one."""
        here = self.passages[hit.passage]
        for index in self.places.get(_words(here, hit)[-1], ()):
            there = self.passages[index]
            if index != hit.passage and there.segment.where:
                draft = "" if there.source == here.source else f"draft {self.numbers[there.source]}, "
                return draft + there.segment.where
        return ""


def _words(passage: Passage, hit: Hit) -> list[Named]:
    text = hit.span.of(passage.text).casefold()
    return [(hit.entity_type, word) for word in _WORD.findall(text)] or [(hit.entity_type, text)]
