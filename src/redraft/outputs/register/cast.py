"""The sheet of people, places and bodies: a row each, with whatever may be said of who is who."""

from __future__ import annotations

from collections.abc import Sequence

from redraft.identity.labels import SUBJECT
from redraft.outputs.diff.lists import RegisterRow
from redraft.outputs.diff.page import ReviewPage
from redraft.outputs.register.contents import Line
from redraft.outputs.register.layout import Field
from redraft.outputs.register.wordings import counted, state_of
from redraft.outputs.telling import decided

NOT_MET, BY_NAME = "not in these drafts", "named on purpose"


def cast_lines(page: ReviewPage, people: Sequence[RegisterRow]) -> tuple[Line, ...]:
    """Everybody in the order of the page; whoever was found to be somebody else can be changed no more."""
    kinds = _kinds(people)
    return tuple(_line(row, page, kinds.get(_kind(row), ())) for row in people)


def _line(row: RegisterRow, page: ReviewPage, like: tuple[tuple[str, str], ...]) -> Line:
    ruled = page.decisions.about(row.id)
    gone = bool(row.merged_into)
    state = f"one with {row.merged_into}" if gone else state_of(row.is_open, ruled) if row.counts else NOT_MET
    return Line(
        id=row.id,
        cells={
            Field.ID: row.id,
            Field.KIND: row.label,
            Field.PSEUDONYM: row.pseudonym or BY_NAME,
            Field.ROLE: "the subject of the review" if row.role == SUBJECT else row.role,
            Field.NAMES: "; ".join(f"{name} ({times})" if times else name for name, times in row.called),
            Field.COUNT: str(row.total),
            Field.WHERE: counted(row.counts),
            Field.CHOSEN: row.chosen_by or ("redraft" if row.pseudonym else ""),
            Field.WARNINGS: _warnings(row),
            Field.STATE: state,
            Field.DECIDED: decided(ruled),
        },
        others=() if gone else like,
        targets=(row.id,),
        meant=(row.id,),
        editable=not gone,
    )


def _kinds(people: Sequence[RegisterRow]) -> dict[str, tuple[tuple[str, str], ...]]:
    """Whoever somebody of each kind could be one with: those of that kind that are still told apart."""
    found: dict[str, list[tuple[str, str]]] = {}
    for row in people:
        if not row.merged_into:
            found.setdefault(_kind(row), []).append((row.id, row.pseudonym or BY_NAME))
    return {kind: tuple(entries) for kind, entries in found.items()}


def _kind(row: RegisterRow) -> str:
    return row.id.rpartition("-")[0]


def _warnings(row: RegisterRow) -> str:
    said = []
    for objection in row.objections:
        how = "Has to change" if objection.blocks else "Accepted" if objection.accepted else "Please check"
        said.append(f"{how}: {objection.concern.says}. {objection.accepted}".strip())
    return "\n".join(said)
