"""Everybody of a case, looked up by what their names have in common with another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from redraft.folding import fold
from redraft.identity.lookup import Lookup
from redraft.identity.person import Person
from redraft.identity.traits import Trait, Traits, surname_traits, words_of
from redraft.names import PersonName


@dataclass(slots=True)
class Directory:
    """Everybody, in the order in which they came, and who has which trait; grows as people and names become known.

    `surnames` are the folded ones of all, `by_id` those whom an earlier run knew.
    """

    traits: Traits
    lookup: Lookup[Person] = field(default_factory=Lookup)
    surnames: set[str] = field(default_factory=set)
    by_id: dict[str, Person] = field(default_factory=dict)
    _spelt: dict[Trait, list[str]] = field(default_factory=dict)
    _words: set[str] = field(default_factory=set)

    @property
    def people(self) -> list[Person]:
        """Everybody."""
        return self.lookup.items

    def enter(self, person: Person) -> Person:
        """Adds somebody, with whatever is known of them already."""
        person.number = self.lookup.add(person)
        names, person.names = person.names, []
        for name in names:
            self.learn(person, name)
        traits = [("exact", wording) for wording in person.exact]
        traits += [("declared", fold(word)) for n in person.declared for word in (n.surname, *n.former) if word]
        if person.seed:
            traits += [("remembered", fold(name)) for name in person.seed.every_name]
            if person.seed.id:
                self.by_id[person.seed.id] = person
        self.lookup.note(person.number, traits)
        return person

    def learn(self, person: Person, name: PersonName) -> None:
        """Adds a name to somebody who is entered."""
        person.learn(name)
        self.surnames.add(fold(name.surname))
        self.lookup.note(person.number, self.traits.of(name))
        for word in words_of(name) - self._words:
            self._words.add(word)
            for trait in self.traits.of_slips(word):
                self._spelt.setdefault(trait, []).append(word)

    def holding(self, *groups: Iterable[Trait]) -> list[Person]:
        """Those who have a trait of each of `groups`, in the order in which they came."""
        return self.lookup.holding(*groups)

    def misspelt(self, word: str) -> Iterator[Trait]:
        """A trait of each word that is borne, of which `word` may be a slip of the pen."""
        near = {other for trait in self.traits.of_slips(fold(word)) for other in self._spelt.get(trait, ())}
        return (("word", other) for other in near)

    def near(self, name: PersonName) -> list[Person]:
        """Those of whose name in full another may be a slip: alike in both words."""
        surname = (*self.misspelt(name.surname), *surname_traits(name.surname))
        return self.holding(self.misspelt(name.given[0]), surname)
