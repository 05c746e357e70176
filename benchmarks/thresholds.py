"""`python -m benchmarks thresholds`: what each label's two thresholds cost and bring on the held-out tenth.

Thresholds are chosen there and nowhere else: not on the judgments or cases that the model is told of by.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table

from benchmarks.bare import Reading, readings
from benchmarks.coverage import coverage
from benchmarks.held_out import NAME, held_out_cases
from redraft.detection.seeing.names_recognizer import ENTITIES
from redraft.tagger import Label, Thresholds, load_tagger

ASKS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.3)
REPLACES = (0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
NOTE = """\
Each cell: recall of the label's mentions (covered by whatever is found), then of the label's own predictions the precision
by character and the share of terms of art they touch; the other labels stand at the thresholds they ship with."""


def main() -> None:
    """Print a grid for each label."""
    tagger = load_tagger()
    read = readings(held_out_cases(), tagger)
    console = Console(width=140)
    for label in ENTITIES:
        console.print(grid(label, read, tagger.thresholds))
    console.print(NOTE)


def grid(label: Label, read: Sequence[Reading], shipped: Mapping[Label, Thresholds]) -> Table:
    """Ask thresholds across and replace thresholds down; the first line is what is shown at all."""
    now = shipped[label]
    ships = f"ships with replace {now.replace:g}, ask {now.ask:g}"
    told = Table(title=f"{label} on the {NAME}: {ships}", title_justify="left", box=SIMPLE)
    told.add_column("replace")
    for ask in ASKS:
        told.add_column(f"ask {ask:g}", justify="right")
    told.add_row("shown", *(cell(label, read, shipped, Thresholds(ask, ask)) for ask in ASKS))
    told.add_section()
    for replace in REPLACES:
        tried = (Thresholds(replace, ask) if ask <= replace else None for ask in ASKS)
        told.add_row(f"{replace:g}", *(cell(label, read, shipped, each) if each else "" for each in tried))
    return told


def cell(label: Label, read: Sequence[Reading], shipped: Mapping[Label, Thresholds], tried: Thresholds) -> str:
    """Recall, precision and broken terms of art of one label at thresholds of its own, in per cent."""
    thresholds = {**shipped, label: tried}
    found = [(each.text, [f for f in each.found(thresholds) if f.changes]) for each in read]
    everything = coverage(found)
    own = coverage((text, [f for f in spans if f.type == ENTITIES[label]]) for text, spans in found)
    shares = everything.recall(ENTITIES[label]), own.precision(False), own.broken(False)
    return " ".join(f"{share.per_cent:>5}" for share in shares)
