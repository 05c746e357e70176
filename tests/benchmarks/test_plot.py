"""The drawn curve."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("matplotlib", reason="drawing needs the extra `benchmarks`")

from benchmarks.coverage import Coverage
from benchmarks.curve import THRESHOLDS, Curve
from benchmarks.plot import MARKS, PANELS, draw

if TYPE_CHECKING:
    from collections.abc import Sequence


def _curves(names: Sequence[str]) -> list[Curve]:
    counts = Coverage()
    counts.mentions["PERSON"] = counts.found["PERSON"] = 30
    return [Curve(name, dict.fromkeys(THRESHOLDS, counts), dict.fromkeys(MARKS, counts)) for name in names]


@pytest.mark.parametrize("names", [list(PANELS), ["held-out tenth", "something else"]])
def test_the_same_figures_draw_the_same_file(names: list[str], tmp_path: Path) -> None:
    """Drawing is deterministic, also where some texts are absent, all is found and no term of art stands."""
    first, second = tmp_path / "first.svg", tmp_path / "second.svg"
    draw(_curves(names), first)
    draw(_curves(names), second)
    assert first.read_bytes() == second.read_bytes()
