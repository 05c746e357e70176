"""Decisions that cannot hold: of nobody, in a circle, against what the user declared; told before they do harm."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from redraft.cast import CastMember
from redraft.decisions import FINDING, MARK, Decision, Decisions, Ruling, is_entity_id
from redraft.errors import DecisionsInvalid
from redraft.folding import fold
from redraft.identity.decided import Decided, decided, folded_wording
from redraft.identity.labels import SUBJECT, calls_subject, role_called
from redraft.key import Key
from redraft.vocabulary import Vocabulary

Complaint = tuple[str, str]
"""What is wrong with a decision, and what to do."""

_LOOK = "Copy the id from review.html, or run `redraft run` again."
_WITHDRAW = "Take that back first, with `redraft decide CASE --entity {} --withdraw`."


def check(decisions: Decisions, key: Key, cast: Sequence[CastMember], vocabulary: Vocabulary) -> None:
    """Holds every standing decision on who is who against the key, the cast, and the decisions before it.

    Raises:
        DecisionsInvalid: naming the entry of decisions.yaml, counted from the top, and what to do about it. No name and
            no pseudonym is quoted.
    """
    for number, (problem, next_step) in complaints(decisions, key, cast, vocabulary):
        raise DecisionsInvalid(f"decisions.yaml, entry {number} from the top: {problem}", next_step)


def complaints(
    decisions: Decisions, key: Key, cast: Sequence[CastMember], vocabulary: Vocabulary
) -> Iterator[tuple[int, Complaint]]:
    """What is wrong with the standing decisions on who is who, each with its number from the top of the file."""
    # what the key says of mergers that were ruled here is what these very decisions made of it
    ruled_here = {decision.target for decision in decisions.entries if decision.ruling is Ruling.MERGE}
    key = Key(tuple(replace(r, merged_into="") if r.entity in ruled_here else r for r in key.entries), key.revision)
    numbers = {id(decision): number for number, decision in enumerate(decisions.entries, 1)}
    on_who = [decision for decision in decisions.standing if _rules(decision)]
    for at, decision in enumerate(on_who):
        before = Decisions(tuple(on_who[:at]))
        ground = _Ground(key, cast, decisions, before, decided(before, key), vocabulary)
        for rule in _rules(decision):
            yield from ((numbers[id(decision)], found) for found in rule(ground, decision))


@dataclass(frozen=True, slots=True)
class _Ground:
    """What a decision stands on: `every` decision of the case, those on who is who `before` it that still stand, and what
    is `known` by these.
    """

    key: Key
    cast: Sequence[CastMember]
    every: Decisions
    before: Decisions
    known: Decided
    vocabulary: Vocabulary

    def is_known(self, entity: str) -> bool:
        """Whether the key has this id, or a decision has made it."""
        return self.key.entry(entity) is not None or entity in {d.to for d in self.every.entries if d.new}

    def members(self, entity: str) -> list[CastMember]:
        """Those of the cast whom this id stands for."""
        root = self.known.root
        rows = (row for row in self.key.entries if root(row.entity) == root(entity))
        names = {fold(name) for row in rows for name in row.names}
        return [member for member in self.cast if fold(member.name) in names]


Rule = Callable[[_Ground, Decision], Iterator[Complaint]]


def _target(ground: _Ground, decision: Decision) -> Iterator[Complaint]:
    """The target is somebody, and not somebody who has been found to be somebody else."""
    yield from _somebody(ground, decision.target)


def _somebody(ground: _Ground, entity: str) -> Iterator[Complaint]:
    if not is_entity_id(entity) or not ground.is_known(entity):
        yield "it names somebody whom the key does not know.", _LOOK
    elif (root := ground.known.root(entity)) != entity:
        yield f"{entity} is merged into {root}.", f"Rule on {root}, or: " + _WITHDRAW.format(entity)


def _merge(ground: _Ground, decision: Decision) -> Iterator[Complaint]:
    one, other = decision.target, decision.into
    if one == other:
        yield "it merges somebody into nobody else.", "Name two ids."
    if ground.is_known(other) and ground.known.root(other) == one:
        yield f"{other} is merged into {one} already: the two are one.", "Nothing needs to be ruled."
    yield from _somebody(ground, other)
    yield from _alike(one, other)
    going, staying = ground.members(one), ground.members(other)
    if going and staying:
        yield "case.yaml declares the two apart.", "Make one an alias of the other under `cast:` in case.yaml."
    if going:
        yield f"case.yaml declares {one}, which would go.", f"Merge {other} into {one} instead."


def _split(ground: _Ground, decision: Decision) -> Iterator[Complaint]:
    if decision.to == decision.target:
        yield "it splits somebody from nobody else.", "Name another id, or `new`."
    yield from _somebody(ground, decision.to)
    yield from _alike(decision.target, decision.to)
    declared = {folded_wording(name) for member in ground.members(decision.target) for name in member.names}
    if folded_wording(decision.wording) in declared:
        yield f"case.yaml declares this wording a name of {decision.target}.", "Take it out of `aliases:` there first."


def _rename(ground: _Ground, decision: Decision) -> Iterator[Complaint]:
    if any(member.pseudonym for member in ground.members(decision.target)):
        yield f"case.yaml gives {decision.target} its pseudonym.", "Change `pseudonym:` there."
    wanted, others = fold(decision.text), [row for row in ground.key.entries if row.entity != decision.target]
    taken = {fold(one) for row in others for one in (row.pseudonym, *row.had)}
    taken |= {fold(d.text) for d in ground.before.standing if d.ruling is Ruling.RENAME and d.target != decision.target}
    taken |= {fold(member.pseudonym) for member in ground.cast if member.pseudonym}
    if wanted in taken:
        yield "this pseudonym is somebody else's, or has been.", "Choose another one."


def _role(ground: _Ground, decision: Decision) -> Iterator[Complaint]:
    label = role_called(decision.text, ground.vocabulary)
    of_place = label in ground.vocabulary.place_kinds.values()
    if not label or of_place is decision.target.startswith("person") or decision.target.startswith("family"):
        yield "redraft knows no such role.", "The roles are listed in docs/case-yaml.md, under `ruling: role`."
    if any(member.role for member in ground.members(decision.target)):
        yield f"case.yaml gives {decision.target} its role.", "Change `role:` there."
    if label == SUBJECT and any(calls_subject(member.role) for member in ground.cast):
        yield "case.yaml says whom the review is about.", "Change `role:` there."


def _means(ground: _Ground, decision: Decision) -> Iterator[Complaint]:
    if not decision.target.startswith((FINDING, MARK)):
        yield "only a finding can mean somebody.", "Name a finding (f-…); to join two ids, use `merge`."
    yield from _somebody(ground, decision.meant)
    if decision.meant.startswith("family"):
        yield "a whole family is told by its name.", "Name a person, place or body."


def _alike(one: str, other: str) -> Iterator[Complaint]:
    """A person is no place, and a family nobody in particular."""
    kinds = {"person" if entity.startswith("person") else "place" for entity in (one, other)}
    if any(entity.startswith("family") for entity in (one, other)):
        yield "a whole family is told by its name, and is neither merged nor split.", "Name people, places or bodies."
    elif len(kinds) > 1:
        yield "one of the two is a person, the other is not.", "Name two people, or two places or bodies."


_RULES: dict[Ruling, tuple[Rule, ...]] = {
    Ruling.MERGE: (_target, _merge),
    Ruling.SPLIT: (_target, _split),
    Ruling.RENAME: (_target, _rename),
    Ruling.ROLE: (_target, _role),
    Ruling.MEANS: (_means,),
}


def _rules(decision: Decision) -> tuple[Rule, ...]:
    """What holds for a decision on who is who; nothing for any other."""
    return _RULES.get(Ruling.MEANS if decision.meant else decision.ruling, ())
