"""Labels with numbers: "Social Worker 3"."""

from __future__ import annotations

import re
from collections.abc import Collection

from redraft.folding import fold


def numbered(label: str, used: Collection[str]) -> str:
    """`label` with the next number: one above the highest among the folded ones in `used`, so that none is given twice.

    >>> numbered("Social Worker", {"social worker 2", "mother"}), numbered("Mother", {"mother"})
    ('Social Worker 3', 'Mother 2')
    """
    folded = fold(label)
    marks = map(re.compile(re.escape(folded) + r" (\d+)").fullmatch, used)
    bare = 1 if folded in used else 0
    highest = max((int(mark[1]) for mark in marks if mark), default=bare)
    return f"{label} {highest + 1}"
