"""A place or body named once is looked for everywhere in the case, in its full form and the short forms it may have.

Persons are propagated by `people.People`, which composes names from the parts that the case has taught.
"""

from __future__ import annotations

from dataclasses import dataclass

from redraft.detection.sites.gazetteer import Gazetteer
from redraft.detection.sites.places import PlaceName
from redraft.detection.words import cues, head_nouns
from redraft.detection.words.forms import Forms
from redraft.detection.words.lexis import Lexis
from redraft.detection.words.passages import Passage
from redraft.detection.words.surroundings import Surroundings

_LONGEST = 8
_JOINS = (" ", "-", " & ", ". ", "' ")
_SMALL = cues.FUNCTION_WORDS | cues.PARTICLES
"""Words that are written small within a name."""
_SURNAMES = frozenset({"surname", "née", "nee"})
"""Words behind which no place or body is called."""


@dataclass(frozen=True, slots=True)
class PlacePropagation:
    """Looks for the forms of a gazetteer. Build it with `of`."""

    lexis: Lexis
    gazetteer: Gazetteer
    plain: Forms
    doubtful: Forms
    first: frozenset[str]

    @classmethod
    def of(cls, lexis: Lexis, gazetteer: Gazetteer) -> PlacePropagation:
        """For what a case has named so far."""
        plain, doubtful = (
            Forms.of(form for form in forms if 0 < len(form) <= _LONGEST)
            for forms in (gazetteer.plain, gazetteer.doubtful)
        )
        first = frozenset((*plain.lengths, *doubtful.lengths, *gazetteer.acronyms, *gazetteer.heads))
        return cls(lexis, gazetteer, plain, doubtful, first)

    def find(self, passage: Passage) -> list[PlaceName]:
        """Every mention of a known place or body in `passage`, the longest form at each word."""
        found: list[PlaceName] = []
        behind = 0
        for at in passage.capitals:
            if at < behind or passage.bares[at] not in self.first:
                continue
            if place := self.at(passage, at):
                found.append(place)
                behind = place.last + 1
        return found

    def at(self, passage: Passage, at: int) -> PlaceName | None:
        """The mention that begins with word `at`."""
        size, entity_type = self._size_and_type(passage, at)
        if not size or self._is_surname(passage, at):
            return None
        last = at + size - 1
        saint = size > 1 and passage.bares[last - 1] == "st"
        parts = passage.bares[at : last + 1]
        return PlaceName(passage.index, at, last, entity_type, parts, passage.words[last].possessive and saint)

    def _size_and_type(self, passage: Passage, at: int) -> tuple[int, str]:
        word = passage.words[at]
        if not word.capital:
            return 0, ""
        size = _longest(self.plain, passage, at)
        if size and not (size == 1 and word.caps and not passage.shouting and len(word.text) < 4):
            return size, self.gazetteer.plain[passage.bares[at : at + size]]
        size = _longest(self.doubtful, passage, at)
        if size and self._stands_out(passage, at):
            return size, self.gazetteer.doubtful[passage.bares[at : at + size]]
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


def _longest(forms: Forms, passage: Passage, at: int) -> int:
    """The size of the longest form at word `at`; capitals in the form's place are required of longer words."""
    for size in forms.sizes(passage, at):
        joined = all(passage.joined(at + step, _JOINS) for step in range(1, size))
        if joined and all(word.capital or word.bare in _SMALL for word in passage.words[at : at + size]):
            return size
    return 0
