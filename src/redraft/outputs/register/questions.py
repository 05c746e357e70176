"""What a question is about, whatever sort of thing its target is, in the words of the reviewer's page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from redraft.outputs.diff.in_place import conflict_rows
from redraft.outputs.diff.lists import RegisterRow, Wording, unclear_names
from redraft.outputs.diff.page import ReviewPage
from redraft.outputs.diff.standing import Standing
from redraft.outputs.diff.to_look_at import picture_rows
from redraft.outputs.register.answers import SOMEBODY_ELSE
from redraft.outputs.register.wordings import becomes, in_context
from redraft.planning.questions import Question

Told = tuple[str, str, str]
"""The original wording of a question, what is to stand instead, and the first place with the words around it."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """What the lines are made of: the page, what was found (in page order), as wordings with the number of that of each finding, and people."""

    page: ReviewPage
    found: Sequence[Standing]
    rows: Sequence[Wording]
    numbers: Mapping[str, int]
    people: Sequence[RegisterRow]
    by_number: Mapping[int, Wording] = field(init=False, repr=False)
    by_id: Mapping[str, RegisterRow] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_number", {row.number: row for row in self.rows})
        object.__setattr__(self, "by_id", {row.id: row for row in self.people})

    def wording(self, finding: str) -> Wording | None:
        """The wording that a finding belongs to."""
        return self.by_number.get(self.numbers.get(finding, 0))

    def pseudonym(self, entity: str) -> str:
        """What stands for an entity."""
        row = self.by_id.get(entity)
        return row.pseudonym if row else ""


class Telling:
    """What the reviewer has to see of a question, whatever sort of thing its target is."""

    def __init__(self, grounds: Grounds) -> None:
        page = grounds.page
        names = unclear_names(page.drafts, grounds.found, page.resolution, page.key, page.plan.questions)
        self._grounds = grounds
        self._unclear = {row.target: row for row in names}
        self._pairs = {pair.id: pair for pair in page.resolution.doubles}
        self._pictures = {row.id: row for row in picture_rows(page.drafts, {}, (), page.decisions)}
        self._comments = {comment.id: comment for draft in page.drafts for comment in draft.comments}
        self._objections = {objection.target: objection for objection in page.objections}
        self._conflicts = {
            row.target: row for row in conflict_rows(page.drafts, page.resolution.conflicts, page.key, page.decisions)
        }

    def of(self, question: Question) -> Told:
        """The wording, what becomes of it and where it first stands; empty where there is no such thing."""
        target = question.target
        if person := self._grounds.by_id.get(target):
            return "; ".join(name for name, _ in person.called), person.pseudonym, ""
        if row := self._grounds.wording(target):
            return row.first.text, becomes(row), in_context(row)
        if pair := self._pairs.get(target):
            return self._both(pair.one, pair.other)
        if picture := self._pictures.get(target):
            return f"Picture {picture.number} ({picture.kind})", "", picture.alt
        if comment := self._comments.get(target):
            return f"{comment.author}: {comment.text}", "", ""
        if conflict := self._conflicts.get(target):
            return "; ".join(conflict.labels), "", ""
        if objection := self._objections.get(target):
            return self._grounds.pseudonym(objection.concern.entity), "", ""
        return "", "", ""

    def entity_type(self, question: Question) -> str:
        """The type of what a question is about; "" if it is about no wording."""
        if row := self._grounds.wording(question.target):
            return row.first.finding.entity_type
        return next((e.entity_type for e in self._grounds.page.key.entries if e.entity == question.target), "")

    def _both(self, *ids: str) -> Told:
        rows = [row for id_ in ids if (row := self._grounds.by_id.get(id_))]
        names = "  |  ".join("; ".join(name for name, _ in row.called) for row in rows)
        return names, " and ".join(row.pseudonym for row in rows), ""

    def others(self, question: Question) -> tuple[tuple[str, str], ...]:
        """Whom the reviewer may choose: the candidates of an unclear name, or the two who may be one."""
        if pair := self._pairs.get(question.target):
            return tuple((id_, f"they are one: {self._grounds.pseudonym(id_)}") for id_ in (pair.one, pair.other))
        unclear = self._unclear.get(question.target)
        if unclear is None:
            return ()
        known = tuple((id_, said or "?") for id_, said, _ in unclear.candidates)
        # Somebody else in several places may be several people: that is said place by place.
        return (*known, SOMEBODY_ELSE) if len(unclear.ambiguity.mentions) == 1 else known

    def meant(self, question: Question) -> tuple[str, ...]:
        """What a choice of who is meant is about: every place of an unclear name."""
        unclear = self._unclear.get(question.target)
        return unclear.ambiguity.mentions if unclear else (question.target,)
