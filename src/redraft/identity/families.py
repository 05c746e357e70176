"""A whole family named at once: "the Ashdales", "the Pellow family"."""

from __future__ import annotations

import re
from collections.abc import Collection

from redraft.folding import fold
from redraft.identity.mentions import Mention

_FAMILY = re.compile(
    r"^(?:the |whole |wider |extended )*(?P<name>.+?)(?:['’]s|s['’])? (?:family|household|clan)$", re.IGNORECASE
)
_LEAD = re.compile(r"^(?:(?:the|two|three|four|both|all|young|older) )+", re.IGNORECASE)
_LEAD_BEFORE = re.compile(r"\b(?:the|two|three|four|both|all|several) $", re.IGNORECASE)


def family_of(mention: Mention, surnames: Collection[str]) -> str:
    """The folded surname of the family that a mention names as a whole; "" if it names a person.

    `surnames` are the folded surnames of the people known. A plural counts if its singular is among them and it is not
    itself a surname; without "the" or a number before it, only if no "s" could be a lost possessive.
    """
    if found := _FAMILY.match(mention.text):
        return fold(found["name"])
    bare = _LEAD.sub("", mention.text)
    led = bare != mention.text or bool(_LEAD_BEFORE.search(mention.before))
    plural = fold(bare)
    if " " in plural or plural in surnames or not plural.endswith("s"):
        return ""
    for singular in (plural[:-1], plural[:-2] if plural.endswith("es") else ""):
        if singular in surnames and (
            led
            or not mention.after.startswith((" ", "’", "'"))
            or re.match(r" (?:were|are|had|have|family)\b", mention.after)
        ):
            return singular
    return ""
