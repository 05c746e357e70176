"""Pseudonyms that stand in the drafts already: "Child R", "Social Worker 2"; new ones must not collide with them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from redraft.text import Draft
from redraft.vocabulary import Vocabulary

_WORDS = (
    "Child",
    "Adult",
    "Baby",
    "Young Person",
    "Person",
    "Patient",
    "Family",
    "Place",
    "Town",
    "Organisation",
    "Address",
)


def standing(drafts: Sequence[Draft], vocabulary: Vocabulary) -> tuple[str, ...]:
    """Every label with a letter or number behind it that the drafts use, sorted: ("Child R", "School 1")."""
    labels = {
        *_WORDS,
        *vocabulary.kin.values(),
        *vocabulary.occupations.values(),
        *vocabulary.place_kinds.values(),
        *filter(None, vocabulary.titles.values()),
    }
    either = "|".join(re.escape(label) for label in sorted(labels, key=lambda label: (-len(label), label)))
    pattern = re.compile(rf"\b({either})\s+([A-Z]\d?|\d{{1,2}})(?![\w’'])")
    found = {
        f"{label} {mark}"
        for draft in drafts
        for segment in draft.segments
        for label, mark in pattern.findall(segment.text)
    }
    return tuple(sorted(found))
