"""What still stands in the way of publication, worst first."""

from __future__ import annotations

from redraft.desk.view import View
from redraft.desk.views.look import Look


def to_decide(look: Look) -> View:
    """A row an open question; its target is the row's `id`."""
    questions = look.shown.state.settled.plan.questions
    rows = {q.target: {"id": q.target, "obstacle": q.obstacle.value, "says": q.says} for q in questions}
    return View({}, list(rows.values()))
