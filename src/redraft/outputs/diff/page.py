"""The page for the reviewer: every proposed change of a case, in one confidential file that needs no network."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from redraft.decisions import Decisions, Ruling
from redraft.entities import Double, Resolution
from redraft.findings import Action, Finding
from redraft.key import Key
from redraft.outputs.diff.in_place import conflict_rows, in_place_rows
from redraft.outputs.diff.lists import Wording, changes_by_type, register, unclear_names, wordings, worst_first
from redraft.outputs.diff.passages import draft_view, in_page_order, places
from redraft.outputs.diff.standing import Standing, State, standings
from redraft.outputs.diff.to_look_at import left_by_others, picture_rows
from redraft.outputs.diff.types import GROUPS, group_of, label_of, rank_of
from redraft.outputs.standalone import environment, hash_of
from redraft.outputs.telling import decided, moment, sentence
from redraft.outputs.thumbnails import Thumbnail
from redraft.plan import RedactionPlan
from redraft.planning.objections import Objection
from redraft.planning.questions import Obstacle
from redraft.text import Draft

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES = Path(__file__).resolve().parent / "templates"
_STYLES = ("tokens.css", "layout.css", "lists.css", "marks.css", "drafts.css", "print.css")
_SCRIPTS = ("page.js", "filters.js", "reasons.js")
_OF_PICTURES = {Ruling.ACCEPT: "Blanked", Ruling.KEEP: "Kept"}
_OF_COMMENTS = {Ruling.ACCEPT: "Settled"}
_OF_CHANGES = {Ruling.ACCEPT: "Accepted", Ruling.KEEP: "Rejected"}


@dataclass(frozen=True, slots=True)
class Unprocessed:
    """A draft that could not be read: its number among all drafts, its file name, what is wrong, what to do."""

    number: int
    name: str
    problem: str
    next_step: str


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """All that the page shows. `generated` is an ISO 8601 time; `folder` is what commands call the case.

    `thumbnails` has the drafts' pictures in small, by their ids; `ocr` is whether words were looked for in them.
    """

    title: str
    generated: str
    version: str
    drafts: tuple[Draft, ...]
    findings: tuple[Finding, ...]
    resolution: Resolution
    key: Key
    plan: RedactionPlan
    decisions: Decisions
    unprocessed: tuple[Unprocessed, ...] = ()
    folder: str = "CASE"
    objections: tuple[Objection, ...] = ()
    thumbnails: Mapping[str, Thumbnail] = field(default_factory=dict)
    ocr: bool = False


def diff(page: ReviewPage) -> str:
    """The whole of `review.html`: the same text for the same `page`, with nothing in it fetched from elsewhere."""
    page = _of_its_drafts(page)
    everything = standings(page.findings, page.resolution, page.key, page.plan, page.decisions)
    found = [standing for standing in everything if not standing.by_policy]
    in_order = in_page_order(page.drafts, everything)
    kept, _ = wordings(page.drafts, [standing for standing in in_order if standing.by_policy])
    listed = [standing for standing in in_order if not standing.by_policy]
    rows, numbers = wordings(page.drafts, listed)
    by_draft: dict[str, list[Standing]] = defaultdict(list)
    for standing in found:
        by_draft[standing.finding.source].append(standing)
    views = [draft_view(number, draft, by_draft[draft.source]) for number, draft in enumerate(page.drafts, 1)]
    style, script = _joined(_STYLES), _joined(_SCRIPTS)
    open_targets = {question.target for question in page.plan.questions}
    return (
        _environment()
        .get_template("review.html.j2")
        .render(
            page=page,
            views=views,
            rows=rows,
            kept=kept,
            numbers=numbers,
            near_misses=[row for row in rows if row.first.finding.action is Action.ASK],
            flags=worst_first(row for row in rows if row.first.finding.action is Action.FLAG),
            broken=[objection for objection in page.objections if objection.blocks],
            people=register(page.drafts, listed, page.resolution, page.key, page.objections),
            unclear=unclear_names(page.drafts, listed, page.resolution, page.key, page.plan.questions),
            conflicts=conflict_rows(page.drafts, page.resolution.conflicts, page.key, page.decisions),
            in_place=in_place_rows(page.drafts, page.resolution, page.key),
            questions=_change_questions(page, rows),
            open_targets=open_targets,
            pictures=picture_rows(page.drafts, page.thumbnails, open_targets, page.decisions, everything),
            others=left_by_others(page.drafts, open_targets, page.decisions),
            groups=GROUPS,
            types=sorted({s.finding.entity_type for s in found}, key=rank_of),
            by_type=changes_by_type(found),
            changes=sum(s.state is State.CHANGE for s in found),
            words=sum(view.words for view in views),
            unread=sum(len(draft.unread) for draft in page.drafts),
            reasons=_reasons(page, found, rows, numbers),
            style=style,
            script=script,
            style_hash=hash_of(style),
            script_hash=hash_of(script),
        )
    )


def _of_its_drafts(page: ReviewPage) -> ReviewPage:
    """`page` without what belongs to drafts that it does not show, such as those read for names only."""
    shown = {draft.source for draft in page.drafts}
    edits = {source: made for source, made in page.plan.edits.items() if source in shown}
    findings = tuple(finding for finding in page.findings if finding.source in shown)
    return replace(page, findings=findings, plan=replace(page.plan, edits=edits))


@dataclass(frozen=True, slots=True)
class _ChangeQuestion:
    """A proposed change that nobody has decided: on an entity, on a wording, or (`title` empty) on neither; or a `pair`
    who may be one.
    """

    target: str
    by_entity: bool
    says: str
    title: str
    becomes: str
    places: tuple[str, ...]
    pair: Double | None = None


def _change_questions(page: ReviewPage, rows: Sequence[Wording]) -> tuple[_ChangeQuestion, ...]:
    """The open questions that no other list of the page shows."""
    entities = {entity.id: entity for entity in page.resolution.entities}
    pseudonyms = {entry.entity: entry.pseudonym for entry in page.key.entries}
    findings = {finding.id: finding for finding in page.findings}
    becomes = {edit.finding: edit.becomes for made in page.plan.edits.values() for edit in made}
    listed_elsewhere = {row.first.finding.id for row in rows}
    doubles = {pair.id: pair for pair in page.resolution.doubles}
    asked = []
    for question in page.plan.questions:
        target = question.target
        known = target in entities or target in findings or target in listed_elsewhere
        if question.obstacle not in _PROPOSED and (known or question.obstacle in _OWN_LISTS):
            continue
        pair = doubles.get(target)
        if pair:
            title = " | ".join(" · ".join(entities[one].names) for one in (pair.one, pair.other) if one in entities)
            new = " and ".join(pseudonyms.get(one, "") for one in (pair.one, pair.other))
        elif target in entities:
            title, new = " · ".join(entities[target].names), pseudonyms.get(target, "")
        else:
            title, new = findings[target].text if target in findings else "", becomes.get(target, "")
        asked.append(_ChangeQuestion(target, target in entities, question.says, title, new, question.places, pair))
    return tuple(asked)


_PROPOSED = (Obstacle.CHANGE, Obstacle.QUERIED)
_OWN_LISTS = (
    Obstacle.AMBIGUITY,
    Obstacle.PSEUDONYM,
    Obstacle.PICTURE,
    Obstacle.REVISIONS,
    Obstacle.COMMENTS,
    Obstacle.DRAFT,
)


def _reasons(
    page: ReviewPage, found: Sequence[Standing], rows: Sequence[Wording], numbers: dict[str, int]
) -> dict[str, dict[str, Any]]:
    """What the script needs to know of each finding, by its id."""
    segments = places(page.drafts)
    draft_numbers = {draft.source: number for number, draft in enumerate(page.drafts, 1)}
    totals = {row.number: row.total for row in rows}
    reasons = {}
    for standing in found:
        finding = standing.finding
        segment = segments.get((finding.source, finding.anchor))
        reasons[finding.id] = {
            "type": finding.entity_type,
            "label": label_of(finding.entity_type),
            "group": group_of(finding.entity_type),
            "state": standing.state,
            "open": standing.is_open,
            "was": standing.text,
            "becomes": standing.becomes,
            "why": sentence(standing.why),
            "suggestion": finding.suggestion,
            "recognizer": finding.recognizer,
            "score": f"{finding.score:.2f}",
            "entity": standing.entity.id if standing.entity else "",
            "pseudonym": standing.pseudonym,
            "role": standing.entity.role if standing.entity else "",
            "decision": decided(standing.decision),
            "draft": draft_numbers.get(finding.source, 0),
            "where": segment.where if segment else "",
            "wording": numbers[finding.id],
            "count": totals[numbers[finding.id]],
        }
    return reasons


def _environment() -> Environment:
    made = environment(_TEMPLATES)
    made.filters |= {
        "label": label_of,
        "group": group_of,
        "moment": moment,
        "decided": decided,
        "picture_decided": lambda decision: decided(decision, _OF_PICTURES),
        "comment_decided": lambda decision: decided(decision, _OF_COMMENTS),
        "changes_decided": lambda decision: decided(decision, _OF_CHANGES),
        "number": lambda value: f"{value:,}",
        "island": _island,
        "sentence": sentence,
    }
    return made


def _island(value: object) -> str:
    """JSON that can stand in a script element: no character in it can end the element or begin another."""
    from markupsafe import Markup

    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        written = written.replace(character, f"\\u{ord(character):04x}")
    return Markup(written)  # noqa: S704 - escaped above


def _joined(names: Sequence[str]) -> str:
    return "\n".join((_TEMPLATES / name).read_text(encoding="utf-8") for name in names)
