"""Whatever several views need of a case, worked out once after each change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from redraft.case.pipeline import Settled
from redraft.decisions import Decisions, covers_others
from redraft.desk.view import Shown
from redraft.entities import Ambiguity, Entity
from redraft.findings import Action, Finding
from redraft.folding import fold
from redraft.outputs.diff.passages import in_page_order
from redraft.outputs.diff.standing import Standing, standings
from redraft.outputs.diff.types import group_of
from redraft.planning.questions import Question
from redraft.text import Anchor, Draft, Segment, picture_of


@dataclass(frozen=True, slots=True)
class Place:
    """Where a segment is: the number of its draft, its index in it, the segment itself."""

    draft: int
    index: int
    segment: Segment

    @property
    def said(self) -> str:
        """The place in words."""
        return f"Draft {self.draft}, {self.segment.where}"


Places = Mapping[tuple[str, Anchor], Place]


@dataclass(frozen=True, slots=True)
class Look:
    """A case as it stands: its drafts, where each finding stands, in page order, and what one answer decides together.

    `together` goes by the id of an entity, or else of the first finding of a wording; `group` says under which of these
    names a finding is decided, `questions` what is asked about which target. `rows` has what has been made
    of groups so far, `passages` what has been made of segments (by draft and index), each with what it was made from, so that
    after an answer not all of it has to be made again.
    """

    shown: Shown
    drafts: tuple[Draft, ...]
    places: Places
    standings: tuple[Standing, ...]
    together: Mapping[str, tuple[Standing, ...]]
    group: Mapping[str, str]
    entities: Mapping[str, Entity]
    unclear: Mapping[str, Ambiguity]
    pseudonyms: Mapping[str, str]
    questions: Mapping[str, Question]
    rows: dict[str, tuple[Question, tuple[Standing, ...], dict[str, Any]]] = field(default_factory=dict, compare=False)
    passages: dict[tuple[int, int], tuple[list[Standing], Any]] = field(default_factory=dict, compare=False)

    @property
    def settled(self) -> Settled:
        """What follows from the drafts and the decisions."""
        return self.shown.state.settled

    @property
    def decisions(self) -> Decisions:
        """All decisions of the case."""
        return self.shown.state.decisions

    def place(self, finding: Finding) -> Place | None:
        """Where a finding is; None for one in a draft that will not be published."""
        return self.places.get((finding.source, finding.anchor))

    def colour(self, entity: str) -> str:
        """The group of kinds that an entity belongs to, which is also the name of its colour."""
        known = self.entities.get(entity)
        return group_of(known.entity_type) if known else "unsure"

    def target(self, group: str) -> str:
        """What an answer on everything in a group names: the id that is asked about, if any is."""
        same = self.together[group]
        if same[0].entity:
            return group
        return next((s.finding.id for s in same if s.finding.id in self.questions), group)


def look(shown: Shown, before: Look | None = None) -> Look:
    """Look at a case anew; from `before`, the look that it had before the change, is taken what cannot have changed."""
    touched = _touched(shown, before) if before else None
    if before and touched is not None:
        return _again(shown, before, touched)
    settled = shown.state.settled
    drafts, resolution = settled.leaving, settled.resolution
    ours = tuple(finding for finding in settled.findings if finding.source in settled.published)
    found = in_page_order(drafts, standings(ours, resolution, settled.key, settled.plan, shown.state.decisions))
    unclear = {mention: ambiguity for ambiguity in resolution.ambiguities for mention in ambiguity.mentions}
    together = _together(found, unclear)
    return Look(
        shown=shown,
        drafts=drafts,
        places=_places(drafts),
        standings=tuple(found),
        together=together,
        group={standing.finding.id: name for name, same in together.items() for standing in same},
        entities={entity.id: entity for entity in resolution.entities},
        unclear=unclear,
        pseudonyms={row.entity: row.pseudonym for row in settled.key.entries},
        questions={question.target: question for question in settled.plan.questions},
    )


def _touched(shown: Shown, before: Look) -> frozenset[str] | None:
    """The groups that what was decided since is about; None if it is about more than answers to proposals.

    The plan decides a wording in a picture along with the same wording on the page, which are two groups here.
    """
    now, then = shown.state.settled, before.settled
    if now.findings is not then.findings or now.resolution is not then.resolution or now.key is not then.key:
        return None
    old, new = before.decisions.entries, shown.state.decisions.entries
    if new[: len(old)] != old:
        return None
    targets = {decision.target for decision in new[len(old) :]}
    if any(map(covers_others, targets)):
        return None
    known = now.planner.proposer
    along = {id_ for target in targets for id_ in known.peers.get(known.groups.get(target, target), ())}
    return frozenset(before.group.get(target, target) for target in targets | along)


def _again(shown: Shown, before: Look, touched: frozenset[str]) -> Look:
    """The look before with the findings of the `touched` groups looked at anew."""
    settled, decisions = shown.state.settled, shown.state.decisions
    found = [s.finding for name in touched for s in before.together.get(name, ())]
    known = {finding.id for finding in found}
    edits = {source: tuple(e for e in made if e.finding in known) for source, made in settled.plan.edits.items()}
    plan = replace(settled.plan, edits=edits)
    anew = {s.finding.id: s for s in standings(found, settled.resolution, settled.key, plan, decisions)}
    together = {
        name: tuple(anew[s.finding.id] for s in same) if name in touched else same
        for name, same in before.together.items()
    }
    return replace(
        before,
        shown=shown,
        standings=tuple(anew.get(s.finding.id, s) for s in before.standings),
        together=together,
        questions={question.target: question for question in settled.plan.questions},
    )


def _places(drafts: tuple[Draft, ...]) -> Places:
    return {
        (draft.source, segment.anchor): Place(number, index, segment)
        for number, draft in enumerate(drafts, 1)
        for index, segment in enumerate(draft.segments)
    }


def _together(found: Sequence[Standing], unclear: Mapping[str, Ambiguity]) -> dict[str, tuple[Standing, ...]]:
    groups: dict[tuple[str | Action | bool, ...], list[Standing]] = {}
    for standing in found:
        groups.setdefault(_wording(standing, unclear), []).append(standing)
    return {(s[0].entity.id if s[0].entity else s[0].finding.id): tuple(s) for s in groups.values()}


def _wording(standing: Standing, unclear: Mapping[str, Ambiguity]) -> tuple[str | Action | bool, ...]:
    """What is decided together, as the plan has it: see `redraft.planning.proposals`."""
    finding = standing.finding
    if standing.entity:
        return (standing.entity.id,)
    if finding.id in unclear:
        return ("unclear", unclear[finding.id].mentions[0])
    return (finding.entity_type, finding.action, fold(finding.text), bool(picture_of(finding.anchor)))
