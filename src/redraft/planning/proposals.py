"""What becomes of each finding, and who has decided it: the step between knowing who is who and making edits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from redraft.decisions import Decision, Decisions, Ruling
from redraft.entities import Ambiguity, Entity, Resolution
from redraft.findings import Action, Finding
from redraft.folding import fold
from redraft.key import Key
from redraft.planning.age_bands import age_bands
from redraft.planning.dating import Dating
from redraft.planning.rulings import Rulings
from redraft.planning.wording import fitted, label, opening, placed
from redraft.spoken_dates import spoken_dates
from redraft.text import Draft, Segment
from redraft.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Proposal:
    """One finding with its outcome: the wording that takes its place, or None where the original stays.

    `decision` is the ruling that covers it, if any does. Proposals of one `group` are decided together: those of one
    entity, of one ambiguity, or of one type and wording, of dates also of one meaning. `note` is what the reviewer has
    to know about it besides.
    """

    finding: Finding
    segment: Segment
    draft: int
    becomes: str | None
    decision: Decision | None
    group: str
    entity: Entity | None = None
    ambiguity: Ambiguity | None = None
    note: str = ""

    @property
    def is_open(self) -> bool:
        """Whether a person has yet to decide it; what stays by policy, or comes out as it was, needs no decision."""
        if self.decision is not None:
            return False
        stays = self.finding.action.changes_text or self.finding.action is Action.KEEP
        return self.becomes is not None or not stays


def propose(
    drafts: Sequence[Draft],
    findings: Sequence[Finding],
    resolution: Resolution,
    key: Key,
    decisions: Decisions,
    rulings: Rulings,
    vocabulary: Vocabulary,
) -> tuple[Proposal, ...]:
    """A proposal for every finding that lies in one of the drafts, in the order of the drafts, segments and spans."""
    entities = {mention: entity for entity in resolution.entities for mention in entity.mentions}
    by_id = {entity.id: entity for entity in resolution.entities}
    ambiguities = {mention: ambiguity for ambiguity in resolution.ambiguities for mention in ambiguity.mentions}
    placed_findings = _in_order(drafts, findings)
    dating = Dating(rulings.dates, spoken_dates(drafts, findings), rulings.vital.labels)
    bands = age_bands(placed_findings, entities, rulings)
    groups = {f.id: _group(f, entities.get(f.id), ambiguities.get(f.id), dating) for _, _, f in placed_findings}
    peers: dict[str, list[str]] = {}
    for _, _, finding in placed_findings:
        peers.setdefault(groups[finding.id], []).append(finding.id)
    rank = {decision.target: number for number, decision in enumerate(decisions.answers)}
    found = []
    for number, segment, finding in placed_findings:
        entity, ambiguity = entities.get(finding.id), ambiguities.get(finding.id)
        meant = entity or (by_id.get(ambiguity.leaning) if ambiguity else None)
        together = [entity.id] if entity else [t for t in peers[groups[finding.id]] if t in rank]
        together.sort(key=lambda target: rank.get(target, -1), reverse=True)
        known = (entity.id,) if entity else peers[groups[finding.id]]
        decision = decisions.on(finding.id, *together) or decisions.at_once(*known)
        named = meant and not meant.consent  # whoever stays by name is called nothing else, in a doubtful place either
        pseudonym = entry.pseudonym if meant and named and (entry := key.entry(meant.id)) else ""
        default = _default(finding, segment, meant, pseudonym, dating, vocabulary)
        if band := bands.get(finding.id):
            default = placed(f"[{band}]", segment)
        becomes = _decided(default, decision, finding, segment, entity)
        becomes = None if becomes == finding.text else becomes
        note = dating.note(finding) if finding.entity_type == "DATE_TIME" else ""
        group = groups[finding.id]
        found.append(Proposal(finding, segment, number, becomes, decision, group, entity, ambiguity, note))
    return tuple(found)


def _in_order(drafts: Sequence[Draft], findings: Sequence[Finding]) -> list[tuple[int, Segment, Finding]]:
    by_place: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        by_place.setdefault((finding.source, str(finding.anchor)), []).append(finding)
    return [
        (number, segment, finding)
        for number, draft in enumerate(drafts, start=1)
        for segment in draft.segments
        for finding in sorted(by_place.get((draft.source, str(segment.anchor)), []), key=lambda f: f.span)
    ]


def _group(finding: Finding, entity: Entity | None, ambiguity: Ambiguity | None, dating: Dating) -> str:
    if entity:
        return entity.id
    if ambiguity:
        return f"ambiguity {ambiguity.mentions[0]}"
    sense = dating.sense(finding) if finding.entity_type == "DATE_TIME" else ""
    return f"{finding.entity_type} {finding.action} {fold(finding.text)} {sense}".rstrip()


def _default(
    finding: Finding,
    segment: Segment,
    entity: Entity | None,
    pseudonym: str,
    dating: Dating,
    vocabulary: Vocabulary,
) -> str | None:
    """What the finding itself proposes."""
    match finding.action:
        case Action.REPLACE:
            if not pseudonym:
                return label(finding, segment, vocabulary)
            return fitted(pseudonym, finding, segment, entity, vocabulary.single_roles)
        case Action.GENERALISE | Action.KEEP if finding.entity_type == "DATE_TIME":
            coarser = dating.becomes(finding, segment.text[: finding.span.start])
            return finding.text if coarser == finding.text else placed(opening(coarser, finding, segment), segment)
        case Action.GENERALISE | Action.REDACT:
            return label(finding, segment, vocabulary)
        case _:
            return None


def _decided(
    default: str | None, decision: Decision | None, finding: Finding, segment: Segment, entity: Entity | None
) -> str | None:
    """What the reviewer's answer makes of it."""
    if decision is None or decision.ruling is Ruling.ACCEPT:
        return default
    if decision.ruling is Ruling.KEEP:
        return None
    if entity and decision.target == entity.id:
        return fitted(decision.text, finding, segment)
    return placed(opening(decision.text, finding, segment), segment)
