"""A publisher, partner, author or chair whom `case.yaml` does not declare: masked, with an offer to declare them.

They are known by where they stand: behind "Independent reviewer:" or "commissioned by", on a line of the cover by
themselves, among "the safeguarding partners".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from redraft.detection.words.hits import Hit, sentence
from redraft.detection.words.passages import Passage
from redraft.offers import OFFERS, Offer

_LOOK = 90
"""How many characters around a name may say that it is the author's or publisher's."""
_COVER = 12
"""So many passages at the head of a draft are its cover."""

_REVIEW = r"(?:this|the|our)\s(?:[\w-]+\s){0,3}(?:report|review|study|briefing)"
_WRITES = (
    r"(?:(?i:independent|lead|overview|report|review|sole|joint|main)\s){0,3}"
    r"(?i:report\s(?:author|writer)|overview\s(?:author|writer)|authors?|reviewers?|author\(s\))"
)
_CHAIRS = (
    r"(?i:(?:independent\s)?(?:(?:review|overview|board|partnership|scrutiny|SAR|DHR|SCR|LCSPR|CSPR)\s)?(?:panel\s)?"
    r"chair(?:person|man|woman)?)"
)
_END = (
    r"(?:\sof\s(?:the|this|our)\s[\w\s'-]{0,60})?(?:,?\s(?:was|is))?\s?[:,-]?\s?(?:and\s(?:chair|author)\s?[:,-]\s?)?$"
)

_BEFORE = {
    Offer.AUTHOR: re.compile(
        rf"(?:^|[\n|.;]\s?|\b[Tt]he\s){_WRITES}{_END}"
        rf"|(?i:\b(?:{_REVIEW}|report|review)\s(?:(?:was|is|has\sbeen)\s)?"
        r"(?:written|authored|prepared|led|undertaken|conducted|completed)\sby\s?:?\s?$)"
    ),
    Offer.CHAIR: re.compile(
        rf"(?:^|[\n|.;]\s?){_CHAIRS}{_END}"
        r"|(?i:\b(?:board|panel|partnership|review)\s(?:(?:was|is)\s)?chaired\sby\s?:?\s?$)"
    ),
    Offer.PUBLISHER: re.compile(
        r"(?i:\b(?:commissioned|published|issued|undertaken|produced|prepared)\s(?:by|for|on\sbehalf\sof)\s(?:the\s)?$"
        r"|\bon\sbehalf\sof\s(?:the\s)?$|(?:^|\n)(?:publisher|published\sby|commissioned\sby)\s?[:|-]\s?(?:the\s)?$)"
    ),
    Offer.PARTNER: re.compile(
        r"(?i:\b(?:safeguarding|statutory|delegated\ssafeguarding|our)\spartners\b[^.\n]{0,80}$)"
    ),
}
_AFTER = {
    Offer.AUTHOR: re.compile(
        rf"\s?[,(\n|-]{{1,2}}\s?(?:the\s)?(?i:independent|lead|report|overview)\s{_WRITES}"
        r"|\s?[,(\n|]\s?(?:the\s)?(?i:author|reviewer)\b"
    ),
    Offer.CHAIR: re.compile(
        rf"\s?[,(\n|-]{{1,2}}\s?(?:the\s)?{_CHAIRS}\b(?!\s(?i:of\s(?:the\s)?(?:conference|meeting)))"
    ),
}
_BOARD = re.compile(
    r"(?i:safeguarding\s[\w\s&,'-]{0,50}(?:board|partnership|partners|executive)|community\ssafety\spartnership)$"
)
_PERSONS, _BODIES = (Offer.AUTHOR, Offer.CHAIR), (Offer.PUBLISHER, Offer.PARTNER)


def with_offers(passages: Sequence[Passage], settled: Iterable[Sequence[Hit]]) -> Iterator[list[Hit]]:
    """The hits that stand in each passage; those of an undeclared publisher, partner, author or chair offer to declare
    them, and bear the offer's name as their recogniser's.
    """
    places: dict[str, int] = {}
    for passage, hits in zip(passages, settled, strict=True):
        place = places.get(passage.source, 0)
        places[passage.source] = place + 1
        yield [_offering(passage, hit, place < _COVER) for hit in hits]


def _offering(passage: Passage, hit: Hit, cover: bool) -> Hit:
    if not hit.action.changes_text or hit.entity_type not in ("PERSON", "ORGANIZATION"):
        return hit
    offer = _offer(passage, hit, cover)
    return replace(hit, recognizer=offer, why=f"{sentence(hit.why)} {OFFERS[offer]}") if offer else hit


def _offer(passage: Passage, hit: Hit, cover: bool) -> Offer | None:
    text, start, end = passage.text, hit.span.start, hit.span.end
    before, behind = text[max(0, start - _LOOK) : start], text[end : end + _LOOK]
    for offer in _PERSONS if hit.entity_type == "PERSON" else _BODIES:
        if _BEFORE[offer].search(before) or (offer in _AFTER and _AFTER[offer].match(behind)):
            return offer
    if hit.entity_type == "ORGANIZATION" and cover and _BOARD.search(hit.span.of(text)):
        return Offer.PUBLISHER if text.strip(" .:\n") == hit.span.of(text) else None
    return None
