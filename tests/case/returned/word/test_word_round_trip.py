"""Review copies that came back from Word become decisions: what was done to each change, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from redraft.case.folder import CaseFolder
from redraft.case.records import read_run
from redraft.case.returned.collecting import CollectReport
from redraft.decisions import Decision, Ruling
from redraft.findings import Action, Finding

Taken = Callable[..., tuple[CollectReport, tuple[Decision, ...]]]
CopyOf = Callable[[str], Path]


def named(case: Path, text: str, draft: str = "report.docx") -> list[Finding]:
    """The findings of a draft with this wording, in its order."""
    found = read_run(CaseFolder(case).findings).findings
    return [f for f in found if f.text == text and f.source == draft and f.anchor.part == "word/document.xml"]


def test_what_was_done_to_each_change_becomes_its_decision(
    case: Path, copy_of: CopyOf, taken: Taken, editing: ModuleType, tmp_path: Path
) -> None:
    """Accepted, rejected and reworded are told apart; what was left has no decision; the file is not touched."""
    reviewer = editing.Reviewer(copy_of("report"))
    place, number, date, who = (
        named(case, text)[0].id
        for text in ("14 Thornbury Lane, Quillfeather", "07700 900417", "12 March 2021", "Tamsin Orrell")
    )
    reviewer.accept(place)
    reviewer.reject(number, date)
    reviewer.reword(who, "the girl")
    reviewer.as_word()
    back = reviewer.save(tmp_path / "back.docx")
    before = back.read_bytes()
    report, decisions = taken(back)
    assert {(d.target, d.ruling, d.only) for d in decisions} == {
        ("place-1", Ruling.ACCEPT, False),
        (number, Ruling.QUERY, False),
        (date, Ruling.KEEP, False),
        (who, Ruling.REWORD, True),
    }
    reworded = next(d for d in decisions if d.target == who)
    assert (reworded.text, reworded.by) == ("the girl", "Bea Reader")
    assert report.files[0].undecided == len(reviewer.findings()) - 4
    assert back.read_bytes() == before


def test_one_of_many_is_one_and_all_of_them_are_the_person(
    case: Path, copy_of: CopyOf, taken: Taken, editing: ModuleType, tmp_path: Path
) -> None:
    """A change accepted in one place leaves the person's others open; accepted wherever copies show them, all are decided."""
    one = editing.Reviewer(copy_of("report"))
    theirs = [f.id for text in ("Mr Paul Marchetti", "Mr Marchetti") for f in named(case, text)]
    one.accept(theirs[0])
    _, decisions = taken(one.save(tmp_path / "one.docx"))
    assert [(d.target, d.only) for d in decisions] == [(theirs[0], True)]
    both = editing.Reviewer(copy_of("report"))
    both.accept(*theirs)
    _, decisions = taken(both.save(tmp_path / "both.docx"))
    assert [(d.target, d.only) for d in decisions[1:]] == [(f, True) for f in theirs[1:]]
    other = editing.Reviewer(copy_of("chronology"))
    other.accept(*(f.id for f in named(case, "Mr Marchetti", "chronology.docx")))
    _, decisions = taken(other.save(tmp_path / "other.docx"))
    assert decisions[-1].target.startswith("person-") and decisions[-1].ruling is Ruling.ACCEPT


def test_the_same_file_again_decides_nothing(
    case: Path, copy_of: CopyOf, taken: Taken, editing: ModuleType, tmp_path: Path
) -> None:
    """Twice in one go or one after the other, also saved anew, and also after a query was answered: no new decision."""
    reviewer = editing.Reviewer(copy_of("report"))
    number = named(case, "07700 900417")[0].id
    reviewer.reject(number)
    back = reviewer.save(tmp_path / "back.docx")
    report, decisions = taken(back, back)
    assert report.made == len(decisions) == 1
    assert "same file as file 1" in report.files[1].notices[0]
    from redraft.case.decide import decide
    from redraft.case.wishes import Wish

    decide(case, Wish(decisions[0].target, Ruling.ACCEPT, "A. Manager"))
    again = editing.Reviewer(back).save(tmp_path / "again.docx")
    report, after = taken(back, again)
    assert report.made == 0 and len(after) == 2


def test_a_comment_is_the_reason_or_a_question(
    case: Path, copy_of: CopyOf, taken: Taken, editing: ModuleType, tmp_path: Path
) -> None:
    """On a settled change it is the reason, on one that was left it makes a query, elsewhere it is listed, quoted nowhere else."""
    reviewer = editing.Reviewer(copy_of("report"))
    number, date = named(case, "07700 900417")[0].id, named(case, "12 March 2021")[0].id
    reviewer.comment(number, "Not a number of ours.")
    reviewer.comment(date, "Is that right?")
    reviewer.comment_on(6, "Who was everybody?")
    reviewer.reject(number)
    report, decisions = taken(reviewer.save(tmp_path / "back.docx"))
    reasons = {d.reason for d in decisions}
    assert {d.ruling for d in decisions} == {Ruling.QUERY}
    assert any("Not a number of ours." in r for r in reasons) and any("Is that right?" in r for r in reasons)
    assert report.listed == {"comment": 1}
    assert "Who was everybody?" in CaseFolder(case).returned.read_text("utf-8")


def test_words_that_still_name_somebody_are_queried(
    case: Path, copy_of: CopyOf, taken: Taken, editing: ModuleType, tmp_path: Path
) -> None:
    """A reviewer's own words with the original name in them are no rewording, but a doubt."""
    reviewer = editing.Reviewer(copy_of("report"))
    who = named(case, "Mrs Wendy Orrell")[0].id
    reviewer.reword(who, "the mother, Wendy")
    _, decisions = taken(reviewer.save(tmp_path / "back.docx"))
    assert [(d.target, d.ruling) for d in decisions] == [(decisions[0].target, Ruling.QUERY)]
    assert "still hold the original" in decisions[0].reason


def test_words_typed_into_a_replacement_are_read_as_they_stand(
    case: Path, copy_of: CopyOf, taken: Taken, editing: ModuleType, tmp_path: Path
) -> None:
    """Word splits the insertion around what is typed into it; the new wording is what is shown."""
    reviewer = editing.Reviewer(copy_of("report"))
    number = named(case, "07700 900417")[0].id
    reviewer.type_into(number, "a ", 1)
    _, decisions = taken(reviewer.save(tmp_path / "back.docx"))
    assert decisions[0].ruling is Ruling.REWORD and decisions[0].text.startswith("[a ")


@pytest.mark.parametrize("tracks", [True, False], ids=["tracked", "untracked"])
def test_changes_elsewhere(
    case: Path, copy_of: CopyOf, taken: Taken, editing: ModuleType, tmp_path: Path, tracks: bool
) -> None:
    """Words replaced or deleted become marks of that place; added words and a passage written anew are listed."""
    reviewer = editing.Reviewer(copy_of("report"), tracks=tracks)
    reviewer.replace("kept bees", "had a hobby")
    reviewer.replace("well liked", "")
    reviewer.insert("Everybody agreed", " in the end")
    report, decisions = taken(reviewer.save(tmp_path / "back.docx"), by="A. Manager")
    marks = {d.wording: d for d in decisions}
    assert {(d.ruling, d.everywhere) for d in decisions} == {(Ruling.MARK, False)}
    assert marks["kept bees"].text == "had a hobby" and marks["well liked"].text == "[removed]"
    assert report.listed == {"changed text": 1}
    assert any("switched off" in n for n in report.files[0].notices) is not tracks


def test_a_pseudonym_typed_in_means_that_person(
    case: Path, copy_of: CopyOf, taken: Taken, editing: ModuleType, tmp_path: Path
) -> None:
    """A missed name that gives way to a pseudonym of the case is that person, wherever it stands."""
    reviewer = editing.Reviewer(copy_of("report"))
    reviewer.replace("neighbour", "Mother")
    _, decisions = taken(reviewer.save(tmp_path / "back.docx"))
    assert [(d.ruling, d.wording, d.everywhere) for d in decisions] == [(Ruling.MARK, "neighbour", True)]
    assert decisions[0].to.startswith("person-")


def test_without_bookmarks_the_words_tell(
    case: Path, copy_of: CopyOf, taken: Taken, editing: ModuleType, tmp_path: Path
) -> None:
    """A program that keeps the case's mark and loses the others: the changes are found by the text around them."""
    whole, bare = (editing.Reviewer(copy_of("report")) for _ in range(2))
    for reviewer in (whole, bare):
        for number, finding in enumerate(reviewer.findings()):
            (reviewer.accept, reviewer.reject, lambda f: None)[number % 3](finding)
    bare.lose_bookmarks("_redraftcase_")
    report, decisions = taken(bare.save(tmp_path / "bare.docx"))
    assert report.files[0].problem is None and report.listed == {}
    again, after = taken(whole.save(tmp_path / "whole.docx"))
    assert again.files[0].counts == report.files[0].counts and len(after) == len(decisions) > 5


def test_flagged_words_that_a_reviewer_changes_answer_the_flag(
    case: Path, copy_of: CopyOf, taken: Taken, editing: ModuleType, tmp_path: Path
) -> None:
    """What redraft only pointed at is reworded where the reviewer put other words in its place."""
    flagged = [f for f in read_run(CaseFolder(case).findings).findings if f.action in (Action.FLAG, Action.ASK)]
    reviewer = editing.Reviewer(copy_of("report"))
    reviewer.replace(flagged[0].text, "something else")
    _, decisions = taken(reviewer.save(tmp_path / "back.docx"))
    assert [(d.target, d.ruling) for d in decisions] == [(flagged[0].id, Ruling.REWORD)]
