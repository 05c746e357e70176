"""Whether one file shows the text of another: words are compared, not looks.

Accents, ligatures, hyphens and blanks are folded away, because PDFs break, join and hyphenate as they please. Numbers
and what stands in heads and feet are left out: a page has numbers of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from redraft.leaks.container import Closed
from redraft.leaks.folding import fold
from redraft.leaks.pdf.mark import is_pdf
from redraft.leaks.wording import wording

_WORD = re.compile(r"[^\W\d_]{3,}")
_NUMERAL = re.compile(r"[ivxl]+")
_JOINED = str.maketrans("", "", "-'")
_STORIES = re.compile(r"(?:^|/)(?:document\d*|footnotes|endnotes)\.xml$|^\(file\)$")
_SHORTEST_INSIDE = 6
"""A shorter word stands in too many others to be looked for in the text without its blanks."""
_ROW = 4
_FEW, _SHARE, _ORDER = 5, 0.005, 0.8


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a file: those of its running text in their order, and those of everything in it, run together."""

    body: tuple[str, ...]
    everything: frozenset[str]
    run: str

    def has(self, word: str) -> bool:
        """Whether a word stands anywhere in the file, if a long one also across what was taken for a blank."""
        return word in self.everything or (len(word) >= _SHORTEST_INSIDE and word in self.run)


@dataclass(frozen=True, slots=True)
class Likeness:
    """What a comparison gave: how many `words` the file should show, how many are `missing`, how many it has besides.

    `order` is the share of rows of four words that come in the same order.
    """

    words: int
    missing: int
    extra: int
    order: float

    @property
    def distance(self) -> int:
        """How many words differ."""
        return self.missing + self.extra

    @property
    def same(self) -> bool:
        """Whether the differences are no more than making a PDF leaves."""
        few = max(_FEW, int(_SHARE * self.words))
        return self.missing <= few and self.extra <= few and self.order >= _ORDER


def words_of(path: Path) -> Words:
    """The words of a Word file, a text or a PDF. Raises: OSError if it cannot be read."""
    data = path.read_bytes()
    if is_pdf(data, whole=True):
        from redraft.leaks.pdf.running import running_text  # late: most files are none, and its library takes a while

        return _words(*running_text(data))
    found = [each for each in wording(path) if not isinstance(each, Closed)]
    body = " ".join(each.text for each in found if not each.beside and _STORIES.search(each.part))
    return _words(body, "\n".join(each.text for each in found))


def compare(shown: Words, meant: Words) -> Likeness:
    """How well `shown` shows what `meant` says."""
    missing = sum(count for word, count in Counter(meant.body).items() if not shown.has(word))
    extra = sum(count for word, count in Counter(shown.body).items() if not meant.has(word))
    rows, there = _rows(meant.body), _rows(shown.body)
    order = len(rows & there) / len(rows) if rows else 1.0
    return Likeness(len(meant.body), missing, extra, order)


def _words(body: str, everything: str) -> Words:
    words, others = words_in(body), words_in(everything)
    return Words(tuple(words), frozenset((*words, *others)), "".join(words) + " " + "".join(others))


def words_in(text: str) -> list[str]:
    """The words of a text as they are compared: folded, of three letters and more, numerals left out."""
    folded = fold(text).lower().translate(_JOINED)
    return [word for word in _WORD.findall(folded) if not _NUMERAL.fullmatch(word)]


def _rows(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    return {words[at : at + _ROW] for at in range(len(words) - _ROW + 1)}
