"""Which words can be part of a person's name, and how far a name reaches."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from redraft.detection.words import cues, head_nouns
from redraft.detection.words.lexicon import Lexicon, Name
from redraft.detection.words.lexis import Lexis
from redraft.detection.words.passages import Passage, Word
from redraft.detection.words.surroundings import Surroundings

_WITHIN = (" ", "-", ".", ". ", ".-", "  ")
_LONGEST = 6
KNOWN = "a name that is found elsewhere in this case"
LISTED = "a name in a column or after a label for names"
_LETTERS_BEHIND = ("QC", "KC", "OBE", "MBE", "CBE", "KBE", "DBE")
"""Letters that belong to a name behind a comma too."""
_ACRONYM = 5
"""A word in capitals shorter than this is rather an acronym."""


@dataclass(frozen=True, slots=True)
class NameWords:
    """Questions about words as parts of names, given what a case has taught (`lexicon`), its `places`, and the words
    that it writes `small` somewhere; `bearers` are the first letters of those who bear each surname. Build it with `of`.
    """

    lexis: Lexis
    lexicon: Lexicon
    places: frozenset[str]
    small: frozenset[str]
    bearers: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, lexis: Lexis, lexicon: Lexicon, places: frozenset[str], small: frozenset[str]) -> NameWords:
        """With what a case has taught so far."""
        bearers: dict[str, set[str]] = {}
        for parts in lexicon.full:
            if len(parts) > 1:
                bearers.setdefault(parts[-1], set()).add(parts[0][0])
        return cls(lexis, lexicon, places, small, {name: frozenset(first) for name, first in bearers.items()})

    def known(self, word: Word) -> bool:
        """Whether the case has taught this word as part of somebody's name."""
        return self.lexicon.knows(word.bare)

    def namely(self, word: Word) -> bool:
        """Whether a capitalised word looks like a name by itself: known, a given name, or no English word at all."""
        if self.known(word) or self.lexis.given(word.bare):
            return True
        acronym = word.caps and len(word.text) < _ACRONYM
        return not self.lexis.ordinary(word.bare) and not self.lexis.common(word.bare) and not acronym

    def surname_like(self, word: Word) -> bool:
        """Whether a capitalised word could be a surname after a given name."""
        if self.known(word) or self.lexis.given(word.bare):
            return True
        if not word.capital or not word.alphabetic or self.lexis.common(word.bare) or word.bare in cues.MONTHS:
            return False
        return not self.lexis.head(word.bare) or word.bare in head_nouns.SURNAME_HEADS

    def doubt(self, word: Word) -> int:
        """How much a known part needs its surroundings: see `Surroundings.somebody`."""
        if self.lexis.ordinary(word.bare) or word.bare in cues.MONTHS:
            month = word.bare in cues.MONTHS and word.bare != "jan"
            used = word.bare in self.small or month or word.bare in cues.VIRTUES
            first_name = self.lexis.given(word.bare) or word.bare in self.lexicon.given
            return 2 if first_name and not used else 3
        return 1 if word.bare in self.places else 0

    def place_follows(self, passage: Passage, at: int) -> bool:
        """Whether the capitalised phrase goes on to the head noun of a place or body."""
        saintly = at and passage.words[at - 1].bare == "st"
        if passage.words[at].possessive and not saintly:
            return False
        for step in range(at + 1, min(at + 4, len(passage.words))):
            word = passage.words[step]
            if not passage.joined(step) or not word.capital:
                return False
            if self.lexis.head(word.bare) and not (
                step == at + 1 and word.bare in head_nouns.SURNAME_HEADS and self.known(word)
            ):
                return True
        return False

    def placed(self, passage: Passage, at: int) -> bool:
        """Whether the surroundings of a word speak for a place."""
        return Surroundings(passage, self.lexis).place(at) or self.place_follows(passage, at)

    def run(self, passage: Passage, start: int, titled: bool = False, sure: bool = False) -> list[int]:
        """Indices of the words from `start` on that together could be one name.

        After a title more words can be names than elsewhere, and after one that is `sure` any capitalised word.
        """
        taken: list[int] = []
        at = start
        while at < len(passage.words) and len(taken) < _LONGEST:
            if taken and not self._continues(passage, at):
                break
            if taken and (bridged := self._bridge(passage, at)):
                taken += bridged
                at = bridged[-1] + 1
                continue
            if not self._part(passage, at, taken, titled, sure):
                break
            taken.append(at)
            if passage.words[at].possessive:
                break
            at += 1
        return taken

    def _bridge(self, passage: Passage, at: int) -> list[int]:
        """A small particle inside a name, with the capitalised word after it: "van Dijk", "ap Rhys"."""
        word = passage.words[at]
        if word.bare not in cues.PARTICLES or word.capital or at + 1 >= len(passage.words):
            return []
        following = passage.words[at + 1]
        bridges = passage.joined(at + 1, (" ", "-")) and following.capital and not self.lexis.ordinary(following.bare)
        return [at, at + 1] if bridges else []

    def _continues(self, passage: Passage, at: int) -> bool:
        """Whether word `at` may belong to one name with the word before it."""
        before, word = passage.words[at - 1], passage.words[at]
        if before.possessive:
            return False
        if word.gap in ("\n", "\t"):
            return self.known(word) and (self.known(before) or self.lexis.plainly_given(before.bare))
        if word.gap not in _WITHIN:
            return False
        if word.gap.startswith(".") and not before.letter and before.bare not in ("st", "dr"):
            return False
        return not (word.gap == ". " and word.initial) or self._initial_of(passage, at)

    def _initial_of(self, passage: Passage, at: int) -> bool:
        """Whether a letter at the start of a line is an initial of the name after it, not the number of an item."""
        before, word = passage.words[at - 1], passage.words[at]
        return before.letter and before.initial and (self.known(word) or len(passage.words) < 5)

    def _part(self, passage: Passage, at: int, taken: list[int], titled: bool, sure: bool) -> bool:
        """Whether word `at` may be part of a name after the words `taken`."""
        word = passage.words[at]
        first = all(passage.words[i].letter for i in taken)
        if word.letter:
            return self._letter(passage, at, not taken, titled)
        if not word.alphabetic or not word.capital:
            return False
        if self._clashes(passage, at, taken):
            return False
        if word.bare in cues.MONTHS and not titled and self._after_day(passage, at):
            return False
        if self.known(word) or (taken and word.gap == "-"):
            return True
        if word.bare in cues.FUNCTION_WORDS and not self._will(passage, at):
            return False
        month = word.bare in cues.MONTHS and not self.lexis.given(word.bare) and not (titled and sure)
        if word.bare in cues.DAYS or month:
            return False
        if not first:
            ended = (
                passage.words[at - 1].letter and word.gap == ". " and not all(passage.words[i].letter for i in taken)
            )
            if ended and self.lexis.ordinary(word.bare):
                return False
            return (self.surname_like(word) or self._double(passage, at)) and not self.place_follows(passage, at)
        if titled and sure:
            return True
        weak = titled and not self.lexis.common(word.bare) and not self.lexis.head(word.bare) and not passage.heading
        listed = self.surname_like(word) and at in passage.listed
        return self.namely(word) or weak or listed or self._leads_on(passage, at)

    def _will(self, passage: Passage, at: int) -> bool:
        """Whether a given name that is a function word can be a name here: "Will Church came", not "Will Karen come"."""
        word = passage.words[at]
        if not self.lexis.given(word.bare) or not word.initial:
            return self.lexis.given(word.bare)
        if at + 1 >= len(passage.words) or not passage.joined(at + 1):
            return False
        surname = passage.words[at + 1]
        if Surroundings(passage, self.lexis).acts(at + 1):
            return self.surname_like(surname)
        ends = surname.possessive or passage.text[surname.end : surname.end + 1] in (",", ".", ")", "(", "'", ":", "")
        return ends and self.surname_like(surname) and not self.lexis.plainly_given(surname.bare)

    def _after_day(self, passage: Passage, at: int) -> bool:
        """Whether a month's name has the number of a day before it: "26 August", "the 3rd of May"."""
        around = Surroundings(passage, self.lexis)
        before = around.before(at)
        if before is not None and before.bare == "of":
            before = around.before(at - 1)
        digits = before.text.rstrip("stndrh") if before is not None else ""
        return digits.isdigit() and int(digits) < 32

    def _double(self, passage: Passage, at: int) -> bool:
        """Whether a hyphen joins another capitalised word to this one, as in a double surname."""
        following = passage.words[at + 1] if at + 1 < len(passage.words) else None
        return passage.words[at].capital and following is not None and following.gap == "-" and following.capital

    def _clashes(self, passage: Passage, at: int, taken: list[int]) -> bool:
        """Whether one of two neighbours is an acronym and the other not: "DNA" after a name is none of it."""
        word = passage.words[at]
        if self.known(word):
            return False
        if taken and word.caps and len(word.text) < _ACRONYM and not passage.words[taken[-1]].caps:
            return not passage.words[taken[-1]].letter
        following = passage.words[at + 1] if at + 1 < len(passage.words) else None
        goes_on = following is not None and following.gap == " " and following.capital and not following.caps
        return bool(not taken and word.caps and not passage.shouting and goes_on and following and not following.letter)

    def _leads_on(self, passage: Passage, at: int) -> bool:
        """Whether an ordinary word with a capital stands before a known name or a given one: "Precious Moyo"."""
        word = passage.words[at]
        if word.initial or word.caps or self.lexis.common(word.bare) or self.lexis.head(word.bare) or word.possessive:
            return False
        following = passage.words[at + 1] if at + 1 < len(passage.words) else None
        if following is None or following.gap not in (" ", "-") or not following.capital or following.letter:
            return False
        return (self.known(following) or self.lexis.plainly_given(following.bare)) and not self.lexis.title_at(
            passage, at
        )

    def _letter(self, passage: Passage, at: int, first: bool, titled: bool) -> bool:
        """Whether a single capital is an initial here rather than an article, a pronoun or a label."""
        word = passage.words[at]
        if word.possessive and first:
            return False
        dotted = passage.text[word.end : word.end + 1] == "."
        goes_on = first and word.text == "A" and passage.joined(at + 1) and passage.words[at + 1].capital
        goes_on = goes_on and (titled or self._initial_and_surname(word, passage.words[at + 1]))
        return dotted or goes_on or (word.text not in ("A", "I") if first else word.text != "I")

    def _initial_and_surname(self, letter: Word, surname: Word) -> bool:
        """Whether somebody of the case has this initial and this surname: "A Pellow", when there is an Anna Pellow."""
        if self.lexis.ordinary(surname.bare):
            return False
        return letter.bare in self.bearers.get(surname.bare, ())


def make_name(
    passage: Passage,
    first: int,
    taken: list[int],
    why: str,
    titled: bool = False,
    sure: bool = True,
    surname_first: int = 0,
) -> Name:
    """The name of the words `taken`, with its title or kinship from word `first` on; the first `surname_first` words
    of it are the surname.
    """
    last = taken[-1]
    follows = last + 1 < len(passage.words) and not passage.words[last].possessive
    if follows and passage.words[last + 1].gap == ", " and passage.words[last + 1].text in _LETTERS_BEHIND:
        last += 1
    if (follows and passage.joined(last + 1) and passage.words[last + 1].bare in cues.SUFFIXES) or (
        follows and passage.joined(last + 1, (" ", "-")) and passage.words[last + 1].bare in cues.HONORIFICS
    ):
        last += 1
    whole = [i for i in taken if not passage.words[i].letter and passage.words[i].bare not in cues.PARTICLES]
    parts = tuple(passage.words[i].bare for i in whole)
    if surname_first:
        parts = (*parts[surname_first:], *parts[:surname_first])
    return Name(passage.index, first, taken[0], last, parts, titled, sure, why)
