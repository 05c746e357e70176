"""The curve of recall against precision, drawn: `docs/model-curve.svg`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.lines import Line2D
from matplotlib.patheffects import withStroke
from matplotlib.ticker import FixedLocator, NullLocator, PercentFormatter

from benchmarks.coverage import NAMES, Coverage
from benchmarks.model import ASK, PRESIDIO, REPLACE, SPACY

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from benchmarks.curve import Curve

PLOT = Path(__file__).parent.parent / "docs" / "model-curve.svg"
PANELS = {
    "../tab_dev": "Court judgments",
    "held-out tenth": "Held-out tenth of our scenes",
    "../case_c": "An invented review",
}
"""The texts that are drawn, and what they are called."""
FEWEST = 20
"""Mentions of a type below which its line would show chance."""
COLOURS = {"PERSON": "#b3413a", "LOCATION": "#2f7f6d", "ORGANIZATION": "#3b62a8", "ADDRESS": "#c08a1e"}
WORDS = {"PERSON": "people", "LOCATION": "places", "ORGANIZATION": "bodies", "ADDRESS": "addresses"}
RECALLS = (0.2, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995)
RIM = (0.1, 0.9975)
NOTED = (0.05, 0.2, 0.5, 0.8)
"""The thresholds that are written beside the line of people."""
INK, SOFT = "#33373d", "#868c96"
STYLE: dict[Any, Any] = {
    "font.family": "sans-serif",
    "font.size": 9.5,
    "text.color": INK,
    "axes.edgecolor": "#c9cdd3",
    "axes.labelcolor": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "axes.axisbelow": True,
    "grid.color": "#eceef1",
    "xtick.color": INK,
    "ytick.color": INK,
    "xtick.major.size": 0,
    "ytick.major.size": 0,
    "svg.hashsalt": "redraft",
}


@dataclass(frozen=True)
class Mark:
    """How one way of reading is marked, whatever the colour."""

    sign: str
    size: float
    filled: bool
    dashes: Any = None
    """Of its line among the terms of art; none for what lies on the curve."""

    def drawn(self, colour: str) -> dict[str, Any]:
        """The arguments of a plotted point."""
        face = colour if self.filled else "white"
        edge = "white" if self.filled else colour
        shape = {"marker": self.sign, "markersize": self.size, "markerfacecolor": face, "markeredgecolor": edge}
        return {**shape, "markeredgewidth": 0.8 if self.filled else 1.6, "linestyle": "", "clip_on": False}


MARKS = {
    REPLACE: Mark("o", 9, filled=True),
    ASK: Mark("o", 7.5, filled=False),
    PRESIDIO: Mark("D", 6.5, filled=True, dashes=(0, (5, 2))),
    SPACY: Mark("^", 8, filled=True, dashes=(0, (1, 1.5))),
}


def draw(curves: Sequence[Curve], path: Path) -> None:
    """Recall against precision above, terms of art touched below, a column for each set of texts."""
    wanted = {each.name: each for each in curves}
    shown = [wanted[name] for name in PANELS if name in wanted]
    with mpl.rc_context(STYLE):
        figure = Figure(figsize=(11.5, 7.4), layout=ConstrainedLayoutEngine(h_pad=0.14, w_pad=0.06))
        rows = figure.subplots(2, len(shown), squeeze=False, sharey="row", gridspec_kw={"height_ratios": (5, 3)})
        for curve, above, below in zip(shown, *rows, strict=True):
            _recall(curve, above)
            _terms(curve, below)
        rows[0][0].set_ylabel("mentions wholly found")
        _legend(figure)
        figure.savefig(path, metadata={"Date": None})


def _recall(curve: Curve, axes: Axes) -> None:
    counts = next(iter(curve.steps.values()))
    kinds = [kind for kind in NAMES if counts.mentions[kind] >= FEWEST]
    _head(axes, PANELS[curve.name], ", ".join(f"{counts.mentions[kind]} {WORDS[kind]}" for kind in kinds))
    for kind in kinds:
        line = [_place(each, kind) for each in curve.steps.values()]
        if kind == "PERSON":
            _thresholds(curve, axes)
        axes.plot(*zip(*line, strict=True), color=COLOURS[kind], linewidth=1.8, solid_capstyle="round")
        for who, each in curve.points.items():
            axes.plot(*_place(each, kind), **MARKS[who].drawn(COLOURS[kind]), zorder=3)
    axes.set_xlabel("precision: predicted letters inside a mark")
    axes.xaxis.set_major_formatter(PercentFormatter(1, 0))
    axes.set_xlim(0.6, 1.0)
    axes.set_yscale("logit")
    axes.yaxis.set_major_locator(FixedLocator(RECALLS))
    axes.yaxis.set_major_formatter(lambda share, _: f"{share * 100:g}%")
    axes.yaxis.set_minor_locator(NullLocator())
    axes.set_ylim(*RIM)


def _thresholds(curve: Curve, axes: Axes) -> None:
    """Some thresholds beside the line of people."""
    for threshold in NOTED:
        place = _place(curve.steps[threshold], "PERSON")
        axes.plot(*place, marker="o", markersize=3.5, color=COLOURS["PERSON"], zorder=3)
        text = axes.annotate(f"{threshold:g}", place, (7, 6), textcoords="offset points", fontsize=7.5, zorder=4)
        text.set(color=COLOURS["PERSON"], path_effects=[withStroke(linewidth=2.5, foreground="white")])


def _terms(curve: Curve, axes: Axes) -> None:
    terms = next(iter(curve.steps.values())).terms
    if not terms:
        axes.set_axis_off()
        return
    _head(axes, "Terms of art touched", f"{terms} terms; names only")
    steps = [(threshold, each.broken(True).value) for threshold, each in curve.steps.items()]
    axes.plot(*zip(*steps, strict=True), color=INK, linewidth=1.8, solid_capstyle="round")
    for who, each in curve.points.items():
        if MARKS[who].dashes:
            axes.axhline(each.broken(True).value or 0, color=SOFT, linewidth=1.3, linestyle=MARKS[who].dashes)
    axes.set_xlabel("threshold, the same for every label")
    axes.set_xscale("log")
    axes.xaxis.set_major_locator(FixedLocator((0.01, 0.03, 0.1, 0.3, 0.9)))
    axes.xaxis.set_major_formatter("{x:g}")
    axes.xaxis.set_minor_locator(NullLocator())
    axes.yaxis.set_major_formatter(PercentFormatter(1, 0))
    axes.yaxis.set_tick_params(labelleft=True)
    axes.set_ylim(bottom=0)


def _place(counts: Coverage, kind: str) -> tuple[float, float]:
    """Precision across and recall up, none and all at the rim: a logit scale, on which misses tell, has neither."""
    low, high = RIM
    return counts.precision(True).value or 1.0, min(max(counts.recall(kind).value or 0.0, low), high)


def _head(axes: Axes, title: str, below: str) -> None:
    axes.set_title(title, loc="left", fontsize=11, fontweight="bold", pad=20)
    axes.annotate(below, (0, 1), (0, 6), xycoords="axes fraction", textcoords="offset points", color=SOFT, fontsize=8.5)


def _legend(figure: Figure) -> None:
    kinds = [Line2D([], [], color=colour, linewidth=2.2, label=WORDS[kind]) for kind, colour in COLOURS.items()]
    points = [Line2D([], [], label=who, **mark.drawn(INK)) for who, mark in MARKS.items()]
    lines = [
        Line2D([], [], color=SOFT, linewidth=1.3, linestyle=mark.dashes, label=f"{who}, terms of art")
        for who, mark in MARKS.items()
        if mark.dashes
    ]
    whole = Line2D([], [], color=INK, linewidth=1.8, label="our model, terms of art")
    handles = [*kinds, *points, whole, *lines]
    figure.legend(handles=handles, loc="lower left", bbox_to_anchor=(0.05, 0.02), frameon=False, handlelength=2.4)
