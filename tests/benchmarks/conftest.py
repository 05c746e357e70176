"""Tiny marked cases, written as the fixtures are: `[[PERSON:p1|Ines Vane]]`, `[[KEEP|Signs of Safety]]`."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from benchmarks.scoring import Found
from benchmarks.texts import Gold, MarkedCase, Text, plain_case
from fixtures.builder.marks import flatten, parse

from redraft.findings import Action
from redraft.text import Span

Marked = Callable[..., MarkedCase]
Finds = Callable[..., Found]


@pytest.fixture(scope="session")
def marked() -> Marked:
    """A case of one draft whose paragraphs are the given marked lines."""

    def case(*lines: str, name: str = "case") -> MarkedCase:
        flats = [flatten(parse(line)) for line in lines]
        pieces = [(f.text, tuple(Gold(Span(g.start, g.end), g.type, g.entity or "") for g in f.gold)) for f in flats]
        return plain_case(name, [("notes.txt", pieces)])

    return case


@pytest.fixture(scope="session")
def finds() -> Finds:
    """A finding on the first occurrence of some wording in a text."""

    def found(text: Text, wording: str, action: Action = Action.REPLACE, kind: str = "", by: str = "") -> Found:
        start = text.segment.text.index(wording)
        return Found(Span(start, start + len(wording)), action, kind, by)

    return found
