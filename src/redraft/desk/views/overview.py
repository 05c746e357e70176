"""How far the review is, what comes next, and the drafts that are under review."""

from __future__ import annotations

from typing import Any

from redraft.case.release.obstacles import unprocessed
from redraft.decisions import Ruling
from redraft.desk.views.look import Look
from redraft.desk.views.plain_words import plural
from redraft.outputs.diff.standing import Standing
from redraft.planning.earlier_authors import ruled_changes, ruling_on


def overview(look: Look) -> dict[str, Any]:
    """What `GET /api/state` and every answer to a ruling say of the case as a whole.

    ``{"case", "progress": {"open", "decided", "total"}, "documents": [{"number", "name", "marks", "open"}],
    "next": [sentence, …]}``; drafts are numbered from 1 as the plan numbers them, `open` counts their marks.
    """
    state = look.shown.state
    still = len(look.questions) + len(unprocessed(state.rows))
    done = _decided(look)
    return {
        "case": state.case.root.resolve().name,
        "progress": {"open": still, "decided": done, "total": still + done},
        "documents": _documents(look),
        "next": _next(still),
    }


def _documents(look: Look) -> list[dict[str, Any]]:
    by_source: dict[str, list[Standing]] = {draft.source: [] for draft in look.drafts}
    for standing in look.standings:
        if not standing.by_policy:
            by_source[standing.finding.source].append(standing)
    return [
        {"number": number, "name": source, "marks": len(found), "open": sum(s.is_open for s in found)}
        for number, (source, found) in enumerate(by_source.items(), 1)
    ]


def _decided(look: Look) -> int:
    """How many questions have been answered, each counted once as it was asked."""
    asked, decisions = look.questions, look.decisions
    answered = {
        name
        for name, same in look.together.items()
        if any(s.decision for s in same) and not any(s.is_open for s in same)
    }
    pictures = {picture.id for draft in look.drafts for picture in draft.pictures}
    answered |= {id_ for id_ in pictures if id_ not in asked and decisions.about(id_)}
    for draft in look.drafts:
        answered |= {c.id for c in draft.comments if not c.resolved and ruling_on(c, decisions)}
        if draft.revisions and not ruled_changes(draft, decisions).unseen:
            answered.add(draft.revisions[0].draft_id)
    resolution = look.settled.resolution
    answered |= {pair.id for pair in resolution.doubles if decisions.about(pair.id)}
    answered |= {conflict.id for conflict in resolution.conflicts if decisions.on(conflict.id)}
    answered |= {decision.target for decision in decisions.standing if decision.ruling is Ruling.MEANS}
    answered |= {objection.target for objection in look.settled.objections if objection.accepted}
    return len(answered - asked.keys())


def _next(still: int) -> list[str]:
    """What comes next, in sentences; the first is the answer to "am I done?"."""
    if still:
        return [f"{plural(still, 'question')} still to decide before this case can be published."]
    return [
        "Nothing is left to decide.",
        "Next: look at the copies as they would be published, with redraft publish and --trial.",
        "Then have the review approved, and publish: redraft publish says what is still missing.",
    ]
