"""The wishes of one register held against one another, and against what is on record by now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from redraft.case.returned.register.rows import Written
from redraft.case.returned.register.wishes import Asked
from redraft.case.returned.values import Remark
from redraft.case.wishes import Wish
from redraft.decisions import ANSWERS, PAIR, Decision, Decisions, Ruling
from redraft.folding import fold
from redraft.marking import word_id
from redraft.outputs.register.answers import NO_NAME, REWORD
from redraft.outputs.register.contents import Register
from redraft.outputs.register.drop_downs import BETWEEN
from redraft.outputs.register.layout import Field, Sheet

_OTHERWISE = "{} says something else of the same: say which of the two holds"
_SINCE = "somebody else decided this since the register was written; if it shall be otherwise, decide it anew"


@dataclass(frozen=True, slots=True)
class Agreed:
    """The wishes that are new, why others are not taken, and how many were on record already."""

    asked: tuple[Asked, ...]
    remarks: tuple[Remark, ...]
    known: int


def agreed(asked: Sequence[Asked], register: Register, decisions: Decisions, since: str) -> Agreed:
    """`since` is when the register was written (ISO 8601): what others decided later is not overruled by it."""
    one_voice, differing = _of_one_voice(_joined(asked, register))
    fresh: list[Asked] = []
    known = 0
    for one in one_voice:
        later = [d for d in decisions.entries if d.target == one.wish.target and d.at >= since]
        if any(_same(d, one.wish) for d in later):
            known += 1
        elif _overruled(one.wish, decisions, since):
            differing.append(one.row.remark(_SINCE))
        else:
            fresh.append(one)
    return Agreed(tuple(fresh), tuple(dict.fromkeys(differing)), known)


def was_taken(row: Written, decisions: Decisions, by: str, since: str) -> bool:
    """Whether what a row says was put on record after the register was written: a question that is answered is gone."""
    line = row.line
    ids = {row.id, *row.id.split(PAIR), word_id(row.original)}
    ids |= {line.whole, *line.targets, *line.meant} if line else set()
    mine = (d for d in decisions.entries if d.target in ids and d.at >= since and (not by or d.by == by))
    return any(_tells(row, decision) for decision in mine)


def _tells(row: Written, decision: Decision) -> bool:
    """Whether a decision says what a row does."""
    said = {field: text for field, text in row.said.items() if field is not Field.REASON}
    chosen = said.get(Field.MEANT, said.get(Field.ONE_WITH, "")).partition(BETWEEN)[0]
    word = fold(said.get(Field.DECISION, "")) or (REWORD if Field.WORDING in said else "")
    match decision.ruling:
        case Ruling.MEANS:
            return chosen == decision.to
        case Ruling.MERGE:
            return chosen == decision.into
        case Ruling.REWORD:
            return word == REWORD and said.get(Field.WORDING) == decision.text
        case Ruling.RENAME:
            return said.get(Field.NEW_PSEUDONYM) == decision.text
        case Ruling.DISMISS:
            return word == NO_NAME
        case _:
            return word == decision.ruling.value


def _joined(asked: Sequence[Asked], register: Register) -> list[Asked]:
    """One wish instead of many where every wording of somebody was accepted: then that one was accepted."""
    wordings: dict[str, set[str]] = defaultdict(set)
    for line in register.sheets[Sheet.CHANGES]:
        if line.whole:
            wordings[line.whole].add(line.id)
    accepted: dict[str, list[Asked]] = defaultdict(list)
    for one in asked:
        if one.whole and one.wish.ruling is Ruling.ACCEPT:
            accepted[one.whole].append(one)
    whole = {
        who: ones[0]
        for who, ones in accepted.items()
        if {one.line.id for one in ones} == wordings[who] and len({one.wish.reason for one in ones}) == 1
    }
    left = [one for one in asked if one.whole not in whole or one.wish.ruling is not Ruling.ACCEPT]
    return left + [replace(one, wish=replace(one.wish, target=who, only=False)) for who, one in whole.items()]


def _of_one_voice(asked: Iterable[Asked]) -> tuple[list[Asked], list[Remark]]:
    """Each wish once; where two rows differ on one thing, neither is taken."""
    same: dict[tuple[str, str], list[Asked]] = defaultdict(list)
    for one in asked:
        sort = "" if one.wish.ruling in ANSWERS else one.wish.ruling.value
        same[one.wish.target, sort].append(one)
    kept: list[Asked] = []
    remarks: list[Remark] = []
    for ones in same.values():
        if len({_said(one.wish) for one in ones}) == 1:
            kept.append(ones[0])
            continue
        for one in ones:
            other = next(each.row.where for each in ones if _said(each.wish) != _said(one.wish))
            remarks.append(one.row.remark(_OTHERWISE.format(other)))
    return kept, remarks


def _said(wish: Wish) -> tuple[object, ...]:
    return (wish.ruling, wish.text, wish.into, wish.to)


def _same(decision: Decision, wish: Wish) -> bool:
    """Whether a decision is what a wish came to, when the register was taken in before; "new" has got an id by then."""
    to = decision.to if wish.to != "new" else "new" if decision.new else ""
    said = (decision.ruling, decision.text, decision.into, to)
    who = not wish.by or decision.by == wish.by
    role = wish.ruling is Ruling.ROLE and decision.ruling is Ruling.ROLE  # is put into the words of the house
    return who and (said == _said(wish) or role)


def _overruled(wish: Wish, decisions: Decisions, since: str) -> bool:
    """Whether somebody else has said something else of it later."""
    answer = wish.ruling in ANSWERS
    latest = [
        d
        for d in decisions.standing
        if d.target == wish.target and (d.ruling in ANSWERS if answer else d.ruling is wish.ruling)
    ]
    return bool(latest) and latest[-1].at > since and latest[-1].by != wish.by and not _same(latest[-1], wish)
