"""What redraft offers about a name that is most likely published on purpose: how to declare it in `case.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Offer(StrEnum):
    """Who a name seems to be; a finding that makes the offer has it as its recogniser."""

    AUTHOR = "redraft.undeclared_author"
    CHAIR = "redraft.undeclared_chair"
    PUBLISHER = "redraft.undeclared_publisher"
    PARTNER = "redraft.undeclared_partner"


def _text(who: str, key: str, goes_along: str = "") -> str:
    return (
        f"This seems to be {who}: to leave the name as it is, declare it in case.yaml under `publisher:`, `{key}:`, and run"
        f" again. Undeclared, it is masked{goes_along}."
    )


OFFERS: Mapping[Offer, str] = {
    Offer.AUTHOR: _text("the author of the review", "author"),
    Offer.CHAIR: _text("the chair of the review or board", "chair"),
    Offer.PUBLISHER: _text("who publishes", "name", ", and its area, teams and acronyms with it"),
    Offer.PARTNER: _text("a partner of the publisher", "partners"),
}
"""The offer as the reviewer reads it; nothing of the draft is quoted."""


def offer_of(recognizer: str) -> str:
    """The offer that a finding of this recogniser makes; "" for none.

    >>> offer_of("redraft.undeclared_chair")[:55]
    'This seems to be the chair of the review or board: to l'
    >>> offer_of("redraft.model")
    ''
    """
    return OFFERS[Offer(recognizer)] if recognizer in frozenset(Offer) else ""
