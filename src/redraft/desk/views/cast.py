"""Everybody and every place in the case: all names, how often, in which drafts, under which pseudonym."""

from __future__ import annotations

from typing import TypedDict

from redraft.desk.view import View
from redraft.desk.views.look import Look
from redraft.desk.views.plain_words import decided, noun, role
from redraft.outputs.diff.in_place import in_place_rows
from redraft.outputs.diff.lists import RegisterRow, register
from redraft.outputs.diff.types import GROUPS
from redraft.outputs.telling import sentence
from redraft.planning.objections import Objection
from redraft.pseudonyms.rules import Severity

_SECTIONS = {group.id: group.label for group in GROUPS}


class Warned(TypedDict):
    """What a rule has against a pseudonym; `target` is what an answer names, "" if none is needed or allowed."""

    says: str
    target: str
    blocks: bool
    answered: str


class Row(TypedDict):
    """One person, place or body. `drafts` are pairs of a draft's number and how often it stands there.

    `first` is the mark that stands first, `others` who else a wording could mean that could mean this one,
    `doubles` who may be the same, with the reason.
    """

    id: str
    what: str
    colour: str
    kind: str
    section: str
    pseudonym: str
    role: str
    names: list[tuple[str, int]]
    count: int
    drafts: list[tuple[int, int]]
    first: str
    open: bool
    declared: bool
    by_name: bool
    decision: str
    chosen_by: str
    merged_into: str
    warnings: list[Warned]
    unclear: list[dict[str, object]]
    doubles: list[dict[str, str]]


def cast(look: Look) -> View:
    """A row an entity, its `id` the row's; those known from earlier runs alone come last.

    The head lists the pseudonyms that stand in the drafts already (``in_place``), with whom each stands for.
    """
    settled = look.settled
    rows = register(look.drafts, look.standings, settled.resolution, settled.key, settled.objections)
    unclear = _unclear(look)
    doubles = _doubles(look)
    standing = [
        {
            "name": row.name,
            "for": [pseudonym for _, pseudonym, _ in row.bearers],
            "count": sum(n for _, n, _ in row.counts),
        }
        for row in in_place_rows(look.drafts, settled.resolution, settled.key)
    ]
    return View({"in_place": standing}, [_row(look, row, unclear, doubles) for row in rows])


def _row(
    look: Look,
    row: RegisterRow,
    unclear: dict[str, list[dict[str, object]]],
    doubles: dict[str, list[dict[str, str]]],
) -> Row:
    entity = look.entities.get(row.id)
    return Row(
        id=row.id,
        what=noun(row.id),
        colour=row.group,
        kind=row.label,
        section=_SECTIONS.get(row.group, row.label) if row.counts else "Known, but not in these drafts",
        pseudonym=row.pseudonym,
        role=role(row.role),
        names=list(row.called),
        count=row.total,
        drafts=[(number, count) for number, count, _ in row.counts],
        first=row.counts[0][2].finding.id if row.counts else "",
        open=row.is_open,
        declared=row.declared,
        by_name=bool(entity and entity.consent),
        decision=decided(look.decisions.on(row.id)),
        chosen_by=row.chosen_by,
        merged_into=row.merged_into,
        warnings=[_warned(objection) for objection in row.objections],
        unclear=unclear.get(row.id, []),
        doubles=doubles.get(row.id, []),
    )


def _warned(objection: Objection) -> Warned:
    error = objection.concern.severity is Severity.ERROR
    return Warned(
        says=sentence(objection.concern.says),
        target=objection.target if objection.concern.waivable and error else "",
        blocks=objection.blocks,
        answered=objection.accepted,
    )


def _unclear(look: Look) -> dict[str, list[dict[str, object]]]:
    """By the id of each candidate, the wordings that could mean it, and who else they could mean."""
    found: dict[str, list[dict[str, object]]] = {}
    for ambiguity in look.settled.resolution.ambiguities:
        first = next((mention for mention in ambiguity.mentions if mention in look.group), "")
        for candidate in ambiguity.candidates if first else ():
            others = [other for other in ambiguity.candidates if other != candidate]
            row = {"text": ambiguity.text, "mark": first, "count": len(ambiguity.mentions), "others": others}
            found.setdefault(candidate, []).append(row)
    return found


def _doubles(look: Look) -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = {}
    for pair in look.settled.resolution.doubles:
        if look.decisions.about(pair.id) is None:
            for one, other in ((pair.one, pair.other), (pair.other, pair.one)):
                found.setdefault(one, []).append({"target": pair.id, "other": other, "why": sentence(pair.why)})
    return found
