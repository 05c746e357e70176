"""The examples of definitions, run through them: they are the definitions' tests."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from redraft.detection.defining.definitions import Definition
from redraft.detection.defining.finders import SURE, find, finders_of, longest
from redraft.detection.defining.keep import KeepList
from redraft.detection.defining.strain import slow_text
from redraft.text import Span


@dataclass(frozen=True, slots=True)
class ExampleFailure:
    """An example that does not do what it promises: the `number`th (from 1) of `kind` in the definition's file.

    `problem` says what happened without quoting the example: a case's own examples may hold real names.
    """

    definition: str
    kind: str
    number: int
    problem: str


def check_examples(definitions: Iterable[Definition]) -> tuple[ExampleFailure, ...]:
    """Run every definition's examples through its own recogniser; an empty answer means that all hold."""
    return tuple(failure for definition in definitions for failure in _check(definition))


def check_speed(definitions: Iterable[Definition]) -> tuple[ExampleFailure, ...]:
    """Try every pattern on texts made to slow it down; an empty answer means that none is slow."""
    return tuple(
        ExampleFailure(definition.name, "pattern", number, problem)
        for definition in definitions
        for number, pattern in enumerate(definition.patterns, start=1)
        if (problem := slow_text(definition, pattern))
    )


def _check(definition: Definition) -> Iterable[ExampleFailure]:
    find = _finder(definition)
    for kind in ("match", "doubtful", "no_match"):
        for number, example in enumerate(getattr(definition.examples, kind), start=1):
            text, expected = unmark(example)
            if problem := _problem(kind, expected, find(text)):
                yield ExampleFailure(definition.name, kind, number, problem)


def unmark(example: str) -> tuple[str, list[Span]]:
    """An example without its guillemets, and the spans that stood in them.

    >>> unmark("seen on «3 May», at home")
    ('seen on 3 May, at home', [Span(start=8, end=13)])
    """
    pieces = re.split("([«»])", example)
    text, spans, opened = "", [], 0
    for piece in pieces:
        if piece == "«":
            opened = len(text)
        elif piece == "»":
            spans.append(Span(opened, len(text)))
        else:
            text += piece
    return text, spans


def _finder(definition: Definition) -> Callable[[str], list[tuple[Span, float]]]:
    if definition.theme == "keep":
        keep = KeepList.of([definition])
        return lambda text: [(span, 1.0) for span in keep.spans(text)]
    finders = finders_of([definition])
    return lambda text: [(each.span, each.score) for each in longest([f for one in finders for f in find(one, text)])]


def _problem(kind: str, expected: list[Span], found: list[tuple[Span, float]]) -> str:
    if kind == "no_match":
        return f"found something at character {found[0][0].start + 1}" if found else ""
    if not found:
        return "nothing found"
    if expected and [span for span, _ in found] != expected:
        return "found other spans than those marked: " + ", ".join(f"{span.start}-{span.end}" for span, _ in found)
    if kind == "match" and min(score for _, score in found) < SURE:
        return "found, but not surely"
    if kind == "doubtful" and max(score for _, score in found) >= SURE:
        return "found surely"
    return ""
