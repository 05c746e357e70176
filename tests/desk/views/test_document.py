"""A draft as the desk shows it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from redraft.decisions import Decision, Ruling
from redraft.desk.views.document import document
from redraft.desk.views.marks import around
from redraft.text import Anchor, Kind, Segment, Span, View

MOMENT = "2026-03-04T09:05:00+00:00"


def _marks(rows: Any) -> list[dict[str, Any]]:
    return [mark for row in rows for mark in row["marks"]]


def test_a_draft_reads_as_it_does(looked_at: Any) -> None:
    """Every passage stands there in order and whole, and each mark lies on the very words that were found."""
    seen = looked_at()
    for number, draft in enumerate(seen.drafts, 1):
        view = document(seen, number)
        assert [row["text"] for row in view.rows] == [segment.text for segment in draft.segments]
        assert [draft.segments[int(row["id"])].text for row in view.rows] == [row["text"] for row in view.rows]
        for row in view.rows:
            ends = [0, *(mark["end"] for mark in row["marks"])]
            assert all(end <= mark["start"] for end, mark in zip(ends, row["marks"], strict=False))
            assert all(row["text"][mark["start"] : mark["end"]] == mark["was"] for mark in row["marks"])
    assert view.head["name"] == "draft2.docx"


def test_a_draft_that_is_none_is_none(looked_at: Any) -> None:
    """Numbers count from 1 to the last draft."""
    seen = looked_at()
    for number in (0, 3):
        with pytest.raises(KeyError):
            document(seen, number)


def test_headings_tables_and_paragraphs_are_told_apart(looked_at: Any) -> None:
    """A short line before more is a heading; cells have their table, row and column."""
    rows = document(looked_at(), 1).rows
    assert [row["form"] for row in rows] == ["heading", *["text"] * 5, *["cell"] * 4]
    assert [(row["title"], row["cell"]) for row in rows[-2:]] == [("Table 1", (8, 1)), ("Table 1", (8, 2))]


def test_what_no_reader_sees_comes_last(looked_at: Any, more_segments: Callable[..., Any]) -> None:
    """Properties, links and comments stand behind the page, under a heading in plain words; words in pictures nowhere."""
    extra = more_segments(
        Segment(Anchor("docProps/core.xml", "0"), "A title", Kind.PROPERTY, "document properties, title"),
        Segment(Anchor("word/footnotes.xml", "0"), "A note.", Kind.FOOTNOTE, "footnote 1, paragraph 1"),
        Segment(Anchor("word/media/i.png", "words/pic-0123456789ab/1"), "In pixels", Kind.PICTURE, "picture"),
    )
    rows = document(looked_at(change=extra), 1).rows
    assert [(row["form"], row["title"]) for row in rows[-2:]] == [
        ("note", "Footnote 1"),
        ("behind", "Properties of the file"),
    ]
    assert "In pixels" not in [row["text"] for row in rows]


def test_a_text_box_is_shown_once(looked_at: Any, more_segments: Callable[..., Any]) -> None:
    """Word keeps a text box twice, for older programs: the second stands behind the page, a different one on it."""
    texts = ("In a box", "In a box", "Another box")
    boxes = [
        Segment(Anchor("word/document.xml", f"9/{n}"), text, Kind.TEXT_BOX, f"text box {n}, paragraph 1")
        for n, text in enumerate(texts, 1)
    ]
    rows = document(looked_at(change=more_segments(*boxes)), 1).rows
    forms = [row["form"] for row in rows if row["text"] in texts]
    assert forms == ["box", "box", "behind"]


def test_earlier_wording_is_named_as_such(looked_at: Any, more_segments: Callable[..., Any]) -> None:
    """The wording before earlier authors' changes does not read as if it were the draft's, nor counts as its words."""
    earlier = Segment(Anchor("word/document.xml", "9", View.ORIGINAL), "as it was before", Kind.BODY, "paragraph 9")
    before, after = document(looked_at(), 1), document(looked_at(change=more_segments(earlier)), 1)
    assert [row["earlier"] for row in after.rows] == [False] * len(before.rows) + [True]
    assert before.head["words"] == after.head["words"]


def test_a_mark_says_what_may_be_answered(looked_at: Any) -> None:
    """Names and numbers say what keeping them needs, details that they stay, and each how many belong together."""
    marks = {mark["was"]: mark for mark in _marks(document(looked_at(), 1).rows)}
    assert marks["Lorna Petrie"]["guarded"] == "consent" and marks["Lorna Petrie"]["count"] == 3
    assert marks["07700 900417"]["guarded"] == "reason"
    assert marks["12 March 2021"]["guarded"] == "" and marks["12 March 2021"]["becomes"] == "March 2021"
    assert marks["Maltese"]["becomes"] is None and not marks["Maltese"]["proposes"]
    assert marks["Larkspur"]["state"] == "ask"
    assert len(marks["Calloway"]["candidates"]) == 2
    assert all(mark["open"] for mark in marks.values())


def test_an_answer_shows_wherever_it_holds(looked_at: Any) -> None:
    """What was decided on somebody shows on each of their marks in every draft, and on no other."""
    lorna = next(m for m in _marks(document(looked_at(), 1).rows) if m["was"] == "Lorna Petrie")
    seen = looked_at(Decision(lorna["target"], Ruling.ACCEPT, "A. Manager", MOMENT))
    marks = [mark for number in (1, 2) for mark in _marks(document(seen, number).rows)]
    decided = [mark for mark in marks if not mark["open"]]
    assert {mark["same"] for mark in decided} == {lorna["same"]} and len(decided) == lorna["count"]
    assert {mark["decision"] for mark in decided} == {"Accepted by A. Manager, 4 March 2026, 09:05 UTC"}


def test_words_around_are_whole() -> None:
    """Context ends at a word, and says that more follows; short passages are given whole."""
    assert around("one two three four five", Span(8, 13), 6) == ("… two ", " four …")
    assert around("one two", Span(0, 3)) == ("", " two")
