"""Which scenes are never trained on: whole voices, so that neither writer's habit nor matter of one is on both sides."""

from __future__ import annotations

from collections.abc import Sequence

from training.marks import Scene

HELD_OUT_VOICES = frozenset()


def training_scenes(scenes: Sequence[Scene]) -> list[Scene]:
    """The scenes to train on."""
    return [scene for scene in scenes if f"{scene.author}-{scene.voice}" not in HELD_OUT_VOICES]


def held_out_scenes(scenes: Sequence[Scene]) -> list[Scene]:
    """The tenth kept back."""
    return [scene for scene in scenes if f"{scene.author}-{scene.voice}" in HELD_OUT_VOICES]
