"""Everybody and everything in a case, as far as the rules on pseudonyms ask."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from redraft.cast import Declared
from redraft.entities import Resolution
from redraft.folding import fold
from redraft.identity.labels import FAMILY, SUBJECT
from redraft.key import Key
from redraft.pseudonyms.rules.readings import Labels, Pseudonym, initials_of, person_words, place_words
from redraft.pseudonyms.told import Told
from redraft.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody, or a place, with real `names` and the pseudonym that stands or is to stand for them."""

    id: str
    entity_type: str
    role: str
    names: tuple[str, ...]
    pseudonym: str = ""

    @property
    def is_person(self) -> bool:
        """Whether this is one person."""
        return self.entity_type == "PERSON" and self.role != FAMILY

    @property
    def is_subject(self) -> bool:
        """Whether the review is about them."""
        return self.role == SUBJECT


@dataclass(frozen=True)
class Everyone:
    """All real names of a case by folded word, with the ids of those who bear them; and what the drafts tell of people.

    `bearers` are those who have a pseudonym. `subject_word` is "Child" or "Adult". What was taken apart for one rule is
    there for the next.
    """

    vocabulary: Vocabulary
    labels: Labels
    words: Mapping[str, frozenset[str]]
    bearers: tuple[Named, ...] = ()
    told: Told = field(default_factory=Told)
    subject_word: str = ""
    ages: Mapping[str, int] = field(default_factory=dict)
    _read: dict[str, Pseudonym] = field(default_factory=dict, init=False, repr=False, compare=False)

    def read(self, pseudonym: str) -> Pseudonym:
        """A pseudonym taken apart."""
        if pseudonym not in self._read:
            self._read[pseudonym] = Pseudonym(pseudonym, self.vocabulary, self.labels)
        return self._read[pseudonym]

    def own_words(self, who: Named) -> frozenset[str]:
        """The folded words of the real names of one of them."""
        return _words(who, self.vocabulary) - self.labels.words

    def own_initials(self, who: Named) -> frozenset[str]:
        """The folded initials of one of them."""
        if who.entity_type == "PERSON":
            return initials_of([name for name in who.names if not self._is_label(name)], self.vocabulary)
        return frozenset(word[0] for word in self.own_words(who))

    def _is_label(self, name: str) -> bool:
        """Whether a name is a role or a code itself, as half-anonymised drafts have it: "Child T" is nobody's initial."""
        *head, last = name.split()
        told = [word for word in head if fold(word) in self.labels.words and not self.vocabulary.title(word)]
        return bool(head) and len(told) == len(head) and self.read(last).codes == (last,)


def everyone(
    people: Iterable[Named],
    vocabulary: Vocabulary,
    told: Told | None = None,
    subject_word: str = "",
    ages: Mapping[str, int] | None = None,
) -> Everyone:
    """All of these, each with a pseudonym or without."""
    people = tuple(people)
    labels = Labels.of(vocabulary)
    words: dict[str, set[str]] = {}
    for who in people:
        for word in _words(who, vocabulary) - labels.words:
            words.setdefault(word, set()).add(who.id)
    return Everyone(
        vocabulary,
        labels,
        {word: frozenset(ids) for word, ids in words.items()},
        tuple(who for who in people if who.pseudonym),
        told or Told(),
        subject_word,
        ages or {},
    )


def of_case(
    resolution: Resolution, key: Key, declared: Declared, vocabulary: Vocabulary, told: Told | None = None
) -> Everyone:
    """Everybody whom the drafts, the key or `case.yaml` name: of rows that stand for nobody any more, and of those
    who stay by name, the names count and the pseudonyms do not.
    """
    present = {entity.id: entity for entity in resolution.entities}
    merged: dict[str, list[str]] = {}
    for row in (row for row in key.entries if row.merged_into):
        merged.setdefault(row.merged_into, []).extend(row.names)
    people = []
    for row in key.entries:
        entity = present.pop(row.entity, None)
        names = tuple(dict.fromkeys((*row.names, *merged.get(row.entity, ()), *(entity.names if entity else ()))))
        role = entity.role if entity else row.role
        nobodys = row.merged_into or row.is_forgotten or (entity and entity.consent)
        who = row.merged_into or row.entity
        people.append(Named(who, row.entity_type, role, names, "" if nobodys else row.pseudonym))
    people += [Named(e.id, e.entity_type, e.role, e.names) for e in present.values()]
    known = {fold(name): who.id for who in people for name in who.names}
    declared_people = (*declared.cast, *declared.publisher.as_cast())
    for member in declared_people:
        who = known.get(fold(member.name), f"{member.entity_type} {fold(member.name)}")
        people.append(Named(who, member.entity_type, member.role, member.names))
    ages = {
        known[fold(m.name)]: years for m in declared.cast if fold(m.name) in known and (years := _years(m.age)) >= 0
    }
    return everyone(people, vocabulary, told, resolution.subject_word, ages)


def _words(who: Named, vocabulary: Vocabulary) -> frozenset[str]:
    read = person_words if who.entity_type == "PERSON" else place_words
    return read(who.names, vocabulary)


def _years(age: str) -> int:
    """The first figure of an age band; -1 where there is none."""
    figures = "".join(c if c.isdigit() else " " for c in age).split()
    return int(figures[0]) if figures else -1
