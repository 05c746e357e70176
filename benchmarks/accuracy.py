"""`python -m benchmarks accuracy`: what is left, what is broken, and what is changed without need."""

from __future__ import annotations

from collections import defaultdict

from rich.console import Console
from rich.table import Table

from benchmarks.detectors import Detect, presidio, redraft
from benchmarks.scoring import LEFT_TO_REVIEW, Score
from benchmarks.texts import MarkedCase, fixture_cases, shared_cases


def measure(cases: list[MarkedCase], detect: Detect) -> dict[str, Score]:
    """The score of a detector on each case; cases of one name count together."""
    scores: dict[str, Score] = defaultdict(Score)
    for case in cases:
        for text, found in zip(case.texts, detect(case), strict=True):
            scores[case.name].add(text, found)
    return dict(scores)


def main() -> None:
    """Print one table over the cases and one over the types of detail."""
    cases = [*fixture_cases(), *shared_cases()]
    measured = {"redraft": measure(cases, redraft()), "Presidio": measure(cases, presidio())}
    console = Console(width=120)
    console.print(_by_case(measured))
    for name in measured["redraft"]:
        console.print(_by_type(name, {who: scores[name] for who, scores in measured.items()}))


def _by_case(measured: dict[str, dict[str, Score]]) -> Table:
    table = Table(title="Nothing declared beforehand; shares of strict mentions, terms of art, letters outside marks")
    columns = (
        "case",
        "detector",
        "strict mentions",
        "left",
        "left, but asked about",
        "terms broken",
        "changed outside",
    )
    for column in columns:
        table.add_column(column, justify="left" if column in ("case", "detector") else "right")
    for name in next(iter(measured.values())):
        for who, scores in measured.items():
            score = scores[name]
            left = f"{score.strict_left} ({share(score.strict_left, score.strict)})"
            broken = f"{score.broken} of {score.keep}"
            outside = share(score.changed_outside, score.outside)
            table.add_row(name, who, str(score.strict), left, str(score.shown), broken, outside)
    return table


def _by_type(name: str, scores: dict[str, Score]) -> Table:
    table = Table(title=f"{name}: recall by type (* may stay: found at all)")
    for column in ("type", "mentions", *scores):
        table.add_column(column, justify="left" if column == "type" else "right")
    mentions = next(iter(scores.values())).mentions
    for kind in sorted(mentions, key=lambda k: (k in LEFT_TO_REVIEW, k)):
        starred = f"{kind} *" if kind in LEFT_TO_REVIEW else kind
        table.add_row(starred, str(mentions[kind]), *(f"{score.recall(kind):.1%}" for score in scores.values()))
    return table


def share(part: int, whole: int) -> str:
    """A percentage with one decimal, or a dash."""
    return f"{part / whole:.1%}" if whole else "–"
