"""Mentions covered, letters covered that nobody marked, terms of art touched."""

from __future__ import annotations

import pytest
from benchmarks.coverage import WITH_RANK, Coverage, coverage
from benchmarks.scoring import Found
from benchmarks.texts import Gold, Text, plain_case

from redraft.text import Span


def _text(wording: str, *marks: tuple[str, str]) -> Text:
    gold = tuple(Gold(_span(wording, surface), kind) for surface, kind in marks)
    return plain_case("case", [("file", [(wording, gold)])]).texts[0]


def _span(wording: str, surface: str) -> Span:
    start = wording.index(surface)
    return Span(start, start + len(surface))


def _counted(text: Text, *found: tuple[str, str]) -> Coverage:
    return coverage([(text, [Found(_span(text.segment.text, surface), type=kind) for surface, kind in found])])


@pytest.mark.parametrize(
    ("marked", "covered"),
    [
        ("Dr Ines Morrow", "Ines Morrow"),
        ("PC 4471 Morrow", "Morrow"),
        ("Nan Ines", "Ines"),
        ("the Morrows", "Morrows"),
        ("Ines Morrow", "Ines Morrow"),
    ],
)
def test_what_leads_up_to_a_name_is_aside(marked: str, covered: str) -> None:
    """Titles, ranks, collar numbers, kinship and "the" need not be covered."""
    text = _text(f"Seen by {marked} at home.", (marked, "PERSON"))
    assert _counted(text, (covered, "PERSON")).recall("PERSON").value == 1


@pytest.mark.parametrize(("marked", "covered"), [("A Morrow", "Morrow"), ("Ines Morrow", "Ines"), ("Nan", "at")])
def test_every_other_letter_counts(marked: str, covered: str) -> None:
    """An initial, a surname, and kinship that stands for the name itself must be covered."""
    text = _text(f"Seen by {marked} at home.", (marked, "PERSON"))
    assert _counted(text, (covered, "PERSON")).recall("PERSON").value == 0


def test_ranks_count_where_told_with_rank() -> None:
    """The stricter count leaves aside the few common titles only."""
    text = _text("Seen by Sgt Morrow and Mr Vane.", ("Sgt Morrow", "PERSON"), ("Mr Vane", "PERSON"))
    counts = _counted(text, ("Morrow", "PERSON"), ("Vane", "PERSON"))
    assert (counts.recall("PERSON").value, counts.recall(WITH_RANK).value) == (1, 0.5)


def test_any_type_covers() -> None:
    """A place that is taken for a person is found all the same."""
    text = _text("She moved to Lower Quay.", ("Lower Quay", "LOC"))
    assert _counted(text, ("Lower Quay", "PERSON")).recall("LOCATION").value == 1


def test_house_numbers_count() -> None:
    """A number leads up to a person only."""
    text = _text("She lives at 4 Quay Row.", ("4 Quay Row", "ADDRESS"))
    assert _counted(text, ("Quay Row", "ADDRESS")).recall("ADDRESS").value == 0


def test_precision_is_by_letter_and_counts_predictions() -> None:
    """Half the letters inside marks is a precision of one half, resting on as many draws as predictions."""
    text = _text("Vane spoke.", ("Vane", "PERSON"))
    share = _counted(text, ("Vane", "PERSON"), ("spok", "PERSON")).precision(only_names=True)
    assert (share.value, share.whole) == (0.5, 2)


def test_dates_cost_no_precision_among_names() -> None:
    """A wrong date counts among all types, and not among names."""
    text = _text("Vane spoke today.", ("Vane", "PERSON"))
    counts = _counted(text, ("Vane", "PERSON"), ("today", "DATE_TIME"))
    assert counts.precision(only_names=True).value == 1
    assert counts.precision(only_names=False).value == pytest.approx(4 / 9)


def test_a_touched_term_is_broken() -> None:
    """One letter of a term of art is enough; that it is marked makes it no name."""
    text = _text("A Signs of Safety meeting.", ("Signs of Safety", "KEEP"))
    counts = _counted(text, ("Safety", "ORGANIZATION"))
    assert (counts.broken(only_names=True).value, counts.precision(only_names=True).value) == (1, 0)


def test_white_space_is_never_missed() -> None:
    """Blanks and signs inside a mention need not be covered."""
    text = _text("Ask Ines-May Vane.", ("Ines-May Vane", "PERSON"))
    counts = _counted(text, ("Ines", "PERSON"), ("May", "PERSON"), ("Vane", "PERSON"))
    assert counts.recall("PERSON").value == 1
