"""`python -m benchmarks accuracy`: what is left, what is broken, what is asked, and what each layer is worth."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console

from benchmarks.ablation import ablation
from benchmarks.accuracy_tables import by_type, costs, judged, layers, recall
from benchmarks.coverage import Coverage, coverage
from benchmarks.detectors import Detect, presidio, redraft
from benchmarks.measured import Answer, answers, by_kind_of_text, chosen, measure, score
from benchmarks.texts import JUDGMENTS
from redraft.findings import Action

__all__ = ["as_scored", "main", "measure"]
WIDTH = 120


def main(case: Sequence[str] = (), quick: bool = False) -> None:
    """Print every table; `quick` leaves out Presidio and the layers."""
    cases = chosen(case)
    detectors: dict[str, Detect] = {"redraft": redraft()}
    if not quick:
        detectors["Presidio"] = presidio()
    told = {who: answers(cases, detect) for who, detect in detectors.items()}
    measured = {who: score(each) for who, each in told.items()}
    console = Console(width=WIDTH)
    console.print(recall(measured), costs(measured), *by_type(measured))
    if JUDGMENTS in measured["redraft"]:
        console.print(judged({who: as_scored(each) for who, each in told.items()}))
    if not quick:
        for name, trials in ablation(cases if case else by_kind_of_text(cases)).items():
            console.print(layers(name, trials))


def as_scored(told: Sequence[Answer]) -> Coverage:
    """The judgments by the measure of `../shared/evaluation/score_spans.py`: all findings but questions count."""
    judgments = [each for each in told if each.case.name == JUDGMENTS]
    return coverage(
        (text, [finding for finding in found if finding.action is not Action.ASK])
        for each in judgments
        for text, found in zip(each.case.texts, each.found, strict=True)
    )
