"""Where a passphrase comes from."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass

from redraft.errors import KeyUnavailable

ENVIRONMENT = "REDRAFT_PASSPHRASE"
"""The environment variable that may hold the passphrase."""
NEW_ENVIRONMENT = "REDRAFT_NEW_PASSPHRASE"
"""The environment variable that may hold a new passphrase, where another one opens the key."""


@dataclass(frozen=True, slots=True)
class Passphrase:
    """How to get at a passphrase: from the environment, else by `ask` (told whether it is a new one, to be confirmed).

    `wanted` seals a new key with a passphrase.
    """

    ask: Callable[[bool], str] | None = None
    wanted: bool = False

    @property
    def for_new_keys(self) -> bool:
        """Whether a key that is made now is sealed with a passphrase rather than to the identity."""
        return self.wanted or bool(os.environ.get(ENVIRONMENT))

    def get(self, new: bool = False) -> str:
        """The passphrase, or a `new` one.

        Raises:
            KeyUnavailable: if there is none to be had.
        """
        return self._given(os.environ.get(ENVIRONMENT), new)

    def new_one(self, changing: bool) -> str:
        """A passphrase to come, also where the present one is in the environment; `changing` if it must be another one.

        Raises:
            KeyUnavailable: if there is none to be had.
        """
        given = os.environ.get(NEW_ENVIRONMENT) or (None if changing else os.environ.get(ENVIRONMENT))
        return self._given(given, new=True)

    def _given(self, given: str | None, new: bool) -> str:
        phrase = given or (self.ask(new) if self.ask else "")
        if phrase:
            return phrase
        name = NEW_ENVIRONMENT if new else ENVIRONMENT
        raise KeyUnavailable(
            f"A {'new ' if new else ''}passphrase is needed.", f"Set {name}, or run redraft in a terminal that can ask."
        )
