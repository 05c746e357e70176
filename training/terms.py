"""Terms of art from the keep lists that ship with redraft: others to put in place of one, and those left unmarked."""

from __future__ import annotations

import random
import re
from functools import cache

from redraft.resources import folder
from redraft.tagger.labels import Label
from training.samples import Chunk

_COMMENT = "#"
_ACRONYM = re.compile(r"[A-Z][A-Za-z]*[A-Z]{2}[A-Za-z0-9-]*")


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


@cache
def _unmistakable() -> re.Pattern[str]:
    """The entries that are terms wherever they stand: acronyms, and capitalised ones of two words and more."""
    entries = {entry for entries in _lists().values() for entry in entries}
    chosen = [e for e in entries if _ACRONYM.fullmatch(e) or (" " in e and sum(w[0].isupper() for w in e.split()) > 1)]
    longest_first = sorted(chosen, key=lambda entry: (-len(entry), entry))
    return re.compile(rf"(?<![\w'-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])")


def marked(chunk: Chunk) -> list[Chunk]:
    """An unmarked stretch cut so that terms its writer left unmarked are terms."""
    if chunk.label is not None:
        return [chunk]
    pieces: list[Chunk] = []
    at = 0
    for term in _unmistakable().finditer(chunk.text):
        pieces += [Chunk(chunk.text[at : term.start()]), Chunk(term.group(), Label.TERM)]
        at = term.end()
    return [piece for piece in (*pieces, Chunk(chunk.text[at:])) if piece.text]
