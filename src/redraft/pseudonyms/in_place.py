"""Pseudonyms that the drafts have given already: taken over where they say whose, and never given to anybody else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from redraft.entities import Resolution
from redraft.folding import fold
from redraft.identity.labels import STANDING
from redraft.key import KeyEntry
from redraft.pseudonyms.surroundings import Surroundings

DRAFTS = "the drafts"
"""Who chose a pseudonym that stood in the drafts."""


def taken_over(around: Surroundings) -> dict[str, str]:
    """The pseudonyms that the drafts give, by the id of the entity; of each entity one, and each of one entity only.

    None that is also somebody's real name, or breaks another rule that must not be broken.
    """
    entities = {entity.id: entity for entity in around.resolution.entities}
    in_place = around.resolution.in_place
    times = Counter(bearer for entry in in_place for bearer in entry.stands_for)
    single = [e for e in in_place if len(e.stands_for) == 1 and times[e.stands_for[0]] == 1 and not e.doubtful]
    return {
        entry.stands_for[0]: entry.name
        for entry in single
        if (bearer := entities.get(entry.stands_for[0])) and not around.forbids(bearer, entry.name)
    }


def standing_rows(resolution: Resolution, rows: Mapping[str, KeyEntry], chosen_at: str) -> dict[str, KeyEntry]:
    """`rows` with one more for each pseudonym in place that nobody has: a later run, in which no draft has it any more,
    still keeps away from it. Once somebody bears it, their row is enough.
    """
    borne = {fold(row.pseudonym) for row in rows.values() if row.role != STANDING}
    made = {entity: row for entity, row in rows.items() if row.role != STANDING or fold(row.pseudonym) not in borne}
    standing = {fold(row.pseudonym) for row in made.values() if row.role == STANDING}
    numbers = [row.entity.rpartition("-")[2] for row in rows.values() if row.role == STANDING]
    number = max((int(each) for each in numbers if each.isdigit()), default=0)
    for entry in resolution.in_place:
        if fold(entry.name) not in borne | standing:
            number += 1
            name = f"{STANDING}-{number}"
            made[name] = KeyEntry(name, entry.entity_type, STANDING, (), entry.name, DRAFTS, chosen_at)
    return made
