"""What decisions make of the rows of the key: other pseudonyms, names in the right row, rows that stand for nobody."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from redraft.entities import Entity
from redraft.folding import fold
from redraft.identity.agreement import same_full
from redraft.identity.decided import Decided, folded_wording
from redraft.identity.labels import SUBJECT
from redraft.key import KeyEntry
from redraft.names import PersonName, parse
from redraft.vocabulary import Vocabulary


def called(row: KeyEntry, pseudonym: str, by: str, at: str) -> KeyEntry:
    """The row with a pseudonym that `by` chose; every one that it has had stays on record, to be given to nobody else.

    >>> row = KeyEntry("person-1", "PERSON", "", ("Robin Sample",), "Person 1")
    >>> called(row, "Rowan", "A. Reviewer", "2026-03-01T09:30:00Z").had
    ('Person 1', 'Rowan')
    """
    if row.pseudonym == pseudonym and row.chosen_by == by:
        return row
    had = () if row.pseudonym == pseudonym else tuple(dict.fromkeys((*(row.had or (row.pseudonym,)), pseudonym)))
    return replace(row, pseudonym=pseudonym, chosen_by=by, chosen_at=at, had=had or row.had)


def as_ruled(
    row: KeyEntry, label: str, before: KeyEntry | None, known: Decided, make: Callable[[], str], at: str
) -> KeyEntry:
    """The row with the pseudonym that the decisions make it have; `before` is the row of an earlier run.

    A new name counts most. A new role changes a pseudonym that nobody chose, to one made of `label`: the one that it had
    as such, or else what `make` gives. What was taken back gives the row the pseudonym from before.
    """
    if renamed := known.renamed.get(row.entity):
        return called(row, renamed.text.strip(), renamed.by, renamed.at)
    names_once, roles_once = known.names_once.get(row.entity, frozenset()), row.entity in known.roles_once
    had = [one for one in row.had or (row.pseudonym,) if fold(one) not in names_once]
    if fold(row.pseudonym) in names_once and had:
        row = called(row, had[-1], "", at)
    if row.entity in known.roles and not row.chosen_by:
        if label == SUBJECT and before and before.role == SUBJECT:
            return row  # no code says of itself that it is the subject's
        fitting = [one for one in (row.pseudonym, *reversed(had)) if _is_made_of(one, label)]
        return called(row, fitting[0] if fitting else make(), "", at)
    if roles_once and row.entity not in known.roles and not row.chosen_by and had:
        return called(row, had[0], "", at)
    return row


def _is_made_of(pseudonym: str, label: str) -> bool:
    return bool(re.fullmatch(re.escape(fold(label)) + r"(?: \d+)?", fold(pseudonym)))


def at_rest(rows: Iterable[KeyEntry], known: Decided) -> tuple[KeyEntry, ...]:
    """The rows as a run leaves them: those who are not in the drafts have their new names too, and whoever was merged
    says into whom. A merger taken back brings a row to life with the pseudonym it had.
    """
    found = []
    for row in rows:
        merged, renamed = known.merged.get(row.entity, ""), known.renamed.get(row.entity)
        if renamed and not merged and fold(row.pseudonym) != fold(renamed.text):
            row = called(row, renamed.text.strip(), renamed.by, renamed.at)
        found.append(replace(row, merged_into=merged))
    return tuple(found)


def with_names(
    rows: Mapping[str, KeyEntry], entity: Entity, known: Decided, vocabulary: Vocabulary
) -> dict[str, KeyEntry]:
    """`rows`, those of an entity and of whoever was merged into it, by id, with the names that it has in the drafts now.

    Each name goes to the row that has one like it, else to the entity's own, so that a merger can be taken back. What
    was split off is no name of theirs.
    """
    disowned = known.disowned(entity.id)
    group = {
        i: replace(row, names=tuple(name for name in row.names if folded_wording(name) not in disowned))
        for i, row in rows.items()
    }
    others = {i: [parse(name, vocabulary) for name in row.names] for i, row in group.items() if i != entity.id}
    for name in entity.names:
        owner = _owner(name, entity, group, others, vocabulary)
        row = group[owner]
        if name not in row.names:
            group[owner] = replace(row, names=(*row.names, name))
    return group


def _owner(
    name: str,
    entity: Entity,
    group: Mapping[str, KeyEntry],
    others: Mapping[str, list[PersonName]],
    vocabulary: Vocabulary,
) -> str:
    folded = fold(name)
    for i in (entity.id, *others):
        if any(folded == fold(known) for known in group[i].names):
            return i
    read = parse(name, vocabulary)
    if entity.entity_type != "PERSON" or not (read.surname and read.given):
        return entity.id
    for i, names in others.items():
        if any(known.surname and known.given and same_full(read, known, vocabulary) for known in names):
            return i
    return entity.id
