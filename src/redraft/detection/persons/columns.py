"""Table columns headed by a word for persons: what nothing else explains in their cells is somebody, or asked about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from redraft.detection.words import cues
from redraft.detection.words.folding import fold
from redraft.detection.words.lexis import Lexis
from redraft.detection.words.passages import Passage, Word, cut

_LOOSE = cues.words(
    """source lead leads responsible contact contacts owner owners professional professionals recipient distribution present
    attended who by initials signed informant referrer caller"""
)
"""Headings over persons and agencies alike: a word there is asked about."""
_LONGEST_CELL = 4
_NOBODY = cues.words(
    """unknown none various tbc tba vacant pending ongoing complete completed yes nil same other multiple several anon
    anonymous illegible confidential joint internal external single withheld redacted unallocated outstanding ditto named
    legal education finance commissioning midwifery nursing probation quality performance training learning
    communications strategy practice operations delivery corporate public private independent local national"""
)
"""What such cells hold where nobody is named: no answer, or whose work it is."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Finds the words of such cells that could be a name: an everyday word, initials."""

    lexis: Lexis

    def find(self, passage: Passage) -> Iterator[tuple[int, bool]]:
        """Words of `passage`, and whether its column leaves no doubt that each is somebody."""
        if len(passage.words) > _LONGEST_CELL or not passage.of_persons:
            return
        headings = {word.bare for word in cut(fold(passage.segment.heading).text)}
        strict = bool(headings & cues.PERSON_HEADINGS - _LOOSE) and len(passage.words) == 1
        for at, word in enumerate(passage.words):
            if self._could_be_somebody(passage, at, word):
                yield at, strict and word.bare not in self.lexis.terms and not self._abbreviated(word)

    def _could_be_somebody(self, passage: Passage, at: int, word: Word) -> bool:
        if word.bare in _NOBODY:
            return False
        if not word.capital or not word.alphabetic or self.lexis.generic(word.bare) or self.lexis.head(word.bare):
            return False
        if word.caps and (word.bare in self.lexis.abbreviations or len(word.text) > 3):
            return False
        return not (self.lexis.kin_at(passage, at) or self.lexis.occupation_at(passage, at)) and not self._part(word)

    def _part(self, word: Word) -> bool:
        """Whether a word is a title or rank by itself."""
        return (word.bare,) in self.lexis.titles.get(word.bare, ())

    def _abbreviated(self, word: Word) -> bool:
        """Whether a word of capitals may be short for an agency as well as for a person."""
        return word.caps
