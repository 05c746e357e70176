"""`python -m benchmarks speed`: words per second of the bare model, of Presidio and of redraft, in one run."""

from __future__ import annotations

from statistics import median
from time import perf_counter

from rich.console import Console
from rich.table import Table

from benchmarks.detectors import Detect, presidio, redraft, spacy_small
from benchmarks.texts import MarkedCase, fixture_cases

ROUNDS = 3


def main() -> None:
    """Print the median of some rounds, the detectors taking turns so that the machine's moods hit all alike."""
    cases = fixture_cases()
    words = sum(len(text.segment.text.split()) for case in cases for text in case.texts)
    detectors = {"bare model": spacy_small(), "Presidio": presidio(), "redraft": redraft()}
    for detect in detectors.values():
        _seconds(detect, cases[-1:])
    rounds = [{who: _seconds(detect, cases) for who, detect in detectors.items()} for _ in range(ROUNDS)]
    taken = {who: median(r[who] for r in rounds) for who in detectors}
    table = Table(title=f"Detection on {words} words of the fixtures, median of {ROUNDS} rounds")
    for column in ("detector", "words per second", "time, bare model = 1"):
        table.add_column(column, justify="left" if column == "detector" else "right")
    for who, seconds in taken.items():
        table.add_row(who, f"{words / seconds:,.0f}", f"{seconds / taken['bare model']:.2f}")
    Console(width=100).print(table)


def _seconds(detect: Detect, cases: list[MarkedCase]) -> float:
    start = perf_counter()
    for case in cases:
        detect(case)
    return perf_counter() - start
