"""Windows cover their text, fit, and what neighbours see is joined."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from presidio_analyzer import RecognizerResult

from redraft.detection.seeing.windows import apart, joined, windows


def _result(kind: str, start: int, end: int, score: float) -> RecognizerResult:
    return RecognizerResult(kind, start, end, score)


def _shown(results: list[RecognizerResult]) -> list[tuple[str, int, int, float]]:
    return [(each.entity_type, each.start, each.end, each.score) for each in results]


@given(st.text(alphabet="ab .\n", max_size=300), st.integers(1, 40), st.integers(0, 60), st.integers(1, 9))
def test_every_character_is_in_a_window_that_fits(text: str, size: int, overlap: int, most_words: int) -> None:
    """Nothing is left out, and no window is too long by characters or by what the engine takes."""
    found = windows(text, size, overlap, lambda part: len(part.split()) <= most_words)
    assert {at for span in found for at in range(span.start, span.end)} == set(range(len(text)))
    for span in found:
        assert span.end - span.start <= size
        assert len(span.of(text).split()) <= most_words


@pytest.mark.parametrize("text", ["word " * 2000, "x" * 9000, "One. Two.\n" * 1000])
def test_neighbours_share_words(text: str) -> None:
    """A name shorter than the overlap stands whole in one of two neighbours."""
    found = windows(text, 1000, 200)
    assert all(after.start < before.end for before, after in pairwise(found))


def test_what_two_windows_saw_is_joined() -> None:
    """Overlapping sightings of one type become one, as sure as the surer; others stay."""
    seen = [_result("PERSON", 0, 5, 0.4), _result("PERSON", 3, 9, 0.9), _result("LOCATION", 3, 9, 0.8)]
    assert _shown(joined(seen)) == [("PERSON", 0, 9, 0.9), ("LOCATION", 3, 9, 0.8)]
    assert _shown(apart(joined(seen))) == [("PERSON", 0, 9, 0.9)]


def test_beside_each_other_is_not_overlapping() -> None:
    """Names that touch stay two, in order."""
    seen = [_result("PERSON", 5, 9, 0.9), _result("PERSON", 0, 5, 0.4), _result("NORP", 9, 12, 0.5)]
    assert [each.start for each in apart(joined(seen))] == [0, 5, 9]
