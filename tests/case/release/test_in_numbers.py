"""A case in numbers, for those who put their name to it."""

from __future__ import annotations

from redraft.case.release.in_numbers import deciders, told, without_review
from redraft.case.returned.merging import IN_ONE_GO
from redraft.decisions import ALL, Decision, Decisions, Ruling

AT_ONCE = Decision(ALL, Ruling.ACCEPT, "A. Manager", "2026-03-02T09:00:00Z", covers=frozenset({"f-1", "f-2", "f-3"}))
ONE = Decision("f-4", Ruling.REWORD, "B. Author", "2026-03-01T09:00:00Z", "a relative")
RETURNED = Decision("f-5", Ruling.ACCEPT, "B. Author", "", reason=IN_ONE_GO.format("accepted"))


def test_who_decided_how_much_and_how() -> None:
    """Each person by name, with what was decided one by one, all at once, and in a returned copy in one go."""
    manager, author = deciders(Decisions((AT_ONCE, ONE, RETURNED)))
    assert (manager["everything_at_once"], manager["covered_at_once"], manager["in_one_go"]) == (True, 3, 0)
    assert author["decisions"] == {"accept": 1, "reword": 1}
    assert (author["everything_at_once"], author["in_one_go"]) == (False, 1)
    numbers = {"drafts": {"publish": 2}, "changes": {"PERSON": {"replace": 3}}, "people_kept_by_name": 0}
    lines = told({**numbers, "decided_by": [manager, author]})
    assert "3 things accepted all at once" in lines[-2] and "1 in a returned copy in one go" in lines[-1]
    assert lines[0] == "Drafts: 2 to be published, 0 read as sources, 0 ignored."


def test_what_was_taken_back_was_not_accepted_without_review() -> None:
    """Only rulings that stand count as what nobody looked at one by one."""
    back = Decision(ALL, Ruling.WITHDRAW, "A. Manager", "2026-03-03T09:00:00Z")
    assert [row["by"] for row in without_review(Decisions((AT_ONCE, ONE, RETURNED)))] == ["A. Manager", "B. Author"]
    assert [row["by"] for row in without_review(Decisions((AT_ONCE, ONE, RETURNED, back)))] == ["B. Author"]
