"""Where each finding stands: what becomes of it, who it is about, and whether somebody has yet to decide."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from redraft.decisions import Decision, Decisions, Ruling
from redraft.entities import Entity, Resolution
from redraft.findings import Action, Finding
from redraft.folding import fold
from redraft.key import Key
from redraft.plan import RedactionPlan
from redraft.planning.consent import is_unfounded
from redraft.planning.questions import Obstacle, Question
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

    @property
    def by_policy(self) -> bool:
        """Whether it stays without anybody having to say so: a national body, the publisher, a date without its day."""
        return self.finding.action is Action.KEEP and self.decision is None and self.entity is None


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
        group = rulings.group(finding, entity)
        decision = rulings.decision(finding, entity, group)
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
                decision=decision,
                is_open=rulings.is_open(finding, decision, group, edit is not None),
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

    As in the plan, what belongs together is decided together: the mentions of one entity, those of one ambiguity, or
    whatever is left of one type, action and wording.
    """

    def __init__(
        self,
        findings: Iterable[Finding],
        entities: Mapping[str, Entity],
        resolution: Resolution,
        questions: Iterable[Question],
        decisions: Decisions,
    ) -> None:
        self._unclear = {m: ambiguity.mentions[0] for ambiguity in resolution.ambiguities for m in ambiguity.mentions}
        self._decisions = decisions
        self._at_once: dict[str, Decision | None] = {}
        self._groups = groups = {f.id: e.id if (e := entities.get(f.id)) else self._wording(f) for f in findings}
        self._members: dict[str, list[str]] = {}
        for finding, group in groups.items():
            self._members.setdefault(group, []).append(finding)
        asked = {question.target for question in questions if question.obstacle not in _RULED_ELSEWHERE}
        self._asked = {groups.get(target, target) for target in asked}
        self._on_target: dict[str, Decision] = {}
        self._on_group: dict[str, Decision] = {}
        for decision in decisions.answers:
            self._on_target[decision.target] = decision
            if decision.target in groups and decision.target not in entities and not decision.only:
                self._on_group[groups[decision.target]] = decision

    def group(self, finding: Finding, entity: Entity | None) -> str:
        """What is decided together with `finding`."""
        return entity.id if entity else self._groups[finding.id]

    def _wording(self, finding: Finding) -> str:
        if finding.id in self._unclear:
            return self._unclear[finding.id]
        return "\x1f".join((finding.entity_type, finding.action, fold(finding.text)))

    def decision(self, finding: Finding, entity: Entity | None, group: str) -> Decision | None:
        """The decision that covers `finding`, which is decided together with `group`; the most particular first."""
        wider = self._on_target.get(group) if entity else self._on_group.get(group)
        return self._on_target.get(finding.id) or wider or self._along_with_others(entity, group)

    def _along_with_others(self, entity: Entity | None, group: str) -> Decision | None:
        if not self._decisions.covering:
            return None
        if group not in self._at_once:
            known = (entity.id,) if entity else self._members.get(group, ())
            self._at_once[group] = self._decisions.at_once(*known)
        return self._at_once[group]

    def is_open(self, finding: Finding, decision: Decision | None, group: str, changes: bool) -> bool:
        """Whether the plan still asks about `finding`, of which `changes` says whether its text does."""
        if decision is not None:
            return decision.ruling is Ruling.QUERY or (not changes and is_unfounded(finding, decision))
        left_alone = not changes and (finding.action.changes_text or finding.action is Action.KEEP)
        return not left_alone and group in self._asked
