"""Names cut short: "Del" for Delphine, "xan" and "marko" in messages, 'TOZZER' between quotation marks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from redraft.detection.words import cues
from redraft.detection.words.lexicon import Lexicon
from redraft.detection.words.lexis import Lexis
from redraft.detection.words.passages import Passage, Word
from redraft.detection.words.surroundings import Surroundings

_SHORTEST = 3
_QUOTES = ("'", '"')
_DATED = cues.MONTHS | cues.SEASONS
_ENDINGS = ("y", "i", "o", "a", "z", "e")
_BEFORE = cues.words(
    """tell told ask asked with wiv wit from by to see saw n and & @ hi hey hiya luv love about bout for ring rang text
    met like at"""
)
_NO_PERSON_BEFORE = cues.words("the a an of her his my your our their some any no great much with such what")
_SPOKEN_TO = cues.MEETING | cues.words("ask tell met with call called love hey hi")
"""Words before a given name that is an everyday word, in small letters: enough to ask."""
_MODALS = cues.words("may might could would should will can must")
"""Words before a verb rather than a name: "they may sue"."""
_DOING = (cues.SPEECH - cues.WEAK_VERBS) | cues.words(
    "made makes knows gone going got gets rings cooked says wont cant dont"
)
_DOING_OR_SAYING = _DOING | cues.SPEECH


@dataclass(frozen=True, slots=True)
class Nicknames:
    """Finds short forms of the given names that the case has taught, which are `names`, sorted. Build it with `of`."""

    lexis: Lexis
    lexicon: Lexicon
    names: tuple[str, ...]

    @classmethod
    def of(cls, lexis: Lexis, lexicon: Lexicon) -> Nicknames:
        """For the names of a case."""
        return cls(lexis, lexicon, tuple(sorted(lexicon.given)))

    def shortens(self, word: str) -> bool:
        """Whether a bare word is the beginning of a longer known given name, perhaps with an ending put on."""
        if len(word) < _SHORTEST or self.lexicon.knows(word):
            return False
        stems = [word, *([word[:-1]] if word.endswith(_ENDINGS) and len(word) > _SHORTEST else [])]
        return any(self._begins_longer(stem) for stem in stems)

    def _begins_longer(self, stem: str) -> bool:
        """Whether a known name goes on where `stem` ends: sorted, such names come right behind it."""
        at = bisect_right(self.names, stem)
        return at < len(self.names) and self.names[at].startswith(stem)

    def find(self, passage: Passage) -> Iterator[tuple[int, bool]]:
        """Words of `passage` that may be short forms, and whether their places speak for it."""
        if passage.loose:
            return
        for at, word in enumerate(passage.words):
            if not word.alphabetic or len(word.text) < _SHORTEST:
                continue
            if word.capital:
                yield from self._capital(passage, at, word)
            elif self.lexicon.knows(word.bare) or not self.lexis.ordinary(word.bare):
                yield from self._small(passage, at, word)

    def _capital(self, passage: Passage, at: int, word: Word) -> Iterator[tuple[int, bool]]:
        """With a capital in mid-sentence a short form needs nothing else; where the capital proves nothing, ask."""
        around = Surroundings(passage, self.lexis)
        if self.lexis.common(word.bare) or self.lexis.head(word.bare) or word.bare in _DATED:
            return
        opened = word.start > 0 and passage.text[word.start - 1] in _QUOTES
        quoted = opened and around.alone(at)
        if word.caps and not passage.shouting and len(word.text) > _SHORTEST and quoted:
            if not self.lexis.ordinary(word.bare) and not self.lexicon.knows(word.bare):
                yield at, self.shortens(word.bare)
            return
        if word.caps or passage.heading or not self.shortens(word.bare) or around.in_phrase(at) or around.dated(at):
            return
        before = around.before(at)
        if before is not None and before.bare in ("the", "a", "an"):
            return
        if opened or not (word.initial and self.lexis.ordinary(word.bare)):
            yield at, not word.initial or around.acts(at)

    def _small(self, passage: Passage, at: int, word: Word) -> Iterator[tuple[int, bool]]:
        """In small letters, as messages have them: a word that is no English one, where a name stands."""
        before = Surroundings(passage, self.lexis).before(at)
        following = Surroundings(passage, self.lexis).after(at)
        verbs = _DOING_OR_SAYING if word.initial else _DOING
        acts = following is not None and not following.capital and following.bare in verbs
        if self.lexicon.knows(word.bare):
            led = before is not None and (before.bare in _NO_PERSON_BEFORE or before.bare.endswith("ing"))
            spoken_to = before is not None and word.gap == " " and before.bare in _SPOKEN_TO
            somebody = (acts or spoken_to) and not led
            if word.bare in self.lexis.small_words:
                named = before is not None and before.bare in _BEFORE
                if not (led or (before is not None and before.bare in _MODALS)):
                    yield at, somebody or named
            elif somebody and word.bare in self.lexicon.given and self.lexis.ordinary(word.bare):
                yield at, False
            return
        if word.bare in self.lexis.term_words and not self.lexis.given(word.bare):
            return
        named = before is not None and before.bare in _BEFORE
        if self.shortens(word.bare) and (acts or named):
            yield at, True
        elif named and before is not None and before.bare in ("tell", "told", "ask", "asked") and word.gap == " ":
            yield at, False
