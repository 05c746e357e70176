"""The list of what still stands in the way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from redraft.case.records import NOT_PROCESSED, DraftRecord
from redraft.case.settings import DraftKind
from redraft.decisions import Decision, Ruling
from redraft.desk.views.overview import overview
from redraft.desk.views.to_decide import to_decide

MOMENT = "2026-03-04T09:05:00+00:00"


def _accepted(target: str) -> Decision:
    return Decision(target, Ruling.ACCEPT, "A. Manager", MOMENT)


def test_every_question_has_one_row(looked_at: Any, left_by_others: Any) -> None:
    """What the plan asks is what the list shows, each once, and drafts that could not be read too."""
    shut = DraftRecord(
        9, "shut.docx", "shut.docx", DraftKind.PUBLISH, status=NOT_PROCESSED, problem="It has a password."
    )
    seen = looked_at(change=left_by_others, rows=(shut,))
    rows = to_decide(seen).rows
    assert {row["id"] for row in rows} == {*seen.questions, "draft-9"}
    assert rows[0]["id"] == "draft-9" and "password" in rows[0]["says"]


def test_the_worst_comes_first(looked_at: Any, left_by_others: Any) -> None:
    """What could let a name through stands before what is to be judged, and mere changes come last, people first."""
    sections = list(dict(to_decide(looked_at(change=left_by_others)).head["sections"]))
    assert sections == [
        "Names that could mean more than one",
        "Pictures and charts",
        "Words that nothing explained",
        "Details that could tell who it is when put together",
        "Comments in the margin",
        "Changes that earlier authors tracked",
        "Proposed changes: people",
        "Proposed changes: places",
        "Proposed changes: dates and ages",
        "Proposed changes: contact details",
    ]


def test_a_wording_is_quoted_with_the_words_around_it(looked_at: Any) -> None:
    """Each row shows where its wording stands, up to four places, with the draft and what would stand there."""
    rows = {row["title"]: row for row in to_decide(looked_at()).rows}
    lorna = rows["Lorna Petrie"]
    assert lorna["count"] == 3 and [context["draft"] for context in lorna["contexts"]] == [1, 1, 2]
    first = lorna["contexts"][0]
    assert first["before"] + first["was"] + first["after"] == (
        "Lorna Petrie was born on 3 May 2012 in Hallowmere 🐈 and is eleven."
    )
    assert first["becomes"] == lorna["becomes"] != ""


def test_an_unclear_name_has_its_candidates(looked_at: Any) -> None:
    """Whoever could be meant is named by id, for the page to offer."""
    row = next(row for row in to_decide(looked_at()).rows if row["title"] == "Calloway")
    assert row["sort"] == "ambiguity" and len(row["candidates"]) == 2
    assert "ids" not in row["says"] and "--" not in row["says"]


def test_what_has_to_be_looked_at_is_there_to_see(looked_at: Any, left_by_others: Any) -> None:
    """Pictures come with their description, comments with their thread, tracked changes with their words."""
    rows = {row["id"]: row for row in to_decide(looked_at(change=left_by_others)).rows}
    assert rows["pic-0123456789ab"]["picture"]["alt"] == "A tree"
    said = rows["comment-0000000001"]["thread"]
    assert [one["text"] for one in said] == ["Hold until the trial is over.", "Agreed."]
    assert [one["this"] for one in said] == [True, False]
    assert [one["text"] for one in rows["rev-0a1b2c3d"]["changes"]] == ["who was tired", "very"]
    assert "comment-0000000003" not in rows


def test_nothing_speaks_of_commands(looked_at: Any, left_by_others: Any) -> None:
    """The page is for somebody without a terminal: no question names an option, an id or a word of our own."""
    for row in to_decide(looked_at(change=left_by_others)).rows:
        for word in ("--", "entity", "finding", "span", "PERSON", "DATE_TIME"):
            assert word not in row["says"], row["sort"]


def test_deciding_everything_leaves_nothing(looked_at: Any, left_by_others: Any) -> None:
    """Accepting row after row empties the list; progress counts each once, and says what comes next."""
    seen = looked_at(change=left_by_others)
    rows = to_decide(seen).rows
    begun = overview(seen)["progress"]
    assert begun == {"open": len(rows), "decided": 0, "total": len(rows)}
    made: list[Decision] = []
    for row in rows:
        covers = frozenset(r.id for r in seen.drafts[0].revisions) if row["sort"] == "revisions" else frozenset()
        made.append(Decision(row["id"], Ruling.ACCEPT, "A. Manager", MOMENT, covers=covers))
    one, every = looked_at(made[0], change=left_by_others), looked_at(*made, change=left_by_others)
    assert overview(one)["progress"] == {"open": len(rows) - 1, "decided": 1, "total": len(rows)}
    assert to_decide(every).rows == []
    after = overview(every)
    assert after["progress"] == {"open": 0, "decided": len(rows), "total": len(rows)}
    assert after["next"][0] == "Nothing is left to decide."
    assert [draft["open"] for draft in after["documents"]] == [0, 0]


def test_saying_who_is_meant_counts_as_decided(looked_at: Any, find: Callable[..., str]) -> None:
    """An unclear name that was given to somebody counts among the decided: the total does not shrink."""
    seen = looked_at()
    row = next(row for row in to_decide(seen).rows if row["title"] == "Calloway")
    means = Decision(find("Calloway"), Ruling.MEANS, "A. Manager", MOMENT, to=row["candidates"][0])
    assert overview(looked_at(means))["progress"]["total"] == overview(seen)["progress"]["total"]
    assert row["id"] not in {one["id"] for one in to_decide(looked_at(means)).rows}


def test_views_of_what_did_not_change_are_equal(looked_at: Any) -> None:
    """A decision changes the rows that it is about and no others, so that the page is sent little."""
    before = looked_at()
    target = next(row["id"] for row in to_decide(before).rows if row["title"] == "Maltese")
    after = looked_at(_accepted(target), before=before)
    then = {row["id"]: row for row in to_decide(before).rows}
    now = {row["id"]: row for row in to_decide(after).rows}
    assert then.pop(target) and then == now
