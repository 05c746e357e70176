"""The table of canaries, and the peer in it."""

from __future__ import annotations

from benchmarks.canaries import presidio_over_python_docx
from benchmarks.canary_table import Row, rows
from fixtures.canaries.fates import Fate
from fixtures.canaries.places import canaries


def test_the_peer_is_really_run() -> None:
    """Presidio takes the name out of a plain paragraph, leaves one in a text box, and is not there for a Strict file."""
    wanted = ("paragraph", "paragraph of a Strict file", "text box of the older kind")
    chosen = [canary for canary in canaries() if canary.spot.what in wanted]
    assert list(presidio_over_python_docx(chosen).values()) == ["gone", "not opened", "left"]


def test_a_row_counts_each_canary_once() -> None:
    """Read, named, neither and refused add up to the canaries of the place."""
    cells = [canary for canary in canaries() if canary.spot.place == 2]
    fates = [
        Fate(cells[0], True, kinds=frozenset({"table"}), named=True),
        Fate(cells[1], True, named=True),
        Fate(cells[2], True),
    ]
    assert rows(cells, fates, {cells[3].id}) == (Row(2, 4, 1, 1, 1, 1),)
    assert Row(2, 4, 1, 1, 1, 1).line(0, {"left": "3"}) == "| 2 | Tables | 4 | 1 | 1 | 1 | 1 | 0 | 3 |"
