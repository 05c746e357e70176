"""What an approval is bound to, and how a change of it is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from redraft.case.release.binding import Binding, BoundDraft, as_typed, changes, digests_of, of_plain, to_plain
from redraft.decisions import Decision, Decisions, Ruling
from redraft.errors import CaseInvalid

FIRST = BoundDraft("Robin Sample.docx", 1, "aa", "publish")
SECOND = BoundDraft("minutes.docx", 2, "bb", "source")
THEN = Binding("1", (FIRST, SECOND), ("d1", "d2"), 3, {"dates": "x", "links": "y"}, "r", "o")


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (THEN, ()),
        (replace(THEN, redraft="2"), ("redraft was updated",)),
        (replace(THEN, drafts=(replace(FIRST, sha256="cc"), SECOND)), ("draft 1 changed",)),
        (replace(THEN, drafts=(FIRST, replace(SECOND, kind="publish"))), ("draft 2 is to be published now",)),
        (replace(THEN, drafts=(replace(FIRST, kind="source"), SECOND)), ("draft 1 is a source now",)),
        (
            replace(THEN, drafts=(BoundDraft("new.docx", 1, "dd", "publish"), replace(FIRST, number=2))),
            ("draft 1 is new", "draft 2 of then is gone"),
        ),
        (replace(THEN, decisions=("d1", "d2", "d3", "d3")), ("2 decisions since",)),
        (replace(THEN, decisions=("d1",)), ("1 decision of then no longer stands",)),
        (replace(THEN, decisions=("d2", "d1")), ("the order of the decisions",)),
        (replace(THEN, key=4), ("the key grew",)),
        (replace(THEN, key=2), ("the key is another",)),
        (replace(THEN, settings={"dates": "z", "links": "y", "ocr": "n"}), ("case.yaml: dates", "case.yaml: ocr")),
        (replace(THEN, recognizers="s"), ("the case's own recognizers",)),
        (replace(THEN, outcome="p"), ("what would be published is another",)),
        (replace(THEN, key=4, outcome="p"), ("the key grew",)),
    ],
)
def test_a_change_is_told_piece_by_piece(now: Binding, said: tuple[str, ...]) -> None:
    """Each piece has its words, by number and key and never by a file's name; and every change gives another code."""
    assert changes(THEN, now) == said
    assert (now.code == THEN.code) is (not said)
    assert "Robin" not in " ".join(said)


def test_a_binding_survives_the_disk() -> None:
    """Written as plain data and read again it is the same, with the same code; what is none is refused."""
    again = of_plain(to_plain(THEN))
    assert (again, again.code) == (THEN, THEN.code)
    for broken in ({}, {**to_plain(THEN), "drafts": [{"source": "x"}]}, {**to_plain(THEN), "more": 1}):
        with pytest.raises(CaseInvalid):
            of_plain(broken)


def test_a_code_is_read_as_it_was_meant() -> None:
    """Twelve signs in three groups, none of which is taken for another, in whatever way they are typed."""
    code = THEN.code
    assert [len(group) for group in code.split("-")] == [4, 4, 4] and not set(code) & set("ILOU")
    typed = code.lower().replace("-", "").replace("0", "o").replace("1", "l")
    assert as_typed(typed) == as_typed(code)


def test_decisions_count_by_what_they_say() -> None:
    """Each thing that a decision says tells in its digest; one that was taken back does not count."""
    made = Decision("f-0123456789", Ruling.REWORD, "A. Reviewer", "2026-03-01T09:30:00Z", "a relative", "asked for")
    others = (
        replace(made, target="f-1"),
        replace(made, by="B. Reviewer"),
        replace(made, at=""),
        replace(made, text="somebody"),
        replace(made, reason=""),
    )
    assert len({digests_of(Decisions((each,))) for each in (made, *others)}) == 6
    back = Decision("f-0123456789", Ruling.WITHDRAW, "A. Reviewer", "")
    assert digests_of(Decisions((made, back))) == ()
    covering = Decision("all", Ruling.ACCEPT, "A", "", covers=frozenset({"f-1", "f-2"}))
    assert digests_of(Decisions((covering,))) != digests_of(Decisions((replace(covering, covers=frozenset({"f-1"})),)))
