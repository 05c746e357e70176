"""Copies of several reviewers are merged; where they differ, nobody is taken at their word."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from redraft.case.decide import decide
from redraft.case.folder import CaseFolder
from redraft.case.records import read_run
from redraft.case.returned.collecting import CollectReport
from redraft.case.wishes import Wish
from redraft.decisions import Decision, Ruling

Taken = Callable[..., tuple[CollectReport, tuple[Decision, ...]]]
CopyOf = Callable[[str], Path]


@pytest.fixture
def number(case: Path) -> str:
    """The finding of the telephone number, which stands once."""
    return next(f.id for f in read_run(CaseFolder(case).findings).findings if f.text == "07700 900417")


@pytest.fixture
def back(copy_of: CopyOf, editing: ModuleType, tmp_path: Path) -> Callable[..., Path]:
    """`back(name, accept, reject)`: the report's copy as a reviewer of that name sent it back."""

    def made(name: str, accept: tuple[str, ...] = (), reject: tuple[str, ...] = ()) -> Path:
        reviewer = editing.Reviewer(copy_of("report"), name)
        reviewer.accept(*accept)
        reviewer.reject(*reject)
        return reviewer.save(tmp_path / f"{name} {len(accept)}.docx")

    return made


@pytest.mark.parametrize("together", [True, False], ids=["at once", "one after the other"])
def test_two_who_differ_are_both_named(number: str, taken: Taken, back: Callable[..., Path], together: bool) -> None:
    """One accepts and one rejects: the place is queried, with both named, and shown as a conflict."""
    files = [back("Bea", accept=(number,)), back("Cem", reject=(number,))]
    report, decisions = taken(*files) if together else (taken(files[0]), taken(files[1]))[1]
    assert decisions[-1].ruling is Ruling.QUERY and "Bea" in decisions[-1].reason and "Cem" in decisions[-1].reason
    assert report.listed["conflict"] == 1 and len(decisions) == (1 if together else 2)


def test_two_who_agree_decide_once(number: str, taken: Taken, back: Callable[..., Path]) -> None:
    """The same answer of two is one decision that names both."""
    report, decisions = taken(back("Bea", accept=(number,)), back("Cem", accept=(number,)))
    assert [d.ruling for d in decisions] == [Ruling.ACCEPT] and report.listed == {}


def test_a_reviewer_may_think_again(number: str, taken: Taken, back: Callable[..., Path]) -> None:
    """Of one reviewer the later file counts, together or apart."""
    first, second = back("Bea", reject=(number,)), back("Bea", accept=(number,))
    _, decisions = taken(first, second)
    assert [d.ruling for d in decisions] == [Ruling.ACCEPT]
    _, decisions = taken(first)
    assert [d.ruling for d in decisions] == [Ruling.ACCEPT, Ruling.QUERY]


def test_what_was_decided_meanwhile_is_a_voice_too(
    case: Path, number: str, taken: Taken, back: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A decision that somebody made after the copy was written is not overruled by the copy, but doubted."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "4000000000")
    decide(case, Wish(number, Ruling.REWORD, "A. Manager", text="a number"))
    _, decisions = taken(back("Bea", accept=(number,)))
    assert decisions[-1].ruling is Ruling.QUERY and "A. Manager" in decisions[-1].reason


def test_an_untouched_change_leaves_an_earlier_decision(
    case: Path, number: str, taken: Taken, back: Callable[..., Path]
) -> None:
    """What a reviewer left as it was says nothing: the decision before it stays."""
    decide(case, Wish(number, Ruling.ACCEPT, "A. Manager"))
    _, decisions = taken(back("Bea"))
    assert len(decisions) == 1
