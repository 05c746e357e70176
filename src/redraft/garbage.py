"""How often Python looks for objects that hold one another and nobody else holds."""

from __future__ import annotations

import gc


def collect_seldom() -> None:
    """Let this process look for garbage seldom, for good.

    A case is millions of objects that live until its end, and each look goes through all of them: with Python's own
    thresholds that takes a sixth of the time of a large case, and more the larger it is.
    """
    gc.set_threshold(50_000, 20, 100)
