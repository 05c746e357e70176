"""Speed and memory by size, drawn: `docs/performance.svg`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator

from benchmarks.plot import INK, SOFT, STYLE
from benchmarks.speed_table import by_size
from benchmarks.taken import Measured
from benchmarks.turns import BARE, DETECTION, PRESIDIO, WHOLE

if TYPE_CHECKING:
    from matplotlib.axes import Axes

PLOT = Path(__file__).resolve().parents[1] / "docs" / "performance.svg"
COLOURS = {BARE: SOFT, PRESIDIO: "#c08a1e", DETECTION: "#3b62a8", WHOLE: "#b3413a"}
_LIMIT = 1200
"""Megabytes that 500,000 words may take."""


def draw(measured: Sequence[Measured], path: Path = PLOT) -> None:
    """Draw words a second, and peak memory, over the words of a case; all of one number of drafts."""
    drafts = measured[0].drafts
    sizes = {words: rows for (words, each), rows in by_size(measured) if each == drafts}
    with mpl.rc_context(STYLE):
        figure = Figure(figsize=(9.5, 4.2), layout=ConstrainedLayoutEngine(w_pad=0.1, h_pad=0.08))
        speed, memory = figure.subplots(1, 2)
        for what, colour in COLOURS.items():
            rows = [each for told in sizes.values() for each in told if each.what == what]
            _line(speed, _medians((each.words, each.words / each.seconds) for each in rows), colour, what)
            _line(memory, _medians((each.words, each.memory / 1e6) for each in rows if each.memory), colour, what)
        _axes(speed, "words a second", list(sizes))
        _axes(memory, "peak memory, MB", list(sizes))
        memory.axhline(_LIMIT, color=INK, linewidth=1, linestyle=(0, (3, 3)))
        memory.annotate(
            "asked for at 500,000 words: less",
            (sizes and min(sizes), _LIMIT),
            (2, -11),
            textcoords="offset points",
            fontsize=8,
        )
        figure.legend(*speed.get_legend_handles_labels(), loc="outside lower center", ncols=len(COLOURS), frameon=False)
        figure.savefig(path, metadata={"Date": None})


def _medians(told: Iterable[tuple[int, float]]) -> list[tuple[int, float]]:
    """For each size, in order, the median of what the rounds gave.

    >>> _medians([(60, 2.0), (5, 1.0), (60, 4.0)])
    [(5, 1.0), (60, 3.0)]
    """
    by_words: dict[int, list[float]] = {}
    for words, value in told:
        by_words.setdefault(words, []).append(value)
    return [(words, median(values)) for words, values in sorted(by_words.items())]


def _line(axes: Axes, points: Sequence[tuple[float, float]], colour: str, label: str) -> None:
    if points:
        axes.plot(*zip(*points, strict=True), color=colour, label=label, marker="o", markersize=4, linewidth=1.8)


def _axes(axes: Axes, title: str, sizes: Sequence[int]) -> None:
    axes.set_title(title, loc="left", fontsize=11, fontweight="bold")
    axes.set_xlabel("words in the drafts")
    axes.set_xscale("log")
    axes.xaxis.set_major_locator(FixedLocator(list(sizes)))
    axes.xaxis.set_minor_locator(NullLocator())
    axes.xaxis.set_major_formatter(FuncFormatter(lambda words, _: f"{words:,.0f}"))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.0f}"))
    axes.set_ylim(bottom=0)
