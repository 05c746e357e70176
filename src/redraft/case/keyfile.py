"""The pseudonym key on disk: encrypted in the age format (age-encryption.org/v1), never in clear, never lost.

A key is sealed either to the user's identity or with a passphrase, and stays sealed the way it was. It is written
anew, seen safely on the disk, and put in the old one's place, of which one encrypted backup stays.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pyrage

from redraft.case.disk import write_atomically
from redraft.case.identity import existing_identity, obtain_identity
from redraft.errors import KeyUnavailable
from redraft.key import Key, KeyEntry

ENVIRONMENT = "REDRAFT_PASSPHRASE"
"""The environment variable that may hold the passphrase."""

_SCHEMA = 1
_RESTORE = "put a backup in its place (confidential/pseudonyms.key.bak is the one before)."


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
        phrase = os.environ.get(ENVIRONMENT) or (self.ask(new) if self.ask else "")
        if not phrase:
            raise KeyUnavailable(
                "The key is sealed with a passphrase.", f"Set {ENVIRONMENT}, or run redraft in a terminal that can ask."
            )
        return phrase


@dataclass(frozen=True, slots=True)
class OpenKey:
    """A key in memory, how it is sealed on disk, and what to tell the user about that."""

    key: Key
    phrase: str | None
    notices: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return "OpenKey(…)"


def backup_of(path: Path) -> Path:
    """Where the encrypted backup of a key file lies."""
    return path.with_name(path.name + ".bak")


def open_key(path: Path, passphrase: Passphrase, first_run: bool) -> OpenKey:
    """The case's key; an empty one at the first run, for which an identity is made if the user has none.

    Raises:
        KeyUnavailable: if the key cannot be opened, or is missing although this is not the first run: pseudonyms
            already given must not be given anew.
    """
    if path.exists():
        return _opened(path.read_bytes(), passphrase)
    if not first_run or backup_of(path).exists():
        raise KeyUnavailable(
            "The case has been run before, but its key is missing.", _RESTORE[0].upper() + _RESTORE[1:]
        )
    if passphrase.for_new_keys:
        return OpenKey(Key(), passphrase.get(new=True))
    return _sealed_to_identity()


def _sealed_to_identity() -> OpenKey:
    """An empty key for the user's identity, which is made if there is none."""
    identity = obtain_identity()
    if not identity.new:
        return OpenKey(Key(), None)
    notice = (
        f"An identity was made at {identity.path}. It opens the pseudonym keys of all your cases: back this file up in"
        " a safe place, apart from the cases. Without it no key can be opened, by anybody."
    )
    return OpenKey(Key(), None, (notice,))


def save_key(path: Path, opened: OpenKey, key: Key) -> None:
    """Write the key if it says anything new, keeping the file before as an encrypted backup.

    Raises:
        OutputInUse: if the file is held open by another program (Windows).
    """
    if path.exists():
        if key == opened.key:
            return
        write_atomically(backup_of(path), path.read_bytes())
    write_atomically(path, _sealed(key, opened.phrase))


def export_key(path: Path, passphrase: Passphrase, target: Path) -> None:
    """Write a copy of the key for another machine, sealed with a passphrase of its own.

    Raises:
        KeyUnavailable: if the key cannot be opened, or there is no passphrase to be had.
    """
    opened = open_key(path, passphrase, first_run=False)
    try:
        write_atomically(target, _sealed(opened.key, passphrase.get(new=True)))
    except OSError:
        raise KeyUnavailable("The export cannot be written there.", "Name a file that you may write to.") from None


def import_key(path: Path, source: Path, passphrase: Passphrase, replace: bool) -> tuple[str, ...]:
    """Take over a key that was exported elsewhere, sealed as the case's key was, else to the user's identity.

    Returns sentences for the user.

    Raises:
        KeyUnavailable: if it cannot be opened, or the case has a key that says otherwise and `replace` is not given.
    """
    if not source.is_file():
        raise KeyUnavailable("There is no such key file.", "Check the path.")
    coming = _opened(source.read_bytes(), passphrase).key
    if path.exists():
        present = open_key(path, passphrase, first_run=False)
        if not replace and any(coming.entry(row.entity) != row for row in present.key.entries):
            raise KeyUnavailable(
                "This case has a key of its own that says otherwise.",
                "Import with --replace to give it up; a backup of it stays in confidential/.",
            )
        write_atomically(backup_of(path), path.read_bytes())
    else:
        present = _sealed_to_identity()
    write_atomically(path, _sealed(coming, present.phrase))
    return present.notices


def _opened(content: bytes, passphrase: Passphrase) -> OpenKey:
    phrase = passphrase.get() if _by_passphrase(content) else None
    try:
        if phrase is None:
            clear = pyrage.decrypt(content, list(existing_identity().keys))
        else:
            clear = pyrage.passphrase.decrypt(content, phrase)
    except pyrage.DecryptError:
        cause = "its passphrase is another one" if phrase else "it was sealed to another identity"
        first = "Try the passphrase again. " if phrase else "Use the identity file that it was sealed to. "
        raise KeyUnavailable(
            f"The key cannot be opened: {cause}, or the file is damaged.", f"{first}If it is damaged: {_RESTORE}"
        ) from None
    return OpenKey(_parsed(clear), phrase)


def _sealed(key: Key, phrase: str | None) -> bytes:
    clear = json.dumps({"schema": _SCHEMA, **asdict(key)}, ensure_ascii=False, indent=1).encode("utf-8")
    if phrase is not None:
        return bytes(pyrage.passphrase.encrypt(clear, phrase))
    return bytes(pyrage.encrypt(clear, [secret.to_public() for secret in obtain_identity().keys]))


def _by_passphrase(content: bytes) -> bool:
    """Whether the age header names a passphrase (scrypt) recipient, which is then its only one."""
    return content.split(b"\n", 2)[1:2] != [] and content.split(b"\n", 2)[1].startswith(b"-> scrypt ")


def _parsed(clear: bytes) -> Key:
    try:
        payload = json.loads(clear)
        if payload.pop("schema") != _SCHEMA:
            raise KeyUnavailable("The key was written by another version of redraft.", "Install the newer one.")
        entries = tuple(KeyEntry(**_plain(row)) for row in payload.pop("entries"))
        return Key(entries, **_plain(payload))
    except (ValueError, TypeError, KeyError, AttributeError):
        raise KeyUnavailable("The key is damaged.", _RESTORE[0].upper() + _RESTORE[1:]) from None


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}
