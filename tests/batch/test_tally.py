"""How far a batch is: by cases and by their size, looks included, and whole only at the end."""

from __future__ import annotations

from pathlib import Path

from redraft.batch.tally import Standing, Tally
from redraft.batch.task import Conditions, Look, Outcome, Task


def test_the_share_grows_with_each_step_to_the_whole() -> None:
    """A look counts for its part of a large case, a case for its number and size, refused or not; the end is 1."""
    place = Path("out")
    task = Task(1, place, place, place, place, False, Conditions())
    looks = {1: (Look(task, place / "a.docx"), Look(task, place / "b.docx")), 2: ()}
    told: list[Standing] = []
    tally = Tally({1: 900, 2: 100}, looks, 2, lambda standing, outcome: told.append(standing))
    tally.begin()
    for over in (looks[1][0], looks[1][1], Outcome(2, refusals=("draft 1: damaged",)), Outcome(1)):
        tally.add(over)
    assert [(each.done, each.cases, each.refused, each.workers) for each in told] == [
        *((0, 2, 0, 2),) * 3,
        (1, 2, 1, 2),
        (2, 2, 1, 2),
    ]
    assert [round(each.share, 3) for each in told] == [0.0, 0.175, 0.35, 0.65, 1.0]
