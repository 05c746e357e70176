"""Whoever consented to be named keeps the real name, and nobody else does because of it."""

from __future__ import annotations

from dataclasses import replace
from types import ModuleType

import pytest

from redraft.cast import CastMember, Declared
from redraft.decisions import Decision, Decisions, Ruling
from redraft.findings import Action
from redraft.plan import Obstacle
from redraft.planning.consent import kept_by_consent

RUTH = CastMember("Ruth Caldicott", role="social worker", consent="R. Caldicott, in writing, 3 March 2026")
TEXT = "{Ruth Caldicott} met {Lorna Pellow}. {Ms Caldicott} wrote to {Ms Pellow}."


def _kept(case: object) -> dict[str, bool]:
    found = kept_by_consent(case.findings, case.resolution())  # type: ignore[attr-defined]
    return {finding.text: finding.action is Action.KEEP for finding in found}


def test_every_form_of_the_name_stays(marked: ModuleType) -> None:
    """Full name and surname stay as `keep` findings; the other people of the draft do not."""
    case = marked.case(TEXT, declared=Declared((RUTH,)))
    assert _kept(case) == {
        "Ruth Caldicott": True,
        "Lorna Pellow": False,
        "Ms Caldicott": True,
        "Ms Pellow": False,
    }


def test_a_namesake_stays_a_question(marked: ModuleType) -> None:
    """A surname that could be somebody else's is not kept, and not replaced by the unused pseudonym either."""
    other = CastMember("Jory Caldicott", role="father")
    case = marked.case(
        "{Ruth Caldicott} and {Jory Caldicott}.\nLater {Caldicott} left.", declared=Declared((RUTH, other))
    )
    assert _kept(case)["Caldicott"] is False
    assert "Social Worker" not in case.redacted().splitlines()[1]


def test_no_trace_is_hunted_for(marked: ModuleType) -> None:
    """A name that stays is no leak."""
    case = marked.case(TEXT, declared=Declared((RUTH,)))
    case = replace(case, findings=kept_by_consent(case.findings, case.resolution()))
    assert not [form.text for form in case.plan().forms if "Caldicott" in form.text]


@pytest.mark.parametrize(
    ("wording", "ruling", "text", "said", "open_"),
    [
        ("PC Dunn", Ruling.KEEP, "", {}, True),
        ("PC Dunn", Ruling.KEEP, "", {"reason": "named author"}, True),
        ("PC Dunn", Ruling.KEEP, "", {"reason": "named author", "consent": "letter, file 12"}, False),
        ("07700 900417", Ruling.KEEP, "", {}, True),
        ("07700 900417", Ruling.REWORD, "07700 900417", {}, True),
        ("07700 900417", Ruling.REWORD, "a number", {}, False),
        ("07700 900417", Ruling.KEEP, "", {"reason": "the office"}, False),
        ("84", Ruling.KEEP, "", {}, False),
    ],
)
def test_no_original_stays_for_no_reason(
    wording: str, ruling: Ruling, text: str, said: dict[str, str], open_: bool, marked: ModuleType
) -> None:
    """A ruling that was written by hand without reason or consent leaves the original a question, which nobody is quoted in."""
    drafts = "{PC Dunn} rang {PHONE_NUMBER:07700 900417}, aged {AGE:84}."
    target = marked.case(drafts).id(wording)
    decisions = Decisions((Decision(target, ruling, "R. Viewer", "", text, **said),))
    plan = marked.case(drafts, decisions=decisions).plan()
    asked = [question for question in plan.questions if question.target == target]
    assert [question.obstacle for question in asked] == ([Obstacle.QUERIED] if open_ else [])
    assert (target in plan.undecided) is open_
    assert not any(wording in question.says for question in asked)
