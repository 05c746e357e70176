"""Who was named where: what settled mentions tell of those that stand beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from redraft.folding import fold, without_possessive
from redraft.identity.mentions import Mention, Place
from redraft.identity.person import Person, telling_words
from redraft.names import PersonName


@dataclass(frozen=True, slots=True)
class Named:
    """A settled mention as its neighbours see it: who is meant, and by which folded words."""

    mention: Mention
    person: Person
    words: frozenset[str]

    @property
    def start(self) -> int:
        """Where in its segment the mention begins."""
        return self.mention.finding.span.start


@dataclass(slots=True)
class Whereabouts:
    """The settled mentions of a case by paragraph, table row and draft; people go by their numbers.

    A draft holds thousands of mentions: of all of it only what is asked for is kept, so that no mention reads the rest.
    """

    _places: dict[Place, list[Named]] = field(default_factory=dict)
    _positions: dict[int, list[Named]] = field(default_factory=dict)
    _owners: dict[str, Person] = field(default_factory=dict)
    _drafts: dict[int, Counter[int]] = field(default_factory=dict)
    _words: dict[tuple[int, str], set[int]] = field(default_factory=dict)
    _wordings: dict[tuple[int | None, str], set[int]] = field(default_factory=dict)
    _haunts: dict[int, set[Place]] = field(default_factory=dict)

    def note(self, mention: Mention, person: Person, name: PersonName) -> None:
        """Remembers that this person is meant."""
        words = telling_words(name)
        named, number = Named(mention, person, words), person.number
        for place in {mention.paragraph, mention.row}:
            self._places.setdefault(place, []).append(named)
            self._haunts.setdefault(number, set()).add(place)
        self._positions.setdefault(mention.position, []).append(named)
        self._owners[mention.id] = person
        self._drafts.setdefault(mention.draft, Counter())[number] += 1
        for word in words:
            self._words.setdefault((mention.draft, word), set()).add(number)
        wording = fold(without_possessive(mention.text))
        for draft in (mention.draft, None):
            self._wordings.setdefault((draft, wording), set()).add(number)

    def at(self, place: Place) -> Sequence[Named]:
        """The settled mentions in a paragraph or row, in the order in which they were settled."""
        return self._places.get(place, ())

    def in_segment(self, position: int) -> Sequence[Named]:
        """The settled mentions in the segment with this number."""
        return self._positions.get(position, ())

    def meant_by(self, mention: str) -> Person | None:
        """Whom the mention with this id means; None while that is open."""
        return self._owners.get(mention)

    def people_of(self, draft: int) -> Counter[int]:
        """How often each person is named in a draft."""
        return self._drafts.get(draft, Counter())

    def called(self, draft: int, word: str) -> Collection[int]:
        """Those whom a draft names by a folded word of a name, with others beside it or not."""
        return self._words.get((draft, word), ())

    def meant_as(self, wording: str, draft: int | None = None) -> Collection[int]:
        """Those whom this very folded wording means in a draft, or anywhere."""
        return self._wordings.get((draft, wording), ())

    def together(self, one: Person, other: int) -> int:
        """In how many paragraphs and rows both are named."""
        return len(self._haunts.get(one.number, set()) & self._haunts.get(other, set()))

    def company(self) -> Counter[int]:
        """How many people are named beside each, over all paragraphs and rows."""
        found: Counter[int] = Counter()
        for named in self._places.values():
            here = {n.person.number for n in named}
            for number in here:
                found[number] += len(here) - 1
        return found
