"""Rulings on who is who, made complete and held against what the case knows before they go on record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from redraft.cast import Declared
from redraft.decisions import Decision, Decisions, Ruling
from redraft.entities import PEOPLE, PLACES
from redraft.errors import DecisionsInvalid
from redraft.findings import Finding
from redraft.folding import fold, without_possessive
from redraft.identity.contradictions import complaints
from redraft.identity.decided import decided, folded_wording
from redraft.identity.labels import role_called
from redraft.key import Key
from redraft.pseudonyms.rules import Named, Severity, concerns_of, everyone
from redraft.vocabulary import Vocabulary, load_vocabulary

NEW = "new"
"""What stands for the id of somebody whom the ruling itself makes."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What a ruling is held against: what was found, by id, the decisions before, the key, what case.yaml declares."""

    findings: Mapping[str, Finding]
    before: Decisions
    key: Key
    declared: Declared


def ruled(to: str, everywhere: bool, decision: Decision, ground: Ground) -> tuple[Decision, tuple[str, ...]]:
    """The decision with whatever it leaves to redraft filled in, and sentences for the user.

    `to` may be `NEW`: the next free id is then reserved by the decision, so that it is the same in every later run.

    Raises:
        DecisionsInvalid: if it cannot hold. The message quotes no name.
    """
    vocabulary = load_vocabulary()
    notices: tuple[str, ...] = ()
    if decision.ruling in (Ruling.MEANS, Ruling.SPLIT, Ruling.MARK) and to.strip().casefold() == NEW:
        decision = replace(decision, to=_reserved(_kind_of(decision, ground), ground), new=True)
        notices = (f"The new one is {decision.to}, from the next run on.",)
    if decision.ruling is Ruling.ROLE:
        decision = replace(decision, text=role_called(decision.text, vocabulary) or decision.text)
    if decision.meant:
        decision = _of_mention(decision, everywhere, ground)
    after = ground.before.add(decision)
    for number, (problem, next_step) in complaints(after, ground.key, ground.declared.cast, vocabulary):
        this = number == len(after.entries)
        where = "This cannot be ruled:" if this else f"decisions.yaml, entry {number} from the top:"
        raise DecisionsInvalid(f"{where} {problem}", next_step)
    if decision.ruling is Ruling.SPLIT:
        _refuse_strange_wording(decision, ground)
    if decision.ruling is Ruling.RENAME:
        notices += _against_the_rules(decision, ground, vocabulary)
    return decision, notices


def _kind_of(decision: Decision, ground: Ground) -> str:
    """The word that the id of somebody new begins with."""
    if decision.ruling is Ruling.SPLIT:
        return decision.target.rpartition("-")[0]
    return {"PERSON": "person", "ORGANIZATION": "body"}.get(_type_of(decision, ground), "place")


def _reserved(kind: str, ground: Ground) -> str:
    """The next id that neither the key nor a decision has."""
    ids = {row.entity for row in ground.key.entries} | {d.to for d in ground.before.entries if d.new}
    numbers = [int(number) for prefix, _, number in (i.rpartition("-") for i in ids) if prefix == kind]
    return f"{kind}-{max(numbers, default=0) + 1}"


def _type_of(decision: Decision, ground: Ground) -> str:
    """The entity type of what a decision says whom it means."""
    return decision.kind if decision.ruling is Ruling.MARK else _finding(decision, ground).entity_type


def _finding(decision: Decision, ground: Ground) -> Finding:
    found = ground.findings.get(decision.target)
    if found is None or found.entity_type not in PEOPLE | PLACES or not found.action.changes_text:
        raise DecisionsInvalid(
            "This cannot be ruled: the finding names no person, place or body.",
            "Look for the id of the name in review.html.",
        )
    return found


def _of_mention(decision: Decision, everywhere: bool, ground: Ground) -> Decision:
    if (_type_of(decision, ground) in PEOPLE) is not decision.meant.startswith("person"):
        raise DecisionsInvalid(
            "This cannot be ruled: a person and a place are not one.", "Name somebody of the same kind."
        )
    if decision.ruling is Ruling.MARK:
        return decision
    if everywhere and decision.new:
        raise DecisionsInvalid(
            "This cannot be ruled: somebody new is not who that wording is unclear about elsewhere.",
            "Split the wording from each of those whom it could mean, with --split and --to.",
        )
    wording = without_possessive(_finding(decision, ground).text)
    return replace(decision, wording=wording) if everywhere else decision


def _refuse_strange_wording(decision: Decision, ground: Ground) -> None:
    """A wording by which nobody was ever called is a slip of the keyboard."""
    known = decided(ground.before, ground.key)
    rows = [row for row in ground.key.entries if known.root(row.entity) == decision.target]
    called = {folded_wording(name) for row in rows for name in row.names}
    called |= {folded_wording(wording) for wording in known.wordings(decision.target)}
    if folded_wording(decision.wording) not in called:
        raise DecisionsInvalid(
            f"This cannot be ruled: {decision.target} is never worded like that.",
            "Copy the wording from the names in review.html.",
        )


def _against_the_rules(decision: Decision, ground: Ground, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The warnings about a new pseudonym; an error is refused, unless a reason is on record and it can be waived."""
    known = decided(ground.before, ground.key)
    people: list[Named] = []
    by_name: dict[str, str] = {}
    for row in ground.key.entries:
        root = known.root(row.entity)
        people.append(Named(root, row.entity_type, row.role, row.names))
        by_name |= {fold(name): root for name in row.names}
    for member in (*ground.declared.cast, *ground.declared.publisher.as_cast()):
        who = by_name.get(fold(member.name), f"{member.entity_type} {fold(member.name)}")
        people.append(Named(who, member.entity_type, member.role, member.names))
    own = [person for person in people if person.id == decision.target]
    names = tuple(name for person in own for name in person.names)
    role, kind = (own[0].role, own[0].entity_type) if own else ("", "PERSON")
    found = concerns_of(Named(decision.target, kind, role, names, decision.text), everyone(people, vocabulary))
    for concern in found:
        if concern.severity is Severity.ERROR and not (concern.waivable and decision.reason):
            way = "Choose another one" + (", or give the reason for it with --reason." if concern.waivable else ".")
            raise DecisionsInvalid(f"This cannot be ruled: of the new pseudonym, {concern.says}.", way)
    return tuple(f"Of the new pseudonym: {concern.says}." for concern in found)
