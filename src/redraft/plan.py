"""Findings, entities, pseudonyms and decisions become the edits of every draft: the waist of redraft."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from redraft.text import Edit


@dataclass(frozen=True, slots=True)
class Form:
    """An original wording that verification hunts for in what was written.

    `distinctive` forms are searched for in any encoding and inside longer words; the others as whole words with their
    case in the joined text. `allowed` maps a draft's source to how many may legitimately remain in its copy: those
    kept by decision, and ordinary words that are spelt alike.
    """

    text: str
    entity_type: str
    distinctive: bool
    allowed: dict[str, int]


class Obstacle(StrEnum):
    """The sorts of thing that stand in the way of publication."""

    CHANGE = "change"
    FLAG = "flag"
    NEAR_MISS = "near-miss"
    AMBIGUITY = "ambiguity"
    PICTURE = "picture"
    REVISIONS = "revisions"
    COMMENTS = "comments"
    DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class Question:
    """Something a named person has yet to decide, once per wording.

    `target` is what to name to `redraft decide`; `places` where it stands, without quoting; `candidates` ids of the
    entities an ambiguity could mean; `says` the question in plain words, original wording left out.
    """

    target: str
    obstacle: Obstacle
    says: str
    places: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RedactionPlan:
    """All edits of a case, settled before any file is written.

    `edits` maps a draft's source to its edits in order of anchor and span, without overlaps. `questions` is what is
    still open; `forms` what must be gone afterwards.
    """

    edits: dict[str, tuple[Edit, ...]]
    questions: tuple[Question, ...]
    forms: tuple[Form, ...]
