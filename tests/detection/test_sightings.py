"""What an engine has spotted once it need not read again."""

from __future__ import annotations

import pytest

from redraft.detection.seeing.engines import PresidioEngine, load_engine
from redraft.detection.seeing.sightings import Remembering, digest

TEXTS = ["Ines Vane rang.", "It rained.", "Ines Vane rang.", "\ud800 half a sign"]


@pytest.fixture(scope="module")
def engine() -> PresidioEngine:
    """The engine that ships."""
    return load_engine()


def test_an_engine_that_remembers_reads_each_text_once(engine: PresidioEngine) -> None:
    """The same text twice is one reading with the same answer, in the order asked."""
    remembering = Remembering(engine, {})
    first = list(remembering.read(TEXTS))
    assert first == list(engine.read(TEXTS))
    assert list(remembering.known) == [digest(text) for text in (*TEXTS[:2], TEXTS[3])]


def test_what_is_known_is_answered_from_memory(engine: PresidioEngine) -> None:
    """What was spotted in a text is told as it is known, and new texts are read in between."""
    (known,) = engine.read(TEXTS[:1])
    remembering = Remembering(engine, {digest("It rained."): known})
    assert list(remembering.read(["It rained.", TEXTS[0]])) == [known, known]


def test_it_goes_on_record_as_the_engine_that_reads(engine: PresidioEngine) -> None:
    """Memory is no engine of its own."""
    assert Remembering(engine, {}).record is engine.record
