"""A pseudonym for every entity, and the key that remembers it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain

from redraft.cast import CastMember, Declared
from redraft.entities import Entity, Resolution
from redraft.folding import fold
from redraft.identity.decided import grouped
from redraft.identity.labels import FAMILY, SUBJECT
from redraft.key import Key, KeyEntry
from redraft.pseudonyms.families import family_label
from redraft.pseudonyms.given_names import given_name
from redraft.pseudonyms.in_place import DRAFTS, standing_rows, taken_over
from redraft.pseudonyms.letters import letter_code
from redraft.pseudonyms.numbering import Used, numbered
from redraft.pseudonyms.ruled import as_ruled, at_rest, called, with_names
from redraft.pseudonyms.rules import of_case
from redraft.pseudonyms.scheme import Scheme, SubjectStyle
from redraft.pseudonyms.surroundings import Surroundings
from redraft.pseudonyms.told import Told
from redraft.vocabulary import Vocabulary

DECLARED = "case.yaml"
"""Who chose a pseudonym that the cast gives without saying who chose it."""
_GENERAL = {"PERSON": "Person", "LOCATION": "Place", "ORGANIZATION": "Organisation", "ADDRESS": "Address"}


def assign(
    resolution: Resolution,
    key: Key,
    scheme: Scheme,
    vocabulary: Vocabulary,
    taken: frozenset[str],
    declared: Declared,
    chosen_at: str = "",
    told: Told | None = None,
) -> Key:
    """The key with a pseudonym for every entity: rows that were there keep theirs, new rows follow in document order.

    A pseudonym declared in the cast wins over everything; one that the drafts have for somebody already comes next, and
    those of which they do not say whose they are get rows of their own. None that redraft makes breaks a rule of the sort that must not
    be broken, is that of another row, even one that stands for nobody any more, or stands in the drafts already (`taken`:
    their words in lower case). Rows with a new pseudonym say who chose it and that it was `chosen_at` (ISO 8601); `told` is
    what the drafts tell of people's sex.
    """
    chosen = {fold(member.name): member for member in declared.cast if member.pseudonym}
    rows = {entry.entity: entry for entry in key.entries}
    ruled = resolution.decided
    used = Used.of(fold(one) for entry in key.entries for one in (entry.pseudonym, *entry.had))
    for folded in (*(fold(member.pseudonym) for member in chosen.values()), *map(fold, resolution.standing)):
        used.add(folded)
    for folded in chain.from_iterable(ruled.names_once.values()):
        used.add(folded)
    everybody = of_case(resolution, key, declared, vocabulary, told)
    around = Surroundings(resolution, vocabulary, taken, everybody)
    maker = _Maker(scheme, around, Counter(entity.role for entity in resolution.entities))
    in_drafts, together = taken_over(around), grouped(rows, ruled)
    made: dict[str, str] = {}
    declarations = {entity.id: _declaration(entity, chosen) for entity in resolution.entities}
    new = [e for e in resolution.entities if e.id not in rows and not (e.declared and declarations[e.id])]
    for entity in maker.in_turn([entity for entity in new if entity.id not in in_drafts]):
        made[entity.id] = maker.make(entity, used)
        used.add(fold(made[entity.id]))
    for entity in resolution.entities:
        known, declaration = rows.get(entity.id), declarations[entity.id]
        if known:
            theirs = {one: rows[one] for one in together.get(entity.id, ())}
            rows |= with_names(theirs, entity, ruled, vocabulary)
            row = replace(rows[entity.id], role=entity.role or known.role)
        else:
            pseudonym = in_drafts.get(entity.id) or made.get(entity.id, "")
            by = DRAFTS if entity.id in in_drafts else ""
            row = KeyEntry(entity.id, entity.entity_type, entity.role, entity.names, pseudonym, by, chosen_at)
        if declaration and (known or entity.declared):
            row = called(row, declaration.pseudonym, declaration.chosen_by or DECLARED, chosen_at)
        else:
            row = as_ruled(row, _label(entity), known, ruled, partial(maker.make, entity, used), chosen_at)
        used.add(fold(row.pseudonym))
        rows[entity.id] = row
    return Key(at_rest(standing_rows(resolution, rows, chosen_at).values(), ruled), key.revision)


def _declaration(entity: Entity, chosen: Mapping[str, CastMember]) -> CastMember | None:
    return next((chosen[fold(name)] for name in entity.names if fold(name) in chosen), None)


def _label(entity: Entity) -> str:
    return entity.role or _GENERAL[entity.entity_type]


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes one pseudonym after the other for a case, of which `roles` counts who has which."""

    scheme: Scheme
    around: Surroundings
    roles: Counter[str]

    def in_turn(self, entities: Sequence[Entity]) -> list[Entity]:
        """The entities in the order in which they are numbered: as they come, but relatives whose numbers would tell who
        is older change places among themselves.

        Who is new in a later run has a later number in any case: that tells when they were first mentioned, no age.
        """
        turns = list(entities)
        for role in sorted(self.around.vocabulary.shuffled_kin):
            places = [at for at, entity in enumerate(turns) if entity.role == role]
            theirs = {entity.id: entity for entity in turns if entity.role == role}
            for at, one in zip(places, self.around.shuffled(list(theirs)), strict=True):
                turns[at] = theirs[one]
        return turns

    def make(self, entity: Entity, used: Used) -> str:
        """A pseudonym that is none of the folded ones in `used`."""
        if entity.role == SUBJECT:
            by_name = self.scheme.subject is SubjectStyle.NAME
            named = given_name(entity, used, self.around, self.scheme.tradition) if by_name else ""
            return named or letter_code(entity, used, self.around)
        if entity.role == FAMILY:
            return family_label(entity, used, self.around, self.scheme.families)
        label = _label(entity)
        if self.around.forbids(entity, label):  # a role in the user's words may hold a name: "Lorna's friend"
            label = _GENERAL[entity.entity_type]
        return label if self._stands_alone(label) and fold(label) not in used else numbered(label, used)

    def _stands_alone(self, label: str) -> bool:
        """Whether a label needs no number: kin, and whom there is but one of as a rule, if nobody else has it."""
        vocabulary = self.around.vocabulary
        return self.roles[label] == 1 and label in {*vocabulary.kin_sex, *vocabulary.single_roles}
