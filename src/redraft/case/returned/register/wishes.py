"""What a row says, as wishes: a decision, who is meant, another pseudonym or role, or that two are one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from redraft.case.returned.register.rows import Written
from redraft.case.wishes import Wish
from redraft.decisions import PAIR, Ruling
from redraft.folding import fold
from redraft.marking import word_id
from redraft.outputs.register.answers import ACCEPT, KEEP, NO_NAME, REWORD
from redraft.outputs.register.contents import Line
from redraft.outputs.register.drop_downs import BETWEEN
from redraft.outputs.register.layout import Field, Sheet

_ONLY_REASON = "there is a reason, and nothing that it would be the reason for"
_NO_WORDING = "the decision is reword, and “Your wording” is empty"
_WORDING_TOO = "“Your wording” is filled in, and the decision is not reword: say which of the two holds"
_TWO_ANSWERS = "there is a decision, and a choice of who is meant: say which of the two holds"
_MERGED_TOO = "somebody who is one with another goes by the pseudonym and role of that one: write them in that row"
_ITSELF = "nobody is one with themselves"
_CHANGED = "what is proposed has changed since the register was written: look at the register of the last run"
_GONE = "it is not there any more: look at the register of the last run"
_CLOSED = "it was decided since, or is not asked any more: look at the register of the last run"
_CONSENT = (
    "this cannot be kept here; a real name stays only with consent: say in `redraft review` where that is on record"
)
_NOT_ASKED = "nothing can be written in this row: its answer stands in another place"


@dataclass(frozen=True, slots=True)
class Asked:
    """A wish, and the row and line that it comes from; `whole` if it is on one wording of somebody who has several."""

    wish: Wish
    row: Written
    line: Line
    whole: str = ""


def wishes_of(row: Written, by: str) -> tuple[Asked, ...] | str:
    """What a row says, or why it cannot be taken; either everything in it is taken or nothing."""
    if row.line is None:
        return _CLOSED if row.sheet is Sheet.TO_DECIDE else _GONE
    if not row.line.editable:
        return _NOT_ASKED
    if set(row.said) == {Field.REASON}:
        return _ONLY_REASON
    return _of_cast(row, row.line, by) if row.sheet is Sheet.CAST else _of_proposal(row, row.line, by)


def _of_cast(row: Written, line: Line, by: str) -> tuple[Asked, ...] | str:
    said, reason = row.said, row.said.get(Field.REASON, "")
    chosen = said.get(Field.ONE_WITH, "")
    if chosen:
        into = _chosen(chosen, line)
        if into is None:
            return _not_listed(Field.ONE_WITH)
        if into == line.id:
            return _ITSELF
        if Field.NEW_PSEUDONYM in said or Field.NEW_ROLE in said:
            return _MERGED_TOO
        return (Asked(Wish(line.id, Ruling.MERGE, by, reason=reason, into=into), row, line),)
    wishes = (
        Wish(line.id, ruling, by, text=said[field], reason=reason)
        for field, ruling in ((Field.NEW_PSEUDONYM, Ruling.RENAME), (Field.NEW_ROLE, Ruling.ROLE))
        if field in said and said[field] != line.cells.get(_NOW[field])
    )
    return tuple(Asked(wish, row, line) for wish in wishes)


_NOW = {Field.NEW_PSEUDONYM: Field.PSEUDONYM, Field.NEW_ROLE: Field.ROLE}


def _of_proposal(row: Written, line: Line, by: str) -> tuple[Asked, ...] | str:
    said, reason = row.said, row.said.get(Field.REASON, "")
    wording, decision = said.get(Field.WORDING, ""), fold(said.get(Field.DECISION, ""))
    if Field.MEANT in said:
        if decision or wording:
            return _TWO_ANSWERS
        chosen = _chosen(said[Field.MEANT], line)
        return _not_listed(Field.MEANT) if chosen is None else tuple(_of_choice(chosen, row, line, by, reason))
    if wording and decision not in ("", REWORD):
        return _WORDING_TOO
    decision = decision or REWORD
    of_person = NO_NAME in line.answers or line.id.startswith("person-")
    if decision == KEEP and decision not in line.answers and of_person:
        return _CONSENT
    if decision not in line.answers:
        return f"“{Field.DECISION}” is none of: {', '.join(line.answers)}" if line.answers else _NOT_ASKED
    if decision == REWORD and not wording:
        return _NO_WORDING
    if decision == ACCEPT and not row.same:
        return _CHANGED
    if decision == NO_NAME:
        original = line.cells[Field.ORIGINAL]
        return (Asked(Wish(word_id(original), Ruling.DISMISS, by, reason=reason, wording=original), row, line),)
    part = len(line.targets) > 1 or (bool(line.whole) and line.targets != (line.whole,))
    return tuple(
        Asked(
            Wish(target, Ruling(decision), by, text=wording, reason=reason, only=part),
            row,
            line,
            line.whole if part else "",
        )
        for target in line.targets
    )


def _of_choice(chosen: str, row: Written, line: Line, by: str, reason: str) -> Iterator[Asked]:
    """Who an unclear name means, in each of its places; of two who may be one, that they are."""
    for target in line.meant:
        if PAIR in target:
            other = next(id_ for id_ in target.split(PAIR) if id_ != chosen)
            yield Asked(Wish(other, Ruling.MERGE, by, reason=reason, into=chosen), row, line)
        else:
            yield Asked(Wish(target, Ruling.MEANS, by, reason=reason, to=chosen), row, line)


def _chosen(text: str, line: Line) -> str | None:
    """The id of an entry of the drop-down; None if the text is none, whatever else it may be."""
    wanted = " ".join(text.split()).partition(BETWEEN)[0].casefold()
    return next((id_ for id_, _ in line.others if id_.casefold() == wanted), None)


def _not_listed(field: Field) -> str:
    return f"“{field}” is not an entry of its list"
