"""Which engine reads the names: the model that ships with redraft."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from presidio_analyzer import EntityRecognizer
from presidio_analyzer.nlp_engine import NlpEngine

from redraft.detection.names_recognizer import ENTITIES, NamesRecognizer
from redraft.detection.nlp import LANGUAGE, NameEngine
from redraft.detection.spotted import Spotted
from redraft.tagger import load_tagger
from redraft.text import Span


@dataclass(frozen=True, slots=True)
class Engine:
    """A Presidio NLP engine and the recogniser that reads names from its artifacts.

    `sure` says from which score on a name of each entity type is replaced rather than asked about.
    """

    nlp: NlpEngine
    recognizer: EntityRecognizer
    sure: Mapping[str, float]

    def read(self, texts: Iterable[str]) -> Iterator[tuple[Spotted, ...]]:
        """The names of each text, in order."""
        for text, artifacts in self.nlp.process_batch(texts, LANGUAGE):
            results = self.recognizer.analyze(text, list(self.sure), artifacts)
            yield tuple(
                Spotted(
                    Span(each.start, each.end), each.entity_type, each.score, each.score >= self.sure[each.entity_type]
                )
                for each in sorted(results, key=lambda each: (each.start, -each.end))
                if each.start < each.end
            )


def load_engine() -> Engine:
    """The engine of redraft's own model.

    Raises:
        ModelUnavailable: if the model is missing, not the one that was tested, or cannot be run on this machine.
    """
    tagger = load_tagger()
    sure = {name: tagger.thresholds[label].replace for label, name in ENTITIES.items()}
    return Engine(NameEngine(tagger), NamesRecognizer(), sure)
