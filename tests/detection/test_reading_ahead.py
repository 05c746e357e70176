"""The model reads while other layers are at work; whoever waits gets the same answer, and whoever leaves stops it."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator

import pytest

from redraft.detection.seeing.ahead import reading_ahead
from redraft.detection.seeing.engines import load_engine
from redraft.detection.seeing.spotted import Spotted
from redraft.engine import EngineRecord
from redraft.errors import ModelUnavailable

TEXTS = ["Ines Vane rang.", "It rained.", "Mr Penhallow of Orley left."]


@pytest.fixture(autouse=True)
def two_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the machine has."""
    monkeypatch.setenv("REDRAFT_THREADS", "2")


class Slow:
    """An engine that takes its time, counts what it reads, and may fail."""

    record = EngineRecord("slow", "slow", "1")

    def __init__(self, fails_at: int = -1) -> None:
        self.begun = 0
        self._fails_at = fails_at

    def read(self, texts: Iterable[str]) -> Iterator[tuple[Spotted, ...]]:
        for at, _ in enumerate(texts):
            if at == self._fails_at:
                raise ModelUnavailable("It stopped.")
            self.begun += 1
            time.sleep(0.005)
            yield ()


def test_the_answer_is_that_of_the_engine() -> None:
    """Each text with its names, whether the one who asks was busy meanwhile or not."""
    engine = load_engine()
    with reading_ahead(engine, TEXTS) as answer:
        sum(range(100_000))
        assert list(answer().items()) == list(zip(TEXTS, engine.read(TEXTS), strict=True))


def test_progress_counts_every_text() -> None:
    """One call for each, in order."""
    told: list[tuple[int, int]] = []
    with reading_ahead(Slow(), TEXTS, lambda done, total: told.append((done, total))) as answer:
        answer()
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_what_goes_wrong_in_reading_is_told_to_who_asks() -> None:
    """The error of the engine, not silence."""
    with pytest.raises(ModelUnavailable), reading_ahead(Slow(fails_at=1), TEXTS) as answer:
        answer()


def test_who_leaves_stops_the_reading() -> None:
    """An error elsewhere, or Ctrl-C, does not wait for ten thousand texts."""
    engine = Slow()
    with pytest.raises(KeyboardInterrupt), reading_ahead(engine, [str(n) for n in range(10_000)]):
        raise KeyboardInterrupt
    assert engine.begun < 5_000


def test_one_thread_reads_when_it_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a process is to use one thread, as in a batch, there is no other, and the answer is the same."""
    monkeypatch.setenv("REDRAFT_THREADS", "1")
    engine = Slow()
    with reading_ahead(engine, TEXTS) as answer:
        time.sleep(0.02)
        assert engine.begun == 0
        assert answer() == dict.fromkeys(TEXTS, ())


def test_the_turns_of_threads_are_as_they_were_afterwards() -> None:
    """What is set for the time of reading is set back."""
    before = sys.getswitchinterval()
    with reading_ahead(Slow(), TEXTS) as answer:
        answer()
    assert sys.getswitchinterval() == before
