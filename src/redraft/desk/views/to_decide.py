"""What still stands in the way of publication, worst first."""

from __future__ import annotations

from typing import Any

from redraft.case.release.obstacles import unprocessed
from redraft.desk.view import View
from redraft.desk.views.look import Look
from redraft.desk.views.looked_at import details
from redraft.desk.views.marks import around, guarded
from redraft.desk.views.plain_words import decided, noun
from redraft.findings import Action
from redraft.outputs.diff.standing import Standing, State
from redraft.outputs.diff.types import GROUPS, group_of, label_of, rank_of, telling_rank
from redraft.outputs.telling import sentence
from redraft.planning.questions import WORST_FIRST, Obstacle, Question

CONTEXTS = 4
"""So many places of a wording are quoted with the words around them."""

_SECTIONS: dict[str, str] = {
    Obstacle.DRAFT: "Drafts that could not be read",
    Obstacle.PSEUDONYM: "Pseudonyms that contradict each other or break a rule",
    Obstacle.QUERIED: "Doubted by somebody",
    Obstacle.AMBIGUITY: "Names that could mean more than one",
    Obstacle.DOUBLE: "Two who may be one person",
    Obstacle.PICTURE: "Pictures and charts",
    Obstacle.NEAR_MISS: "Words that nothing explained",
    Obstacle.FLAG: "Details that could tell who it is when put together",
    Obstacle.COMMENTS: "Comments in the margin",
    Obstacle.REVISIONS: "Changes that earlier authors tracked",
}
"""By sort; proposed changes stand under the kind of detail."""
_RANK = {sort: rank for rank, sort in enumerate(WORST_FIRST)}
_GROUPS = {group.id: (rank, group.label) for rank, group in enumerate(GROUPS)}

Row = dict[str, Any]


def to_decide(look: Look) -> View:
    """A row an open question; its target is the row's `id`, `section` the heading that it stands under.

    Rows on wordings, people and places quote the first places (`contexts`); those on pictures, comments and tracked
    changes have what is to be looked at.
    """
    state = look.shown.state
    beside = details(look)
    asked = {q.target: q for q in (*state.settled.plan.questions, *unprocessed(state.rows))}
    rows = sorted((_row(look, question, beside) for question in asked.values()), key=_worst_first)
    return View({"sections": _counted(rows)}, rows)


def _worst_first(row: Row) -> Any:
    return row["rank"]


def _counted(rows: list[Row]) -> list[tuple[str, int]]:
    counts: dict[str, int] = {}
    for row in rows:
        counts[row["section"]] = counts.get(row["section"], 0) + 1
    return list(counts.items())


def _row(look: Look, question: Question, beside: dict[str, dict[str, Any]]) -> Row:
    base: Row = {
        "id": question.target,
        "sort": question.obstacle.value,
        "section": _SECTIONS.get(question.obstacle, ""),
        "rank": (_RANK[question.obstacle],),
        "title": "",
        "says": _asked(question),
        "places": [place[:1].upper() + place[1:] for place in question.places],
        "colour": "",
    }
    if question.target in beside:
        return base | beside[question.target]
    same = look.together.get(look.group.get(question.target, question.target))
    if same:
        return _made(look, question, same, base)
    if question.obstacle is Obstacle.DOUBLE:
        return base | _of_pair(look, question)
    if question.obstacle is Obstacle.PSEUDONYM:
        return base | _of_pseudonym(look, question)
    return base


def _made(look: Look, question: Question, same: tuple[Standing, ...], base: Row) -> Row:
    """The row of a wording; if neither the question nor its places changed since the last look, the one made then."""
    asked, of, row = look.rows.get(question.target, (None, (), {}))
    if of is not same or asked != question:
        row = base | _of_wording(look, question, same)
        look.rows[question.target] = (question, same, row)
    return row


def _asked(question: Question) -> str:
    """The question as the desk asks it; where that of the plan speaks of ids and commands, in other words."""
    match question.obstacle:
        case Obstacle.FLAG:
            return "It stays unless you give other words for it."
        case Obstacle.CHANGE if "case.yaml" not in question.says:
            return ""
        case _:
            return sentence(question.says)


def _of_wording(look: Look, question: Question, same: tuple[Standing, ...]) -> Row:
    first = next((s for s in same if s.finding.id == question.target), same[0])
    finding = first.finding
    colour = group_of(finding.entity_type)
    sort = question.obstacle
    row: Row = {
        "title": _title(look, first, question),
        "names": finding.entity_type in ("PERSON", "LOCATION", "ADDRESS", "ORGANIZATION"),
        "becomes": look.pseudonyms.get(question.target) or first.becomes,
        "kind": label_of(finding.entity_type),
        "colour": colour,
        "what": noun(question.target) or "wording",
        "mark": finding.id,
        "wording": " ".join(finding.text.split()),
        "why": sentence(first.why),
        "guarded": guarded(finding),
        "proposes": finding.action.changes_text or finding.action is Action.KEEP,
        "suggestion": finding.suggestion,
        "candidates": list(question.candidates),
        "count": len(same),
        "contexts": _contexts(look, same),
        "doubt": decided(first.decision) if sort is Obstacle.QUERIED else "",
    }
    if sort is Obstacle.AMBIGUITY:
        row["says"] = _unclear(look, finding.id)
    if sort is Obstacle.CHANGE:
        row["section"] = f"Proposed changes: {_GROUPS[colour][1].lower()}"
        row["rank"] = (_RANK[sort], _GROUPS[colour][0], not question.target.startswith("person"), -len(same))
    elif sort is Obstacle.FLAG:
        row["rank"] = (_RANK[sort], telling_rank(finding.entity_type, finding.recognizer), -len(same))
    else:
        row["rank"] = (_RANK[sort], rank_of(finding.entity_type), -len(same))
    return row


def _unclear(look: Look, mention: str) -> str:
    """What is asked about a name that could mean several, or somebody known and a stranger."""
    ambiguity = look.unclear.get(mention)
    if ambiguity is None:
        return ""
    several = len(ambiguity.candidates) > 1
    could = f"It could mean any of {len(ambiguity.candidates)}" if several else "It may be a namesake of somebody known"
    if ambiguity.leaning:
        taken = look.pseudonyms.get(ambiguity.leaning, "")
        return f"{could}, and is taken for “{taken}” on weak evidence. Say whom it means, or accept that."
    return f"{could}. Say whom it means, or accept the wording that says no more."


def _title(look: Look, first: Standing, question: Question) -> str:
    entity = look.entities.get(question.target)
    if entity and entity.names:
        return entity.names[0]
    return " ".join(first.finding.text.split())


def _contexts(look: Look, same: tuple[Standing, ...]) -> list[Row]:
    """The first places of a wording, no sentence twice: a text box is read twice, and so are headers."""
    found: dict[tuple[str, str, str], Row] = {}
    for standing in same:
        place = look.place(standing.finding)
        if place is None:
            continue
        before, after = around(place.segment.text, standing.span)
        found.setdefault(
            (before, standing.text, after),
            {
                "mark": standing.finding.id,
                "draft": place.draft,
                "where": place.said,
                "before": before,
                "was": standing.text,
                "becomes": standing.becomes if standing.state is State.CHANGE else None,
                "after": after,
            },
        )
        if len(found) == CONTEXTS:
            break
    return list(found.values())


def _of_pair(look: Look, question: Question) -> Row:
    one, _, other = question.target.partition("+")
    pair = next(pair for pair in look.settled.resolution.doubles if pair.id == question.target)
    both = [
        {"id": id_, "names": list(look.entities[id_].names), "pseudonym": look.pseudonyms.get(id_, "")}
        for id_ in (one, other)
    ]
    names = [row["names"][0] if row["names"] else row["id"] for row in both]
    contexts = [context for id_ in (one, other) for context in _contexts(look, look.together.get(id_, ()))[:2]]
    return {
        "title": " and ".join(map(str, names)),
        "pair": both,
        "colour": "person",
        "says": sentence(pair.why),
        "contexts": contexts,
    }


def _of_pseudonym(look: Look, question: Question) -> Row:
    """A pseudonym that breaks a rule is somebody's; those that contradict each other stand in the drafts."""
    for objection in look.settled.objections:
        if objection.target == question.target:
            entity = objection.concern.entity
            return {
                "title": look.pseudonyms.get(entity, ""),
                "entity": entity,
                "says": sentence(objection.concern.says),
                "waivable": objection.concern.waivable,
                "colour": look.colour(entity),
            }
    labels = next((c.labels for c in look.settled.resolution.conflicts if c.id == question.target), ())
    return {"title": " and ".join(labels), "entity": "", "waivable": True, "colour": "person"}
