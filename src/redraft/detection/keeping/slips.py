"""Terms of art with a slip of the pen in one word ("Serious Case Reveiw"), or with full stops ("M.A.S.H.")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from redraft.detection.defining.keep import KeepList
from redraft.detection.words import cues
from redraft.detection.words.folding import bare
from redraft.detection.words.lexis import Lexis
from redraft.detection.words.passages import Passage, Word
from redraft.text import Span

_SHORTEST = 6
"""Shorter words have too many neighbours that differ by a letter or two."""
_AROUND = 8
"""So many words on each side of a slip are looked at for the rest of its term."""
_CANDIDATES = 3
"""So many words, the nearest, are tried for a slip."""
_DOTTED = re.compile(r"(?<![\w.])(?:[A-Z]\.){3,7}(?:[A-Z]\b)?(?!\w)")


@dataclass(frozen=True, slots=True)
class Slips:
    """Finds terms of `terms` that are not quite spelt so. `words` are their longer words, by first letter."""

    lexis: Lexis
    terms: KeepList
    words: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, lexis: Lexis, terms: KeepList) -> Slips:
        """For the keep list `terms`, of whose words `lexis` knows."""
        words: dict[str, list[str]] = {}
        for word in sorted(lexis.term_words):
            if len(word) >= _SHORTEST and word.isalpha():
                words.setdefault(word[0], []).append(word)
        return cls(lexis, terms, {letter: tuple(group) for letter, group in words.items()})

    def spans(self, passage: Passage) -> Iterator[Span]:
        """Where such terms stand in `passage`."""
        for match in _DOTTED.finditer(passage.text):
            plain = match.group().replace(".", "")
            if self.terms.spans(plain) == [Span(0, len(plain))]:
                yield Span(*match.span())
        for at, word in enumerate(passage.words):
            if self._suspect(word):
                yield from self._term(passage, at)

    def _suspect(self, word: Word) -> bool:
        """Whether a word could be a slip: it is long, and neither an English word nor a name."""
        if len(word.text) < _SHORTEST or not word.alphabetic or word.possessive or word.bare in self.lexis.term_words:
            return False
        return not self.lexis.everyday(word.bare) and not self.lexis.given(word.bare) and word.bare not in cues.MONTHS

    def _term(self, passage: Passage, at: int) -> Iterator[Span]:
        """The term around a slip at word `at`, if putting it right makes one of more words than this."""
        word = passage.words[at]
        near = passage.words[max(0, at - _AROUND) : at + _AROUND + 1]
        start, end = near[0].start, near[-1].end
        before, behind = passage.text[start : word.start], passage.text[word.end : end]
        for meant in self._candidates(word.bare):
            written = _cased(meant, word.text)
            mended = before + written + behind
            there = Span(len(before), len(before) + len(written))
            for span in self.terms.spans(mended):
                if span.start <= there.start and there.end <= span.end and len(span) > len(there):
                    shift = len(word.text) - len(written)
                    yield Span(start + span.start, start + span.end + shift)
                    return

    def _candidates(self, word: str) -> Iterator[str]:
        """The words of terms that `word` may be meant for: the same first letter, one slip, or two in a long word."""
        allowed = 2 if len(word) > _SHORTEST else 1
        group = self.words.get(word[0], ())
        near = process.extract(word, group, scorer=OSA.distance, score_cutoff=allowed, limit=_CANDIDATES)
        yield from (known for known, _, _ in near)


def _cased(word: str, like: str) -> str:
    """`word` with the capitals of `like`."""
    if like.isupper():
        return word.upper()
    return word.capitalize() if like[0].isupper() else bare(word)
