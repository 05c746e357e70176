"""A mark in a draft: one finding, with all that the page says of it and what can be answered."""

from __future__ import annotations

from typing import TypedDict

from redraft.decisions import Ruling
from redraft.desk.views.look import Look
from redraft.desk.views.plain_words import decided, noun, sureness
from redraft.findings import Action, Finding
from redraft.outputs.diff.standing import Standing
from redraft.outputs.diff.types import group_of, label_of
from redraft.outputs.telling import sentence
from redraft.text import Span

_NAMES = frozenset({"PERSON", "LOCATION", "ADDRESS", "ORGANIZATION"})


class Mark(TypedDict):
    """One finding. `start` and `end` count characters of its passage; `becomes` is None where the original stays.

    `same` names what is decided together with it, `target` what an answer for all of that names, `count` how many there
    are. `state` says how it is drawn, `guarded` what keeping it needs, `proposes` that accepting it changes the
    text or leaves a policy in force, `names` that it is of somebody or some place, `entity` of whom. `candidates` are the
    ids of those whom it could mean.
    """

    id: str
    draft: int
    start: int
    end: int
    was: str
    becomes: str | None
    kind: str
    colour: str
    state: str
    open: bool
    doubted: bool
    why: str
    sure: str
    where: str
    same: str
    target: str
    count: int
    entity: str
    what: str
    guarded: str
    proposes: bool
    names: bool
    candidates: list[str]
    decision: str
    suggestion: str


def mark(look: Look, standing: Standing) -> Mark:
    """What the page says of one finding."""
    finding = standing.finding
    group = look.group[finding.id]
    place = look.place(finding)
    unclear = look.unclear.get(finding.id)
    return Mark(
        id=finding.id,
        draft=place.draft if place else 0,
        start=standing.span.start,
        end=standing.span.end,
        was=standing.text,
        becomes=standing.becomes,
        kind=label_of(finding.entity_type),
        colour=group_of(finding.entity_type),
        state=standing.state.value,
        open=standing.is_open,
        doubted=doubted(standing),
        why=sentence(standing.why),
        sure=sureness(finding.score),
        where=place.said if place else "",
        same=group,
        target=look.target(group),
        count=len(look.together[group]),
        entity=standing.entity.id if standing.entity else "",
        what=noun(group) or "wording",
        guarded=guarded(finding),
        proposes=finding.action.changes_text or finding.action is Action.KEEP,
        names=finding.entity_type in _NAMES,
        candidates=list(unclear.candidates) if unclear else [],
        decision=decided(standing.decision),
        suggestion=finding.suggestion,
    )


def doubted(standing: Standing) -> bool:
    """Whether somebody said that they doubt the proposal, and nobody has answered since."""
    return standing.decision is not None and standing.decision.ruling is Ruling.QUERY


def guarded(finding: Finding) -> str:
    """What keeping the original needs, as `redraft.case.wishes` holds: nothing, a "reason", or somebody's "consent" too."""
    if finding.action not in (Action.REPLACE, Action.REDACT):
        return ""
    return "consent" if finding.entity_type == "PERSON" else "reason"


def around(text: str, span: Span, most: int = 140) -> tuple[str, str]:
    """What stands before and behind a wording, whole words only, with dots where more would follow.

    >>> around("She told Anna Bell that he had gone.", Span(9, 18), 10)
    ('She told ', ' that he …')
    """
    before, after = text[: span.start], text[span.end :]
    if len(before) > most:
        before = "… " + before[-most:].partition(" ")[2]
    if len(after) > most:
        after = after[:most].rpartition(" ")[0] + " …"
    return before, after
