"""The page that the views are shown in: its frame, without a word of the case."""

from __future__ import annotations

from pathlib import Path

from redraft.outputs.diff.types import GROUPS, kinds
from redraft.outputs.standalone import environment

_TEMPLATES = Path(__file__).resolve().parent.parent / "templates"
STYLES = ("tokens.css", "marks.css", "desk.css", "panel.css", "lists.css", "sheet.css", "paper.css")
"""The style sheets in the order in which they build on each other; the first two are those of review.html."""


def shell(version: str) -> str:
    """The HTML of `GET /`. No inline script, style or handler, nothing fetched but from `/static/`; no wording of the case."""
    page = environment(_TEMPLATES).get_template("shell.html.j2")
    return page.render(version=version, styles=STYLES, groups=GROUPS, kinds=kinds())
