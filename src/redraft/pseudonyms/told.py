"""What the drafts tell of people's sex: he, she, or nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from redraft.entities import Resolution
from redraft.findings import Finding
from redraft.text import Draft

_TELLING = {
    "f": re.compile(
        r"\b(?:she|her|hers|herself|girl|woman|lady|daughter|sister|niece|granddaughter|Mrs|Ms|Miss)\b", re.IGNORECASE
    ),
    "m": re.compile(r"\b(?:he|him|his|himself|boy|man|son|brother|nephew|grandson|Mr|Master)\b", re.IGNORECASE),
}
_ENOUGH = 3
"""So many passages about somebody, and none that tells: the report is neutral by design."""
_CLEARLY = 2
"""So many times oftener is one sex told than the other."""


@dataclass(frozen=True, slots=True)
class Told:
    """By id of a person: `sexes` f or m where the passages tell it; `neutral` those of whom many tell nothing."""

    sexes: Mapping[str, str] = field(default_factory=dict)
    neutral: frozenset[str] = frozenset()


def told_of(resolution: Resolution, findings: Iterable[Finding], drafts: Sequence[Draft]) -> Told:
    """Reads the passages that mention each person: of those with other people in them, only silence counts."""
    texts = {(draft.source, str(segment.anchor)): segment.text for draft in drafts for segment in draft.segments}
    places = {finding.id: (finding.source, str(finding.anchor)) for finding in findings}
    people = [entity for entity in resolution.entities if entity.entity_type == "PERSON"]
    passages = {person.id: {places[mention] for mention in person.mentions if mention in places} for person in people}
    crowd = Counter(place for theirs in passages.values() for place in theirs)
    sexes, neutral = {}, set()
    read: dict[tuple[str, str], dict[str, int]] = {}
    for person in people:
        counts: Counter[str] = Counter()
        silent = True
        for place in sorted(passages[person.id]):
            if place not in read:
                read[place] = {sex: len(pattern.findall(texts.get(place, ""))) for sex, pattern in _TELLING.items()}
            found = read[place]
            silent = silent and not any(found.values())
            if crowd[place] == 1:
                counts.update(found)
        if silent and len(passages[person.id]) >= _ENOUGH:
            neutral.add(person.id)
        if sex := _clear(counts):
            sexes[person.id] = sex
    return Told(sexes, frozenset(neutral))


def _clear(counts: Counter[str]) -> str:
    if counts["f"] > _CLEARLY * counts["m"]:
        return "f"
    return "m" if counts["m"] > _CLEARLY * counts["f"] else ""
