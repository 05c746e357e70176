"""What a new pseudonym has to keep clear of: real names, words of the drafts, labels that stand in them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from redraft.entities import Entity, Resolution
from redraft.folding import fold
from redraft.names import parse
from redraft.pseudonyms.rules import Concern, Everyone, Named, Severity, concerns_of
from redraft.vocabulary import Vocabulary


@dataclass(frozen=True)
class Surroundings:
    """A case as far as it matters to a new pseudonym; `taken` holds every word of the drafts in lower case."""

    resolution: Resolution
    vocabulary: Vocabulary
    taken: frozenset[str]
    everyone: Everyone

    def concerns(self, entity: Entity, pseudonym: str) -> tuple[Concern, ...]:
        """What would be wrong with this pseudonym for the entity."""
        return concerns_of(self.named(entity, pseudonym), self.everyone)

    def forbids(self, entity: Entity, pseudonym: str) -> bool:
        """Whether the pseudonym would break a rule that must not be broken."""
        return any(concern.severity is Severity.ERROR for concern in self.concerns(entity, pseudonym))

    def named(self, entity: Entity, pseudonym: str = "") -> Named:
        """The entity as the rules see it."""
        return Named(entity.id, entity.entity_type, entity.role, entity.names, pseudonym)

    def shuffled(self, choices: Sequence[str]) -> list[str]:
        """An order of its own for each case, made from the drafts' words so that it tells nothing about the name."""
        return sorted(choices, key=lambda choice: hashlib.sha256(f"{self._seed}{choice}".encode()).hexdigest())

    @cached_property
    def _seed(self) -> str:
        return hashlib.sha256("\x1f".join(sorted(self.taken)).encode("utf-8", "surrogatepass")).hexdigest()

    def initials(self, entities: Iterable[Entity]) -> frozenset[str]:
        """The folded first letters of every word of these entities' names, middle names too, titles left out."""
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
