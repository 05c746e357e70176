"""Age bands that may stand in place of dates of birth, where it is clear whose date of birth it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from redraft.dates.rules import Births
from redraft.entities import Entity
from redraft.findings import Finding
from redraft.planning.rulings import Rulings
from redraft.text import Segment
from redraft.vital_days import is_death

_CUE = re.compile(r"[\s,;:(–-]*(?:d\.?\s?o\.?\s?b\.?|date of birth|birth\s?date)[\s:=,(–-]*", re.IGNORECASE)
_OF_ANOTHER = re.compile(r"\b(?:of|to|for|with|by|and|'s|’s)\s+$", re.IGNORECASE)
_ROW = re.compile(r", column \d+")

Placed = tuple[int, Segment, Finding]


def age_bands(placed: Iterable[Placed], entities: Mapping[str, Entity], rulings: Rulings) -> dict[str, str]:
    """By the id of each date of birth that an age band may stand for, that band as the cast declares it.

    Whose it is is clear behind a name ("Keziah Ashdale, DOB …"), and in the row of a table that names one person.
    """
    if rulings.dates.births is not Births.AGE_BAND:
        return {}
    found: dict[str, str] = {}
    for _, row in groupby(placed, key=lambda each: (each[0], _ROW.sub("", each[1].where), each[1].anchor.part)):
        for birth, person in _owned(list(row), entities):
            if band := _band(person, rulings.bands):
                found[birth.id] = band
    return found


def _owned(row: list[Placed], entities: Mapping[str, Entity]) -> Iterator[tuple[Finding, Entity]]:
    """Each date of birth with the person it belongs to, of one paragraph or one row of a table."""
    people = {e.id: e for _, _, f in row if (e := entities.get(f.id)) and e.entity_type == "PERSON"}
    for at, (_, segment, finding) in enumerate(row):
        if finding.entity_type != "DATE_OF_BIRTH" or is_death(finding):
            continue
        if _ROW.search(segment.where) and len(people) == 1:
            yield finding, next(iter(people.values()))
        elif at and (person := _named_before(row[at - 1], row[at], entities)):
            yield finding, person


def _named_before(name: Placed, birth: Placed, entities: Mapping[str, Entity]) -> Entity | None:
    """The person whose name stands before a date of birth with nothing but its cue between."""
    text, before, after = birth[1].text, name[2], birth[2]
    if name[1].anchor != birth[1].anchor or not _CUE.fullmatch(text[before.span.end : after.span.start]):
        return None
    return None if _OF_ANOTHER.search(text[: before.span.start]) else entities.get(before.id)


def _band(person: Entity, bands: Mapping[str, str]) -> str:
    return next((bands[name] for name in person.names if name in bands), "")
