"""The definitions that ship with redraft: their examples, their form, and their speed on hostile text."""

from __future__ import annotations

from pathlib import Path

import pytest

from redraft.detection.defining.definitions import TERM, Definition, load_definitions
from redraft.detection.defining.examples import check_examples
from redraft.detection.defining.keep import KeepList
from redraft.detection.defining.registry import build_recognizers
from redraft.findings import Action
from redraft.resources import folder

ALL = load_definitions(folder("recognizers"))
NAMES = [definition.name for definition in ALL]
WORD_LISTS = sorted(
    path
    for path in folder("recognizers").rglob("*.txt")
    if path.parent.name != "vocabulary" and not path.name.startswith("LICENSE")
)


@pytest.mark.parametrize("definition", ALL, ids=NAMES)
def test_examples_hold(definition: Definition) -> None:
    """Every example of every definition does what it promises."""
    assert check_examples([definition]) == ()


@pytest.mark.parametrize("definition", ALL, ids=NAMES)
def test_examples_say_what_is_not_meant(definition: Definition) -> None:
    """Every definition shows false friends beside what it finds."""
    assert len(definition.examples.match) >= 1
    assert definition.examples.no_match


@pytest.mark.parametrize("definition", ALL, ids=NAMES)
def test_action_suits_the_theme(definition: Definition) -> None:
    """What is redacted has a label for the brackets, and the keep theme does nothing but keep."""
    assert definition.theme != "keep" or definition.action is Action.KEEP
    if definition.action is Action.REDACT:
        assert definition.label or definition.entity_type == "UK_NHS"


@pytest.mark.parametrize("path", WORD_LISTS, ids=lambda path: path.name)
def test_lists_are_sorted_and_name_their_source(path: Path) -> None:
    """A word list begins with its source, holds each entry once, and is sorted so that changes are easy to read."""
    lines = path.read_text(encoding="utf-8").splitlines()
    entries = [line for line in lines if line and not line.startswith("#")]
    assert lines[0].startswith("# ")
    assert entries == sorted(set(entries))


def test_english_words_are_lower_case_and_small() -> None:
    """The list of ordinary words stays below 900 KB and holds no names."""
    path = folder("recognizers") / "words" / "english.txt"
    words = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert path.stat().st_size < 900_000
    assert all(word[0].islower() and "'" not in word for word in words)
    assert {"reading", "carer", "safeguarding", "colour", "color"} <= set(words)


def test_keep_list_is_large_enough() -> None:
    """The field's terms of art are there by the hundred."""
    entries = {entry for each in ALL if each.theme == "keep" and each.words for entry in each.words.entries}
    assert len(entries) > 600


@pytest.mark.parametrize("definition", [each for each in ALL if each.theme == "keep"], ids=lambda each: each.name)
def test_keep_never_ends_inside_a_word(definition: Definition) -> None:
    """A kept span begins and ends at the edge of a word, whatever is glued to it."""
    keep = KeepList.of([definition])
    entries = definition.words.entries if definition.words else ()
    for entry in (*entries, *(example.replace("«", "").replace("»", "") for example in definition.examples.match)):
        for text in (f"x{entry}", f"{entry}x", f"Mc{entry}ing"):
            for span in keep.spans(text):
                assert span.start == 0 or not (text[span.start - 1].isalnum() and text[span.start].isalnum())
                assert span.end == len(text) or not (text[span.end - 1].isalnum() and text[span.end].isalnum())


def test_terms_of_art_are_no_findings() -> None:
    """Terms of art get no recogniser; everything else has one that carries its definition's name."""
    built = {recognizer.name for recognizer in build_recognizers(ALL)}
    assert built == {definition.name for definition in ALL if definition.entity_type != TERM}
