"""Looking at a case again after an answer."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from redraft.decisions import Decision, Ruling
from redraft.desk.view import Shown
from redraft.desk.views.document import document
from redraft.desk.views.look import Look, look
from redraft.desk.views.to_decide import to_decide
from redraft.text import Anchor, Kind, Segment, Span

MOMENT = "2026-03-04T09:05:00+00:00"


@pytest.mark.parametrize("ruling", [Ruling.ACCEPT, Ruling.KEEP, Ruling.REWORD])
@pytest.mark.parametrize("title", ["Lorna Petrie", "12 March 2021", "Larkspur", "Calloway"])
def test_a_second_look_sees_what_a_first_would(looked_at: Any, title: str, ruling: Ruling) -> None:
    """After an answer only what it touches is looked at anew; every view is the same as if all of it were."""
    before = looked_at()
    rows = to_decide(before).rows
    target = next(row["id"] for row in rows if row["title"] == title)
    fresh: Look = looked_at(
        Decision(target, ruling, "A. Manager", MOMENT, text="another" if ruling == "reword" else "")
    )
    then = before.settled
    # as a sitting leaves it: who is who and what was found are the very same, the plan is another
    settled = replace(then, plan=fresh.settled.plan)
    state = replace(fresh.shown.state, settled=settled)
    again = look(Shown(state, 1, {}), before)
    assert again.places is before.places
    assert to_decide(again).rows == to_decide(fresh).rows != rows
    for number in (1, 2):
        assert document(again, number).rows == document(fresh, number).rows


def test_what_was_taken_back_is_seen(looked_at: Any) -> None:
    """Taking an answer back opens its question again in the second look, too."""
    before = looked_at()
    target = next(row["id"] for row in to_decide(before).rows if row["title"] == "Maltese")
    made = Decision(target, Ruling.ACCEPT, "A. Manager", MOMENT)
    after = looked_at(made)
    back = looked_at(made, Decision(target, Ruling.WITHDRAW, "A. Manager", MOMENT))
    state = replace(back.shown.state, settled=replace(after.settled, plan=back.settled.plan))
    assert to_decide(look(Shown(state, 2, {}), after)).rows == to_decide(before).rows


def test_what_a_picture_says_is_decided_along(looked_at: Any, find: Any, more_segments: Any) -> None:
    """The same wording in a picture is decided with that on the page, and the second look sees it."""
    anchor = Anchor("word/media/image1.png", "words/pic-0123456789ab/0")
    given = next(s.finding for s in looked_at().standings if s.finding.id == find("Maltese"))
    shown = replace(given, id="f-00000000ff", anchor=anchor, span=Span(0, 7))
    of = {"change": more_segments(Segment(anchor, "Maltese", Kind.PICTURE, "picture 1")), "more": (shown,)}
    before = looked_at(**of)
    fresh = looked_at(Decision(given.id, Ruling.ACCEPT, "A. Manager", MOMENT), **of)
    settled = replace(before.settled, plan=fresh.settled.plan)
    again = look(Shown(replace(fresh.shown.state, settled=settled), 1, {}), before)
    assert again.standings == fresh.standings
    assert sum(s.is_open for s in before.standings) - sum(s.is_open for s in again.standings) == 2
