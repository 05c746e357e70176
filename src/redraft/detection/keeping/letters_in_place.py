"""Letters that the drafts use as pseudonyms already: the R of "Child R", which by itself is nobody's initial."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from redraft.detection.words import cues
from redraft.detection.words.lexis import Lexis
from redraft.detection.words.passages import Passage, Word
from redraft.text import Span

_LABELS = cues.words("child adult baby person family sibling mother father ms mr mrs young")
_IN_NAMES = (" ", ".", "-")
"""What stands between a letter and the rest of a name ("R Adams", "R.Adams", "R-J"), or between a name and its letter."""


def pseudonym_letters(passages: Sequence[Passage]) -> frozenset[str]:
    """The letters, as bare words, that stand behind a label somewhere in the case: "r" where there is a "Child R"."""
    return frozenset(
        word.bare
        for passage in passages
        for before, word in zip(passage.words, passage.words[1:], strict=False)
        if word.letter
        and word.gap == " "
        and before.capital
        and before.bare in _LABELS
        and passage.text[word.end : word.end + 1] != "."
    )


@dataclass(frozen=True, slots=True)
class LettersInPlace:
    """Finds the pseudonym letters of a case where they stand alone ("R’s school", "told R") or end a sentence behind
    their label ("by Mr B. She rang").
    """

    letters: frozenset[str]
    lexis: Lexis

    @classmethod
    def of(cls, passages: Sequence[Passage], initialled: frozenset[tuple[str, str]], lexis: Lexis) -> LettersInPlace:
        """What the drafts show. `initialled` are titles with a letter that are short for a name, and so no pseudonyms."""
        return cls(pseudonym_letters(passages) - {letter.lower() for _, letter in initialled}, lexis)

    def spans(self, passage: Passage) -> Iterator[Span]:
        """The letters, with the label in front if there is one."""
        for at, word in enumerate(passage.words):
            if not word.letter or word.bare not in self.letters or self._leads_a_name(passage, at):
                continue
            before = passage.words[at - 1] if at else None
            if before and before.capital and before.bare in _LABELS and word.gap == " ":
                yield Span(before.start, word.end)
            elif not _little_word(word) and not (before and self._ends_a_name(before, word)):
                yield Span(word.start, word.end)

    def _leads_a_name(self, passage: Passage, at: int) -> bool:
        """Whether a name follows the letter. Behind a full stop an everyday word is the next sentence."""
        if at + 1 == len(passage.words):
            return False
        following = passage.words[at + 1]
        if following.gap.startswith(". "):
            return following.capital and not self._everyday(following)
        return following.capital and following.gap in _IN_NAMES

    def _ends_a_name(self, before: Word, word: Word) -> bool:
        """Whether the letter is short for the surname of the word before: "Maja R"."""
        return before.capital and word.gap in _IN_NAMES and not self._everyday(before)

    def _everyday(self, word: Word) -> bool:
        return self.lexis.ordinary(word.bare) and not self.lexis.given(word.bare)


def _little_word(word: Word) -> bool:
    """Whether a letter is a word in its own right where it stands: "I", and the article at the start of a sentence."""
    return word.bare == "i" or (word.bare == "a" and word.initial and not word.possessive)
