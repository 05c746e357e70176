"""What the rules have against pseudonyms, as questions: an error holds up publication until somebody answers for it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from redraft.cast import Declared
from redraft.decisions import Decision, Decisions, Ruling
from redraft.folding import fold
from redraft.key import Key
from redraft.planning.questions import Obstacle, Question
from redraft.pseudonyms.rules import Concern, Severity

RULE = "rule-"
"""What the ids of objections begin with."""
FIRM = "rule-must-"
"""What the ids of those begin with that nobody can accept."""
_CHANGE = "Give another with `redraft decide --rename` or under `pseudonym:` in case.yaml, and run again"


@dataclass(frozen=True, slots=True)
class Objection:
    """A rule that a pseudonym breaks, with the `target` to name to `redraft decide`, and who has answered for it.

    `accepted` says so in words; "" while nobody has.
    """

    concern: Concern
    target: str
    accepted: str = ""

    @property
    def blocks(self) -> bool:
        """Whether publication waits for it."""
        return self.concern.severity is Severity.ERROR and not self.accepted


def objections(
    concerns: Iterable[Concern], key: Key, decisions: Decisions, declared: Declared
) -> tuple[Objection, ...]:
    """All concerns with their ids; accepted are those that a decision accepts or gives with a
    reason, or a cast entry with its own.

    The id changes with the pseudonym: who accepted one has not accepted the next. A decision on everything at once does
    not count, nor one without a reason.
    """
    reasons = {fold(member.pseudonym): member for member in declared.cast if member.pseudonym and member.reason}
    found = []
    for concern in concerns:
        row = key.entry(concern.entity)
        pseudonym = row.pseudonym if row else ""
        target = _target(concern, pseudonym)
        accepted = _accepted(decisions.on(target)) or _chosen(concern.entity, pseudonym, decisions)
        if not accepted and (member := reasons.get(fold(pseudonym))):
            accepted = f"Chosen by {member.chosen_by}: {member.reason}"
        found.append(Objection(concern, target, accepted if concern.waivable else ""))
    return tuple(found)


def about_rules(objections: Sequence[Objection], entities: Collection[str]) -> tuple[Question, ...]:
    """A question for each error that nobody has answered for, if its bearer is one of these `entities`."""
    return tuple(
        Question(objection.target, Obstacle.PSEUDONYM, _says(objection.concern))
        for objection in objections
        if objection.blocks and objection.concern.entity in entities
    )


def as_worded(key: Key, decisions: Decisions) -> Key:
    """The key with what reviewers have made of pseudonyms: their own words count, and whoever stays by name has none."""
    return replace(
        key,
        entries=tuple(replace(row, pseudonym=_worded(row.pseudonym, decisions.on(row.entity))) for row in key.entries),
    )


def _worded(pseudonym: str, decision: Decision | None) -> str:
    if decision and decision.ruling is Ruling.KEEP:
        return ""
    return decision.text.strip() if decision and decision.ruling is Ruling.REWORD else pseudonym


def _accepted(decision: Decision | None) -> str:
    if decision is None or decision.ruling is not Ruling.ACCEPT or not decision.reason.strip():
        return ""
    return f"Accepted by {decision.by}: {decision.reason}"


def _chosen(entity: str, pseudonym: str, decisions: Decisions) -> str:
    """The answer of the reviewer who gave this pseudonym, and said why."""
    for decision in reversed(decisions.standing):
        if decision.target == entity and decision.ruling is Ruling.RENAME and fold(decision.text) == fold(pseudonym):
            return f"Chosen by {decision.by}: {decision.reason}" if decision.reason.strip() else ""
    return ""


def _says(concern: Concern) -> str:
    last = f"{_CHANGE}; or accept it with a reason." if concern.waivable else f"{_CHANGE}."
    return f"The pseudonym of {concern.entity} breaks a rule: {concern.says}. {last}"


def _target(concern: Concern, pseudonym: str) -> str:
    digest = sha256("\x1f".join((concern.entity, concern.rule, concern.says, fold(pseudonym))).encode()).hexdigest()
    return f"{RULE if concern.waivable else FIRM}{digest[:8]}"
