"""A draft as it reads, with what was found marked in the text."""

from __future__ import annotations

from redraft.desk.view import View
from redraft.desk.views.look import Look


def document(look: Look, number: int) -> View:
    """The draft of this number (from 1); the `id` of a row is the index of its segment in the draft, as a string.

    Raises:
        KeyError: if there is no draft of this number.
    """
    leaving = look.shown.state.settled.leaving
    if not 1 <= number <= len(leaving):
        raise KeyError(number)
    draft = leaving[number - 1]
    rows = [{"id": str(index), "text": segment.text} for index, segment in enumerate(draft.segments)]
    return View({"number": number, "name": draft.source}, rows)
