"""Pseudonyms that break a rule hold up publication until they are changed, or somebody answers for them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from redraft.cast import CastMember, Declared
from redraft.decisions import ALL, Decision, Decisions, Ruling
from redraft.entities import Entity, Resolution
from redraft.key import Key, KeyEntry
from redraft.planning.objections import Objection, about_rules, as_worded, objections
from redraft.planning.questions import Obstacle
from redraft.pseudonyms.rules import concerns, of_case
from redraft.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()
NOBODY, NONE = Declared(), Decisions()


def _against(pseudonym: str, decisions: Decisions = NONE, declared: Declared = NOBODY) -> tuple[Objection, ...]:
    entities = (
        Entity("person-1", "PERSON", "subject", ("Keziah Ashdale",), ()),
        Entity("person-2", "PERSON", "", ("Freya Orme",), ()),
    )
    key = Key((KeyEntry("person-1", "PERSON", "subject", ("Keziah Ashdale",), pseudonym),))
    worded = as_worded(key, decisions)
    broken = concerns(of_case(Resolution(entities), worded, declared, VOCABULARY))
    return objections(broken, worded, decisions, declared)


def _accepting(target: str, reason: str, covers: frozenset[str] = frozenset()) -> Decisions:
    return Decisions(
        (Decision(target, Ruling.ACCEPT, "A. Manager", "2026-03-01T09:30:00Z", reason=reason, covers=covers),)
    )


def test_error_is_a_question_that_quotes_nothing() -> None:
    """A true initial asks, names the bearer by id and says what to do; a warning does not hold up anything."""
    (question,) = about_rules(_against("Child K"), {"person-1"})
    assert question.obstacle is Obstacle.PSEUDONYM
    assert "person-1" in question.says and "case.yaml" in question.says and "reason" in question.says
    assert not any(name in question.says for name in ("Keziah", "Ashdale"))
    assert about_rules(_against("Child Q"), {"person-1"}) == ()


def test_who_is_in_no_copy_holds_up_nothing() -> None:
    """A pseudonym that no copy carries asks nobody."""
    assert about_rules(_against("Child K"), {"person-2"}) == ()


def test_acceptance_needs_a_reason() -> None:
    """One who accepts it with a reason is taken at their word; without a reason, or for everything at once, not."""
    (objection,) = _against("Child K")
    assert not about_rules(_against("Child K", _accepting(objection.target, "the family's wish")), {"person-1"})
    assert about_rules(_against("Child K", _accepting(objection.target, "")), {"person-1"})
    assert about_rules(_against("Child K", _accepting(ALL, "all", frozenset({objection.target}))), {"person-1"})
    assert about_rules(_against("Child A", _accepting(objection.target, "the family's wish")), {"person-1"})


def test_reason_in_the_cast_counts() -> None:
    """A cast entry that says who chose it and why answers for it."""
    member = CastMember("Keziah Ashdale", pseudonym="Child K", chosen_by="the family", reason="it is her wish")
    found = _against("Child K", declared=Declared((member,)))
    assert found and not about_rules(found, {"person-1"})
    assert "the family" in found[0].accepted
    assert about_rules(_against("Child K", declared=Declared((replace(member, reason=""),))), {"person-1"})


@pytest.mark.parametrize(("reason", "held_up"), [("the family's wish", False), ("", True)])
def test_reviewer_who_renames_with_a_reason_has_answered(reason: str, held_up: bool) -> None:
    """Who gives a pseudonym that breaks a rule, and says why, is not asked again."""
    decision = Decision("person-1", Ruling.RENAME, "A. Manager", "2026-03-01T09:30:00Z", "Child K", reason)
    assert bool(about_rules(_against("Child K", Decisions((decision,))), {"person-1"})) is held_up


def test_real_name_cannot_be_accepted() -> None:
    """Nobody can accept that a pseudonym is somebody's real name."""
    found = _against("Freya")
    again = _against("Freya", _accepting(found[0].target, "the family's wish"))
    assert about_rules(again, {"person-1"})


@pytest.mark.parametrize(
    ("ruling", "text", "held_up"),
    [(Ruling.REWORD, "Child R", False), (Ruling.REWORD, "Child A", True), (Ruling.KEEP, "", False)],
)
def test_what_reviewers_made_of_it_counts(ruling: Ruling, text: str, held_up: bool) -> None:
    """The rules look at the reviewer's own wording, and not at who stays by name."""
    decision = Decision("person-1", ruling, "A. Manager", "2026-03-01T09:30:00Z", text)
    assert bool(about_rules(_against("Child K", Decisions((decision,))), {"person-1"})) is held_up
