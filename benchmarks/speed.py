"""`python -m benchmarks speed`: words a second and memory, redraft beside the bare model pass and Presidio's defaults.

All in one run, on the same drafts and the same model, each in a process of its own; peers take turns, so that the
machine's moods hit all alike. What is told are medians over the rounds, with the least and the most.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.batch import batches, write_shelf
from benchmarks.drafts import write_drafts
from benchmarks.speed_case import whole_runs
from benchmarks.speed_page import PAGE, put_into
from benchmarks.speed_table import tables
from benchmarks.taken import Measured, in_fresh, load, save
from benchmarks.turns import BARE, BARE_ONE, DETECTION, PRESIDIO, SPACY
from redraft.detection.seeing.threads import thread_count
from redraft.documents import read

SIZES = (5_000, 20_000, 500_000)
"""Words of the drafts over which growth is told, besides those of the main comparison."""
COUNTS = (1, 50)
"""Drafts that the words of the main comparison are cut into, besides its own number of them."""
_QUICK_WORDS, _QUICK_SIZES, _QUICK_COUNTS = 5_000, (10_000,), (1,)
_CASES, _IN_CASES = 6, 14
"""The cases of a batch, and the drafts in all of them."""
_GROWING = (BARE, PRESIDIO, DETECTION)


def main(
    words: int, drafts: int, repetitions: int, quick: bool, results: Path | None, again: Path | None, write: bool
) -> None:
    """Measure, print the tables, and with `write` put them and the plot into the documentation.

    `results` is where the figures are written as JSON, `again` where they are taken from instead of measuring.
    """
    sizes, counts = (_QUICK_SIZES, _QUICK_COUNTS) if quick else (SIZES, COUNTS)
    if quick:
        words, repetitions = min(words, _QUICK_WORDS), 1
    measured = load(again) if again else measure(words, drafts, repetitions, sizes, counts)
    if results:
        save(results, measured)
    told = tables(measured)
    print(told)
    if write:
        from benchmarks.speed_plot import draw

        put_into(PAGE, "speed", told)
        draw(measured)


def measure(words: int, drafts: int, rounds: int, sizes: Sequence[int], counts: Sequence[int]) -> list[Measured]:
    """All figures: the main comparison in so many rounds, then once each other size and number of drafts."""
    measured: list[Measured] = []
    with TemporaryDirectory() as scratch:
        place = Path(scratch)
        given = write_drafts(place / "drafts", drafts, words)
        for number in range(rounds):
            measured += compared(place / f"round {number}", given, words, number)
        for size in sizes:
            given = write_drafts(place / f"{size} words", drafts, size)
            measured += compared(place / f"of {size} words", given, size, 0, _GROWING)
        for count in counts:
            given = write_drafts(place / f"{count} drafts", count, words)
            measured += compared(place / f"of {count} drafts", given, words, 0, (BARE, DETECTION))
    return measured


def compared(
    place: Path, drafts: Sequence[Path], words: int, number: int, whats: Sequence[str] = ()
) -> Iterator[Measured]:
    """One round on these drafts: the peers, each in a fresh process, then whole runs on a case in the folder `place`.

    Without `whats` every peer takes its turn, the case is run again after decisions and after a change, and in the first
    round about as many words in several cases go through batches.
    """
    threads = thread_count()
    paragraphs = paragraphs_of(drafts)
    paths = [str(path) for path in drafts]
    turns = {
        BARE: ("tagger", threads, paragraphs),
        BARE_ONE: ("tagger", 1, paragraphs),
        SPACY: ("spacy", 1, paragraphs),
        PRESIDIO: ("presidio", 1, paragraphs),
        DETECTION: ("detection", threads, paths),
    }
    for what in whats or turns:
        taken = in_fresh(*turns[what])
        yield Measured.of(what, words, len(drafts), number, taken)
    for what, taken in whole_runs(place, drafts, once=bool(whats)):
        yield Measured.of(what, words, len(drafts), number, taken)
    if not whats and not number:
        shelf = write_shelf(place / "shelf", _CASES, words // _IN_CASES)
        for what, taken in batches(place / "batch", shelf):
            yield Measured.of(what, words, len(drafts), number, taken)


def paragraphs_of(drafts: Sequence[Path]) -> list[str]:
    """Every text of the drafts that redraft's model reads, each once, as redraft reads it."""
    segments = (segment for path in drafts for segment in read(path).segments)
    return list(dict.fromkeys(segment.text for segment in segments))
