"""What a layer of the detector answers, before overlaps are settled; it never leaves `detection/`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from redraft.findings import Action
from redraft.text import Span

QUOTE = "QUOTE"
"""The type of somebody's own words: a stretch of text with names and dates of its own in it, which go first."""


class Layer(IntEnum):
    """Which layer found it; the order has no meaning in settling, only in telling two equals apart."""

    CAST = 0
    PUBLISHER = 1
    DEFINITION = 2
    COMPOSITION = 3
    PROPAGATION = 4
    MODEL = 5
    CASING = 6
    POLICY = 7
    """Found, and kept by policy: it yields to every other layer."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One answer: `span` lies in the folded text of passage `passage`.

    `recognizer` names the definition or layer for the record, `why` is the reviewer's sentence and quotes nothing,
    `suggestion` a wording that may stand instead.
    """

    passage: int
    span: Span
    entity_type: str
    score: float
    layer: Layer
    recognizer: str
    action: Action
    why: str
    suggestion: str = ""


def sentence(why: str) -> str:
    """A reason as the reviewer reads it: with a capital and a full stop.

    >>> sentence("a declared name")
    'A declared name.'
    """
    return why[:1].upper() + why[1:] + ("" if why.endswith((".", "!", "?")) else ".")


PROPOSALS = {
    "PERSON": Action.REPLACE,
    "LOCATION": Action.REPLACE,
    "ORGANIZATION": Action.REPLACE,
    "ADDRESS": Action.REPLACE,
    "UNKNOWN": Action.ASK,
}
"""What the layers that know no definition propose for each type."""


def hit(passage: int, span: Span, entity_type: str, score: float, layer: Layer, why: str) -> Hit:
    """A hit of a layer of the engine itself, with the usual action for its type."""
    return Hit(passage, span, entity_type, score, layer, f"redraft.{layer.name.lower()}", PROPOSALS[entity_type], why)
