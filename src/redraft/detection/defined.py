"""The recognisers of the registry, called on each passage; their answers become hits."""

from __future__ import annotations

from collections.abc import Sequence

from presidio_analyzer import RecognizerResult

from redraft.dates import is_coarse
from redraft.detection.alike import told_apart
from redraft.detection.definitions import Definition
from redraft.detection.hits import Hit, Layer, sentence
from redraft.detection.passages import Passage
from redraft.detection.registry import SUGGESTION, SURE, DefinedRecognizer, WordsRecognizer
from redraft.findings import Action
from redraft.text import Span

_COARSE = "As coarse as a date or time may be, unless the case's policy wants more."


def defined_hits(passage: Passage, recognizers: Sequence[DefinedRecognizer | WordsRecognizer]) -> list[Hit]:
    """What the definitions find in `passage`; a match that is not sure is asked about rather than acted on."""
    hits = [
        _hit(passage, recognizer.definition, result)
        for recognizer in recognizers
        for result in recognizer.find(passage.text, passage.segment.heading)
    ]
    labels = {recognizer.definition.name: recognizer.definition.label for recognizer in recognizers}
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
