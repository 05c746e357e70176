"""The page of mistakes."""

from __future__ import annotations

import re
from collections.abc import Callable

from benchmarks.errors import Browsed, page
from benchmarks.measured import Answer
from benchmarks.mistakes import false_alarms, misses
from benchmarks.scoring import Found
from benchmarks.texts import MarkedCase

Marked = Callable[..., MarkedCase]
Finds = Callable[..., Found]


def _page(case: MarkedCase, found: list[list[Found]], worst: int = 20) -> str:
    answer = Answer(case, found, 0.0)
    return page([Browsed(case.name, misses([answer]), false_alarms([answer]))], worst)


def test_the_page_shows_both_in_their_context(marked: Marked, finds: Finds) -> None:
    """Every miss and every false alarm stands marked between the words around it, escaped as HTML wants."""
    case = marked("if x < 3 then [[PERSON:p1|Vane & Co]] goes first")
    written = _page(case, [[finds(case.texts[0], "first")]])
    assert "if x &lt; 3 then <mark>Vane &amp; Co</mark> goes first" in written
    assert "Vane &amp; Co goes <mark>first</mark>" in written


def test_no_more_than_the_worst_are_shown(marked: Marked) -> None:
    """The rest is counted."""
    case = marked("[[PERSON:p1|Vane]] and [[PERSON:p2|Hale]]")
    written = _page(case, [[]], worst=1)
    assert written.count("<mark>") == 1
    assert "1 of 2 wordings" in written


def test_the_page_needs_nothing_else_and_warns(marked: Marked) -> None:
    """No script, no address of another file; and it says what it holds."""
    written = _page(marked("[[PERSON:p1|Vane]]"), [[]])
    assert re.findall(r"(?:src|href)=[\"'](?!#)", written) == []
    assert "url(" not in written
    assert "<script" not in written
    assert "quotes its texts" in written
