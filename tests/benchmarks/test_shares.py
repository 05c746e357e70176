"""Shares and their intervals."""

from __future__ import annotations

import pytest
from benchmarks.shares import Share


def test_interval_is_wilsons() -> None:
    """The interval is Wilson's at 95 %, as worked out in his own terms for 9 of 10."""
    assert Share(9, 10).interval == pytest.approx((0.5958, 0.9821), abs=1e-4)


def test_nothing_missed_is_not_certainty() -> None:
    """Ten of ten leave room below, and none above."""
    low, high = Share(10, 10).interval
    assert low < 0.75
    assert high == pytest.approx(1)


def test_nothing_to_count_is_a_dash() -> None:
    """No mentions: no share, no figure, and an interval that rules out nothing."""
    nothing = Share(0, 0)
    assert (nothing.value, str(nothing), nothing.interval) == (None, "–", (0.0, 1.0))


def test_told_in_per_cent() -> None:
    """A share is told in per cent with its interval."""
    assert str(Share(9, 10)) == "90.0 (59.6–98.2)"
