"""What the definitions find in each passage becomes hits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from redraft.dates import is_coarse
from redraft.detection.defining.alike import told_apart
from redraft.detection.defining.definitions import Definition
from redraft.detection.defining.finders import SURE, Found
from redraft.detection.defining.lookout import Lookout
from redraft.detection.words.hits import Hit, Layer, sentence
from redraft.detection.words.passages import Passage
from redraft.findings import Action

_COARSE = "As coarse as a date or time may be, unless the case's policy wants more."
_CLUSTERED = "Here several stand in one paragraph."


def defined_hits(passages: Iterable[Passage], lookout: Lookout) -> Iterator[Hit]:
    """What the definitions find in the passages, of which equal ones under equal headings are looked at once."""
    told: dict[tuple[str, str], list[Hit]] = {}
    for passage in passages:
        wording = passage.text, passage.segment.heading
        if wording not in told:
            told[wording] = _hits(passage, lookout)
        yield from (replace(hit, passage=passage.index) for hit in told[wording])


def _hits(passage: Passage, lookout: Lookout) -> list[Hit]:
    """What the definitions find in `passage`; a match that is not sure is asked about rather than acted on.

    What is kept alone is flagged where so many stand together as its definition says (`cluster`).
    """
    hits: list[Hit] = []
    labels: dict[str, str] = {}
    for definition, found in lookout.find(passage.text, passage.segment.heading):
        labels[definition.name] = definition.label
        told = [_hit(passage, definition, each) for each in found]
        clustered = bool(definition.cluster) and len(told) >= definition.cluster
        hits += map(_clustered, told) if clustered else told
    return told_apart(hits, labels)


def _hit(passage: Passage, definition: Definition, found: Found) -> Hit:
    sure = found.score >= SURE
    action = definition.action if sure or not definition.action.changes_text else Action.ASK
    why = definition.why if sure else f"{sentence(definition.why)} Here it is not sure."
    dated = definition.action is Action.GENERALISE and definition.entity_type == "DATE_TIME"
    if dated and is_coarse(found.span.of(passage.text)):
        action, why = Action.KEEP, _COARSE
    layer = Layer.POLICY if action is Action.KEEP else Layer.DEFINITION
    kind, score, name = definition.entity_type, found.score, definition.name
    return Hit(passage.index, found.span, kind, score, layer, name, action, why, found.suggestion)


def _clustered(hit: Hit) -> Hit:
    return replace(hit, action=Action.FLAG, layer=Layer.DEFINITION, why=f"{sentence(hit.why)} {_CLUSTERED}")
