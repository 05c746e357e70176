"""The held-out tenth of our own scenes, as it was written: never trained on, and where thresholds are chosen."""

from __future__ import annotations

from collections.abc import Iterable

from training.marks import SCENES, Scene, read_scenes
from training.samples import Sample, join
from training.split import HELD_OUT_AUTHOR, held_out_scenes

from benchmarks.texts import Gold, MarkedCase, plain_case
from redraft.detection.seeing.names_recognizer import ENTITIES
from redraft.tagger import Label
from redraft.text import Span

NAME = "held-out tenth"


def scenes() -> list[Scene]:
    """The scenes kept back from training. Only their author's files are read.

    Raises:
        SceneInvalid: for the first of these files that does not keep to the form.
    """
    files = sorted(SCENES.glob(f"{HELD_OUT_AUTHOR}-*.txt"))
    return held_out_scenes([scene for path in files for scene in read_scenes(path)])


def held_out_cases() -> list[MarkedCase]:
    """One case of all held-out lines, each a paragraph; none while nothing is held out."""
    lines = [join(list(line), scene.source) for scene in scenes() for line in scene.lines]
    return [case_of(NAME, lines)] if lines else []


def case_of(name: str, samples: Iterable[Sample]) -> MarkedCase:
    """A case of one draft whose paragraphs are `samples`; terms of art in them are to be left alone."""
    return plain_case(name, [(name, [(sample.text, _gold(sample)) for sample in samples])])


def _gold(sample: Sample) -> tuple[Gold, ...]:
    kinds = {**ENTITIES, Label.TERM: "KEEP"}
    return tuple(Gold(Span(each.start, each.end), kinds[each.label]) for each in sample.mentions)
