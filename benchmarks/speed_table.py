"""The figures of speed as tables in Markdown: what each takes, what is asked of it, and how it grows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from benchmarks.taken import Measured
from benchmarks.turns import (
    BARE,
    BATCH,
    BATCH_TWO,
    CHANGED,
    CHANGED_TRIAL,
    COMMANDS,
    DECIDED,
    DECIDED_TRIAL,
    DETECTION,
    PEERS,
    PRESIDIO,
    RUN,
    TRIAL,
    WHOLE,
)

GIGABYTE = 1e9
_GROWING = (BARE, PRESIDIO, DETECTION, WHOLE)


@dataclass(frozen=True, slots=True)
class Target:
    """Something to reach: `of` over `beside`, each the sum of what is named; at most `bound`, or at least."""

    said: str
    of: tuple[str, ...]
    beside: tuple[str, ...]
    bound: float
    at_most: bool = True

    def reached(self, ratio: float) -> bool:
        """Whether a ratio is on the right side."""
        return ratio <= self.bound if self.at_most else ratio >= self.bound


TARGETS = (
    Target("detection, times the bare pass", (DETECTION,), (BARE,), 1.25),
    Target("detection, times as many words a second as Presidio", (PRESIDIO,), (DETECTION,), 1.3, at_most=False),
    Target("run and trial, times the bare pass", (RUN, TRIAL), (BARE,), 1.6),
    Target("run after decisions, share of the first", (DECIDED,), (RUN,), 0.15),
    Target("run and trial after decisions, share of the first", (DECIDED, DECIDED_TRIAL), (RUN, TRIAL), 0.15),
    Target("run after one draft changed, share of the first", (CHANGED,), (RUN,), 0.30),
    Target("run and trial after that, share of the first", (CHANGED, CHANGED_TRIAL), (RUN, TRIAL), 0.30),
    Target("two workers, times one", (BATCH,), (BATCH_TWO,), 1.7, at_most=False),
)


def tables(measured: Sequence[Measured]) -> str:
    """All tables, one under another."""
    return "\n\n".join((_what_each_takes(measured), _asked(measured), _growth(measured)))


def main_comparison(measured: Sequence[Measured]) -> list[Measured]:
    """The rounds on the size that was measured with the first figure."""
    first = measured[0]
    return [each for each in measured if (each.words, each.drafts) == (first.words, first.drafts)]


def with_whole(measured: Sequence[Measured]) -> list[Measured]:
    """The figures, and for each run with the trial after it the whole of both."""
    trials = {(m.words, m.drafts, m.round): m for m in measured if m.what == TRIAL}
    wholes = []
    for run in (m for m in measured if m.what == RUN):
        trial = trials[run.words, run.drafts, run.round]
        memory = max(run.memory, trial.memory) if run.memory and trial.memory else None
        worked = run.processor_seconds + trial.processor_seconds
        seconds = run.seconds + trial.seconds
        wholes.append(Measured(WHOLE, run.words, run.drafts, run.round, seconds, worked, memory))
    return [*measured, *wholes]


def _what_each_takes(measured: Sequence[Measured]) -> str:
    compared = with_whole(main_comparison(measured))
    first = compared[0]
    rounds = 1 + max(each.round for each in compared)
    lines = [
        f"{first.words:,} words in {first.drafts} drafts; the median of {rounds} rounds, and the least and the most.",
        "",
        "| What | words a second | seconds | times the bare pass | seconds of processor time | peak memory |",
        "|---|---|---|---|---|---|",
    ]
    for what in (*PEERS, WHOLE, *COMMANDS):
        rows = [each for each in compared if each.what == what]
        if rows:
            seconds = [each.seconds for each in rows]
            speed = _spread([each.words / each.seconds for each in rows], ",.0f")
            times = _spread(_ratios(compared, (what,), (BARE,)), ".2f")
            worked = f"{median(each.processor_seconds for each in rows):.1f}"
            lines.append(f"| {what} | {speed} | {_spread(seconds, '.1f')} | {times} | {worked} | {_memory(rows)} |")
    return "\n".join(lines)


def _asked(measured: Sequence[Measured]) -> str:
    compared = main_comparison(measured)
    lines = ["| Asked for | to reach | measured | reached |", "|---|---|---|---|"]
    for target in TARGETS:
        ratios = _ratios(compared, target.of, target.beside)
        if ratios:
            bound = f"{'at most' if target.at_most else 'at least'} {target.bound:g}"
            reached = "yes" if target.reached(median(ratios)) else "no"
            lines.append(f"| {target.said} | {bound} | {_spread(ratios, '.2f')} | {reached} |")
    whole = [each for each in with_whole(measured) if each.what == WHOLE]
    largest = max(whole, key=lambda each: each.words)
    if largest.memory:
        reached = "yes" if largest.memory < 1.2 * GIGABYTE else "no"
        lines.append(
            f"| memory at {largest.words:,} words | under 1.2 GB | {largest.memory / GIGABYTE:.2f} GB | {reached} |"
        )
    return "\n".join(lines)


def _growth(measured: Sequence[Measured]) -> str:
    lines = [
        "| words | drafts | "
        + " | ".join(f"{what}, ms a word" for what in _GROWING)
        + " | peak memory, the whole run |",
        "|---|---|" + "---|" * (len(_GROWING) + 1),
    ]
    for (words, drafts), rows in by_size(measured):
        cells = (_each(rows, what, lambda m: 1000 * m.seconds / m.words, "{:.3f}") for what in _GROWING)
        memory = _memory([each for each in rows if each.what == WHOLE])
        lines.append(f"| {words:,} | {drafts} | {' | '.join(cells)} | {memory} |")
    return "\n".join(lines)


def by_size(measured: Sequence[Measured]) -> Iterator[tuple[tuple[int, int], list[Measured]]]:
    """The figures of each size and number of drafts, smallest first."""
    whole = with_whole(measured)
    for size in sorted({(each.words, each.drafts) for each in whole}):
        yield size, [each for each in whole if (each.words, each.drafts) == size]


def _each(rows: Sequence[Measured], what: str, figure: Callable[[Measured], float], form: str) -> str:
    figures = [figure(each) for each in rows if each.what == what]
    return form.format(median(figures)) if figures else ""


def _ratios(measured: Sequence[Measured], of: Sequence[str], beside: Sequence[str]) -> list[float]:
    """In each round, what some things took together over what others did; none where one of them was not measured."""
    found = []
    for number in sorted({each.round for each in measured}):
        taken = {each.what: each.seconds for each in with_whole(measured) if each.round == number}
        if taken.keys() >= {*of, *beside}:
            found.append(sum(taken[what] for what in of) / sum(taken[what] for what in beside))
    return found


def _spread(figures: Sequence[float], form: str) -> str:
    """The median, and the least and the most if there are several."""
    told = f"{median(figures):{form}}" if figures else ""
    return f"{told} ({min(figures):{form}}–{max(figures):{form}})" if len(figures) > 1 else told


def _memory(rows: Sequence[Measured]) -> str:
    peaks = [each.memory for each in rows if each.memory]
    if rows and rows[0].what in (BATCH, BATCH_TWO):
        return "of its workers not told"
    return f"{max(peaks) / 1e6:,.0f} MB" if peaks else "told on Linux only"
