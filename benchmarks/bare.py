"""redraft's own name model without any rule: read once, then cut at as many thresholds as one likes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from benchmarks.detectors import Detect
from benchmarks.scoring import Found
from benchmarks.texts import MarkedCase, Text
from redraft.detection.seeing.names_recognizer import ENTITIES
from redraft.findings import Action
from redraft.tagger import Label, Tagger, Thresholds, load_tagger
from redraft.tagger.mentions import Scores, mentions
from redraft.tagger.words import Word
from redraft.text import Span

THREADS = 2


@dataclass(frozen=True)
class Reading:
    """A text, its words, and what the network says of each."""

    text: Text
    words: list[Word]
    scores: Scores

    def found(self, thresholds: Mapping[Label, Thresholds]) -> list[Found]:
        """What is found at these thresholds: from *replace* on it changes, from *ask* on it is shown."""
        read = mentions(self.words, self.scores, thresholds)
        return [
            Found(Span(each.start, each.end), _action(each.score, thresholds[each.label]), ENTITIES[each.label])
            for each in read
        ]


def _action(score: float, threshold: Thresholds) -> Action:
    return Action.REPLACE if score >= threshold.replace else Action.ASK


def readings(cases: Iterable[MarkedCase], tagger: Tagger) -> list[Reading]:
    """Every text of these cases, read once. How many threads read never changes a score."""
    texts = [text for case in cases for text in case.texts]
    with ThreadPoolExecutor(THREADS) as pool:
        read = list(pool.map(tagger.scores, [text.segment.text for text in texts]))
    return [Reading(text, words, scores) for text, (words, scores) in zip(texts, read, strict=True)]


def bare_model() -> Detect:
    """What the model finds at the thresholds it ships with."""
    tagger = load_tagger()

    def detect(case: MarkedCase) -> list[list[Found]]:
        return [reading.found(tagger.thresholds) for reading in readings([case], tagger)]

    return detect


def everywhere(threshold: float) -> dict[Label, Thresholds]:
    """One threshold for all labels, below which nothing is even asked about."""
    return {label: Thresholds(threshold, threshold) for label in ENTITIES}
