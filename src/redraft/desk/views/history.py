"""Who decided what, when and why: every decision of the case, the latest first."""

from __future__ import annotations

from collections import Counter
from typing import TypedDict

from redraft.decisions import COMMENT, CONFLICT, PAIR, PICTURE, REVISION, Decision, Ruling, covers_others
from redraft.desk.view import View
from redraft.desk.views.look import Look
from redraft.desk.views.plain_words import plural, ruled
from redraft.outputs.telling import moment

_WHAT = {
    PICTURE: "a picture",
    COMMENT: "a comment in the margin",
    REVISION: "tracked changes of earlier authors",
    CONFLICT: "pseudonyms that contradict each other",
    "rule-": "a pseudonym that breaks a rule",
}


class Row(TypedDict):
    """One decision. `same` names what it was on, as marks do; `standing` is False once it was taken back."""

    id: str
    target: str
    same: str
    about: str
    said: str
    by: str
    at: str
    reason: str
    standing: bool


def history(look: Look) -> View:
    """A row a decision, the latest first; the `id` of a row is its number among all, from 1."""
    left = Counter(look.decisions.standing)
    rows = []
    for number, decision in enumerate(look.decisions.entries, 1):
        left[decision] -= 1
        rows.append(_row(look, number, decision, left[decision] >= 0))
    return View({"count": len(rows)}, rows[::-1])


def _row(look: Look, number: int, decision: Decision, standing: bool) -> Row:
    return Row(
        id=str(number),
        target=decision.target,
        same=look.group.get(decision.target, decision.target),
        about=_about(look, decision),
        said=_said(look, decision),
        by=decision.by,
        at=moment(decision.at),
        reason=decision.reason,
        standing=standing and decision.ruling is not Ruling.WITHDRAW,
    )


def _said(look: Look, decision: Decision) -> str:
    """What was decided; where it is on who is who, with the name of that person or place."""
    match decision.ruling:
        case Ruling.MERGE:
            return f"Said to be one with {_named(look, decision.into)}"
        case Ruling.MEANS:
            return f"Said to be {_named(look, decision.to)}"
        case Ruling.SPLIT:
            return f"“{decision.wording}” said to be {_named(look, decision.to)}"
        case _:
            return ruled(decision)


def _about(look: Look, decision: Decision) -> str:
    """What was decided on, in words that the reviewer of the case may read."""
    target = decision.target
    if covers_others(target):
        return (
            f"everything that was open: {plural(len(decision.covers), 'thing')}" if decision.covers else "many at once"
        )
    if PAIR in target:
        return " and ".join(_named(look, one) for one in target.split(PAIR))
    if target in look.entities or target in look.pseudonyms:
        return _named(look, target)
    if target in look.group:
        first = next(s for s in look.together[look.group[target]] if s.finding.id == target)
        return f"“{' '.join(first.finding.text.split())}”"
    return next((words for beginning, words in _WHAT.items() if target.startswith(beginning)), "") or (
        f"“{decision.wording}”" if decision.wording else "wording that is no longer in the drafts"
    )


def _named(look: Look, target: str) -> str:
    entity = look.entities.get(target)
    name = f"“{entity.names[0]}”" if entity and entity.names else "somebody new"
    pseudonym = look.pseudonyms.get(target, "")
    return f"{name} ({pseudonym})" if pseudonym else name
