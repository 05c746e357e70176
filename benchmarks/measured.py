"""Detectors over sets of marked texts: which sets there are, and the score of a detector on each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from time import process_time

from benchmarks.detectors import Detect
from benchmarks.scoring import Found, Score
from benchmarks.texts import JUDGMENTS, VOICES, MarkedCase, fixture_cases, shared_cases


@dataclass(frozen=True)
class Answer:
    """What was found in each text of a case, and how many seconds of the processor that took."""

    case: MarkedCase
    found: Sequence[Sequence[Found]]
    seconds: float


def chosen(names: Sequence[str] = ()) -> list[MarkedCase]:
    """The marked cases of these names, or all; without names the voices count as one set.

    Raises:
        SystemExit: for a name that is none, with those there are.
    """
    cases = [*fixture_cases(), *shared_cases()]
    if not names:
        return [replace(case, name=VOICES) if case.is_voice else case for case in cases]
    known = {case.name.removeprefix("../") for case in cases}
    if unknown := set(names) - known:
        raise SystemExit(f"no such set: {', '.join(sorted(unknown))}; there are {', '.join(sorted(known))}")
    return [case for case in cases if case.name.removeprefix("../") in names]


def answers(cases: Iterable[MarkedCase], detect: Detect) -> list[Answer]:
    """What a detector finds in each case."""
    told = []
    for case in cases:
        start = process_time()
        found = detect(case)
        told.append(Answer(case, found, process_time() - start))
    return told


def score(told: Iterable[Answer]) -> dict[str, Score]:
    """The score on each set; cases of one name are one set."""
    scores: dict[str, Score] = defaultdict(Score)
    for each in told:
        scores[each.case.name].add_case(each.case, each.found)
        scores[each.case.name].seconds += each.seconds
    return dict(scores)


def measure(cases: Iterable[MarkedCase], detect: Detect) -> dict[str, Score]:
    """The score of a detector on each set."""
    return score(answers(cases, detect))


def by_kind_of_text(cases: Iterable[MarkedCase]) -> list[MarkedCase]:
    """The cases under two names only: the judgments, and everything that is written as reviews are."""
    return [case if case.name == JUDGMENTS else replace(case, name="reviews") for case in cases]
