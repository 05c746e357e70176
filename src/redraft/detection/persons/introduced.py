"""Names with something before them: a title, a word of kinship, an occupation, "known as", a speaker's colon."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from redraft.detection.persons.name_words import NameWords, make_name
from redraft.detection.words import cues, head_nouns
from redraft.detection.words.lexicon import Name
from redraft.detection.words.lexis import Lexis
from redraft.detection.words.passages import Passage, Word
from redraft.detection.words.surroundings import Surroundings

_AFTER_KIN = (" ", "  ", ", ", ": ", " (", " - ", " '", " ('", ", '", ' "', ' ("', ', "')
_SMALL_TITLES = ("mr", "mrs", "ms", "miss", "dr", "pc", "sir", "pastor", "auntie", "uncle", "nana")
_SPOKEN_TITLES = (
    "sister",
    "sr",
    "brother",
    "br",
    "nurse",
    "matron",
    "pastor",
    "auntie",
    "aunty",
    "aunt",
    "uncle",
    "nana",
    "nan",
)
"""Titles by which people are spoken to, with their given names."""
_PEERS = ("lord", "lady", "baroness", "baron", "viscount", "earl")
_LONGEST_TITLE = 6
"""A title cut short has no more letters than this."""
_ALIAS_GAPS = (" ('", ' ("', " (aka ")
_QUOTED = ("'", '"')
_ALIAS_PHRASES: Mapping[str, tuple[tuple[str, ...], ...]] = {
    first: tuple(phrase for phrase in cues.ALIAS_PHRASES if phrase[0] == first)
    for first in sorted({phrase[0] for phrase in cues.ALIAS_PHRASES})
}
"""The phrases by their first words."""
_SMALL_OPENERS = frozenset((*_SMALL_TITLES, *cues.ALIAS_LEADS, *_ALIAS_PHRASES))
"""What introduces a name in small letters, besides kin and occupations."""


@dataclass(frozen=True, slots=True)
class Introduced:
    """Finds names by what introduces them. `words` knows what the case has taught so far.

    `openers` are the words, bare, that can introduce a name in small letters: with them, at a word with a capital and
    at the first word of a passage names are introduced, and nowhere else. Build it with `of`.
    """

    words: NameWords
    openers: frozenset[str]

    @classmethod
    def of(cls, words: NameWords) -> Introduced:
        """With the words of kinship and the occupations that `words` knows."""
        return cls(words, _SMALL_OPENERS.union(words.lexis.kin, words.lexis.occupations))

    @property
    def lexis(self) -> Lexis:
        """The word classes."""
        return self.words.lexis

    def at(self, passage: Passage, at: int) -> Name | None:
        """The name that word `at` introduces or, if it is a title, begins."""
        return (
            self._titled(passage, at)
            or self._abbreviated(passage, at)
            or self._small_title(passage, at)
            or self._speaker(passage, at)
            or self._announced(passage, at)
        )

    def _titled(self, passage: Passage, at: int) -> Name | None:
        """A title, rank or collar number, and what follows: "PC 4471 Rees", "Dr A. Osei", "SW Tanya"."""
        words = passage.words
        size = self.lexis.title_at(passage, at)
        if not size or (at and words[at].gap == "-"):
            return None
        title, start = words[at : at + size], at + size
        while (
            start < len(words) and passage.joined(start, (" ", ". ")) and (more := self.lexis.title_at(passage, start))
        ):
            title, start = words[start : start + more], start + more
        if start < len(words) and words[start].number and passage.joined(start):
            start += 1
            if start < len(words) and words[start].gap.startswith("."):
                return None  # "Doctor 3. Skin intact": a label at the end of its sentence
        if start >= len(words) or words[start].gap not in (" ", ". ", ".", "  ") or words[start - 1].possessive:
            return None
        if self._coded(passage, title, start):
            return replace(make_name(passage, at, [start], "a title and initials", titled=True), parts=())
        sure = self.lexis.sure_title(title)
        taken = self.words.run(passage, start, titled=True, sure=sure)
        if not taken or not self._after_title(passage, title, taken, sure):
            return None
        taken += self._seat(passage, title, taken[-1])
        return make_name(passage, at, taken, "a title or rank and a name", titled=True)

    def _coded(self, passage: Passage, title: Sequence[Word], at: int) -> bool:
        """Whether initials stand for whoever bears an abbreviated title and does something: "SW LB visited"."""
        word = passage.words[at]
        plain = title[-1].bare in self.lexis.abbreviations and word.gap == " " and not passage.shouting
        letters = word.caps and 1 < len(word.text) < 4 and word.alphabetic
        known = word.bare in self.lexis.abbreviations or word.bare in self.lexis.term_words
        return plain and letters and not known and Surroundings(passage, self.lexis).acts(at)

    def _seat(self, passage: Passage, title: Sequence[Word], last: int) -> list[int]:
        """The place that is part of a peer's name: "Lord Penrose of Hallowmere"."""
        words = passage.words
        peer = title[-1].bare in _PEERS and not words[last].possessive and last + 2 < len(words)
        if not peer or words[last + 1].text != "of" or not (passage.joined(last + 1) and passage.joined(last + 2)):
            return []
        return [last + 1, last + 2] if words[last + 2].capital and words[last + 2].alphabetic else []

    def _after_title(self, passage: Passage, title: Sequence[Word], taken: list[int], sure: bool) -> bool:
        """Whether what follows a title is a name: after "Social Worker" or "PC" not every capital is."""
        first = next((passage.words[i] for i in taken if not passage.words[i].letter), None)
        if first is None:
            return len(taken) > 1 or sure
        if self.words.known(first):
            return True
        if title[-1].bare == "major" and self.lexis.common(first.bare):
            return False
        if (
            title[-1].bare in self.lexis.abbreviations
            and self.lexis.common(first.bare)
            and first.bare not in head_nouns.SURNAME_HEADS
        ):
            return False
        if first.caps and len(first.text) < 5 and not passage.shouting:
            return sure
        return sure or self.words.namely(first) or len(taken) > 1 or self._called(passage, title, taken[0])

    def _called(self, passage: Passage, title: Sequence[Word], at: int) -> bool:
        """Whether a title that people are spoken to by stands before an ordinary word, and no phrase goes on behind."""
        word = passage.words[at]
        spoken = title[-1].bare in _SPOKEN_TITLES and not passage.heading and not word.caps
        return spoken and not self.lexis.generic(word.bare) and not Surroundings(passage, self.lexis).in_phrase(at)

    def _abbreviated(self, passage: Passage, at: int) -> Name | None:
        """A title in another language, abbreviated, before initials and a known surname: "Hochw. T. Pellow"."""
        words, word = passage.words, passage.words[at]
        if (
            at + 2 >= len(words)
            or words[at + 1].gap != ". "
            or not words[at + 1].letter
            or len(word.text) > _LONGEST_TITLE
        ):
            return None
        strange = word.capital and word.alphabetic and not word.letter and not word.caps and not word.possessive
        if not strange or self._plain_word(word) or self.lexis.given(word.bare) or word.bare in self.words.places:
            return None
        if word.bare in self.words.lexicon.surnames:
            return None
        taken = self.words.run(passage, at + 1, titled=True)
        if not taken or passage.words[taken[-1]].letter or not self.words.known(passage.words[taken[-1]]):
            return None
        return make_name(passage, at, taken, "an abbreviated title and a name", titled=True)

    def _plain_word(self, word: Word) -> bool:
        """Whether a word is the field's own, or an English one whose capital proves nothing."""
        known = self.lexis.head(word.bare) or self.lexis.generic(word.bare)
        return known or (word.initial and self.lexis.ordinary(word.bare))

    def _small_title(self, passage: Passage, at: int) -> Name | None:
        """A title and a name in small letters, as messages have them: "mr archer"."""
        words = passage.words
        if at + 1 >= len(words) or words[at].text not in _SMALL_TITLES or not passage.joined(at + 1):
            return None
        word = words[at + 1]
        if (
            word.capital
            or not word.alphabetic
            or len(word.text) < 3
            or word.bare in cues.FUNCTION_WORDS
            or self.lexis.common(word.bare)
        ):
            return None
        if words[at].text in ("miss", "sir") and self.lexis.ordinary(word.bare) and not self.lexis.given(word.bare):
            return None
        return make_name(passage, at, [at + 1], "a title and a name in small letters", titled=True)

    def _speaker(self, passage: Passage, at: int) -> Name | None:
        """Who says a line of a conversation: a word that is no English one, at its start, before a colon."""
        words = passage.words
        if at or len(words) < 2 or words[1].gap.strip(" ") != ":" or not words[0].alphabetic:
            return None
        word = words[0]
        telling = not self.lexis.ordinary(word.bare) and not self.lexis.common(word.bare) and not word.caps
        telling = telling and word.bare not in cues.LABELS
        return (
            make_name(passage, 0, [0], "whoever speaks in a conversation") if telling and len(word.text) > 2 else None
        )

    def _announced(self, passage: Passage, at: int) -> Name | None:
        """A kinship word, an occupation or "known as", and the name after it."""
        words = passage.words
        if passage.bares[at] not in self.openers and (at + 1 == len(words) or words[at + 1].gap not in _ALIAS_GAPS):
            return None
        for size, why in (
            (self._alias_lead(passage, at), "another name of somebody"),
            (self.lexis.kin_at(passage, at), "a name beside a word of kinship"),
            (self.lexis.occupation_at(passage, at), "a name beside an occupation"),
        ):
            start = at + size
            if not size or start >= len(passage.words) or passage.words[start - 1].possessive:
                continue
            alias = why.startswith("another")
            if passage.words[start].gap not in _AFTER_KIN or passage.words[start].letter:
                continue
            taken = (
                self.words.run(passage, start) or self._quoted(passage, start, alias) or self._capital(passage, start)
            )
            if not taken or not (self._after_kin(passage, taken) or (alias and self._quoted(passage, start, alias))):
                continue
            included = not alias and passage.words[start].gap == " " and self._like_a_title(passage, at, start)
            return make_name(passage, at if included else start, taken, why)
        return None

    def _like_a_title(self, passage: Passage, at: int, start: int) -> bool:
        """Whether a word of kinship or an occupation is written as part of the name: "Nana Bet", "Social Worker Pike"."""
        proves = not passage.words[at].initial or self.lexis.title_at(passage, at) > 0
        return proves and all(word.capital for word in passage.words[at:start])

    def _alias_lead(self, passage: Passage, at: int) -> int:
        """How many words announce another name of somebody at word `at`; a name does, if a bracketed quote follows."""
        words = passage.words
        if size := _alias_phrase(passage, at):
            return size
        quoted = at + 1 < len(words) and words[at + 1].gap in _ALIAS_GAPS
        return 1 if quoted and words[at].capital and self.words.known(words[at]) else 0

    def _capital(self, passage: Passage, at: int) -> list[int]:
        """A word that the language has, but written with a capital in mid-sentence."""
        word = passage.words[at]
        name = (
            word.capital and word.alphabetic and not word.initial and not word.caps and not self.lexis.common(word.bare)
        )
        return [at] if name and not self.lexis.head(word.bare) else []

    def _quoted(self, passage: Passage, at: int, alias: bool) -> list[int]:
        """Capitalised words in quotation marks behind "known as": whatever they are, they are a name."""
        word = passage.words[at]
        if not alias or not word.gap.endswith(_QUOTED) or not word.capital or self.lexis.common(word.bare):
            return []
        taken = [at]
        while passage.joined(taken[-1] + 1) and passage.words[taken[-1] + 1].capital and len(taken) < 3:
            taken.append(taken[-1] + 1)
        return taken

    def _after_kin(self, passage: Passage, taken: list[int]) -> bool:
        """Whether what follows a word of kinship or an occupation is a name rather than the next phrase."""
        first = passage.words[taken[0]]
        if self.words.known(first) or self.lexis.plainly_given(first.bare):
            return True
        if self.lexis.common(first.bare) or passage.shouting or self.words.place_follows(passage, taken[-1]):
            return False
        if first.caps and len(first.text) < 6:
            return False
        if not self.lexis.ordinary(first.bare):
            return True
        if len(taken) > 1:
            return not passage.heading
        ends = passage.text[first.end : first.end + 1] in (",", ")", ".", "'", '"')
        acts = Surroundings(passage, self.lexis).acts(taken[0])
        if passage.heading:
            return False
        if self.lexis.given(first.bare):
            return first.gap == " " or ends or acts
        return (
            first.gap == " "
            and not first.initial
            and first.bare not in self.words.small
            and not self.lexis.generic(first.bare)
        )


def _alias_phrase(passage: Passage, at: int) -> int:
    """How many words "née", "known as" and their like have at word `at`."""
    word = passage.bares[at]
    for phrase in _ALIAS_PHRASES.get(word, ()):
        if passage.bares[at : at + len(phrase)] == phrase:
            return len(phrase)
    return 1 if word in cues.ALIAS_LEADS else 0
