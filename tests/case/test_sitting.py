"""A case taken up for deciding: answers touch what they are about, and everything agrees with a run from nothing."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from redraft.case.decide import Declined, Recorded
from redraft.case.folder import CaseFolder
from redraft.case.run import run
from redraft.case.sitting import Sitting, sitting
from redraft.case.wishes import Wish
from redraft.decisions import ALL, Ruling
from redraft.errors import CaseLocked
from redraft.plan import Obstacle
from redraft.resources import folder

BY = "A. Manager"


@pytest.fixture(scope="module")
def decided_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo case after a run, as a folder of its own."""
    root = tmp_path_factory.mktemp("sitting") / "case"
    root.mkdir()
    demo = folder("fixtures") / "demo"
    (root / "case.yaml").write_bytes((demo / "case.yaml").read_bytes())
    run([demo / "drafts"], root)
    return root


@pytest.fixture
def taken(decided_case: Path) -> Iterator[Sitting]:
    """The case taken up, with no decision made yet."""
    CaseFolder(decided_case).decisions.unlink(missing_ok=True)
    with sitting(decided_case) as taken_up:
        yield taken_up


def _edits(taken: Sitting) -> dict[str, str]:
    return {edit.finding: edit.becomes for made in taken.state.settled.plan.edits.values() for edit in made}


def _rule(taken: Sitting, target: str, ruling: Ruling, **more: object) -> Recorded:
    outcome = taken.rule([Wish(target, ruling, BY, **more)])[0]  # type: ignore[arg-type]
    assert isinstance(outcome, Recorded), outcome
    return outcome


def test_an_answer_agrees_with_settling_anew(taken: Sitting) -> None:
    """After answers of every sort, edits and questions are those that a fresh reading of the file gives."""
    asked = taken.state.settled.plan.questions
    changes = [q for q in asked if q.obstacle is Obstacle.CHANGE]
    for number, question in enumerate(changes[:12]):
        ruling = (Ruling.ACCEPT, Ruling.QUERY, Ruling.ACCEPT)[number % 3]
        _rule(taken, question.target, ruling)
    flags = [q for q in asked if q.obstacle in (Obstacle.FLAG, Obstacle.NEAR_MISS)]
    _rule(taken, flags[0].target, Ruling.REWORD, text="a detail", only=True)
    quick = taken.state.settled.plan
    taken._settle(taken.state.decisions)
    assert (quick.edits, quick.questions) == (taken.state.settled.plan.edits, taken.state.settled.plan.questions)


def test_a_doubt_stays_open_and_an_answer_closes_it(taken: Sitting) -> None:
    """A doubted change is a question of its own sort until somebody answers it."""
    target = next(q.target for q in taken.state.settled.plan.questions if q.obstacle is Obstacle.CHANGE)
    _rule(taken, target, Ruling.QUERY)
    assert [q.target for q in taken.state.settled.plan.questions if q.obstacle is Obstacle.QUERIED] == [target]
    _rule(taken, ALL, Ruling.ACCEPT)
    assert [q.target for q in taken.state.settled.plan.questions if q.obstacle is Obstacle.QUERIED] == [target]
    _rule(taken, target, Ruling.ACCEPT)
    assert not [q for q in taken.state.settled.plan.questions if q.obstacle is Obstacle.QUERIED]


def test_only_here_leaves_its_likes_as_they_are(taken: Sitting) -> None:
    """An answer for one place alone changes that place, and no other of the same wording."""
    settled = taken.state.settled
    of_one = {e.id for e in settled.resolution.entities if len(e.mentions) > 2}
    edits = [edit for made in settled.plan.edits.values() for edit in made if edit.entity in of_one]
    chosen, before = edits[0], _edits(taken)
    _rule(taken, chosen.finding, Ruling.REWORD, text="somebody", only=True)
    after = _edits(taken)
    assert after.pop(chosen.finding).casefold() == "somebody" and before.pop(chosen.finding) != "somebody"
    assert after == before


def test_a_mark_finds_the_wording_everywhere_and_undo_takes_it_back(taken: Sitting) -> None:
    """What a reviewer marks is replaced wherever it stands, as whole words; undone, everything is as it was."""
    before = _edits(taken)
    text = " ".join(s.text for d in taken.state.settled.leaving for s in d.segments)
    assert "the review" in text
    _rule(taken, "", Ruling.MARK, wording="the review", kind="DETAIL", text="this work")
    new = {finding: becomes for finding, becomes in _edits(taken).items() if finding not in before}
    assert len(new) >= 2 and {becomes.casefold() for becomes in new.values()} == {"this work"}
    taken.undo(BY)
    assert _edits(taken) == before and not taken.made


def test_a_dismissed_name_is_none_anywhere(taken: Sitting) -> None:
    """Its wording stays in every draft, nobody is asked, and verification does not look for it."""
    person = next(e for e in taken.state.settled.resolution.entities if len(e.mentions) > 1 and not e.declared)
    for name in person.names:
        _rule(taken, "", Ruling.DISMISS, wording=name)
    settled = taken.state.settled
    assert not [edit for made in settled.plan.edits.values() for edit in made if edit.was in person.names]
    assert not {form.text for form in settled.plan.forms} & set(person.names)


def test_a_persons_name_is_kept_for_a_reason_and_with_consent_only(taken: Sitting) -> None:
    """Without either, it is declined with a next step, and nothing goes on record."""
    person = next(e for e in taken.state.settled.resolution.entities if e.id.startswith("person"))
    for more in ({}, {"reason": "named author"}):
        declined = taken.rule([Wish(person.id, Ruling.KEEP, BY, **more)])[0]  # type: ignore[arg-type]
        assert isinstance(declined, Declined) and declined.next_step
    assert not taken.made
    _rule(taken, person.id, Ruling.KEEP, reason="named author", consent="letter, file 12")
    assert person.id not in {edit.entity for made in taken.state.settled.plan.edits.values() for edit in made}


def test_what_cannot_hold_loses_nothing_else(taken: Sitting) -> None:
    """Of several wishes, those that hold are on record although another is declined."""
    target = taken.state.settled.plan.questions[0].target
    outcomes = taken.rule([Wish("f-ffffffffff", Ruling.ACCEPT, BY), Wish(target, Ruling.ACCEPT, BY)])
    assert [type(outcome) for outcome in outcomes] == [Declined, Recorded]
    assert [decision.target for decision in taken.made] == [target]


def test_nobody_else_works_on_a_case_meanwhile(taken: Sitting) -> None:
    """A second sitting, or any other command, is refused."""
    with pytest.raises(CaseLocked), sitting(taken.state.case.root):
        pass


def test_what_was_written_by_hand_meanwhile_counts(taken: Sitting) -> None:
    """A line added to decisions.yaml in an editor is there after the next decision."""
    first, second, third = [q.target for q in taken.state.settled.plan.questions if q.obstacle is Obstacle.CHANGE][:3]
    _rule(taken, first, Ruling.ACCEPT)
    path = taken.state.case.decisions
    path.write_text(path.read_text("utf-8") + f"- {{target: {second}, ruling: accept, by: B}}\n", "utf-8")
    _rule(taken, third, Ruling.ACCEPT)
    open_now = {q.target for q in taken.state.settled.plan.questions}
    assert not {first, second, third} & open_now


def test_the_next_command_goes_by_what_was_decided(decided_case: Path) -> None:
    """When the sitting is over, the page and the record of the run know its marks and decisions."""
    CaseFolder(decided_case).decisions.unlink(missing_ok=True)
    with sitting(decided_case) as taken_up:
        _rule(taken_up, "", Ruling.MARK, wording="the review", kind="DETAIL", text="this work")
        made = set(_edits(taken_up))
    case = CaseFolder(decided_case)
    assert "this work" in case.diff.read_text("utf-8")
    with sitting(decided_case) as again:
        assert set(_edits(again)) == made


def test_taking_up_a_case_needs_no_recognisers() -> None:
    """Deciding starts without Presidio and without a model, which take seconds to load."""
    found = (
        "import sys, redraft.case.sitting; print(*({'presidio_analyzer', 'spacy', 'onnxruntime'} & set(sys.modules)))"
    )
    said = subprocess.run([sys.executable, "-c", found], capture_output=True, text=True, check=True)
    assert not said.stdout.split()
