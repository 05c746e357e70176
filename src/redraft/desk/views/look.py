"""Whatever several views need of a case, worked out once after each change."""

from __future__ import annotations

from dataclasses import dataclass

from redraft.desk.view import Shown


@dataclass(frozen=True, slots=True)
class Look:
    """A case as it stands, with what several views need of it."""

    shown: Shown


def look(shown: Shown, before: Look | None = None) -> Look:
    """Look at a case anew; from `before`, the look that it had before the change, may be taken what cannot have changed."""
    return Look(shown)
