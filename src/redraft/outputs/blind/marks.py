"""Edits that leave a sign where nobody has decided, and where somebody has: what a blind page is made from."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from redraft.entities import Resolution
from redraft.errors import PlanInvalid
from redraft.findings import Finding
from redraft.plan import RedactionPlan
from redraft.planning.objections import Objection
from redraft.planning.questions import Obstacle
from redraft.text import Anchor, Draft, Edit, Span, apply

BLOCK = "\ufdd0"
"""What stands for an undecided span while a page is made: no text has it, for Unicode keeps it free for programs."""
BEGIN, END = "\ufdd1", "\ufdd2"
"""What stands around the words that took another's place."""

_ELSEWHERE = frozenset({Obstacle.PICTURE, Obstacle.REVISIONS, Obstacle.COMMENTS, Obstacle.DRAFT})
_UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Open:
    """All of a case that nobody has decided: findings by id, entities by id, and stretches by draft and place.

    A pseudonym that a rule or the drafts speak against is as open as a name that nobody has looked at.
    """

    findings: frozenset[str]
    entities: frozenset[str]
    stretches: frozenset[tuple[str, Anchor, Span]] = frozenset()

    @classmethod
    def of(
        cls,
        plan: RedactionPlan,
        findings: Sequence[Finding],
        resolution: Resolution,
        objections: Iterable[Objection],
    ) -> Open:
        """What is open in a plan.

        Raises:
            PlanInvalid: if the plan asks about a finding or an entity and does not say which findings are undecided.
        """
        asked = {question.target for question in plan.questions if question.obstacle not in _ELSEWHERE}
        mentions = {entity.id: frozenset(entity.mentions) for entity in resolution.entities}
        _agree(asked, plan, {finding.id for finding in findings}, mentions)
        entities = {o.concern.entity for o in objections if o.target in asked}
        for pair in resolution.doubles:
            entities |= {pair.one, pair.other} if pair.id in asked else set()
        stretches = set()
        for conflict in resolution.conflicts:
            if conflict.id in asked:
                entities |= set(conflict.entities)
                stretches |= {(spot.source, spot.anchor, spot.span) for spot in conflict.spots}
        return cls(plan.undecided, frozenset(entities), frozenset(stretches))


def _agree(
    asked: Collection[str], plan: RedactionPlan, findings: Collection[str], mentions: Mapping[str, frozenset[str]]
) -> None:
    for target in asked:
        about = mentions.get(target, frozenset({target}) if target in findings else None)
        if about is not None and plan.undecided.isdisjoint(about):
            raise PlanInvalid("The plan asks about a detail that it does not call undecided.")


@dataclass(frozen=True, slots=True)
class Marked:
    """The edits of one draft with their signs; `gone` is what the plan alone would have written where blocks are now."""

    edits: tuple[Edit, ...]
    gone: tuple[str, ...]


def marked(draft: Draft, plan: RedactionPlan, findings: Iterable[Finding], undecided: Open) -> Marked:
    """The plan's edits of `draft`: what is open becomes a block, what is decided gets signs around its new words.

    Blocks swallow whatever they overlap. A passage is a block as a whole where a change that an earlier author tracked
    touches it and nobody has ruled on that.
    """
    texts = {segment.anchor: segment.text for segment in draft.segments}
    edits = plan.edits.get(draft.source, ())
    mine = [finding for finding in findings if finding.source == draft.source and finding.anchor in texts]
    spans: dict[Anchor, list[Span]] = {}
    for finding in mine:
        if finding.id in undecided.findings:
            spans.setdefault(finding.anchor, []).append(finding.span)
    for edit in edits:
        if edit.finding in undecided.findings or edit.entity in undecided.entities:
            spans.setdefault(edit.anchor, []).append(edit.span)
    for source, anchor, span in undecided.stretches:
        if source == draft.source and anchor in texts:
            spans.setdefault(anchor, []).append(span)
    by_place: dict[Anchor, list[Edit]] = {}
    for edit in edits:
        by_place.setdefault(edit.anchor, []).append(edit)
    made: list[Edit] = []
    gone: list[str] = []
    for anchor, text in texts.items():
        here = by_place.get(anchor, [])
        blocks = _joined(spans.get(anchor, []), [edit.span for edit in here])
        hidden = [edit for edit in here if any(edit.span.overlaps(block) for block in blocks)]
        gone += [_planned(text, block, hidden) for block in blocks]
        made += [_block(anchor, block, text) for block in blocks]
        made += [_signed(edit) for edit in here if edit not in hidden]
    return Marked(tuple(sorted(made, key=lambda edit: (str(edit.anchor), edit.span))), tuple(gone))


def whole(draft: Draft, places: Collection[str]) -> frozenset[tuple[str, Anchor, Span]]:
    """Every passage of `draft` at one of `places` (as `Segment.where`), from end to end."""
    return frozenset(
        (draft.source, segment.anchor, Span(0, len(segment.text)))
        for segment in draft.segments
        if segment.where in places and segment.kind.in_story
    )


def _signed(edit: Edit) -> Edit:
    return replace(edit, becomes=f"{BEGIN}{edit.becomes}{END}") if edit.becomes else edit


def _planned(text: str, block: Span, edits: Sequence[Edit]) -> str:
    """What would stand under `block` if the plan's own edits were made there."""
    inside = [
        replace(e, span=Span(e.span.start - block.start, e.span.end - block.start))
        for e in edits
        if block.contains(e.span)
    ]
    return apply(block.of(text), inside)


def _block(anchor: Anchor, span: Span, text: str) -> Edit:
    return Edit(anchor, span, span.of(text), BLOCK, _UNDECIDED, _UNDECIDED.upper(), "Nobody has decided it yet.")


def _joined(blocks: Sequence[Span], edits: Sequence[Span]) -> list[Span]:
    """The blocks without overlaps, each widened by the edits that it overlaps."""
    found: list[Span] = []
    for span in sorted(blocks):
        grown = span
        while True:
            near = [other for other in (*edits, *found) if other.overlaps(grown)]
            wider = Span(min((grown.start, *(o.start for o in near))), max((grown.end, *(o.end for o in near))))
            if wider == grown:
                break
            grown = wider
        found = [other for other in found if not other.overlaps(grown)] + [grown]
    return sorted(found)
