"""Persons renamed to one origin, and how origins compare."""

from __future__ import annotations

import numpy as np
import pytest
from benchmarks.fairness import gaps, lines_renamed, lower, upper
from training.marks import Person, Scene
from training.pools import Pools
from training.samples import Chunk

from redraft.tagger import Label

SCENE = Scene(
    author="somebody",
    voice="plain",
    slug="scene",
    people=(Person("f", ("Wrenna",), ("Vane",)),),
    stems=(),
    lines=(
        (Chunk("Wrenna Vane", Label.PERSON), Chunk(" was seen at "), Chunk("Lower Quay", Label.LOCATION), Chunk(".")),
        (Chunk("Nobody was in."),),
        (Chunk("PC 4471", Label.PERSON), Chunk(" called.")),
    ),
)


@pytest.mark.parametrize("at", range(11))
def test_only_renamed_persons_are_counted(at: int) -> None:
    """Lines without a renamed person fall away; places and collar numbers are no mentions."""
    pools = Pools.load(held_out=True)
    (line,) = lines_renamed(SCENE, pools, pools.origins[at], draw=0)
    (mention,) = line.mentions
    assert mention.label is Label.PERSON
    assert "Wrenna" not in line.text
    assert line.text[mention.end :] == " was seen at Lower Quay."


def test_a_draw_is_the_same_every_time() -> None:
    """The same draw brings the same names, another draw others."""
    pools = Pools.load(held_out=True)
    draws = [list(lines_renamed(SCENE, pools, pools.origins[0], draw)) for draw in (0, 0, 1, 2, 3)]
    assert draws[0] == draws[1]
    assert any(draw != draws[0] for draw in draws)


@pytest.mark.parametrize("text", ["İpek Straße", "Ines O'Vane", "ŁUCJA"])
def test_no_place_moves_when_the_case_does(text: str) -> None:
    """Letters whose other case is two letters keep theirs."""
    assert len(lower(text)) == len(upper(text)) == len(text)


def test_gaps_are_to_the_mean_over_origins() -> None:
    """Nine of ten against ten of ten: half the difference above and under; alike in every scene means no doubt."""
    mentions = np.full((2, 4), 10)
    above, under = gaps(np.stack([np.full(4, 10), np.full(4, 9)]), mentions)
    assert above == pytest.approx((0.05, 0.05, 0.05))
    assert under == pytest.approx((-0.05, -0.05, -0.05))
