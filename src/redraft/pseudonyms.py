"""What stands for each entity everywhere in the case, and the key that remembers it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from rapidfuzz.distance import DamerauLevenshtein

from redraft.cast import Declared
from redraft.entities import Entity, Resolution
from redraft.folding import fold
from redraft.identity.labels import FAMILY, SUBJECT
from redraft.key import Key, KeyEntry
from redraft.names import parse
from redraft.vocabulary import Vocabulary

__all__ = ["Key", "KeyEntry", "SubjectStyle", "assign"]

_GENERAL = {"PERSON": "Person", "LOCATION": "Place", "ORGANIZATION": "Organisation", "ADDRESS": "Address"}


class SubjectStyle(StrEnum):
    """How the person the review is about is called."""

    LETTER = "letter"
    """As "Child R" or "Adult R"."""
    NAME = "name"
    """As "Olivia"."""


def assign(
    resolution: Resolution,
    key: Key,
    style: SubjectStyle,
    vocabulary: Vocabulary,
    taken: frozenset[str],
    declared: Declared,
) -> Key:
    """The key with a pseudonym for every entity: rows that were there keep theirs, new rows follow in document order.

    A pseudonym declared in the cast wins over everything. No two rows share one, none stands in the drafts already
    (`taken`: their words in lower case), and that of the subject has no initial and no likeness in common with the real
    name (rules 1 to 4 and 12 of the field's conventions).
    """
    chosen = {fold(name): member.pseudonym for member in declared.cast if member.pseudonym for name in (member.name,)}
    rows = {entry.entity: entry for entry in key.entries}
    used = {fold(entry.pseudonym) for entry in key.entries} | {fold(name) for name in chosen.values()}
    used |= {fold(label) for label in resolution.standing}
    maker = _Maker(resolution, style, vocabulary, taken, _name_words(resolution, key, vocabulary))
    for entity in resolution.entities:
        declaration = next((chosen[fold(name)] for name in entity.names if fold(name) in chosen), "")
        known = rows.get(entity.id)
        if known:
            names = tuple(dict.fromkeys((*known.names, *entity.names)))
            row = replace(known, names=names, role=entity.role or known.role, pseudonym=declaration or known.pseudonym)
        else:
            pseudonym = (declaration if entity.declared else "") or maker.make(entity, used)
            row = KeyEntry(entity.id, entity.entity_type, entity.role, entity.names, pseudonym)
        used.add(fold(row.pseudonym))
        rows[entity.id] = row
    return Key(tuple(rows.values()))


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes one pseudonym after the other for a case; holds what all of them have to avoid."""

    resolution: Resolution
    style: SubjectStyle
    vocabulary: Vocabulary
    taken: frozenset[str]
    real: frozenset[str]

    def make(self, entity: Entity, used: Collection[str]) -> str:
        """A pseudonym that is none of the folded ones in `used`."""
        if entity.role == SUBJECT:
            return self._name(entity, used) if self.style is SubjectStyle.NAME else self._letter(entity, used)
        if entity.role == FAMILY:
            return _numbered("Family", used) if "the family" in used else "the family"
        label = entity.role or _GENERAL[entity.entity_type]
        alike = sum(other.role == label for other in self.resolution.entities)
        once = label in self.vocabulary.kin_sex and alike == 1
        if once and fold(label) not in used:
            return label
        return _numbered(label, used)

    def _letter(self, entity: Entity, used: Collection[str]) -> str:
        """A letter code: no initial of any real name, nickname or earlier name; where possible none of the family's, none
        of a first name by itself, which may be one more name of the subject, and none that stands alone in the drafts.
        """
        own = self._initials([entity])
        standing = {label.split()[-1].casefold()[:1] for label in self.resolution.standing}
        possible = [letter for letter in self._shuffled(self.vocabulary.letters) if fold(letter) not in own]
        possible = [letter for letter in possible if fold(self._code(letter)) not in used]
        family = self._initials([e for e in self.resolution.entities if self._related(e, entity)])
        alone = self._alone()
        for avoided in (
            family | alone | standing | self.taken,
            family | standing | self.taken,
            standing | self.taken,
            standing,
            frozenset[str](),
        ):
            for letter in possible:
                if fold(letter) not in avoided:
                    return self._code(letter)
        return _numbered(self.resolution.subject_word, used)

    def _alone(self) -> frozenset[str]:
        """The initials of people of whom nothing but one word is known."""
        words = (
            [parse(name, self.vocabulary) for name in entity.names]
            for entity in self.resolution.entities
            if entity.entity_type == "PERSON"
        )
        return frozenset(fold(name.lone)[:1] for names in words if all(n.lone for n in names) for name in names)

    def _code(self, letter: str) -> str:
        return f"{self.resolution.subject_word} {letter}"

    def _name(self, entity: Entity, used: Collection[str]) -> str:
        """A given name of the generation and, where a title tells it, the sex; of either sex otherwise."""
        own = self._initials([entity])
        sexes = {name.sex for name in (parse(n, self.vocabulary) for n in entity.names) if name.sex} or {"u"}
        generations = {self.resolution.subject_word.casefold(), "any"}
        names = [n.name for n in self.vocabulary.given_names if n.sex in sexes and n.generation in generations]
        for name in self._shuffled(names):
            folded = fold(name)
            if (
                folded[0] not in own
                and folded not in self.taken
                and folded not in used
                and not self._sounds_real(folded)
            ):
                return name
        return self._letter(entity, used)

    def _sounds_real(self, folded: str) -> bool:
        """Whether a name is like a real one: two letters apart or fewer, a nickname of it, or a part of it."""
        close = self.vocabulary.nicknames.get(folded, frozenset())
        return any(
            word in close
            or (min(len(word), len(folded)) >= 3 and (word in folded or folded in word))
            or (min(len(word), len(folded)) >= 4 and DamerauLevenshtein.distance(folded, word) <= 2)
            for word in sorted(self.real)
        )

    def _shuffled(self, choices: Sequence[str]) -> list[str]:
        """An order of its own for each case, made from the drafts' words so that it tells nothing about the name."""
        seed = hashlib.sha256("\x1f".join(sorted(self.taken)).encode("utf-8", "surrogatepass")).hexdigest()
        return sorted(choices, key=lambda choice: hashlib.sha256(f"{seed}{choice}".encode()).hexdigest())

    def _initials(self, entities: Iterable[Entity]) -> frozenset[str]:
        words = (
            word for e in entities for n in e.names for word in re.findall(r"[^\W\d_]+", _untitled(n, self.vocabulary))
        )
        return frozenset(fold(word)[:1] for word in words)

    def _related(self, one: Entity, other: Entity) -> bool:
        """Whether two people share a surname, or one is a relative."""
        if one.entity_type != "PERSON" or one.id == other.id:
            return False
        surnames = [{fold(parse(n, self.vocabulary).surname) for n in e.names} - {""} for e in (one, other)]
        return one.role in self.vocabulary.kin_sex or not surnames[0].isdisjoint(surnames[1])


def _untitled(name: str, vocabulary: Vocabulary) -> str:
    parsed = parse(name, vocabulary)
    return " ".join((*parsed.given, parsed.surname, parsed.lone, *parsed.nicknames, *parsed.former))


def _name_words(resolution: Resolution, key: Key, vocabulary: Vocabulary) -> frozenset[str]:
    """Every folded word of every real name of a person."""
    names = [name for entity in resolution.entities if entity.entity_type == "PERSON" for name in entity.names]
    names += [name for entry in key.entries if entry.entity_type == "PERSON" for name in entry.names]
    return frozenset(fold(word) for name in names for word in parse(name, vocabulary).words)


def _numbered(label: str, used: Collection[str]) -> str:
    """`label` with the next number: one above the highest in use, so that no number is ever given twice."""
    marks = [re.fullmatch(re.escape(fold(label)) + r" (\d+)", other) for other in sorted(used)]
    bare = 1 if fold(label) in used else 0
    highest = max((int(mark[1]) for mark in marks if mark), default=bare)
    return f"{label} {highest + 1}"
