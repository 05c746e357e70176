"""A place or body named once is looked for everywhere in the case, in its full form and the short forms it may have.

Persons are propagated by `people.People`, which composes names from the parts that the case has taught.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from redraft.detection.sites.gazetteer import Gazetteer
from redraft.detection.sites.places import PlaceName
from redraft.detection.words import cues, head_nouns
from redraft.detection.words.lexis import Lexis
from redraft.detection.words.passages import Passage
from redraft.detection.words.surroundings import Surroundings

_LONGEST = 8
_SURNAMES = frozenset({"surname", "née", "nee"})
"""Words behind which no place or body is called."""


@dataclass(frozen=True, slots=True)
class PlacePropagation:
    """Looks for the forms of a gazetteer."""

    lexis: Lexis
    gazetteer: Gazetteer

    def find(self, passage: Passage) -> list[PlaceName]:
        """Every mention of a known place or body in `passage`, the longest form at each word."""
        found: list[PlaceName] = []
        at = 0
        while at < len(passage.words):
            size, entity_type = self._at(passage, at)
            if size and self._is_surname(passage, at):
                size = 0
            if size:
                last = passage.words[at + size - 1]
                saint = size > 1 and passage.words[at + size - 2].bare == "st"
                parts = tuple(word.bare for word in passage.words[at : at + size])
                found.append(PlaceName(passage.index, at, at + size - 1, entity_type, parts, last.possessive and saint))
            at += size or 1
        return found

    def _at(self, passage: Passage, at: int) -> tuple[int, str]:
        word = passage.words[at]
        if not word.capital:
            return 0, ""
        size, entity_type = _longest(self.gazetteer.plain, passage, at)
        if size and not (size == 1 and word.caps and not passage.shouting and len(word.text) < 4):
            return size, entity_type
        size, entity_type = _longest(self.gazetteer.doubtful, passage, at)
        if size and self._stands_out(passage, at):
            return size, entity_type
        if word.caps and word.bare in self.gazetteer.acronyms and not self.lexis.ordinary(word.bare):
            return 1, self.gazetteer.acronyms[word.bare]
        if word.bare in self.gazetteer.heads and self._the_one(passage, at):
            return 1, self.gazetteer.heads[word.bare]
        return 0, ""

    def _is_surname(self, passage: Passage, at: int) -> bool:
        """Whether the text calls word `at` a surname: "in the surname Ashdale"."""
        before = Surroundings(passage, self.lexis).before(at)
        return before is not None and before.bare in _SURNAMES

    def _stands_out(self, passage: Passage, at: int) -> bool:
        """Whether an ordinary word's capital shows that it is a name here."""
        surroundings = Surroundings(passage, self.lexis)
        return (
            surroundings.alone(at)
            or surroundings.acts(at)
            or not (passage.words[at].initial or passage.heading or surroundings.in_phrase(at))
        )

    def _the_one(self, passage: Passage, at: int) -> bool:
        """Whether a head noun stands alone behind "the", in the middle of a sentence, or a newspaper's starts one."""
        before = Surroundings(passage, self.lexis).before(at)
        following = passage.words[at + 1] if at + 1 < len(passage.words) else None
        goes_on = following is not None and following.capital and following.gap == " "
        if Surroundings(passage, self.lexis).alone(at):
            return True
        if passage.words[at].initial and passage.words[at].bare in head_nouns.PRESS_HEADS:
            return not passage.heading and not goes_on
        return before is not None and before.bare in ("the", "at") and not passage.heading and not goes_on


def _longest(forms: Mapping[tuple[str, ...], str], passage: Passage, at: int) -> tuple[int, str]:
    """The size and type of the longest form at word `at`; capitals in the form's place are required of longer words."""
    for size in range(min(_LONGEST, len(passage.words) - at), 0, -1):
        words = passage.words[at : at + size]
        entity_type = forms.get(tuple(word.bare for word in words))
        if entity_type is None:
            continue
        joined = all(passage.joined(at + step, (" ", "-", " & ", ". ", "' ")) for step in range(1, size))
        if joined and all(word.capital or word.bare in cues.FUNCTION_WORDS | cues.PARTICLES for word in words):
            return size, entity_type
    return 0, ""
