"""Everyday words with a capital in the middle of a sentence, which nothing explains: the last of the near-misses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from redraft.detection.words import cues, head_nouns
from redraft.detection.words.lexis import Lexis
from redraft.detection.words.passages import Passage, Word
from redraft.detection.words.surroundings import Surroundings

_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class OddCapitals:
    """Finds them. What another layer explains there wins over the question, so that none is asked twice."""

    lexis: Lexis

    def find(self, passage: Passage) -> Iterator[int]:
        """The words of `passage`; none in headings, capitals throughout, file names and tables of short entries."""
        if passage.heading or passage.shouting or passage.loose:
            return
        around = Surroundings(passage, self.lexis)
        for at in passage.capitals:
            word = passage.words[at]
            if word.initial or word.caps or not word.alphabetic or len(word.text) < _SHORTEST:
                continue
            if self._unexplained(word, around.before(at)) and not around.in_phrase(at):
                yield at

    def _unexplained(self, word: Word, before: Word | None) -> bool:
        """Whether it is neither one of the field's own words, which drafts love to capitalise, nor a day or month.

        A word that is a surname as well ("his mother was a Ward") is asked about unless it has the definite article.
        """
        surname = word.bare in head_nouns.SURNAME_HEADS and before is not None and before.bare not in ("the", "this")
        if word.bare in cues.MONTHS or word.bare in cues.FUNCTION_WORDS or not self.lexis.ordinary(word.bare):
            return False
        field = word.bare in self.lexis.term_words or self.lexis.generic(word.bare) or self.lexis.head(word.bare)
        role = any((word.bare,) in table.get(word.bare, ()) for table in (self.lexis.titles, self.lexis.occupations))
        return surname or not (field or role or word.bare in self.lexis.kin)
