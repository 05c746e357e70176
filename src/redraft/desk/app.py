"""The web application of the desk: which path leads where."""

from __future__ import annotations

PATHS = (
    ("GET", "/enter"),
    ("GET", "/"),
    ("GET", "/static/{name}"),
    ("POST", "/api/key"),
    ("GET", "/api/state"),
    ("GET", "/api/documents/{number:int}"),
    ("GET", "/api/cast"),
    ("GET", "/api/open"),
    ("POST", "/api/rule"),
    ("POST", "/api/undo"),
    ("POST", "/api/active"),
    ("POST", "/api/leave"),
)
"""All there is; `redraft.desk.messages` says what goes in and comes out."""
