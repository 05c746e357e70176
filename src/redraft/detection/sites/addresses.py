"""The whole of an address is one finding: number, street, town and postcode, on one line or several."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from redraft.detection.words.hits import PROPOSALS, Hit, Layer
from redraft.detection.words.passages import Passage
from redraft.text import Span

_LOOK_BACK = 60
"""How many characters before a street its house number may begin."""
_HOUSE = re.compile(
    r"(?:\b(?:Flat|Apartment|Apt|Unit|Room|Plot|Caravan|Pitch|No\.?)\s?[0-9A-Z]{1,4}[a-z]?\b[,\s]+)?(?:\b\d{1,4}[a-zA-Z]?(?:[-/]\d{1,4})?,?\s+|\b(?:Flat|Apartment|Apt|Unit|Room|Plot|Caravan|Pitch|No\.?)\s?[0-9A-Z]{1,4}[a-z]?,?\s+)$"
)
_FLAT = re.compile(r"\b(?:Flat|Apartment|Apt|Plot|Pitch|Caravan)\s(?:no\.?\s?)?\d{1,4}[A-Za-z]?\b")
"""A dwelling's number tells where somebody lives even alone."""
_BETWEEN = re.compile(r"\s*,\s*|[ \t]*\n[ \t]*|\s+")
_PIECES = {"LOCATION", "ADDRESS", "POSTCODE"}
_WHY = "a postal address"


def whole_addresses(passage: Passage, hits: Sequence[Hit]) -> list[Hit]:
    """`hits` of one passage with those that are pieces of one address put together, a house number taken in."""
    hits = list(_without_residents(passage, hits))
    hits += [_address(passage, Span(*match.span())) for match in _FLAT.finditer(passage.text)]
    others = [hit for hit in hits if not _is_piece(hit)]
    pieces = sorted((hit for hit in hits if _is_piece(hit)), key=lambda hit: (hit.span.start, -hit.span.end))
    joined: list[Hit] = []
    for piece in (_housed(passage, hit) for hit in pieces):
        before = joined[-1] if joined else None
        if before is not None and piece.span.start < before.span.end:
            others.append(piece)
        elif (
            before is not None
            and before.entity_type == "ADDRESS"
            and _BETWEEN.fullmatch(passage.text[before.span.end : piece.span.start])
        ):
            joined[-1] = _address(passage, Span(before.span.start, piece.span.end))
        else:
            joined.append(piece)
    return others + joined


def _is_piece(hit: Hit) -> bool:
    return hit.entity_type in _PIECES and hit.layer is not Layer.POLICY


def _without_residents(passage: Passage, hits: Sequence[Hit]) -> Iterator[Hit]:
    """`hits` with addresses that end before the person named last in them: "Flat 10, Arthur Field", where the surname is
    spelt like a place.
    """
    residents: dict[int, list[int]] = {}
    for hit in hits:
        if hit.entity_type == "PERSON" and hit.layer in (Layer.CAST, Layer.COMPOSITION):
            residents.setdefault(hit.span.end, []).append(hit.span.start)
    for hit in hits:
        starts = residents.get(hit.span.end, ()) if hit.entity_type == "ADDRESS" else ()
        pieces = (passage.text[hit.span.start : start].rstrip() for start in starts if start > hit.span.start)
        before = next((piece for piece in pieces if piece.endswith(",")), "")
        yield replace(hit, span=Span(hit.span.start, hit.span.start + len(before) - 1)) if before else hit


def _housed(passage: Passage, hit: Hit) -> Hit:
    """A street with its house number, as an address."""
    if hit.entity_type == "POSTCODE" or hit.action not in (PROPOSALS["ADDRESS"], PROPOSALS["LOCATION"]):
        return hit
    match = _HOUSE.search(passage.text, max(0, hit.span.start - _LOOK_BACK), hit.span.start)
    if match is None or (hit.entity_type == "LOCATION" and not _street(passage, hit)):
        return hit
    return _address(passage, Span(match.start(), hit.span.end))


def _street(passage: Passage, hit: Hit) -> bool:
    """Whether a place is a street, court or block rather than a town, so that the number before it is a house's."""
    return len(hit.span.of(passage.text).split()) > 1


def _address(passage: Passage, span: Span) -> Hit:
    return Hit(passage.index, span, "ADDRESS", 0.9, Layer.COMPOSITION, "redraft.addresses", PROPOSALS["ADDRESS"], _WHY)
