"""The regular expressions of definitions, each compiled once a process: that is most of what starting redraft costs."""

from __future__ import annotations

from functools import cache

import regex

FLAGS = int(regex.MULTILINE)
"""Presidio's default adds IGNORECASE and DOTALL: "in may" would be the month, and `.` would run over paragraphs."""


@cache
def compiled(expression: str) -> regex.Pattern[str]:
    """The expression with the flags of all definitions.

    Raises:
        regex.error: if it is none.
    """
    return regex.compile(expression, FLAGS)
