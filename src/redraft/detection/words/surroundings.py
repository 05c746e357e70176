"""What stands around a word: does it speak for a person, for a place, or for neither?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from redraft.detection.words import cues
from redraft.detection.words.lexis import Lexis
from redraft.detection.words.passages import Passage, Word

_ENDS = frozenset(".!?;\n\t|")
"""What ends a clause, or a cell."""
# Looked for where a word ends: a slice of the text behind each word would make a long paragraph quadratic.
_SPEECH_FOLLOWS = re.compile(r": *['\"]")
_CLOSED = re.compile(r" *(?:['\")|:]|\Z)")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Questions about the neighbours of a word of `passage`."""

    passage: Passage
    lexis: Lexis

    def before(self, at: int) -> Word | None:
        """The word before, if it stands in the same clause."""
        words = self.passage.words
        if not at or not _ENDS.isdisjoint(words[at].gap):
            return None
        return words[at - 1]

    def after(self, at: int) -> Word | None:
        """The word after, if nothing but a space stands between."""
        words = self.passage.words
        if at + 1 < len(words) and not words[at + 1].gap.strip():
            return words[at + 1]
        return None

    def acts(self, at: int) -> bool:
        """Whether what follows is what persons do: a verb of speech and the like, or any past tense."""
        after = self.after(at)
        if after is None or after.capital or self.passage.words[at].possessive:
            return False
        return after.bare in cues.SPEECH or (after.bare.endswith("ed") and len(after.bare) > 4)

    def speaks(self, at: int) -> bool:
        """Whether a colon and a quotation follow."""
        return _SPEECH_FOLLOWS.match(self.passage.text, self.passage.words[at].end) is not None

    def _idly(self, at: int) -> bool:
        """Whether the verb after word `at` is one that a month or a virtue can have too: "has" without "asked"."""
        words = self.passage.words
        verb = words[at + 1].bare
        if verb not in cues.WEAK_VERBS:
            return False
        third = words[at + 2].bare if at + 2 < len(words) else ""
        participle = third.endswith("ed") or third in cues.PERSONS_FATE
        if words[at].bare in cues.MONTHS:
            return not participle
        if words[at].bare in cues.ABSTRACT and verb in ("is", "was", "would", "could"):
            return third in cues.IDLE or (third.endswith("ed") and third not in cues.PERSONS_FATE)
        return False

    def described(self, at: int) -> bool:
        """Whether a comma follows and then a description: ", the nurse,"."""
        words = self.passage.words
        return at + 1 < len(words) and words[at + 1].gap == ", " and words[at + 1].bare in cues.APPOSITIVE

    def place(self, at: int) -> bool:
        """Whether a preposition of place stands before, and no possessive makes it somebody's."""
        before = self.before(at)
        if before is None or self.passage.words[at].possessive:
            return False
        if before.bare == "the" and at > 1:
            before = self.passage.words[at - 2]
        return before.bare in cues.LOCATIVE

    def dated(self, at: int) -> bool:
        """Whether a month's name is a month here."""
        words = self.passage.words
        before, after = self.before(at), self.after(at)
        if after is not None and (after.number or after.bare[:-2].isdigit()):
            return True
        if before is None:
            return False
        day = before.number or before.bare[:-2].isdigit() or before.bare in cues.DAYS
        lead = before.bare in cues.DATE_LEADS and not words[at].possessive and not self.acts(at)
        return day or lead

    def in_phrase(self, at: int) -> bool:
        """Whether another capitalised ordinary word stands directly beside it: a phrase of its own ("Hope Unit")."""
        words = self.passage.words
        after = self.after(at)
        if (
            after is not None
            and after.capital
            and not after.letter
            and not words[at].possessive
            and self.lexis.ordinary(after.bare)
            and not self.lexis.given(after.bare)
        ):
            return True
        return self._ends_phrase(at)

    def _ends_phrase(self, at: int) -> bool:
        """Whether a capitalised ordinary word stands directly before: "the Care Bill"."""
        words, before = self.passage.words, self.before(at)
        return (
            before is not None
            and words[at].gap == " "
            and before.capital
            and not before.initial
            and self.lexis.ordinary(before.bare)
            and not self.lexis.given(before.bare)
            and not before.possessive
            and not self.lexis.title_at(self.passage, at - 1)
            and not self.lexis.kin_at(self.passage, at - 1)
        )

    def somebody(self, at: int, doubt: int) -> bool:
        """Whether a word that is part of somebody's name stands for that person here.

        `doubt` is 0 for a word that can be nothing else, 1 for one that is a place's name as well, 2 for an ordinary
        word, 3 for one that the case also uses as such: that one needs a capital that proves something, or a person's
        verb or belongings.
        """
        word = self.passage.words[at]
        if doubt == 0:
            return True
        if doubt == 1:
            return not self.place(at)
        before = self.before(at)
        if (before is not None and before.bare in ("the", "a", "an")) or self._ends_phrase(at):
            return False
        if word.bare in cues.MONTHS and self.dated(at):
            return False
        if word.possessive:
            after = self.after(at)
            return not word.initial or after is None or not after.capital
        if self.acts(at):
            return not word.initial or not self._idly(at)
        if self.speaks(at):
            return True
        if word.initial and not self.alone(at):
            if self.passage.heading:
                return False
            return self.described(at) or (doubt == 2 and not self.in_phrase(at))
        if self.passage.heading and not self.alone(at):
            return False
        return not self.in_phrase(at) and not self.place(at)

    def alone(self, at: int) -> bool:
        """Whether the word is all there is between quotation marks, brackets, or in its passage."""
        text, word = self.passage.text, self.passage.words[at]
        start = word.start
        while start and text[start - 1] == " ":
            start -= 1
        return (not start or text[start - 1] in "'\"(|") and _CLOSED.match(text, word.end) is not None
