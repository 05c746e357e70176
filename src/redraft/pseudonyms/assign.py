"""A pseudonym for every entity, and the key that remembers it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from redraft.cast import CastMember, Declared
from redraft.entities import Entity, Resolution
from redraft.folding import fold
from redraft.identity.labels import FAMILY, SUBJECT
from redraft.key import Key, KeyEntry
from redraft.pseudonyms.given_names import given_name
from redraft.pseudonyms.letters import letter_code
from redraft.pseudonyms.numbering import numbered
from redraft.pseudonyms.scheme import Scheme, SubjectStyle
from redraft.pseudonyms.surroundings import Surroundings
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
) -> Key:
    """The key with a pseudonym for every entity: rows that were there keep theirs, new rows follow in document order.

    A pseudonym declared in the cast wins over everything. No two rows share one, none stands in the drafts already
    (`taken`: their words in lower case), and that of the subject has no initial and no likeness in common with the real
    name (rules 1 to 4 and 12 of the field's conventions). Rows with a new pseudonym say who chose it and that it was
    `chosen_at` (ISO 8601).
    """
    chosen = {fold(member.name): member for member in declared.cast if member.pseudonym}
    rows = {entry.entity: entry for entry in key.entries}
    used = {fold(entry.pseudonym) for entry in key.entries} | {fold(member.pseudonym) for member in chosen.values()}
    used |= {fold(label) for label in resolution.standing}
    maker = _Maker(scheme, Surroundings.of(resolution, key, vocabulary, taken))
    for entity in resolution.entities:
        declaration = next((chosen[fold(name)] for name in entity.names if fold(name) in chosen), None)
        known = rows.get(entity.id)
        if known:
            names = tuple(dict.fromkeys((*known.names, *entity.names)))
            row = replace(known, names=names, role=entity.role or known.role)
        else:
            pseudonym = "" if declaration and entity.declared else maker.make(entity, used)
            row = KeyEntry(entity.id, entity.entity_type, entity.role, entity.names, pseudonym, "", chosen_at)
        if declaration and (known or entity.declared):
            row = _as_declared(row, declaration, chosen_at)
        used.add(fold(row.pseudonym))
        rows[entity.id] = row
    return Key(tuple(rows.values()), key.revision)


def _as_declared(row: KeyEntry, member: CastMember, chosen_at: str) -> KeyEntry:
    """The row with the pseudonym that the cast gives; when it was chosen stays as it was if it is no other."""
    chosen_by = member.chosen_by or DECLARED
    if row.pseudonym == member.pseudonym and row.chosen_by == chosen_by:
        return row
    return replace(row, pseudonym=member.pseudonym, chosen_by=chosen_by, chosen_at=chosen_at)


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes one pseudonym after the other for a case."""

    scheme: Scheme
    around: Surroundings

    def make(self, entity: Entity, used: Collection[str]) -> str:
        """A pseudonym that is none of the folded ones in `used`."""
        if entity.role == SUBJECT:
            named = given_name(entity, used, self.around) if self.scheme.subject is SubjectStyle.NAME else ""
            return named or letter_code(entity, used, self.around)
        if entity.role == FAMILY:
            return numbered("Family", used) if "the family" in used else "the family"
        label = entity.role or _GENERAL[entity.entity_type]
        alike = sum(other.role == label for other in self.around.resolution.entities)
        once = label in self.around.vocabulary.kin_sex and alike == 1
        if once and fold(label) not in used:
            return label
        return numbered(label, used)
