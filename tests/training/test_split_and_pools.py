"""Who is held out: an author's scenes, and names of every origin."""

from __future__ import annotations

import pytest
from training.marks import load_scenes
from training.pools import NAMES, ORIGINS, Pools
from training.split import HELD_OUT_AUTHOR, held_out_scenes, training_scenes

TRAINED, HELD_OUT = Pools.load(held_out=False), Pools.load(held_out=True)
ENOUGH = 20
"""Names of one sex that must be left for a figure of fairness to mean anything."""


def test_each_author_but_one_is_trained_on() -> None:
    """Every scene is on one side: the held-out author's never trained on, everybody else's always."""
    scenes = load_scenes()
    trained, held_out = training_scenes(scenes), held_out_scenes(scenes)
    authors = {scene.author for scene in scenes}
    assert HELD_OUT_AUTHOR in authors
    assert {scene.author for scene in trained} == authors - {HELD_OUT_AUTHOR}
    assert {scene.author for scene in held_out} == {HELD_OUT_AUTHOR}
    assert len(trained) + len(held_out) == len(scenes)


def test_a_held_out_name_is_in_no_training_pool() -> None:
    """What fairness is measured with is given to nobody and nothing in training, of whatever community."""
    assert TRAINED.words() & HELD_OUT.words() == set()


@pytest.mark.parametrize("at", range(len(ORIGINS)), ids=ORIGINS)
def test_enough_names_of_each_origin_are_held_out(at: int) -> None:
    """Each origin keeps back women's, men's and family names enough, and has more to train with."""
    trained, held_out = TRAINED.origins[at], HELD_OUT.origins[at]
    assert trained.name == held_out.name == ORIGINS[at]
    for kind in ("female", "male", "surnames"):
        assert ENOUGH <= len(getattr(held_out, kind)) < len(getattr(trained, kind))


def test_each_fifth_name_is_kept_back_from_its_list() -> None:
    """Four names in five are trained with; the first of every list is not."""
    assert "# Written for redraft" in (NAMES / "welsh.yaml").read_text("utf-8")
    welsh = TRAINED.origins[ORIGINS.index("welsh")]
    lines = (NAMES / "welsh.yaml").read_text("utf-8").split("female:\n")[1].splitlines()
    listed = [line.removeprefix("- ") for line in lines[: len(welsh.female)]]
    assert tuple(name for at, name in enumerate(listed) if at % 5)[:20] == welsh.female[:20]
