"""Windows cover every piece once, however long the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from redraft.tagger.windows import OVERLAP, SIZE, windows

COUNTS = st.one_of(st.integers(1, 4 * SIZE), st.integers(1, 100_000))


@given(COUNTS)
def test_each_piece_is_spoken_for_once(count: int) -> None:
    """What the windows have to say, put together, is the text: nothing twice, nothing left out."""
    at = 0
    for window in windows(count):
        assert window.own_start == at
        at = window.own_end
    assert at == count


@given(COUNTS)
def test_no_window_is_too_long_or_out_of_the_text(count: int) -> None:
    """Each window is inside the text, speaks for pieces of its own only, and fits into the network."""
    for window in windows(count):
        assert 0 <= window.start <= window.own_start < window.own_end <= window.end <= count
        assert window.end - window.start <= SIZE


@given(COUNTS)
def test_a_piece_is_judged_with_words_on_both_sides(count: int) -> None:
    """A window speaks for no piece near a cut, where the words that follow are unknown to it."""
    for window in windows(count):
        assert window.start == 0 or window.own_start - window.start >= OVERLAP // 2
        assert window.end == count or window.end - window.own_end >= OVERLAP // 2


def test_what_fits_is_one_window() -> None:
    """A text is cut only where it must be."""
    assert [len(windows(count)) for count in (1, SIZE, SIZE + 1)] == [1, 1, 2]
