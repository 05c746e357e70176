"""The page that the views are shown in: its frame, without a word of the case."""

from __future__ import annotations


def shell(version: str) -> str:
    """The HTML of `GET /`. No inline script, style or handler, nothing fetched but from `/static/`; no wording of the case."""
    return (
        "<!doctype html><html lang='en-GB'><meta charset='utf-8'><title>redraft</title>"
        f"<script type='module' src='/static/desk.js'></script><p>redraft {version}</p></html>"
    )
