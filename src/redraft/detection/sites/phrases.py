"""Capitalised phrases of ordinary words in mid-sentence: "Kindly Hands", "The Hive"; some are names, some only shout."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from redraft.detection.seeing.spotted import Labels
from redraft.detection.words import cues, head_nouns
from redraft.detection.words.lexicon import Lexicon
from redraft.detection.words.lexis import Lexis
from redraft.detection.words.passages import Passage, Word
from redraft.detection.words.surroundings import Surroundings

_SITES = frozenset({"LOCATION", "ADDRESS", "ORGANIZATION"})
_NAMELIKE = _SITES | {"PERSON"}
_AT = cues.LOCATIVE | {"at", "above", "behind", "opposite", "beside"}
_OPENERS = frozenset({"the", "all", "our"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words `first` to `last` of a passage, what they may name, and whether anything but their capitals says so."""

    passage: int
    first: int
    last: int
    entity_type: str
    supported: bool


@dataclass(frozen=True, slots=True)
class Phrases:
    """Finds capitalised phrases that nothing has explained. `everyday` are words that the case, or a term of art, uses
    as ordinary ones.
    """

    lexis: Lexis
    people: Lexicon
    everyday: frozenset[str]

    def find(
        self, passage: Passage, explained: frozenset[int], placed: frozenset[int], labels: Labels
    ) -> Iterator[Phrase]:
        """Phrases of two words and more, or of one that its neighbours carry, in running text.

        `explained` are the words that other layers account for, `placed` those of them that name places and bodies.
        """
        if passage.heading:
            return
        behind = -1
        for at in passage.capitals:
            last = self._end(passage, at, explained) if at > behind else -1
            if last >= at:
                found = self._beside_place(passage, at, last, placed) or self._judge(passage, at, last, labels)
                if found:
                    yield found
                behind = max(last, found.last if found else last)

    def _end(self, passage: Passage, at: int, explained: frozenset[int]) -> int:
        """The last word of the phrase that starts at `at`; less than `at` if none does."""
        first = passage.words[at]
        opener = first.bare in _OPENERS and first.capital
        if first.initial or at in explained or not (opener or self._telling(first)):
            return at - 1
        last = at
        while last + 1 < len(passage.words) and last + 1 not in explained:
            step = 2 if self._bridged(passage, at, last + 1) else 1
            if last + step in explained or last + step >= len(passage.words):
                break
            word = passage.words[last + step]
            if word.gap not in (" ", "-", " & ") or not self._telling(word) or passage.words[last].possessive:
                break
            last += step
        return at - 1 if opener and last == at else last

    def _bridged(self, passage: Passage, first: int, at: int) -> bool:
        """Whether "and" or "of" at word `at` leads on to another capital inside a name that began with "The"."""
        word = passage.words[at]
        return word.bare in ("and", "of") and word.gap == " " and passage.words[first].text == "The"

    def _telling(self, word: Word) -> bool:
        if not word.capital or not word.alphabetic or len(word.text) < 3 or word.caps:
            return False
        geographic = word.bare in head_nouns.GEOGRAPHIC
        return (geographic or not self.lexis.generic(word.bare)) and word.bare not in cues.SEASONS

    def _beside_place(self, passage: Passage, first: int, last: int, placed: frozenset[int]) -> Phrase | None:
        """A body named after its place, which stands before or behind: "Teverdale Poultry", "Haven Teverdale"."""
        words = passage.words
        if any(words[at].bare in self.everyday for at in range(first, last + 1)):
            return None
        start, end = first, last
        if first - 1 in placed and words[first].gap == " " and self._named_after(words[first - 1]):
            start = first - 1
        while end + 1 in placed and words[end + 1].gap == " " and not words[end].possessive:
            end += 1
        if (start, end) == (first, last):
            return None
        geographic = all(words[at].bare in head_nouns.GEOGRAPHIC for at in range(first, last + 1))
        return Phrase(passage.index, start, end, "LOCATION" if geographic else "ORGANIZATION", True)

    def _named_after(self, word: Word) -> bool:
        """Whether a firm can bear the name of its place or founder: "Teverdale Poultry", "Yarrow's Pickles"."""
        return not word.possessive or not self.lexis.ordinary(word.bare)

    def _judge(self, passage: Passage, first: int, last: int, labels: Labels) -> Phrase | None:
        around = Surroundings(passage, self.lexis)
        before = around.before(first)
        owned = before is not None and before.possessive and before.capital and self.people.knows(before.bare)
        if owned and not any(passage.words[at].bare in self.everyday for at in range(first, last + 1)):
            return Phrase(passage.index, first - 1, last, "ORGANIZATION", True)
        definite = before is not None and before.bare == "the" and first > 1
        if definite:
            before = passage.words[first - 2]
        placed = before is not None and before.bare in _AT
        opener = passage.words[first].bare in _OPENERS
        kind = "LOCATION" if placed and before is not None and before.bare != "at" and not opener else "ORGANIZATION"
        if last == first:
            site = (placed and labels.get(first) in _SITES) or (definite and self._signed(passage, first))
            return Phrase(passage.index, first, last, kind, True) if site else None
        labelled = any(labels.get(at) in _NAMELIKE for at in range(first, last + 1))
        return Phrase(passage.index, first, last, kind, labelled or placed or opener)

    def _signed(self, passage: Passage, at: int) -> bool:
        """Whether "at the Anchor" names a house: a word that is used in no other way, behind a preposition of place."""
        word, lead = passage.words[at], passage.words[at - 2].bare
        alone = not self.lexis.head(word.bare) and word.bare not in self.everyday and not self.lexis.given(word.bare)
        return alone and lead in _AT | {"from", "to"} and not Surroundings(passage, self.lexis).in_phrase(at)
