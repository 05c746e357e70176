"""Declared names whose letters stand apart ("K E Z I A H"), or whose word is cut in two at the end of a line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from redraft.detection.persons.declared import DeclaredNames
from redraft.detection.words.hits import Hit, Layer, hit
from redraft.detection.words.passages import Passage
from redraft.text import Span

_SHORTEST = 4
_BETWEEN = frozenset({" ", "-", ".", ". ", "_", " - ", "  "})
_BROKEN = frozenset({"-\n", "- \n", "-\r\n", "\n", "\r\n"})
_WHY = "a declared name, its letters apart"


@dataclass(frozen=True, slots=True)
class Apart:
    """Finds declared names in pieces; `words` are the parts of persons' names and the names as one word."""

    words: frozenset[str]

    @classmethod
    def of(cls, names: DeclaredNames) -> Apart:
        """The words of the cast that are long enough not to arise by chance."""
        parts = {part for words in names.persons for part in (*words, "".join(words))}
        return cls(frozenset(plain for part in parts if len(plain := part.replace("'", "")) >= _SHORTEST))

    def find(self, passage: Passage) -> Iterator[Hit]:
        """Every declared name in pieces in `passage`, the longest at each place."""
        at = 0
        while self.words and at < len(passage.words):
            last = self._spaced(passage, at) or self._broken(passage, at)
            if last:
                span = Span(passage.words[at].start, passage.words[last].end)
                yield hit(passage.index, span, "PERSON", 0.9, Layer.CAST, _WHY)
            at = last + 1 if last else at + 1

    def _spaced(self, passage: Passage, at: int) -> int:
        """The last of the letters from word `at` that together are a name; 0 if they are none."""
        words, found = passage.words, 0
        written = ""
        gap = words[at + 1].gap if at + 1 < len(words) else ""
        if gap not in _BETWEEN:
            return 0
        for step in range(at, len(words)):
            if len(words[step].text) > 1 or not words[step].text.isalpha() or (step > at and words[step].gap != gap):
                break
            written += words[step].bare
            found = step if written in self.words else found
        return found

    def _broken(self, passage: Passage, at: int) -> int:
        """The word behind word `at` that is the rest of it, where a line ends between them; 0 if there is none."""
        if at + 1 >= len(passage.words) or passage.words[at + 1].gap not in _BROKEN:
            return 0
        first, rest = passage.words[at], passage.words[at + 1]
        whole = first.bare + rest.bare
        pieces = len(first.bare) > 1 and len(rest.bare) > 1 and not rest.capital
        return at + 1 if pieces and whole in self.words else 0
