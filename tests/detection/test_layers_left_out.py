"""Layers that a benchmark leaves out, to tell what each is worth: they neither answer nor teach."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from redraft.cast import Declared
from redraft.detection import Detector
from redraft.detection.words.hits import Layer
from redraft.text import Anchor, Draft, Kind, Segment

Tell = Callable[..., list[tuple[str, str]]]


@pytest.fixture
def tell(detector: Detector) -> Tell:
    """What is found without some layers, and always without the model: wording and what found it."""
    blind = replace(detector, engine=replace(detector.engine, sure={}))

    def ask(*texts: str, without: tuple[Layer, ...] = ()) -> list[tuple[str, str]]:
        segments = tuple(
            Segment(Anchor("", str(number)), text, Kind.BODY, f"paragraph {number}")
            for number, text in enumerate(texts, 1)
        )
        draft = Draft("notes.txt", "text", "0" * 64, segments)
        found = replace(blind, without=frozenset(without)).detect([draft], Declared())
        return [(each.text, each.recognizer) for each in found]

    return ask


def test_casing_stands_in_for_composition(tell: Tell) -> None:
    """A title makes a name; without composition only its capital speaks for it, and without casing nothing does."""
    text = "A visit by Mrs Vorrin was arranged."
    assert tell(text) == [("Mrs Vorrin", "redraft.composition")]
    assert tell(text, without=(Layer.COMPOSITION,)) == [("Mrs Vorrin", "redraft.casing")]
    assert tell(text, without=(Layer.COMPOSITION, Layer.CASING)) == []


def test_what_composition_teaches_falls_away_with_it(tell: Tell) -> None:
    """A name is known elsewhere because it was composed somewhere."""
    texts = ("A visit by Mrs Hope was arranged.", "In the end it was Hope who rang.")
    assert ("Hope", "redraft.composition") in tell(*texts)
    assert tell(*texts, without=(Layer.COMPOSITION, Layer.CASING)) == []


def test_without_propagation_every_name_stands_by_itself(tell: Tell) -> None:
    """A name in small letters is known from elsewhere, or not at all."""
    texts = ("A visit by Mrs Vorrin was arranged.", "told vorrin to ring back")
    assert ("vorrin", "redraft.propagation") in tell(*texts)
    assert tell(*texts, without=(Layer.PROPAGATION,)) == [("Mrs Vorrin", "redraft.composition")]


def test_addresses_are_put_together_by_composition(tell: Tell) -> None:
    """A flat by its number is an address of composition's making."""
    text = "They met at Flat 10 in silence."
    assert tell(text) == [("Flat 10", "redraft.addresses")]
    assert ("Flat 10", "redraft.addresses") not in tell(text, without=(Layer.COMPOSITION,))
