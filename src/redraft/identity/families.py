"""A whole family named at once: "the Ashdales", "the Pellow family"."""

from __future__ import annotations

import re
from collections.abc import Collection

from redraft.folding import fold, without_possessive
from redraft.identity.mentions import Mention

_FAMILY = re.compile(
    r"^(?:the |whole |wider |extended )*(?P<name>.+?)(?:['’]s|s['’])? (?:family|household|clan)$", re.IGNORECASE
)
_COUPLE = re.compile(r"^(?:Mr|Mrs|Ms|Dr|Miss) (?:and|&) (?:Mr|Mrs|Ms|Dr|Miss) (?P<name>[^\W\d_][\w'’‑-]*)$")
_FAMILY_BEHIND = re.compile(r"^(?:['’]s?)? (?:family|household|clan)\b", re.IGNORECASE)
_ALL_CALLED = re.compile(
    r"\b(?:(?:two|both|all|three|four|several)\b[\w ]{0,30}? (?:called|named|by the name of)|(?:sur|family )name(?: of| is| was)?)"
    r" ['‘“\"]?$",
    re.IGNORECASE,
)
_FILED = re.compile(r"^ [–—-] [a-z]")
_ATTRIBUTE_BEFORE = re.compile(r"\bthe $", re.IGNORECASE)
_ATTRIBUTE_BEHIND = re.compile(r"^ [a-z]")
_PAIRED_BEFORE = re.compile(r"[A-Z][\w'’-]*[a-z]\w*/$|\b[A-Z]{3,}/$")
_PAIRED_BEHIND = re.compile(r"^/[A-Z][\w'’-]*[a-z]|^/[A-Z]{3,}\b")
_LEAD = re.compile(r"^(?:(?:the|two|three|four|both|all|young|older) )+", re.IGNORECASE)
_LEAD_BEFORE = re.compile(r"\b(?:the|two|three|four|both|all|several) $", re.IGNORECASE)


def family_of(mention: Mention, surnames: Collection[str], shared: Collection[str] = ()) -> str:
    """The folded surname of the family that a mention names as a whole; "" if it names a person.

    `surnames` are the folded surnames of the people known, `shared` those of several of them. A plural counts if its
    singular is among them and it is not itself a surname; without "the" or a number before it, only if no "s" could be
    a lost possessive. A surname alone is the family's before the word "family", and where several bear it also as the
    name of a file ("Ashdale – complaints"), behind "both called", before a noun ("the Ashdale children") and beside another
    family's ("Ashdale/Pellow"); and so is a couple's ("Mr and Mrs Ashdale").
    """
    if found := _FAMILY.match(mention.text) or _COUPLE.match(mention.text):
        return fold(found["name"])
    if _stands_for_all(mention, surnames, shared):
        return fold(without_possessive(mention.text))
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


def _stands_for_all(mention: Mention, surnames: Collection[str], shared: Collection[str]) -> bool:
    """Whether a surname without anything else is that of the family as a whole."""
    name = fold(without_possessive(mention.text))
    if name in surnames and _FAMILY_BEHIND.match(mention.after):
        return True
    if name not in shared:
        return False
    if _ATTRIBUTE_BEFORE.search(mention.before) and _ATTRIBUTE_BEHIND.match(mention.after):
        return True
    if _PAIRED_BEFORE.search(mention.before) or _PAIRED_BEHIND.match(mention.after):
        return True
    quoted = mention.before.endswith(("'", "‘", "“", '"'))
    return bool(_ALL_CALLED.search(mention.before)) or (quoted and bool(_FILED.match(mention.after)))
