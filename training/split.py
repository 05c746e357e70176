"""Which scenes are never trained on: everything by one author, who shares no habit and no matter with the others."""

from __future__ import annotations

from collections.abc import Sequence

from training.marks import Scene

HELD_OUT_AUTHOR = "juniper"


def training_scenes(scenes: Sequence[Scene]) -> list[Scene]:
    """The scenes to train on."""
    return [scene for scene in scenes if scene.author != HELD_OUT_AUTHOR]


def held_out_scenes(scenes: Sequence[Scene]) -> list[Scene]:
    """The tenth kept back."""
    return [scene for scene in scenes if scene.author == HELD_OUT_AUTHOR]
