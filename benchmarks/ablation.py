"""What each layer of the detector adds and costs: the same texts read with it and without it.

A layer that is left out is left out truly: it finds nothing, and nobody learns from it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from benchmarks.declared import cast, publisher
from benchmarks.detectors import redraft
from benchmarks.measured import measure
from benchmarks.scoring import Score
from benchmarks.texts import MarkedCase
from redraft.cast import Declared
from redraft.detection import Detector
from redraft.detection.defining.definitions import load_definitions
from redraft.detection.seeing.engines import Engine, load_engine
from redraft.detection.seeing.sightings import Remembering
from redraft.detection.seeing.spotted import Spotted
from redraft.detection.words.hits import Layer
from redraft.engine import EngineRecord
from redraft.resources import folder

MODEL = "model"
DECLARED: dict[str, Callable[[MarkedCase], Declared]] = {"cast": cast, "publisher": publisher}


@dataclass(frozen=True)
class Silent:
    """An engine that sees nothing; on record it is the one it stands for."""

    record: EngineRecord

    def read(self, texts: Iterable[str]) -> Iterator[tuple[Spotted, ...]]:
        """No names, text by text."""
        return (() for _ in texts)


@dataclass(frozen=True)
class Trial:
    """One set of texts read with a layer and without it."""

    layer: str
    with_it: Score
    without: Score


def ablation(cases: Sequence[MarkedCase]) -> dict[str, list[Trial]]:
    """For each set, a trial of each layer; nothing is declared but in the trials of the cast and the publisher."""
    engine = Remembering(load_engine(), {})  # what it sees is the same in every trial
    without = detectors_without(engine)
    whole = Detector.of(load_definitions(folder("recognizers")), engine)
    first = measure(cases, redraft(whole))
    scores = measure(cases, redraft(whole))
    trials: dict[str, list[Trial]] = {name: [] for name in scores}
    for layer, declare in DECLARED.items():
        telling = [case for case in cases if declare(case) != Declared()]
        told, untold = measure(telling, redraft(whole, declare)), measure(telling, redraft(whole))
        for name, score in told.items():
            trials[name].append(Trial(layer, score, untold[name]))
    for layer, detector in without.items():
        # Only in the first reading did the model work, so that only it tells the model's seconds.
        with_it = first if layer == MODEL else scores
        for name, score in measure(cases, redraft(detector)).items():
            trials[name].append(Trial(layer, with_it[name], score))
    return trials


def detectors_without(engine: Engine) -> dict[str, Detector]:
    """The detector without each of the layers that read, by the layer's name."""
    definitions = load_definitions(folder("recognizers"))
    whole = Detector.of(definitions, engine)
    surveyed = (Layer.COMPOSITION, Layer.PROPAGATION, Layer.CASING)
    return {
        MODEL: replace(whole, engine=Silent(engine.record)),
        "definitions": Detector.of([each for each in definitions if each.theme == "keep"], engine),
        **{layer.name.lower(): replace(whole, without=frozenset({layer})) for layer in surveyed},
        "keep list": Detector.of([each for each in definitions if each.theme != "keep"], engine),
    }
