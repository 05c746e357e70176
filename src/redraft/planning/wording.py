"""How a replacement is put into its sentence: possessives, families, capitals, labels in brackets, file names."""

from __future__ import annotations

import re
from collections.abc import Collection

from redraft.entities import Entity
from redraft.findings import Finding
from redraft.folding import fold, without_possessive
from redraft.identity.labels import FAMILY
from redraft.pseudonyms.families import surname_of
from redraft.text import Kind, Segment
from redraft.vital_days import is_death, is_known_birth
from redraft.vocabulary import Vocabulary

WHOLE_FAMILY = re.compile(r"\b(?:family|household|clan)$", re.IGNORECASE)
_FAMILY_BEHIND = re.compile(r" (?:family|household|clan)\b", re.IGNORECASE)
_ARTICLE_BEFORE = re.compile(r"\bthe\s+$", re.IGNORECASE)
_NUMBER_BEFORE = re.compile(r"\b(?:two|three|four|both|several|many|other|all(?: the)?)\s+$", re.IGNORECASE)
_SENTENCE_START = re.compile(r"(?:^|[.!?]['’\"”)]*\s+|\n)[\s'‘\"“(–—-]*$")
_LEAD = re.compile(r"(?:(?:the|two|three|four|both|all|young|older|whole|wider|extended)\s+)+", re.IGNORECASE)
_DETERMINED = re.compile(
    r"(?:\b(?:the|an?|his|her|their|its|our|my|your|this|that|no|new|former|acting|then|current|previous)|['’]s)\s+$",
    re.IGNORECASE,
)
"""A word before a label that an article would clash with."""
_DEATH = re.compile(r"\b(?:d\.?\s?o\.?\s?d\b|died|death|deceased|passed away|killed)", re.IGNORECASE)
_UNSAFE = re.compile(r'[<>:"/\\|?*\[\]\x00-\x1f]+')
"""What Windows does not allow in a file name, and brackets, which spreadsheets stumble over."""


def fitted(
    pseudonym: str,
    finding: Finding,
    segment: Segment,
    entity: Entity | None = None,
    articled: Collection[str] = (),
) -> str:
    """`pseudonym` as it goes in place of the finding: an ending 's is carried over, and spaces at either end.

    The labels in `articled` take "the" where a name had none: "told the Headteacher".
    """
    before = segment.text[: finding.span.start]
    core = finding.text.strip()
    bare = core if entity and _ends_in_s(core, entity) else without_possessive(core)
    after = segment.text[finding.span.end :]
    text = pseudonym
    if entity and entity.role == FAMILY:
        surname = surname_of(pseudonym)
        text = _surname(surname, bare, before, after) if surname else _family(pseudonym, bare, before, after)
    elif pseudonym in articled and segment.kind.in_story and not _stands_bare(core, before, segment):
        text = f"the {pseudonym}"
    text = opening(text, finding, segment)
    ending = core[len(bare) :]
    if ending:
        text += f"{ending[0]}" if text.endswith("s") and len(ending) == 1 else f"{ending[0]}s"
    lead = len(finding.text) - len(finding.text.lstrip())
    return placed(finding.text[:lead] + text + finding.text[lead + len(core) :], segment)


def _ends_in_s(core: str, entity: Entity) -> bool:
    """Whether the 's at the end belongs to the name, as in "St Aldric's", short for "St Aldric's Primary School"."""
    own = fold(core)
    return entity.entity_type != "PERSON" and any(
        fold(name) == own or fold(name).startswith(f"{own} ") for name in entity.names
    )


def _stands_bare(core: str, before: str, segment: Segment) -> bool:
    """Whether a label needs no article: alone in its cell or line, or behind a word that takes the article's place."""
    return segment.text.strip() == core or bool(_DETERMINED.search(before))


def _surname(surname: str, bare: str, before: str, after: str) -> str:
    """A family's surname as the drafts put it: "the Tarrants", "the Tarrant family", "the two Tarrants", "Tarrant"."""
    if _FAMILY_BEHIND.match(after):
        return surname
    lead = _LEAD.match(bare)
    led = lead[0] if lead else ""
    if whole := WHOLE_FAMILY.search(bare):
        return f"{led}{surname} {whole[0]}"
    return f"{led}{surname}s" if bare.casefold().endswith("s") else f"{led}{surname}"


def opening(text: str, finding: Finding, segment: Segment) -> str:
    """`text` with a capital letter if the finding stands at the start of a sentence."""
    begins = segment.kind.in_story and _SENTENCE_START.search(segment.text[: finding.span.start])
    return text[:1].upper() + text[1:] if begins else text


def _family(pseudonym: str, bare: str, before: str, after: str) -> str:
    """As "the family" with exactly one article, and "family members" after a number ("the two Ashdales").

    Where "family" stands behind the finding, only the article or a word in its place is missing.
    """
    if _FAMILY_BEHIND.match(after):
        return "same" if _ARTICLE_BEFORE.search(before) else "the" if pseudonym == "the family" else pseudonym
    if pseudonym != "the family":
        return pseudonym
    if _NUMBER_BEFORE.search(before) or re.match(r"(?:the )?(?:two|three|four|both)\b", bare, re.IGNORECASE):
        lead = re.match(r"(?:(?:the|two|three|four|both) )*", bare, re.IGNORECASE)
        return f"{lead[0] if lead else ''}family members"
    if _ARTICLE_BEFORE.search(before):
        return "family"
    if WHOLE_FAMILY.search(bare) and not bare.casefold().startswith("the "):
        return "family"
    return pseudonym


def label(finding: Finding, segment: Segment, vocabulary: Vocabulary) -> str:
    """The neutral label in square brackets that stands for a detail taken out: "[NHS number]"."""
    name = vocabulary.labels.get(finding.entity_type, "withheld")
    if finding.entity_type == "DATE_OF_BIRTH":
        near = segment.text[max(0, finding.span.start - 40) : finding.span.end]
        name = "date of death" if is_death(finding) or (_DEATH.search(near) and not is_known_birth(finding)) else name
    return placed(f"[{name}]", segment)


def placed(text: str, segment: Segment) -> str:
    """`text` made fit for where it goes: a file name and a link cannot hold everything that a sentence can.

    >>> from redraft.text import FILE_NAME
    >>> placed("Social Worker 1", Segment(FILE_NAME, "report_lorna_ashdale", Kind.FILE_NAME, "file name"))
    'Social_Worker_1'
    """
    if segment.kind is Kind.LINK:
        return re.sub(r"\s+", "-", _UNSAFE.sub("", text).strip())
    if segment.kind is not Kind.FILE_NAME:
        return text
    safe = _UNSAFE.sub("", text).strip(" .")
    if " " not in segment.text:
        joint = "_" if "_" in segment.text else "-" if "-" in segment.text else " "
        safe = safe.replace(" ", joint)
    return safe or "withheld"
