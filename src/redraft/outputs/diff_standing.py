"""Where each finding stands: what becomes of it, who it is about, and whether somebody has yet to decide."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from redraft.decisions import ALL, Decision, Decisions
from redraft.entities import Entity, Resolution
from redraft.findings import Action, Finding
from redraft.key import Key
from redraft.plan import Obstacle, Question, RedactionPlan
from redraft.text import Edit, Span

ADDED_BY_HAND = "the reviewer"
"""Named as the recogniser of an edit that no finding is behind."""

_RULED_ELSEWHERE = (Obstacle.PICTURE, Obstacle.REVISIONS, Obstacle.COMMENTS, Obstacle.DRAFT)


class State(StrEnum):
    """How a finding is shown."""

    CHANGE = "change"
    """The text becomes another text."""
    KEPT = "kept"
    """Found and left as it is, by policy or by decision."""
    FLAG = "flag"
    """Left as it is unless the reviewer says otherwise."""
    ASK = "ask"
    """A near-miss."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One finding with all that the page says of it; `decision` is the one that covers it, if any does."""

    finding: Finding
    state: State
    becomes: str | None
    why: str
    span: Span
    text: str
    entity: Entity | None
    pseudonym: str
    decision: Decision | None
    is_open: bool


def fold(text: str) -> str:
    """The form in which two wordings count as one: case, width and white space do not matter.

    >>> fold("12 MARCH\u00a02021") == fold("12 March 2021")
    True
    """
    return " ".join(unicodedata.normalize("NFKC", text).split()).casefold()


def standings(
    findings: Sequence[Finding],
    resolution: Resolution,
    key: Key,
    plan: RedactionPlan,
    decisions: Decisions,
) -> tuple[Standing, ...]:
    """Every finding, and every edit that no finding is behind, with its standing; findings first, in their order."""
    known = {finding.id for finding in findings}
    edits = {edit.finding: edit for _, made in sorted(plan.edits.items()) for edit in made}
    by_hand = [
        _finding_of(source, edit)
        for source, made in sorted(plan.edits.items())
        for edit in made
        if edit.finding not in known
    ]
    everything = [*findings, *by_hand]
    entities = {mention: entity for entity in resolution.entities for mention in entity.mentions}
    named = {entity.id: entity for entity in resolution.entities}
    pseudonyms = {entry.entity: entry.pseudonym for entry in key.entries}
    rulings = _Rulings(everything, entities, resolution, plan.questions, decisions)
    made_of = []
    for finding in everything:
        edit = edits.get(finding.id)
        entity = entities.get(finding.id) or (named.get(edit.entity) if edit and edit.entity else None)
        made_of.append(
            Standing(
                finding=finding,
                state=_state(finding, edit),
                becomes=edit.becomes if edit else None,
                why=(edit.why if edit else "") or finding.why,
                span=edit.span if edit else finding.span,
                text=edit.was if edit else finding.text,
                entity=entity,
                pseudonym=pseudonyms.get(entity.id, "") if entity else "",
                decision=rulings.decision(finding, entity),
                is_open=rulings.is_open(finding, entity),
            )
        )
    return tuple(made_of)


def _state(finding: Finding, edit: Edit | None) -> State:
    if edit is not None:
        return State.CHANGE
    if finding.action is Action.FLAG:
        return State.FLAG
    return State.ASK if finding.action is Action.ASK else State.KEPT


def _finding_of(source: str, edit: Edit) -> Finding:
    return Finding(
        id=edit.finding,
        source=source,
        anchor=edit.anchor,
        span=edit.span,
        text=edit.was,
        entity_type=edit.entity_type,
        score=1.0,
        recognizer=ADDED_BY_HAND,
        action=Action.REPLACE,
        why=edit.why,
    )


class _Rulings:
    """Which decision and which open question cover a finding.

    A decision on a finding that belongs to no entity holds for the same wording and type in the whole case.
    """

    def __init__(
        self,
        findings: Iterable[Finding],
        entities: Mapping[str, Entity],
        resolution: Resolution,
        questions: Iterable[Question],
        decisions: Decisions,
    ) -> None:
        self._latest = {decision.target: decision for decision in decisions.entries}
        self._asked = {question.target for question in questions if question.obstacle not in _RULED_ELSEWHERE}
        self._unsettled = {
            mention
            for ambiguity in resolution.ambiguities
            if self._asked.intersection(ambiguity.mentions)
            for mention in ambiguity.mentions
        }
        alone = [finding for finding in findings if finding.id not in entities]
        self._decided_wordings = {
            _wording(finding): self._latest[finding.id] for finding in alone if finding.id in self._latest
        }
        self._asked_wordings = {_wording(finding) for finding in alone if finding.id in self._asked}

    def decision(self, finding: Finding, entity: Entity | None) -> Decision | None:
        """The decision that covers `finding`, the most particular first."""
        if finding.id in self._latest:
            return self._latest[finding.id]
        wider = self._latest.get(entity.id) if entity else self._decided_wordings.get(_wording(finding))
        return wider or self._latest.get(ALL)

    def is_open(self, finding: Finding, entity: Entity | None) -> bool:
        """Whether the plan still asks about `finding`."""
        if finding.id in self._asked:
            return True
        if finding.id in self._latest:
            return False
        if finding.id in self._unsettled:
            return True
        return entity.id in self._asked if entity else _wording(finding) in self._asked_wordings


def _wording(finding: Finding) -> tuple[str, str]:
    return (finding.entity_type, fold(finding.text))
