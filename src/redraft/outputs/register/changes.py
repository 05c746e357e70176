"""The sheet of changes: every wording that was found, once, with what becomes of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from redraft.folding import fold
from redraft.outputs.diff.lists import Wording
from redraft.outputs.diff.page import ReviewPage
from redraft.outputs.diff.standing import Standing
from redraft.outputs.register.answers import answers_on
from redraft.outputs.register.contents import Line
from redraft.outputs.register.layout import Field
from redraft.outputs.register.wordings import becomes, in_context, state_of, where
from redraft.outputs.telling import decided, sentence
from redraft.text import picture_of


def change_lines(
    page: ReviewPage, found: Sequence[Standing], rows: Sequence[Wording], numbers: dict[str, int]
) -> tuple[Line, ...]:
    """A line a wording, as the page lists them; words in pictures are ruled on with the picture and left out here."""
    unclear = {mention: each.mentions[0] for each in page.resolution.ambiguities for mention in each.mentions}
    members: dict[int, list[Standing]] = defaultdict(list)
    for standing in found:
        members[numbers[standing.finding.id]].append(standing)
    together = {row.number: _together(row.first, unclear) for row in rows}
    shared = Counter(together.values())
    return tuple(
        _line(row, members[row.number], shared[together[row.number]] > 1)
        for row in rows
        if not picture_of(row.first.finding.anchor)
    )


def _together(standing: Standing, unclear: dict[str, str]) -> str:
    """What is decided along with a finding: see `redraft.outputs.diff.standing`."""
    finding = standing.finding
    if standing.entity:
        return standing.entity.id
    return unclear.get(finding.id) or "\x1f".join((finding.entity_type, finding.action, fold(finding.text)))


def _line(row: Wording, members: Sequence[Standing], is_part: bool) -> Line:
    """`is_part` says that an answer on one of the findings would hold for other wordings, too."""
    first = row.first
    entity = first.entity.id if first.entity else ""
    return Line(
        id=first.finding.id,
        cells={
            Field.ID: first.finding.id,
            Field.KIND: row.label,
            Field.ORIGINAL: first.text,
            Field.BECOMES: becomes(row),
            Field.STATE: state_of(row.is_open, first.decision),
            Field.CONTEXT: in_context(row),
            Field.COUNT: str(row.total),
            Field.WHERE: where(row),
            Field.WHY: sentence(first.why),
            Field.DECIDED: decided(first.decision),
        },
        answers=answers_on(first.finding.entity_type).words,
        targets=tuple(s.finding.id for s in members) if is_part else (entity or first.finding.id,),
        whole=entity,
    )
