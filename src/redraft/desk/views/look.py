"""Whatever several views need of a case, worked out once after each change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from redraft.case.pipeline import Settled
from redraft.decisions import Decisions
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
    names a finding is decided, `questions` what is asked about which target. `order` says of each standing which it was
    among those that were worked out: an answer changes where findings stand, not where they are.
    """

    shown: Shown
    drafts: tuple[Draft, ...]
    places: Places
    standings: tuple[Standing, ...]
    order: tuple[int, ...]
    together: Mapping[str, tuple[Standing, ...]]
    group: Mapping[str, str]
    entities: Mapping[str, Entity]
    unclear: Mapping[str, Ambiguity]
    pseudonyms: Mapping[str, str]
    questions: Mapping[str, Question]

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
    settled = shown.state.settled
    drafts, resolution = settled.leaving, settled.resolution
    places = before.places if before and before.drafts == drafts else _places(drafts)
    ours = tuple(finding for finding in settled.findings if finding.source in settled.published)
    found = standings(ours, resolution, settled.key, settled.plan, shown.state.decisions)
    same = (
        before is not None
        and before.settled.findings is settled.findings
        and len(before.order) == len(found) == len(ours)
    )
    order = before.order if before and same else _page_order(drafts, found)
    found = tuple(found[index] for index in order)
    unclear = {mention: ambiguity for ambiguity in resolution.ambiguities for mention in ambiguity.mentions}
    together = _together(found, unclear)
    return Look(
        shown=shown,
        drafts=drafts,
        places=places,
        standings=found,
        order=order,
        together=together,
        group={standing.finding.id: name for name, same in together.items() for standing in same},
        entities={entity.id: entity for entity in resolution.entities},
        unclear=unclear,
        pseudonyms={row.entity: row.pseudonym for row in settled.key.entries},
        questions={question.target: question for question in settled.plan.questions},
    )


def _places(drafts: tuple[Draft, ...]) -> Places:
    return {
        (draft.source, segment.anchor): Place(number, index, segment)
        for number, draft in enumerate(drafts, 1)
        for index, segment in enumerate(draft.segments)
    }


def _page_order(drafts: tuple[Draft, ...], found: tuple[Standing, ...]) -> tuple[int, ...]:
    which = {standing.finding.id: index for index, standing in enumerate(found)}
    return tuple(which[standing.finding.id] for standing in in_page_order(drafts, found))


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
