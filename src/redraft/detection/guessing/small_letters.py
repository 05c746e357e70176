"""Names of several words that somebody wrote in small letters: "at weavers rest", "ask hope green"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from redraft.detection.sites.gazetteer import Gazetteer
from redraft.detection.words import cues
from redraft.detection.words.forms import Forms
from redraft.detection.words.lexicon import Lexicon
from redraft.detection.words.lexis import Lexis
from redraft.detection.words.passages import Passage

_LONGEST = 6
_JOINS = (" ", "-", "' ")


@dataclass(frozen=True, slots=True)
class Small:
    """Words `first` to `last` of a passage that a name of this case is made of; `sure`, or only fit to be asked about."""

    first: int
    last: int
    entity_type: str
    sure: bool


@dataclass(frozen=True, slots=True)
class SmallLetters:
    """Finds the names of a case in small letters; `kinds` are those of more than one word, bare, with their types.

    Single words are not looked for here: one that is no English word is a name in any case, and of one that is
    ("hope", "grange") small letters are the proof that it is none.
    """

    lexis: Lexis
    kinds: Mapping[tuple[str, ...], str]
    forms: Forms

    @classmethod
    def of(cls, lexis: Lexis, lexicon: Lexicon, gazetteer: Gazetteer) -> SmallLetters:
        """The people, places and bodies of a case."""
        places = {form: kind for form, kind in gazetteer.plain.items() if _telling(form, lexis)}
        people = {form: "PERSON" for form in lexicon.full if _telling(form, lexis)}
        kinds = {**places, **people}
        return cls(lexis, kinds, Forms.of(form for form in kinds if len(form) <= _LONGEST))

    def find(self, passage: Passage) -> Iterator[Small]:
        """The names in `passage`, the longest at each place.

        Where the sentence itself starts with a small letter, as in messages, or one of the words is no English one, it can
        hardly be anything else; elsewhere it may be a turn of phrase ("a golden thread").
        """
        behind = 0
        for at, bare in enumerate(passage.bares):
            if at < behind or bare not in self.forms.lengths:
                continue
            if size := self._size(passage, at):
                behind = at + size
                form = passage.bares[at:behind]
                odd = any(not self.lexis.ordinary(word) for word in form)
                yield Small(at, behind - 1, self.kinds[form], odd or _starts_small(passage, at))

    def _size(self, passage: Passage, at: int) -> int:
        """How many words the longest name in small letters at word `at` has; 0 if there is none."""
        for size in self.forms.sizes(passage, at):
            if any(word.capital for word in passage.words[at : at + size]):
                continue
            if all(passage.joined(at + step, _JOINS) for step in range(1, size)):
                return size
        return 0


def _starts_small(passage: Passage, at: int) -> bool:
    """Whether the sentence of word `at` starts with a small letter."""
    words = passage.words
    return next((not words[place].capital for place in range(at, -1, -1) if words[place].initial), True)


def _telling(form: tuple[str, ...], lexis: Lexis) -> bool:
    """Whether a form has several words, more than one of which says something: not "the school", nor "st mary"."""
    said = [word for word in form if not lexis.generic(word) and word not in cues.FUNCTION_WORDS]
    return len(form) > 1 and (len(said) > 1 or any(not lexis.ordinary(word) for word in said))
