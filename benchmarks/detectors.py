"""redraft, and what stands beside it: Presidio as it comes, and spaCy's small model."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from presidio_analyzer import RecognizerResult

from benchmarks import small_spacy
from benchmarks.presidio_defaults import presidio_engine
from benchmarks.scoring import Found
from benchmarks.texts import MarkedCase
from redraft.cast import Declared
from redraft.detection import Detector
from redraft.text import Span

Detect = Callable[[MarkedCase], list[list[Found]]]
"""From a case to what is found in each of its texts."""


def _nothing(case: MarkedCase) -> Declared:
    return Declared()


def redraft(detector: Detector | None = None, declare: Callable[[MarkedCase], Declared] = _nothing) -> Detect:
    """What a detector, or redraft's as it ships, finds; nothing is declared unless `declare` says what."""
    reader = detector or Detector.load()

    def detect(case: MarkedCase) -> list[list[Found]]:
        found = defaultdict(list)
        for each in reader.detect(case.drafts, declare(case)):
            told = Found(each.span, each.action, each.entity_type, each.recognizer)
            found[each.source, each.anchor].append(told)
        return [found[case.drafts[text.draft].source, text.segment.anchor] for text in case.texts]

    return detect


def presidio() -> Detect:
    """Presidio's own registry and thresholds over the same model, text by text, as its documentation does it."""
    analyzer = presidio_engine()

    def detect(case: MarkedCase) -> list[list[Found]]:
        results = (analyzer.analyze(text.segment.text, language="en") for text in case.texts)
        return [[_result(r) for r in result] for result in results]

    return detect


def _result(result: RecognizerResult) -> Found:
    by = (result.recognition_metadata or {}).get(RecognizerResult.RECOGNIZER_NAME_KEY, "")
    return Found(Span(result.start, result.end), type=result.entity_type, by=by)


def spacy_small() -> Detect:
    """The named entities of en_core_web_sm and nothing else, in batches."""
    model = small_spacy.load()

    def detect(case: MarkedCase) -> list[list[Found]]:
        documents = model.pipe([text.segment.text for text in case.texts], batch_size=small_spacy.BATCH)
        return [[_entity(e.start_char, e.end_char, e.label_) for e in document.ents] for document in documents]

    return detect


def _entity(start: int, end: int, label: str) -> Found:
    return Found(Span(start, end), type=small_spacy.TYPES.get(label, label))
