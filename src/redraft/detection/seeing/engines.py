"""Which engine reads the names: the model that ships with redraft, or one that `case.yaml` names instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from presidio_analyzer import EntityRecognizer
from presidio_analyzer.nlp_engine import NlpEngine

from redraft import __version__
from redraft.detection.seeing.foreign import ENTITIES as FOREIGN
from redraft.detection.seeing.gliner_engine import load_gliner
from redraft.detection.seeing.name_engine import LANGUAGE, NameEngine
from redraft.detection.seeing.names_recognizer import ENTITIES, NamesRecognizer
from redraft.detection.seeing.spacy_engine import blank_engine, load_spacy
from redraft.detection.seeing.spotted import Spotted
from redraft.detection.seeing.token_classifier import load_token_classifier
from redraft.engine import EngineChoice, EngineKind, EngineRecord
from redraft.tagger import Tagger, load_tagger
from redraft.tagger.digests import DIGESTS
from redraft.text import Span

SURE = {EngineKind.SPACY: 0.85, EngineKind.TRANSFORMERS: 0.5, EngineKind.GLINER: 0.5}
"""From which score on a name that another engine found is replaced.

0.85 is what Presidio gives to all that spaCy finds, for spaCy gives none; GLiNER's own default is 0.5; a token
classifier tells of what is likelier than anything else, and below a half it is not likelier than not.
"""


class Engine(Protocol):
    """Whatever reads the names of texts."""

    @property
    def record(self) -> EngineRecord:
        """What is put down of it."""

    def read(self, texts: Iterable[str]) -> Iterator[tuple[Spotted, ...]]:
        """The names of each text, in order."""


@dataclass(frozen=True, slots=True)
class PresidioEngine:
    """A Presidio NLP engine and the recogniser that reads names from its artifacts.

    `sure` says from which score on a name of each entity type is replaced rather than asked about; `record` what is
    put down of the engine.
    """

    nlp: NlpEngine
    recognizer: EntityRecognizer
    sure: Mapping[str, float]
    record: EngineRecord

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


def load_engine(choice: EngineChoice | None = None) -> PresidioEngine:
    """The engine that was chosen; redraft's own model where none was.

    Raises:
        ModelUnavailable: if the model is missing, not the one that was tested, or cannot be run on this machine.
    """
    chosen = choice or EngineChoice()
    if chosen.kind is EngineKind.REDRAFT:
        return _own()
    nlp: NlpEngine
    if chosen.kind is EngineKind.SPACY:
        nlp, recognizer, record = load_spacy(chosen)
    else:
        nlp = blank_engine()
        load = load_gliner if chosen.kind is EngineKind.GLINER else load_token_classifier
        recognizer, record = load(chosen)
    return PresidioEngine(nlp, recognizer, dict.fromkeys(FOREIGN, SURE[chosen.kind]), record)


def _own() -> PresidioEngine:
    tagger = _model()
    sure = {name: tagger.thresholds[label].replace for label, name in ENTITIES.items()}
    record = EngineRecord(EngineKind.REDRAFT.value, "names", __version__, DIGESTS)
    return PresidioEngine(NameEngine(tagger), NamesRecognizer(), sure, record)


@cache
def _model() -> Tagger:
    """Our own model, opened once a process: a worker reads many cases, and a case is read twice."""
    return load_tagger()
