"""The tables of the accuracy benchmark."""

from __future__ import annotations

from collections.abc import Callable
from io import StringIO

from benchmarks.ablation import Trial
from benchmarks.accuracy_tables import by_type, costs, judged, layers, recall
from benchmarks.coverage import Coverage, coverage
from benchmarks.scoring import Fate, Found, Score
from benchmarks.texts import MarkedCase
from rich.console import Console, Group

Marked = Callable[..., MarkedCase]
Finds = Callable[..., Found]


def _lines(told: Group) -> list[str]:
    console = Console(width=120, file=StringIO())
    console.print(told)
    written = console.file.getvalue().splitlines()
    assert max(map(len, written)) <= 120
    return [" ".join(line.split()) for line in written]


def _score(**fates: int) -> Score:
    """A score of persons by fate."""
    score = Score()
    for fate, number in fates.items():
        score.fates["PERSON", Fate[fate.upper()]] += number
    return score


def test_recall_tells_what_became_of_the_rest() -> None:
    """Ten mentions: four changed, one flagged, two asked about, one kept by policy, two that nobody sees."""
    score = _score(changed=4, flagged=1, asked=2, kept=1, unseen=2)
    assert "demo redraft 10 6 60.0 % 1 3 of 5 2 –" in _lines(recall({"redraft": {"demo": score}}))


def test_costs_are_told_beside_the_peer() -> None:
    """Terms, letters, paragraphs and questions of each detector on each set, one under the other."""
    ours = Score(
        keep=4, broken=1, paragraphs=9, damaged=2, outside=200, changed_outside=3, asked=5, flags=6, seconds=1.25
    )
    ours.letters[True], ours.inside[True], ours.letters[False], ours.inside[False] = 10, 9, 20, 15
    lines = _lines(costs({"redraft": {"demo": ours}, "Presidio": {"demo": Score()}}))
    assert "demo redraft 90.0 75.0 1 of 4 1.5 % 2 of 9 5 6 1.2" in lines
    assert "demo Presidio – – – – % – 0 0 0.0" in lines


def test_types_of_one_meaning_stand_in_one_row() -> None:
    """ORG and ORGANIZATION are one; what may stay is starred and stands last."""
    score = Score()
    score.fates["ORG", Fate.CHANGED] = score.fates["ORGANIZATION", Fate.UNSEEN] = 1
    score.fates["AGE", Fate.ASKED] = 3
    (table,) = by_type({"redraft": {"demo": score}})
    lines = _lines(table)
    assert lines.index("ORGANIZATION 2 50.0") < lines.index("AGE * 3 100")


def test_many_sets_make_several_tables() -> None:
    """Twelve sets and two detectors still fit the page, in three tables."""
    scores = {f"../case_{number}": _score(changed=1234) for number in range(12)}
    tables = list(by_type({"redraft": scores, "Presidio": scores}))
    assert len(tables) == 3
    assert all(any(line.startswith("PERSON 1234 100 100") for line in _lines(table)) for table in tables)


def test_judgments_tell_all_types_once(marked: Marked, finds: Finds) -> None:
    """A person counts once among all types, though two counts are kept of persons."""
    text = marked("[[PERSON:p1|Vane]] of [[LOC:l1|Quay]]").texts[0]
    counts: Coverage = coverage([(text, [finds(text, "Vane")])])
    lines = _lines(judged({"redraft": counts}))
    assert {"PERSON (1) 100.0", "LOCATION (1) 0.0", "all types 50.0", "precision, by letter 100.0"} <= set(lines)


def test_layers_tell_with_less_without() -> None:
    """Fewer mentions left with a layer is a minus, more terms broken a plus, and no difference a nought."""
    now, before = _score(unseen=1, asked=1), _score(unseen=4)
    now.broken, now.changed_outside, now.asked, now.seconds = 2, 7, 3, 2.0
    before.changed_outside, before.asked, before.seconds = 7, 1, 0.5
    assert "model -2 -3 +2 0 +2 0 +1.5" in _lines(layers("demo", [Trial("model", now, before)]))
