"""`python -m benchmarks fairness`: are persons of every origin found alike?

The held-out tenth is read once for each origin of names, with every person's name swapped for one of that origin that
was kept back from training. Nothing else in a line changes, so that what differs between origins is the name.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table
from training.marks import Scene
from training.pools import Origin, Pools
from training.samples import Sample, join
from training.variation import renamed

from benchmarks.bare import readings
from benchmarks.coverage import coverage
from benchmarks.held_out import NAME, case_of, scenes
from benchmarks.shares import Share
from redraft.tagger import Label, Tagger, load_tagger

if TYPE_CHECKING:
    from numpy.typing import NDArray

RESAMPLES = 2000
ALLOWED = 0.02
"""How far an origin's recall may lie under the mean over origins."""
NOTE = f"""\
Mean over the draws of names, in per cent. The interval of a recall is Wilson's for the mentions of one draw, since
further draws bring other names and no other sentences. Gap: points above or under the mean over origins ("!": under by
more than {ALLOWED * 100:g}); its interval is that of {RESAMPLES} resamples of the scenes, the same for every origin."""


@dataclass(frozen=True)
class Found:
    """Renamed mentions of persons by origin and scene, over all draws: arrays of shape (origins, scenes)."""

    mentions: NDArray[np.int64]
    replaced: NDArray[np.int64]
    shown: NDArray[np.int64]


def lower(text: str) -> str:
    """`text` in lower case, character by character: no place in it moves."""
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def upper(text: str) -> str:
    """`text` in capitals, character by character: no place in it moves."""
    return "".join(high if len(high := char.upper()) == 1 else char for char in text)


@dataclass(frozen=True)
class Writing:
    """How the lines are written, and in how many draws of names they are read."""

    name: str
    apply: Callable[[str], str]
    draws: int


WRITINGS = (Writing("as written", str, 3), Writing("in lower case", lower, 1), Writing("in capitals", upper, 1))


def main() -> None:
    """Print a table for each way of writing."""
    tagger, pools, held_out = load_tagger(), Pools.load(held_out=True), scenes()
    console = Console(width=120)
    for writing in WRITINGS:
        console.print(table(writing, pools.origins, count(tagger, held_out, pools, writing)))
    console.print(NOTE)


def count(tagger: Tagger, held_out: Sequence[Scene], pools: Pools, writing: Writing) -> Found:
    """How many of the renamed persons are found, in every draw, at the thresholds the tagger ships with."""
    counts = np.zeros((3, len(pools.origins), len(held_out)), dtype=np.int64)
    for row, origin in enumerate(pools.origins):
        lines = [
            (at, Sample(writing.apply(line.text), line.mentions, line.source))
            for draw in range(writing.draws)
            for at, scene in enumerate(held_out)
            for line in lines_renamed(scene, pools, origin, draw)
        ]
        read = readings([case_of(origin.name, [line for _, line in lines])], tagger)
        for (at, _), reading in zip(lines, read, strict=True):
            spans = reading.found(tagger.thresholds)
            shown = coverage([(reading.text, spans)])
            replaced = coverage([(reading.text, [each for each in spans if each.changes])])
            counts[:, row, at] += shown.mentions["PERSON"], replaced.found["PERSON"], shown.found["PERSON"]
    return Found(*counts)


def lines_renamed(scene: Scene, pools: Pools, origin: Origin, draw: int) -> Iterator[Sample]:
    """The scene's lines in which persons have other names now; only these persons are their mentions."""
    rng = random.Random(f"{draw} {origin.name} {scene.source}")  # noqa: S311 - chance, not secrecy
    for line, sample in zip(scene.lines, renamed(scene, pools, rng, origin), strict=True):
        before = join(list(line), scene.source)
        pairs = zip(before.mentions, sample.mentions, strict=True)
        swapped = tuple(
            now
            for then, now in pairs
            if now.label is Label.PERSON and before.text[then.start : then.end] != sample.text[now.start : now.end]
        )
        if swapped:
            yield Sample(sample.text, swapped, sample.source)


def table(writing: Writing, origins: Sequence[Origin], found: Found) -> Table:
    """One line for each origin: recall and gap of what is replaced, and of what is at least asked about."""
    title = f"Persons on the {NAME} by origin of name, {writing.name}; draws: {writing.draws}"
    told = Table(title=title, title_justify="left", box=SIMPLE)
    told.add_column("origin")
    for column in ("mentions", "replaced", "gap", "replaced or asked about", "gap"):
        told.add_column(column, justify="right")
    replaced, shown = gaps(found.replaced, found.mentions), gaps(found.shown, found.mentions)
    for row, origin in enumerate(origins):
        number = found.mentions[row].sum() / writing.draws
        shares = (Share(hits[row].sum() / writing.draws, number) for hits in (found.replaced, found.shown))
        first, second = (str(share) for share in shares)
        told.add_row(origin.name, f"{number:.0f}", first, _gap(*replaced[row]), second, _gap(*shown[row]))
    told.add_section()
    means = (np.mean(hits.sum(axis=1) / found.mentions.sum(axis=1)) for hits in (found.replaced, found.shown))
    first, second = (f"{mean * 100:.1f}" for mean in means)
    told.add_row("mean over origins", "", first, _worst(replaced), second, _worst(shown))
    return told


def gaps(found: NDArray[np.int64], mentions: NDArray[np.int64]) -> list[tuple[float, float, float]]:
    """For each origin its recall less the mean over origins, and the 95 % interval of that over resampled scenes."""
    number = mentions.shape[1]
    weights = np.random.default_rng(0).multinomial(number, np.full(number, 1 / number), RESAMPLES)
    drawn = _less_mean((weights @ found.T) / (weights @ mentions.T))
    low, high = np.percentile(drawn, (2.5, 97.5), axis=0)
    observed = _less_mean((found.sum(axis=1) / mentions.sum(axis=1))[None])[0]
    return list(zip(observed.tolist(), low.tolist(), high.tolist(), strict=True))


def _less_mean(recalls: NDArray[np.float64]) -> NDArray[np.float64]:
    less: NDArray[np.float64] = recalls - recalls.mean(axis=1, keepdims=True)
    return less


def _gap(gap: float, low: float, high: float) -> str:
    far = "! " if gap < -ALLOWED else ""
    return f"{far}{gap * 100:+.1f} ({low * 100:+.1f} to {high * 100:+.1f})"


def _worst(of: list[tuple[float, float, float]]) -> str:
    return f"furthest under {min(of)[0] * 100:+.1f}"
