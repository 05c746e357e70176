"""No pattern of ours can be made to try for ever, and a user's own that can is named."""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import regex

import redraft.dates
import redraft.detection
from redraft.detection.defining.definitions import Definition, Examples, PatternSpec, load_definitions
from redraft.detection.defining.examples import check_speed
from redraft.detection.defining.keep import KeepList
from redraft.detection.defining.lookout import Lookout
from redraft.detection.defining.matching import Matcher
from redraft.detection.defining.strain import pieces_of, slow_text, strains
from redraft.errors import RecognizerInvalid
from redraft.findings import Action
from redraft.resources import folder

pytestmark = pytest.mark.once

ALL = load_definitions(folder("recognizers"))
PATTERNS = [(definition, pattern) for definition in ALL for pattern in definition.patterns]

ENDLESS = r"plot (?:[a-z]|[a-z][a-z])+:"
QUADRATIC = r"[a-z]+:"


def a_definition(expression: str, entity: str = "CASE_REFERENCE") -> Definition:
    """A case's own definition with this one pattern."""
    examples = Examples(match=("plot «ab:»",))
    action = Action.KEEP if entity == "KEEP" else Action.REDACT
    theme = "keep" if entity == "KEEP" else "case"
    pattern = PatternSpec("it", expression, 0.6)
    return Definition(
        "plot", theme, entity, action, "Why.", Path("recognizers/plot.yaml"), patterns=(pattern,), examples=examples
    )


@pytest.mark.parametrize(("definition", "pattern"), PATTERNS, ids=[f"{d.name}-{p.name}" for d, p in PATTERNS])
def test_hostile_text_is_read_in_time(definition: Definition, pattern: PatternSpec) -> None:
    """No pattern of ours takes longer than in proportion on runs of its own alphabet and near-matches of its own."""
    assert slow_text(definition, pattern) == ""


def test_hostile_texts_are_made_of_the_patterns_own_alphabet() -> None:
    """A pattern for plots is tried on plots: its words, its classes and its examples, over and over."""
    definition = a_definition(r"\b[Pp]lot (?<no>\d{1,3}[A-Z])\b")
    texts = [strain.text(60) for strain in strains(definition, definition.patterns[0])]
    assert pieces_of(definition.patterns[0].regex) == ["P", "lot", " ", "1", "A"]
    assert any(text.startswith("1A1A1A") for text in texts)
    assert any(text.startswith("lot lot lot ") for text in texts)
    assert any(text.startswith("plot ab: plot ab: ") for text in texts)
    assert all(len(text) == 60 for text in texts)


@pytest.mark.parametrize("expression", [ENDLESS, QUADRATIC, r"\w+\s?\w+@", r"(?i:plot) (?:\w+,? ?)*\w+ no"])
def test_a_slow_pattern_is_found_out(expression: str) -> None:
    """Patterns in which repetitions meet, or that start anew at every letter, do not pass."""
    definition = a_definition(expression)
    assert slow_text(definition, definition.patterns[0])


def test_a_slow_pattern_of_a_case_is_named_by_the_check() -> None:
    """`redraft recognizers check` says which pattern of which definition is slow, beside the examples that fail."""
    (failure,) = check_speed([a_definition(ENDLESS)])
    assert (failure.definition, failure.kind, failure.number) == ("plot", "pattern", 1)
    assert check_speed([a_definition(r"plot [a-z]{1,9}:")]) == ()


@pytest.mark.parametrize("entity", ["CASE_REFERENCE", "KEEP"])
def test_a_pattern_without_end_stops_the_run_and_is_named(entity: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not skipped in silence, and does not hang: the error names file and key, and what to do."""
    monkeypatch.setattr("redraft.detection.defining.matching._SECONDS", 0.2)
    definition = a_definition(ENDLESS, entity)
    text = "plot " + "a" * 80 + " :"
    started = time.process_time()
    with pytest.raises(RecognizerInvalid, match=r"plot\.yaml: key `patterns\[1\]\.regex` had not finished") as raised:
        if entity == "KEEP":
            KeepList.of([definition]).spans(text)
        else:
            list(Lookout.of([definition]).find(text))
    assert time.process_time() - started < 20
    assert "upper limit" in str(raised.value) and "aaa" not in str(raised.value)
    assert raised.value.exit_code == 19


def test_a_long_paragraph_is_given_more_time() -> None:
    """Two million characters take an honest pattern longer than a sentence does."""
    matcher = Matcher(ALL[0], ALL[0].patterns)
    assert matcher.limit("a" * 2_000_000) > matcher.limit("a") + 30


def compiled() -> Iterator[tuple[str, re.Pattern[str] | regex.Pattern[str]]]:
    """Every regular expression that the modules of detection, and the reading of dates, compile when imported."""
    inside = [
        each.name
        for package in (redraft.detection, redraft.dates)
        for each in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    ]
    for name in (*inside, "redraft.spoken_dates"):
        for key, value in vars(importlib.import_module(name)).items():
            for number, each in enumerate(value if isinstance(value, tuple | list) else [value]):
                if isinstance(each, re.Pattern | regex.Pattern) and isinstance(each.pattern, str):
                    yield f"{name}.{key}.{number}", each


OURS = dict(compiled())


@pytest.mark.parametrize("name", OURS)
def test_our_own_expressions_are_read_in_time(name: str) -> None:
    """Neither do the expressions in the code: tried on ever longer texts, so that a slow one fails and does not hang."""
    definition = a_definition(OURS[name].pattern)
    for length in (20, 30, 40, 400, 3_000):
        for strain in strains(definition, definition.patterns[0]):
            text = strain.text(length)
            started = time.process_time()
            for _ in OURS[name].finditer(text):
                pass
            assert time.process_time() - started < 0.5, f"{length} characters"


def test_expressions_in_the_code_are_found() -> None:
    """The collection of expressions is not empty by mistake."""
    assert len(OURS) > 20 and any(name.startswith("redraft.dates") for name in OURS)
