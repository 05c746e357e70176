"""Cells of a table that a spreadsheet may open."""

from __future__ import annotations

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def cell(value: object) -> object:
    """The value, made text with an apostrophe before it where a spreadsheet would take it for a formula (OWASP).

    >>> cell("=1+1"), cell("Jane"), cell(3)
    ("'=1+1", 'Jane', 3)
    """
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
