"""The recognisers of the registry, called on each passage; their answers become hits."""

from __future__ import annotations

from collections.abc import Sequence

from redraft.detection.alike import told_apart
from redraft.detection.hits import Hit, Layer, sentence
from redraft.detection.passages import Passage
from redraft.detection.registry import SUGGESTION, SURE, DefinedRecognizer, WordsRecognizer
from redraft.findings import Action
from redraft.text import Span


def defined_hits(passage: Passage, recognizers: Sequence[DefinedRecognizer | WordsRecognizer]) -> list[Hit]:
    """What the definitions find in `passage`; a match that is not sure is asked about rather than acted on."""
    hits: list[Hit] = []
    for recognizer in recognizers:
        definition = recognizer.definition
        for result in recognizer.find(passage.text, passage.segment.heading):
            sure = result.score >= SURE
            action = definition.action if sure or not definition.action.changes_text else Action.ASK
            why = definition.why if sure else f"{sentence(definition.why)} Here it is not sure."
            layer = Layer.POLICY if definition.action is Action.KEEP else Layer.DEFINITION
            span = Span(result.start, result.end)
            suggestion = result.recognition_metadata[SUGGESTION]
            kind, score, name = definition.entity_type, result.score, definition.name
            hits.append(Hit(passage.index, span, kind, score, layer, name, action, why, suggestion))
    labels = {recognizer.definition.name: recognizer.definition.label for recognizer in recognizers}
    return told_apart(hits, labels)
