"""Terms of art to put in place of others of the same list: the keep lists that ship with redraft."""

from __future__ import annotations

import random
from functools import cache

from redraft.resources import folder

_COMMENT = "#"


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    """Every entry, in lower case, to the list it stands in."""
    found: dict[str, tuple[str, ...]] = {}
    for path in sorted((folder("recognizers") / "keep").glob("*.txt")):
        lines = (line.strip() for line in path.read_text("utf-8").splitlines())
        entries = tuple(line for line in lines if line and not line.startswith(_COMMENT))
        for entry in entries:
            found.setdefault(entry.lower(), entries)
    return found


def another(term: str, rng: random.Random) -> str:
    """Another term of the list in which `term` stands, or `term` itself if it stands in none."""
    entries = _lists().get(term.lower())
    return rng.choice(entries) if entries else term
