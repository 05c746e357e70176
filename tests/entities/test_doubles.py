"""Two who may be one are shown to the reviewer, and merged by nobody else."""

from __future__ import annotations

from dataclasses import replace
from types import ModuleType

import pytest

from redraft.decisions import Decision, Decisions, Ruling
from redraft.plan import Obstacle

_BY_LETTER = "{Taid Gwil}, her grandfather, came. {Ceri Penhydd} and {Rhys Penhydd} sat.\nSigned: {G. Penhydd}."


@pytest.mark.parametrize(
    "text",
    [
        _BY_LETTER,
        "{Sister Adeniran} nursed him. {Sister Temi} sang.\nTo do: {Sister T. Adeniran}.",
        "{Joanne Pyke} came. {Joanne Pyke} left. {Joanna Pyke} sat. {Joanna Pyke} rose.",
    ],
)
def test_a_pair_is_shown(marked: ModuleType, text: str) -> None:
    """Nobody is merged, and the reviewer is asked once whether the two are one."""
    case = marked.case(text)
    assert len([q for q in case.plan().questions if q.obstacle is Obstacle.DOUBLE]) == 1


@pytest.mark.parametrize(
    "text",
    [
        "{Daniel Hale} and his sister {Daniela Hale}. {Ann Hale} and {Annabel Hale}.",
        "{Mr Robin Hale} and {Mrs Robin Hale}.",
        "{Karen Hale}, his mother, came. {Kit Pyke} and {Kim Pyke} sat. {Tobin Pyke} rose.",
        "{Robin Hale senior} and {Robin Hale junior}.",
    ],
)
def test_whom_nothing_makes_one(marked: ModuleType, text: str) -> None:
    """Of people whom sex, suffix or name tell apart, nobody is asked about."""
    assert not marked.case(text).resolution().doubles


def test_a_question_that_is_answered(marked: ModuleType) -> None:
    """Accepting the pair says that they are two, and the question is gone; the question quotes nothing."""
    case = marked.case(_BY_LETTER)
    (pair,) = case.resolution().doubles
    (question,) = [q for q in case.plan().questions if q.obstacle is Obstacle.DOUBLE]
    assert question.target == pair.id
    assert "Penhydd" not in question.says and "Gwil" not in question.says
    ruled = replace(case, decisions=Decisions((Decision(pair.id, Ruling.ACCEPT, "A. Manager", "2026-03-01"),)))
    assert not [q for q in ruled.plan().questions if q.obstacle is Obstacle.DOUBLE]


def test_a_pair_that_is_merged(marked: ModuleType) -> None:
    """Merging the one into the other makes one person of them, and nothing is asked any more."""
    case = marked.case(_BY_LETTER)
    (pair,) = case.resolution().doubles
    merge = Decision(pair.other, Ruling.MERGE, "A. Manager", "2026-03-01", into=pair.one)
    ruled = replace(case, decisions=Decisions((merge,)))
    resolution = ruled.resolution(case.key())
    assert not resolution.doubles
    assert {"Taid Gwil", "G. Penhydd"} <= {name for e in resolution.entities if e.id == pair.one for name in e.names}
