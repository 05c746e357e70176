"""How many threads read texts side by side."""

from __future__ import annotations

import os
import re

from redraft.errors import SettingsInvalid

ENVIRONMENT = "REDRAFT_THREADS"
"""The environment variable that may say how many: a matter of the machine, so it is no setting of a case."""
_MOST = 64
_USUAL = 4
"""More than four were never needed, and a laptop is used for other things meanwhile."""


def thread_count() -> int:
    """What REDRAFT_THREADS says; where it is not set or empty, as many as the machine has processors, up to four.

    Raises:
        SettingsInvalid: if it is not a whole number from 1 to 64.
    """
    said = os.environ.get(ENVIRONMENT, "").strip()
    if not said:
        return min(_USUAL, os.cpu_count() or 1)
    if not re.fullmatch("[0-9]{1,2}", said) or not 1 <= int(said) <= _MOST:
        wanted = f"Set it to a whole number from 1 to {_MOST}, or do not set it."
        raise SettingsInvalid(f"The environment variable {ENVIRONMENT} is not a number of threads.", wanted)
    return int(said)
