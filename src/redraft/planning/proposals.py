"""What becomes of each finding, and who has decided it: the step between knowing who is who and making edits."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from redraft.decisions import Decision, Decisions, Ruling, is_entity_id
from redraft.entities import Ambiguity, Entity, Resolution
from redraft.findings import Action, Finding
from redraft.folding import fold
from redraft.key import Key
from redraft.marking import MARKED
from redraft.planning.age_bands import age_bands
from redraft.planning.consent import is_unfounded
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
        """Whether a person has yet to decide it; what stays by policy, or comes out as it was, needs no decision.

        What somebody doubts is open until somebody else answers, or they do; so is an original that stays for no reason.
        """
        if self.decision is not None:
            return self.decision.ruling is Ruling.QUERY or self.is_unfounded
        if self.finding.recognizer == MARKED and (self.finding.suggestion or self.finding.action is Action.REDACT):
            return False
        stays = self.finding.action.changes_text or self.finding.action is Action.KEEP
        return self.becomes is not None or not stays

    @property
    def is_unfounded(self) -> bool:
        """Whether its original stays by a decision that is not enough for that."""
        return self.becomes is None and is_unfounded(self.finding, self.decision)


@dataclass(frozen=True, slots=True)
class Proposer:
    """All that proposals follow from besides decisions, made ready once for a case: build it with `of`.

    `placed` are the findings with the number of their draft and their segment, in document order; `groups` maps a
    finding to what is decided together with it, `peers` such a group to its findings.
    """

    placed: tuple[tuple[int, Segment, Finding], ...]
    entities: Mapping[str, Entity]
    ambiguities: Mapping[str, Ambiguity]
    leaning: Mapping[str, Entity]
    groups: Mapping[str, str]
    peers: Mapping[str, tuple[str, ...]]
    bands: Mapping[str, str]
    dating: Dating
    key: Key
    vocabulary: Vocabulary

    @classmethod
    def of(
        cls,
        drafts: Sequence[Draft],
        findings: Sequence[Finding],
        resolution: Resolution,
        key: Key,
        rulings: Rulings,
        vocabulary: Vocabulary,
    ) -> Proposer:
        """What can be told of a case before anybody has decided anything."""
        entities = {mention: entity for entity in resolution.entities for mention in entity.mentions}
        by_id = {entity.id: entity for entity in resolution.entities}
        ambiguities = {mention: ambiguity for ambiguity in resolution.ambiguities for mention in ambiguity.mentions}
        placed_findings = _in_order(drafts, findings)
        dating = Dating(rulings.dates, spoken_dates(drafts, findings), rulings.vital.labels)
        groups = {f.id: _group(f, entities.get(f.id), ambiguities.get(f.id), dating) for _, _, f in placed_findings}
        peers: dict[str, list[str]] = {}
        for _, _, finding in placed_findings:
            peers.setdefault(groups[finding.id], []).append(finding.id)
        return cls(
            placed=tuple(placed_findings),
            entities=entities,
            ambiguities=ambiguities,
            leaning={m: by_id[a.leaning] for m, a in ambiguities.items() if a.leaning in by_id},
            groups=groups,
            peers={group: tuple(together) for group, together in peers.items()},
            bands=age_bands(placed_findings, entities, rulings),
            dating=dating,
            key=key,
            vocabulary=vocabulary,
        )

    def propose(self, decisions: Decisions) -> tuple[Proposal, ...]:
        """A proposal for every finding, in the order of the drafts, segments and spans."""
        return self._proposed(self.placed, decisions)

    def again(self, before: Sequence[Proposal], decisions: Decisions, targets: Collection[str]) -> tuple[Proposal, ...]:
        """The proposals `before` with those made anew that a decision on one of `targets` can have touched."""
        touched = {self.groups.get(target, target) for target in targets}
        anew = [row for row in self.placed if self.groups[row[2].id] in touched]
        made = {proposal.finding.id: proposal for proposal in self._proposed(anew, decisions)}
        return tuple(made.get(proposal.finding.id, proposal) for proposal in before)

    def _proposed(
        self, placed_findings: Iterable[tuple[int, Segment, Finding]], decisions: Decisions
    ) -> tuple[Proposal, ...]:
        rank = {decision.target: at for at, decision in enumerate(decisions.answers) if not decision.only}
        together: dict[str, Decision | None] = {}
        found = []
        for number, segment, finding in placed_findings:
            group = self.groups[finding.id]
            if group not in together:
                together[group] = self._on_group(group, decisions, rank)
            decision = decisions.on(finding.id) or together[group]
            found.append(self._proposal(number, segment, finding, decision))
        return tuple(found)

    def _on_group(self, group: str, decisions: Decisions, rank: Mapping[str, int]) -> Decision | None:
        """The latest answer on what belongs together, by its entity or by any of its members, or else with all else."""
        members = (group,) if is_entity_id(group) else self.peers[group]
        ruled = [target for target in members if target in rank]
        if ruled:
            return decisions.wide[max(ruled, key=rank.__getitem__)]
        return decisions.at_once(*members)

    def _proposal(self, number: int, segment: Segment, finding: Finding, decision: Decision | None) -> Proposal:
        entity, ambiguity = self.entities.get(finding.id), self.ambiguities.get(finding.id)
        meant = entity or self.leaning.get(finding.id)
        named = meant and not meant.consent  # whoever stays by name is called nothing else, in a doubtful place either
        pseudonym = entry.pseudonym if meant and named and (entry := self.key.entry(meant.id)) else ""
        default = _default(finding, segment, meant, pseudonym, self.dating, self.vocabulary)
        if band := self.bands.get(finding.id):
            default = placed(f"[{band}]", segment)
        becomes = _decided(default, decision, finding, segment, entity)
        becomes = None if becomes == finding.text else becomes
        note = self.dating.note(finding) if finding.entity_type == "DATE_TIME" else ""
        return Proposal(finding, segment, number, becomes, decision, self.groups[finding.id], entity, ambiguity, note)


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
    """What the finding itself proposes; a reviewer who marked it may have said so."""
    if finding.recognizer == MARKED and finding.suggestion:
        return placed(opening(finding.suggestion, finding, segment), segment)
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
    if decision is None or decision.ruling in (Ruling.ACCEPT, Ruling.QUERY):
        return default
    if decision.ruling is Ruling.KEEP:
        return None
    if entity and decision.target == entity.id:
        return fitted(decision.text, finding, segment)
    return placed(opening(decision.text, finding, segment), segment)
