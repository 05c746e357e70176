"""The recognisers of the registry, called on each passage; their answers become hits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from presidio_analyzer import RecognizerResult

from redraft.dates import is_coarse
from redraft.detection.defining.alike import told_apart
from redraft.detection.defining.definitions import Definition
from redraft.detection.defining.registry import SUGGESTION, SURE, DefinedRecognizer, WordsRecognizer
from redraft.detection.words.hits import Hit, Layer, sentence
from redraft.detection.words.passages import Passage
from redraft.findings import Action
from redraft.text import Span

_COARSE = "As coarse as a date or time may be, unless the case's policy wants more."
_CLUSTERED = "Here several stand in one paragraph."


def defined_hits(passage: Passage, recognizers: Sequence[DefinedRecognizer | WordsRecognizer]) -> list[Hit]:
    """What the definitions find in `passage`; a match that is not sure is asked about rather than acted on.

    What is kept alone is flagged where so many stand together as its definition says (`cluster`).
    """
    hits: list[Hit] = []
    labels: dict[str, str] = {}
    for recognizer in recognizers:
        definition = recognizer.definition
        results = recognizer.find(passage.text, passage.segment.heading)
        if not results:
            continue
        labels[definition.name] = definition.label
        found = [_hit(passage, definition, result) for result in results]
        clustered = bool(definition.cluster) and len(found) >= definition.cluster
        hits += map(_clustered, found) if clustered else found
    return told_apart(hits, labels)


def _hit(passage: Passage, definition: Definition, result: RecognizerResult) -> Hit:
    span, sure = Span(result.start, result.end), result.score >= SURE
    action = definition.action if sure or not definition.action.changes_text else Action.ASK
    why = definition.why if sure else f"{sentence(definition.why)} Here it is not sure."
    dated = definition.action is Action.GENERALISE and definition.entity_type == "DATE_TIME"
    if dated and is_coarse(span.of(passage.text)):
        action, why = Action.KEEP, _COARSE
    layer = Layer.POLICY if action is Action.KEEP else Layer.DEFINITION
    suggestion = result.recognition_metadata[SUGGESTION]
    kind, score, name = definition.entity_type, result.score, definition.name
    return Hit(passage.index, span, kind, score, layer, name, action, why, suggestion)


def _clustered(hit: Hit) -> Hit:
    return replace(hit, action=Action.FLAG, layer=Layer.DEFINITION, why=f"{sentence(hit.why)} {_CLUSTERED}")
