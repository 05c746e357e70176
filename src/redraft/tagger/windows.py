"""Long texts in overlapping windows, and which window speaks for each piece."""

from __future__ import annotations

from dataclasses import dataclass

SIZE = 126
"""Word pieces in one window, the two framing ones aside."""
OVERLAP = 24


@dataclass(frozen=True, slots=True)
class Window:
    """The pieces from `start` to `end` of a text, of which those from `own_start` to `own_end` are this window's to say."""

    start: int
    end: int
    own_start: int
    own_end: int


def windows(count: int) -> list[Window]:
    """Windows over `count` pieces. Neighbours share OVERLAP pieces, of which each speaks for its half.

    >>> [(each.start, each.end, each.own_start, each.own_end) for each in windows(200)]
    [(0, 126, 0, 114), (102, 200, 114, 200)]
    """
    found: list[Window] = []
    start = 0
    while True:
        end = min(start + SIZE, count)
        last = end == count
        own_start = start + OVERLAP // 2 if start else 0
        found.append(Window(start, end, own_start, end if last else end - OVERLAP // 2))
        if last:
            return found
        start = end - OVERLAP
