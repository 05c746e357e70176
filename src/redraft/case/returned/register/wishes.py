"""What a row says, as wishes: a decision, who is meant, another pseudonym or role, or that two are one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from redraft.case.decide import Wish
from redraft.case.returned.register.rows import Written
from redraft.decisions import PAIR, Ruling
from redraft.folding import fold
from redraft.outputs.register.answers import ACCEPT, REWORD
from redraft.outputs.register.drop_downs import BETWEEN
from redraft.outputs.register.layout import Field, Sheet

_ONLY_REASON = "there is a reason, and nothing that it would be the reason for"
_NO_WORDING = "the decision is reword, and “Your wording” is empty"
_WORDING_TOO = "“Your wording” is filled in, and the decision is not reword: say which of the two holds"
_TWO_ANSWERS = "there is a decision, and a choice of who is meant: say which of the two holds"
_MERGED_TOO = "somebody who is one with another goes by the pseudonym and role of that one: write them in that row"
_ITSELF = "nobody is one with themselves"
_CHANGED = "what is proposed has changed since the register was written: look at the register of the last run"
_NOT_ASKED = "nothing can be written in this row: its answer stands in another place"


@dataclass(frozen=True, slots=True)
class Asked:
    """A wish, and the row that it comes from; `whole` if it is on one wording of somebody who has several."""

    wish: Wish
    row: Written
    whole: str = ""


def wishes_of(row: Written, by: str) -> tuple[Asked, ...] | str:
    """What a row says, or why it cannot be taken; either everything in it is taken or nothing."""
    if not row.line.editable:
        return _NOT_ASKED
    if set(row.said) == {Field.REASON}:
        return _ONLY_REASON
    return _of_cast(row, by) if row.sheet is Sheet.CAST else _of_proposal(row, by)


def _of_cast(row: Written, by: str) -> tuple[Asked, ...] | str:
    said, reason = row.said, row.said.get(Field.REASON, "")
    chosen = said.get(Field.ONE_WITH, "")
    if chosen:
        into = _chosen(chosen, row)
        if into is None:
            return _not_listed(Field.ONE_WITH)
        if into == row.line.id:
            return _ITSELF
        if Field.NEW_PSEUDONYM in said or Field.NEW_ROLE in said:
            return _MERGED_TOO
        return (Asked(Wish(row.line.id, Ruling.MERGE, by, reason=reason, into=into), row),)
    wishes = (
        Wish(row.line.id, ruling, by, text=said[field], reason=reason)
        for field, ruling in ((Field.NEW_PSEUDONYM, Ruling.RENAME), (Field.NEW_ROLE, Ruling.ROLE))
        if field in said and said[field] != row.line.cells.get(_NOW[field])
    )
    return tuple(Asked(wish, row) for wish in wishes)


_NOW = {Field.NEW_PSEUDONYM: Field.PSEUDONYM, Field.NEW_ROLE: Field.ROLE}


def _of_proposal(row: Written, by: str) -> tuple[Asked, ...] | str:
    said, reason = row.said, row.said.get(Field.REASON, "")
    wording, decision = said.get(Field.WORDING, ""), fold(said.get(Field.DECISION, ""))
    if Field.MEANT in said:
        if decision or wording:
            return _TWO_ANSWERS
        chosen = _chosen(said[Field.MEANT], row)
        return _not_listed(Field.MEANT) if chosen is None else tuple(_of_choice(chosen, row, by, reason))
    if wording and decision not in ("", REWORD):
        return _WORDING_TOO
    decision = decision or REWORD
    if decision not in row.line.answers:
        return f"“{Field.DECISION}” is none of: {', '.join(row.line.answers)}" if row.line.answers else _NOT_ASKED
    if decision == REWORD and not wording:
        return _NO_WORDING
    if decision == ACCEPT and not row.same:
        return _CHANGED
    part = len(row.line.targets) > 1 or (bool(row.line.whole) and row.line.targets != (row.line.whole,))
    return tuple(
        Asked(
            Wish(target, Ruling(decision), by, text=wording, reason=reason, only=part),
            row,
            row.line.whole if part else "",
        )
        for target in row.line.targets
    )


def _of_choice(chosen: str, row: Written, by: str, reason: str) -> Iterator[Asked]:
    """Who an unclear name means, in each of its places; of two who may be one, that they are."""
    for target in row.line.meant:
        if PAIR in target:
            other = next(id_ for id_ in target.split(PAIR) if id_ != chosen)
            yield Asked(Wish(other, Ruling.MERGE, by, reason=reason, into=chosen), row)
        else:
            yield Asked(Wish(target, Ruling.MEANS, by, reason=reason, to=chosen), row)


def _chosen(text: str, row: Written) -> str | None:
    """The id of an entry of the drop-down; None if the text is none, whatever else it may be."""
    wanted = " ".join(text.split()).partition(BETWEEN)[0].casefold()
    return next((id_ for id_, _ in row.line.others if id_.casefold() == wanted), None)


def _not_listed(field: Field) -> str:
    return f"“{field}” is not an entry of its list"
