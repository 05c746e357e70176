"""What a new pseudonym has to keep clear of: real names, words of the drafts, labels that stand in them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from redraft.entities import Entity, Resolution
from redraft.folding import fold
from redraft.key import Key
from redraft.names import parse
from redraft.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A case as far as it matters to a new pseudonym.

    `taken` holds every word of the drafts in lower case, `real` every folded word of every real name of a person.
    """

    resolution: Resolution
    vocabulary: Vocabulary
    taken: frozenset[str]
    real: frozenset[str]

    @classmethod
    def of(cls, resolution: Resolution, key: Key, vocabulary: Vocabulary, taken: frozenset[str]) -> Surroundings:
        """The surroundings in a case with this key."""
        names = [name for entity in resolution.entities if entity.entity_type == "PERSON" for name in entity.names]
        names += [name for entry in key.entries if entry.entity_type == "PERSON" for name in entry.names]
        real = frozenset(fold(word) for name in names for word in parse(name, vocabulary).words)
        return cls(resolution, vocabulary, taken, real)

    def shuffled(self, choices: Sequence[str]) -> list[str]:
        """An order of its own for each case, made from the drafts' words so that it tells nothing about the name."""
        seed = hashlib.sha256("\x1f".join(sorted(self.taken)).encode("utf-8", "surrogatepass")).hexdigest()
        return sorted(choices, key=lambda choice: hashlib.sha256(f"{seed}{choice}".encode()).hexdigest())

    def initials(self, entities: Iterable[Entity]) -> frozenset[str]:
        """The folded first letters of every word of these entities' names, titles left out."""
        words = (word for e in entities for n in e.names for word in re.findall(r"[^\W\d_]+", self._untitled(n)))
        return frozenset(fold(word)[:1] for word in words)

    def related(self, one: Entity, other: Entity) -> bool:
        """Whether two people share a surname, or one is a relative."""
        if one.entity_type != "PERSON" or one.id == other.id:
            return False
        surnames = [{fold(parse(n, self.vocabulary).surname) for n in e.names} - {""} for e in (one, other)]
        return one.role in self.vocabulary.kin_sex or not surnames[0].isdisjoint(surnames[1])

    def _untitled(self, name: str) -> str:
        parsed = parse(name, self.vocabulary)
        return " ".join((*parsed.given, parsed.surname, parsed.lone, *parsed.nicknames, *parsed.former))
