"""The regular expressions of definitions, each compiled once a process and when it is first put to a text.

Compiling all of them is most of what starting redraft would cost, and most texts ask for few.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex

from redraft.detection.defining.inlining import written_out
from redraft.detection.words.folding import fold

FLAGS = int(regex.MULTILINE)
"""Presidio's default adds IGNORECASE and DOTALL: "in may" would be the month, and `.` would run over paragraphs."""


@cache
def compiled(expression: str) -> regex.Pattern[str]:
    """The expression, written out, with the flags of all definitions.

    Raises:
        regex.error: if it is none.
    """
    return regex.compile(written_out(expression), FLAGS)


def any_of(words: Sequence[str]) -> str:
    r"""An expression for any of the words, whole and in any case; a space in one stands for any white space.

    >>> any_of(["NHS no", "CHI"])
    '(?i)(?<!\\w)(?:NHS\\s+no|CHI)(?!\\w)'
    """
    choices = "|".join(r"\s+".join(regex.escape(part) for part in fold(word).text.split()) for word in words)
    return rf"(?i)(?<!\w)(?:{choices})(?!\w)" if words else ""
