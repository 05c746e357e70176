"""Whether anybody is at the desk, and why it ends."""

from __future__ import annotations

import time
from collections.abc import Callable
from enum import StrEnum


class Ending(StrEnum):
    """Why a desk ended."""

    FINISHED = "finished"
    """Somebody pressed Finish in the page."""
    IDLE = "idle"
    """Nobody was at it for too long."""
    STOPPED = "stopped"
    """Ctrl-C in the window that it was opened from."""


class Presence:
    """When somebody was last at the page, and whether it was left on purpose.

    `patience` is how long nobody may be there, in seconds; `clock` tells the time of day, so that a laptop that was closed over
    night does not open to a desk that is still open.
    """

    def __init__(self, patience: float, clock: Callable[[], float] = time.time) -> None:
        self._patience, self._clock = patience, clock
        self._last = clock()
        self._left = False

    def felt(self) -> None:
        """Somebody is at the page."""
        self._last = self._clock()

    def leave(self) -> None:
        """Whoever was at the page is done."""
        self._left = True

    @property
    def stops_in(self) -> int:
        """The seconds after which the desk stops by itself, unless somebody comes."""
        return max(0, round(self._last + self._patience - self._clock()))

    @property
    def ending(self) -> Ending | None:
        """Why the desk is to end now; None if it is not."""
        if self._left:
            return Ending.FINISHED
        return Ending.IDLE if self._clock() - self._last >= self._patience else None
