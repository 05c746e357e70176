"""The declared publisher in all its forms: the short ones, the acronyms, its own teams, and the area its name tells.

Policy is linked. A board that is named on purpose tells its area and its acronym, so these stay with it, and a team
whose name begins with the board's ("WSCP Business Unit") does too. Other bodies of the place are masked all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from redraft.cast import Publisher
from redraft.detection.persons.declared import bare_words
from redraft.detection.sites.gazetteer import Gazetteer, acronyms_beside, stem
from redraft.detection.sites.propagation import PlacePropagation
from redraft.detection.words.hits import Hit, Layer
from redraft.detection.words.lexis import Lexis
from redraft.detection.words.passages import Passage
from redraft.findings import Action
from redraft.text import Span

Words = tuple[str, ...]
WHY = "the declared publisher, named on purpose"
_OWN = "a team of the declared publisher, which stays with it"
_AREA = "the area that the declared publisher's name tells"
_TEAM = "ORGANIZATION"


@dataclass(frozen=True, slots=True)
class PublisherForms:
    """What the declared publisher and its partners go by in a case. Build it with `of`."""

    bodies: tuple[Words, ...]
    areas: frozenset[Words]
    propagation: PlacePropagation

    @classmethod
    def of(cls, publisher: Publisher, passages: Sequence[Passage], lexis: Lexis) -> PublisherForms:
        """The forms of the declared bodies, with the acronyms that their initials and the drafts' brackets teach."""
        named = [words for name in (*publisher.bodies, *publisher.teams) if (words := bare_words(name))]
        areas = {stem(words, lexis) for words in named if len(words) > 1 and lexis.head(words[-1])}
        areas |= {bare_words(name) for name in publisher.areas}
        declared = [(words, _TEAM) for words in named]
        gazetteer = Gazetteer.learn((), passages, lexis, declared, acronyms_beside(declared, passages))
        return cls(tuple(named), frozenset(areas - {()}), PlacePropagation.of(lexis, gazetteer))

    def hits(self, passages: Iterable[Passage]) -> Iterator[Hit]:
        """Every mention of the publisher in one of its forms, kept."""
        if not self.bodies:
            return
        for passage in passages:
            for place in self.propagation.find(passage):
                span = Span(passage.words[place.first].start, passage.words[place.last].end)
                yield self._kept(passage.index, span, place.parts)

    def _kept(self, passage: int, span: Span, parts: Words) -> Hit:
        area = parts in self.areas
        kind, why = ("LOCATION", _AREA) if area else ("ORGANIZATION", WHY)
        return Hit(passage, span, kind, 0.9, Layer.PUBLISHER, "redraft.publisher", Action.KEEP, why)

    def claim(self, found: Hit, passage: Passage) -> Hit:
        """`found` itself, or kept if it is a team whose name begins with the publisher's."""
        if found.entity_type != _TEAM or not found.action.changes_text or found.layer is Layer.CAST:
            return found
        words = bare_words(found.span.of(passage.text))
        if any(len(words) > len(own) and words[: len(own)] == own for own in self._openings()):
            return replace(found, layer=Layer.PUBLISHER, action=Action.KEEP, why=_OWN)
        if any(self._shortens(words, own) for own in self.bodies):
            return replace(found, layer=Layer.PUBLISHER, action=Action.KEEP, why=WHY)
        return found

    def _shortens(self, words: Words, own: Words) -> bool:
        """Whether a name is the publisher's with words left out of its middle: "the Wexborough Partnership"."""
        return 1 < len(words) < len(own) and (words[0], words[-1]) == (own[0], own[-1]) and set(words) < set(own)

    def _openings(self) -> Iterator[Words]:
        """What the name of one of the publisher's own teams begins with: a whole name, or an acronym."""
        yield from (words for words in self.bodies if words not in self.areas)
        yield from ((letters,) for letters in self.propagation.gazetteer.acronyms)
