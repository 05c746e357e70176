"""A guard on speed: what one thing takes beside another in the same process, in processor time, never in seconds.

The bounds are some twice what is usual, so that no noise comes near them. A loop over all pairs, or a pattern that is tried
on every text because it lost its anchor, does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import process_time

import pytest
from benchmarks.drafts import write_drafts
from benchmarks.invented import lines
from benchmarks.texts import plain_case

from redraft.case.decide import decide
from redraft.case.pipeline import settle
from redraft.case.run import run
from redraft.case.settings import Settings
from redraft.case.wishes import Wish
from redraft.cast import Declared
from redraft.decisions import Decisions, Ruling
from redraft.detection import Detector
from redraft.detection.seeing.sightings import Remembering
from redraft.key import Key
from redraft.tagger import load_tagger
from redraft.text import Draft

pytestmark = pytest.mark.once

Work = Callable[[Detector, tuple[Draft, ...]], float]

WORDS, LONG = 4_000, 10_000
LAYERS = 1.0
"""Our own layers over one pass of the model on one thread, usually 0.4."""
TWICE = 2.6
"""Twice the words over once."""
SETTLED_TWICE = 3.4
"""The same of who is who, which is told by more evidence the more people there are: usually 2.5."""
AGAIN = 0.65
"""A run after decisions over the first."""


def _drafts(words: int) -> tuple[Draft, ...]:
    texts = ["".join(cell) for line in lines(words) for cell in line.cells]
    return plain_case("case", [("notes.txt", [(text, ()) for text in texts])]).drafts


def _taken(work: Callable[[], object], times: int = 3) -> float:
    """Seconds of processor time, the least of some times."""
    taken = []
    for _ in range(times):
        begun = process_time()
        work()
        taken.append(process_time() - begun)
    return min(taken)


@pytest.fixture(scope="module")
def detector() -> Detector:
    """A detector whose model has read what it is asked about, from the second time on."""
    loaded = Detector.load()
    return replace(loaded, engine=Remembering(loaded.engine, {}))


def _layers(detector: Detector, drafts: tuple[Draft, ...]) -> float:
    """What all layers but the model take."""
    detector.detect(drafts, Declared())
    return _taken(lambda: detector.detect(drafts, Declared()))


def _settling(detector: Detector, drafts: tuple[Draft, ...]) -> float:
    """What it takes to tell who is who, to choose pseudonyms and to plan."""
    found, leaving = detector.detect(drafts, Declared()), frozenset(draft.source for draft in drafts)
    return _taken(lambda: settle(drafts, found, Settings(), Key(), Decisions(()), leaving))


def test_detection_is_mostly_the_model(detector: Detector) -> None:
    """Definitions, composition, propagation, casing and the keep list together are not much beside the model."""
    drafts, tagger = _drafts(WORDS), load_tagger()
    texts = dict.fromkeys(segment.text for draft in drafts for segment in draft.segments)
    model = _taken(lambda: [tagger.mentions(text) for text in texts], 2)
    layers = _layers(detector, drafts)
    assert layers < LAYERS * model


@pytest.mark.parametrize(("work", "bound"), [(_layers, TWICE), (_settling, SETTLED_TWICE)], ids=["detect", "settle"])
def test_time_grows_with_the_words(work: Work, bound: float, detector: Detector) -> None:
    """Twice as many words about twice as many people take twice as long, not four times."""
    once, twice = (work(detector, _drafts(words)) for words in (LONG, 2 * LONG))
    assert twice < bound * once


def test_a_run_after_decisions_is_a_fraction_of_the_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was detected in drafts that did not change is not detected again."""
    for name in ("XDG_CONFIG_HOME", "APPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "user"))
    Detector.load()
    drafts, case = write_drafts(tmp_path / "drafts", 2, WORDS), tmp_path / "case"
    first = _taken(lambda: run(drafts, case), 1)
    decide(case, Wish(target="person-1", ruling=Ruling.RENAME, by="A. Manager", text="Visitor Seven"))
    again = _taken(lambda: run(drafts, case), 1)
    assert again < AGAIN * first
