"""Everybody and every place in the case: all names, how often, in which drafts, under which pseudonym."""

from __future__ import annotations

from redraft.desk.view import View
from redraft.desk.views.look import Look


def cast(look: Look) -> View:
    """A row an entity; its `id` is the row's."""
    settled = look.shown.state.settled
    pseudonyms = {entry.entity: entry.pseudonym for entry in settled.key.entries}
    rows = [
        {"id": entity.id, "names": list(entity.names), "pseudonym": pseudonyms.get(entity.id, "")}
        for entity in settled.resolution.entities
    ]
    return View({}, rows)
