"""What somebody has to look at besides wordings: pictures, comments in the margin, changes that earlier authors tracked."""

from __future__ import annotations

from typing import Any

from redraft.desk.view import Shown
from redraft.desk.views.look import Look
from redraft.outputs.diff.to_look_at import LeftByOthers, PictureRow, Thread, left_by_others, picture_rows

Details = dict[str, Any]
_BRIEF = 120
"""So many characters of a comment stand in the list."""


def details(look: Look) -> dict[str, Details]:
    """What to show of each picture, comment and draft with changes, by the target that an answer names."""
    shown: Shown = look.shown
    asked = look.questions.keys()
    found: dict[str, Details] = {}
    for row in picture_rows(look.drafts, shown.thumbnails, asked, look.decisions, look.standings):
        found[row.id] = {"title": f"Picture {row.number}", "picture": _picture(row)}
    for draft in left_by_others(look.drafts, asked, look.decisions):
        for thread in draft.threads:
            for said in thread.said:
                found[said.comment.id] = {
                    "title": f"Comment by {said.comment.author or 'nobody named'}",
                    "brief": " ".join(said.comment.text.split())[:_BRIEF],
                    "thread": _thread(thread, said.comment.id),
                }
        if draft.target:
            found[draft.target] = {"title": f"Tracked changes in draft {draft.number}", "changes": _changes(draft)}
    return found


def _picture(row: PictureRow) -> Details:
    return {
        "src": row.small.src,
        "width": row.small.width,
        "height": row.small.height,
        "why_not": row.small.why_not,
        "kind": row.kind,
        "alt": row.alt,
        "words": [[text, goes] for text, goes in row.marked_words],
        "on_page": row.on_page,
        "places": [f"Draft {number}, {where}" for number, _, where in row.places],
    }


def _thread(thread: Thread, asked: str) -> list[Details]:
    return [
        {
            "author": said.comment.author,
            "text": said.comment.text,
            "where": said.comment.where,
            "this": said.comment.id == asked,
        }
        for said in thread.said
    ]


def _changes(draft: LeftByOthers) -> list[Details]:
    unseen = draft.unseen
    return [
        {"author": c.author, "kind": c.kind, "text": c.text, "where": c.where, "new": c.id in unseen}
        for c in draft.changes
    ]
