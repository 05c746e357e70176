"""Dates and backgrounds that the model sees and no definition explains: vague ones mostly, shown to the reviewer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from redraft.detection.defining.keep import joined, touched
from redraft.detection.seeing.spotted import Spotted
from redraft.detection.words.hits import QUOTE, Hit, Layer
from redraft.findings import Action

_WHY = {
    "DATE_TIME": "reads like a date, which redraft cannot make less exact by itself",
    "NORP": "reads like somebody's nationality, ethnicity, faith or language",
}


def background_hits(spotted: Sequence[Sequence[Spotted]], hits: Sequence[Sequence[Hit]]) -> Iterator[Hit]:
    """Flags for what is spotted for sure in each passage and that none of its other `hits` explains.

    A word within somebody's own words, or within a count that is kept by policy, is not explained by them.
    """
    for passage, (seen, others) in enumerate(zip(spotted, hits, strict=True)):
        explained = joined(other.span for other in others if not _wide(other))
        for each in seen:
            if each.sure and each.entity_type in _WHY and not touched(explained, each.span):
                why = _WHY[each.entity_type]
                yield Hit(
                    passage, each.span, each.entity_type, each.score, Layer.MODEL, "redraft.model", Action.FLAG, why
                )


def _wide(hit: Hit) -> bool:
    """Whether other details may stand within it: somebody's own words, and what is kept of what is said of somebody."""
    return hit.entity_type == QUOTE or (hit.layer is Layer.POLICY and hit.entity_type in ("DETAIL", "QUANTITY"))
