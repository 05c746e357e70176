"""Layers left out, and what is declared of a case."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from benchmarks.ablation import DECLARED, Silent, Trial, ablation, detectors_without
from benchmarks.declared import cast, publisher
from benchmarks.measured import chosen
from benchmarks.texts import MarkedCase

from redraft.cast import CastMember, Declared
from redraft.detection.seeing.engines import load_engine

pytestmark = pytest.mark.once

Marked = Callable[..., MarkedCase]


@pytest.fixture(scope="module")
def trials(marked: Marked) -> dict[str, Trial]:
    """The trials on one case in which each layer has something to do."""
    case = marked(
        "[[PERSON:p1|Ines Vorrin]] rang on [[PHONE_NUMBER|07700 900123]] about her [[KEEP|Graded Care Profile]].",
        "It is on the [[PERSON:p1|vorrin]] file; [[PERSON:p2|Hope]] did not know.",
        "Then [[PERSON:p2|Will Hope]] wrote to [[PERSON:p3|Auntie Bez]].",
    )
    return {trial.layer: trial for trial in ablation([case])["case"]}


def _saved(trial: Trial) -> int:
    return trial.without.strict_left - trial.with_it.strict_left


def test_every_layer_is_tried(trials: dict[str, Trial]) -> None:
    """All but the publisher, which no case.yaml declares here, in the order of the detector's own list."""
    assert list(trials) == ["cast", "model", "definitions", "composition", "propagation", "casing", "keep list"]


def test_a_layer_alone_saves_what_nothing_else_finds(trials: dict[str, Trial]) -> None:
    """A telephone number is a definition's, a surname in small letters is propagation's."""
    assert _saved(trials["definitions"]) == 1
    assert trials["definitions"].without.left["PHONE_NUMBER"] == 1
    assert _saved(trials["propagation"]) == 1
    assert trials["definitions"].with_it.left["PHONE_NUMBER"] == 0


def test_the_model_is_timed_where_it_reads(trials: dict[str, Trial]) -> None:
    """It costs time, since the trial's first reading is the one in which it works."""
    assert trials["model"].with_it.seconds > trials["model"].without.seconds


def test_the_keep_list_saves_terms(trials: dict[str, Trial]) -> None:
    """Without it a term of art is taken for the name of a body."""
    assert (trials["keep list"].with_it.broken, trials["keep list"].without.broken) == (0, 1)
    assert trials["keep list"].with_it.keep == trials["keep list"].without.keep == 1


def test_detectors_differ_in_one_layer() -> None:
    """The definitions without the keep list, the keep list without the definitions."""
    without = detectors_without(load_engine())
    assert without["definitions"].recognizers.finders == ()
    assert without["definitions"].policies.finders
    assert without["keep list"].policies.finders == ()
    assert without["keep list"].terms.words.lists == ()
    assert without["keep list"].recognizers.finders
    assert [len(without[name].without) for name in ("composition", "propagation", "casing")] == [1, 1, 1]


def test_a_silent_engine_answers_nothing() -> None:
    """Text by text, under the name of the one it stands for."""
    record = load_engine().record
    assert list(Silent(record).read(["Ines Vane rang.", "It rained."])) == [(), ()]
    assert Silent(record).record is record


def test_the_cast_of_marks_is_everybody_by_the_fullest_name(marked: Marked) -> None:
    """Titles aside, and nobody who is met by one word only."""
    case = marked("[[PERSON:p1|Mrs Ines Vane]], [[PERSON:p1|Ines]], [[PERSON:p2|Bez]], [[LOCATION:l1|Lower Quay]]")
    assert cast(case) == Declared(cast=(CastMember("Ines Vane"),))
    assert publisher(case) == Declared()


def test_what_case_yaml_declares_comes_first() -> None:
    """The demonstration's cast and publisher are its own, each apart from the other."""
    (demo,) = chosen(["demo"])
    assert "Majka" in cast(demo).cast[0].aliases
    assert cast(demo).publisher == Declared().publisher
    assert publisher(demo).publisher.bodies
    assert publisher(demo).cast == ()
    assert set(DECLARED) == {"cast", "publisher"}
