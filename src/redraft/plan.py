"""Findings, entities, pseudonyms and decisions become the edits of every draft: the waist of redraft."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from redraft.decisions import Decisions
from redraft.entities import Resolution
from redraft.errors import PlanInvalid
from redraft.findings import Finding
from redraft.key import Key
from redraft.planning.conflicts import about_pseudonyms
from redraft.planning.objections import Objection, about_rules
from redraft.planning.originals import Form, Legitimate, forms
from redraft.planning.proposals import Proposal, propose
from redraft.planning.questions import Obstacle, Question, double_questions, questions
from redraft.planning.rulings import Rulings
from redraft.text import Draft, Edit, Kind
from redraft.vital_days import vital_days
from redraft.vocabulary import Vocabulary

__all__ = ["Form", "Obstacle", "Question", "RedactionPlan", "Rulings", "plan"]


@dataclass(frozen=True, slots=True)
class RedactionPlan:
    """All edits of a case, settled before any file is written.

    `edits` maps a draft's source to its edits in order of anchor and span, without overlaps. `questions` is what is
    still open; `forms` what must be gone afterwards; `undecided` the ids of the findings that nobody has ruled on yet.
    """

    edits: dict[str, tuple[Edit, ...]]
    questions: tuple[Question, ...]
    forms: tuple[Form, ...]
    undecided: frozenset[str] = frozenset()


def plan(
    drafts: Sequence[Draft],
    findings: Sequence[Finding],
    resolution: Resolution,
    key: Key,
    decisions: Decisions,
    rulings: Rulings,
    vocabulary: Vocabulary,
    legitimate: Legitimate = lambda text: (),
    objections: Sequence[Objection] = (),
) -> RedactionPlan:
    """Settles every edit, every open question and every wording that has to be gone.

    A proposal that nobody has decided yet is an edit and a question. Edits lie inside their findings: the text around
    them is never touched. `legitimate` tells where terms of art stand in a text, so that one which contains a name
    ("Munro Review" beside a Ms Munro) is not taken for a leak. `objections` are what the rules have against pseudonyms.

    Raises:
        PlanInvalid: if two findings of one segment overlap; the message names the place, not the wording.
    """
    rulings = replace(rulings, vital=rulings.vital | vital_days(findings))
    everything = propose(drafts, findings, resolution, key, decisions, rulings, vocabulary)
    # In the pixels of a picture nothing can be changed: what stands there is a word on the picture's own question.
    proposals = tuple(p for p in everything if p.segment.kind is not Kind.PICTURE)
    in_pictures = tuple(p for p in everything if p.segment.kind is Kind.PICTURE)
    written = [replace(d, segments=tuple(s for s in d.segments if s.kind is not Kind.PICTURE)) for d in drafts]
    edits: dict[str, tuple[Edit, ...]] = {}
    for draft in drafts:
        changes = [p for p in proposals if p.finding.source == draft.source and p.becomes is not None]
        _check(changes)
        edits[draft.source] = tuple(_edit(change) for change in changes)
    return RedactionPlan(
        edits,
        (
            *questions(drafts, proposals, key, decisions, rulings, in_pictures),
            *double_questions(drafts, proposals, resolution, key, decisions),
            *about_rules(objections, _replaced(edits)),
            *about_pseudonyms(drafts, resolution.conflicts, key, decisions),
        ),
        forms(written, proposals, resolution, key, decisions, vocabulary, legitimate, rulings.vital),
        frozenset(proposal.finding.id for proposal in everything if proposal.is_open),
    )


def _replaced(edits: Mapping[str, Sequence[Edit]]) -> frozenset[str]:
    """The ids of all whose names give way to a pseudonym."""
    return frozenset(edit.entity for made in edits.values() for edit in made if edit.entity)


def _edit(proposal: Proposal) -> Edit:
    finding = proposal.finding
    return Edit(
        anchor=finding.anchor,
        span=finding.span,
        was=finding.text,
        becomes=proposal.becomes or "",
        finding=finding.id,
        entity_type=finding.entity_type,
        why=finding.why,
        entity=proposal.entity.id if proposal.entity else None,
    )


def _check(changes: Sequence[Proposal]) -> None:
    for one, other in pairwise(changes):
        if one.finding.anchor == other.finding.anchor and one.finding.span.overlaps(other.finding.span):
            raise PlanInvalid(f"Two changes overlap in draft {other.draft}, {other.segment.where}.")
