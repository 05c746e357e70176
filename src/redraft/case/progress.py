"""How a long piece of work tells how far it is."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Called with the stage in plain words, how many steps of it are done, and how many there are; never with wording."""


def silent(stage: str, done: int, total: int) -> None:
    """Tell nobody."""
