"""`python -m benchmarks curve`: recall, precision and broken terms of art over thresholds, printed and drawn.

One reading of the texts serves all thresholds. The drawing needs the extra `benchmarks` (matplotlib).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table

from benchmarks.bare import Reading, everywhere, readings
from benchmarks.coverage import NAMES, Coverage, coverage
from benchmarks.model import ASK, REPLACE, corpora, measure, peers
from redraft.tagger import Label, Thresholds, load_tagger

THRESHOLDS = (
    *(0.01, 0.015, 0.02, 0.03, 0.04, 0.05, 0.07, 0.1, 0.15, 0.2, 0.25, 0.3),
    *(0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95),
)


@dataclass(frozen=True)
class Curve:
    """One set of texts: the model at each threshold, and single points of the model as it ships and of its peers."""

    name: str
    steps: Mapping[float, Coverage]
    points: Mapping[str, Coverage]


def sweep(read: Sequence[Reading], thresholds: Iterable[float]) -> dict[float, Coverage]:
    """The counts at each of these thresholds, taken for all labels alike."""
    return {t: coverage((each.text, each.found(everywhere(t))) for each in read) for t in thresholds}


def shipped(read: Sequence[Reading], thresholds: Mapping[Label, Thresholds]) -> dict[str, Coverage]:
    """The counts of what is replaced and of what is at least asked about."""
    found = [(each.text, each.found(thresholds)) for each in read]
    changed = coverage((text, [each for each in spans if each.changes]) for text, spans in found)
    return {REPLACE: changed, ASK: coverage(found)}


def main() -> None:
    """Print a table for each set of texts, and draw them all into `docs/`."""
    from benchmarks.plot import PLOT, draw

    tagger, others = load_tagger(), peers()
    curves = []
    console = Console(width=120)
    for name, cases in corpora().items():
        read = readings(cases, tagger)
        beside = {who: measure(cases, detect)[0] for who, detect in others.items()}
        curves.append(Curve(name, sweep(read, THRESHOLDS), {**shipped(read, tagger.thresholds), **beside}))
        console.print(table(curves[-1]))
    draw(curves, PLOT)
    console.print(f"Drawn to {PLOT.parent.name}/{PLOT.name}.")


def table(curve: Curve) -> Table:
    """One line for each threshold, then the points. Precision and terms of art count predicted names only."""
    told = Table(title=f"{curve.name}: per cent at each threshold", title_justify="left")
    told.add_column("threshold")
    rows = {f"{threshold:g}": counts for threshold, counts in curve.steps.items()}
    counts = next(iter(rows.values()))
    kinds = [kind for kind in NAMES if counts.mentions[kind]]
    for column in (*(f"{kind} ({counts.mentions[kind]})" for kind in kinds), "precision", f"KEEP ({counts.terms})"):
        told.add_column(column, justify="right")
    for row, each in rows.items():
        told.add_row(row, *_cells(each, kinds))
    told.add_section()
    for row, each in curve.points.items():
        told.add_row(row, *_cells(each, kinds))
    return told


def _cells(counts: Coverage, kinds: Sequence[str]) -> list[str]:
    shares = [*(counts.recall(kind) for kind in kinds), counts.precision(True), counts.broken(True)]
    return [share.per_cent for share in shares]
