"""Who can open a key: people by their age recipients, and whoever knows the passphrase. Nothing here is secret."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pyrage

from redraft.errors import KeyUnavailable

SECRET = "AGE-SECRET-KEY-"  # noqa: S105 - the prefix of every age secret key, not one of them
"""What every age secret key begins with."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who can open a key: a name for people to read, the age recipient (``age1…``), and since when (ISO 8601).

    `by_passphrase` marks the identity that lies beside the key, sealed with the passphrase.
    """

    name: str
    recipient: str
    since: str = ""
    by_passphrase: bool = False

    def is_called(self, called: str) -> bool:
        """Whether somebody means this holder, by name (in any case) or by recipient."""
        meant = called.strip().casefold()
        return bool(meant) and meant in (self.name.casefold(), self.recipient)


def checked_recipient(written: str) -> str:
    """An age recipient as somebody pasted it, without the blanks around it.

    Raises:
        KeyUnavailable: if it is none; it is not repeated, since it might be the secret half.
    """
    recipient = written.strip()
    try:
        return str(pyrage.x25519.Recipient.from_str(recipient))
    except pyrage.RecipientError:
        pass
    if recipient.upper().startswith(SECRET):
        raise KeyUnavailable(
            "That is a secret identity, not a recipient: whoever has it can open everything of that colleague.",
            "Never send it. The colleague runs `redraft key recipient` and sends the line that begins with age1.",
        )
    raise KeyUnavailable(
        "That is not an age recipient.",
        "The colleague runs `redraft key recipient` and sends the whole line that begins with age1.",
    )


def joined(holders: Sequence[Holder], new: Holder) -> tuple[Holder, ...]:
    """The holders with one more.

    Raises:
        KeyUnavailable: if the recipient or the name is there already, or there is a passphrase already.
    """
    if any(holder.recipient == new.recipient for holder in holders):
        raise KeyUnavailable("That recipient can open the key already.", "See `redraft key who`.")
    if new.by_passphrase and any(holder.by_passphrase for holder in holders):
        raise KeyUnavailable(
            "The key has a passphrase already, and can have but one.",
            "Change it with `redraft key rotate CASE --passphrase`.",
        )
    if new.name and any(holder.name.casefold() == new.name.casefold() for holder in holders):
        raise KeyUnavailable("Somebody of that name can open the key already.", "Give another name with --name.")
    return (*holders, new)


def called(holders: Sequence[Holder], names: Sequence[str]) -> tuple[Holder, ...]:
    """The holders that are called so, by name or recipient.

    Raises:
        KeyUnavailable: if one of `names` is nobody's.
    """
    if not all(any(holder.is_called(name) for holder in holders) for name in names):
        raise KeyUnavailable(
            "Nobody who can open the key is called so.", "Copy the name or recipient from `redraft key who`."
        )
    return tuple(holder for holder in holders if any(holder.is_called(name) for name in names))
