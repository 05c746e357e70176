"""`python -m benchmarks speed`: words a second and memory, each beside a peer in the same run."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import cycle
from statistics import median
from time import perf_counter

from rich.console import Console
from rich.table import Table

from benchmarks.detectors import Detect, presidio, redraft, spacy_small
from benchmarks.texts import MarkedCase, fixture_cases

ROUNDS = 3
WORDS = 60_000
READERS = (
    ("our model, 1 thread", "tagger", 1),
    ("our model, 2 threads", "tagger", 2),
    ("en_core_web_sm, entities alone", "spacy", 1),
)


def main() -> None:
    """Print one table of the models alone and one of whole detection."""
    cases = fixture_cases()
    console = Console(width=100)
    console.print(models_alone(long_text(cases)))
    console.print(detection(cases))


def long_text(cases: list[MarkedCase]) -> list[str]:
    """Paragraphs of the fixtures, over and over, until they make WORDS words."""
    paragraphs: list[str] = []
    words = 0
    for paragraph in cycle(text.segment.text for case in cases for text in case.texts):
        paragraphs.append(paragraph)
        words += len(paragraph.split())
        if words >= WORDS:
            return paragraphs
    return paragraphs


def models_alone(paragraphs: list[str]) -> Table:
    """Each model in a process of its own."""
    words = sum(len(paragraph.split()) for paragraph in paragraphs)
    title = f"Models alone on {words:,} words, each in a fresh process"
    table = _table(title, "model", "words per second", "per second of processor time", "peak memory")
    for who, reader, threads in READERS:
        command = [sys.executable, "-m", "benchmarks.fresh", reader, str(threads)]
        ran = subprocess.run(command, input=json.dumps(paragraphs), text=True, capture_output=True, check=True)
        told = json.loads(ran.stdout)
        memory = f"{told['peak_memory'] / 2**20:.0f} MB" if told["peak_memory"] else "told on Linux only"
        speeds = (f"{words / told[taken]:,.0f}" for taken in ("seconds", "processor_seconds"))
        table.add_row(who, *speeds, memory)
    return table


def detection(cases: list[MarkedCase]) -> Table:
    """The median of some rounds, the detectors taking turns so that the machine's moods hit all alike."""
    words = sum(len(text.segment.text.split()) for case in cases for text in case.texts)
    detectors = {"en_core_web_sm": spacy_small(), "Presidio": presidio(), "redraft": redraft()}
    for detect in detectors.values():
        _seconds(detect, cases[-1:])
    rounds = [{who: _seconds(detect, cases) for who, detect in detectors.items()} for _ in range(ROUNDS)]
    taken = {who: median(r[who] for r in rounds) for who in detectors}
    title = f"Detection on {words:,} words of the fixtures, median of {ROUNDS} rounds"
    table = _table(title, "detector", "words per second", "time, en_core_web_sm = 1")
    for who, seconds in taken.items():
        table.add_row(who, f"{words / seconds:,.0f}", f"{seconds / taken['en_core_web_sm']:.2f}")
    return table


def _table(title: str, first: str, *numbers: str) -> Table:
    table = Table(title=title, title_justify="left")
    table.add_column(first)
    for column in numbers:
        table.add_column(column, justify="right")
    return table


def _seconds(detect: Detect, cases: list[MarkedCase]) -> float:
    start = perf_counter()
    for case in cases:
        detect(case)
    return perf_counter() - start
