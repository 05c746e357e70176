"""Sealing and opening with age (age-encryption.org/v1): for holders, or with a passphrase.

A passphrase cannot seal a file beside other recipients (the format forbids it). So a key is always sealed to recipients,
and the passphrase seals an identity of its own in a small file beside the key, whose recipient is one of them. The `age`
program takes that file as it takes any identity: ``age -d -i pseudonyms.key.passphrase pseudonyms.key``.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pyrage

from redraft.atomic import write_atomically
from redraft.case.key.file_format import RESTORE
from redraft.case.key.holders import Holder
from redraft.case.key.identity import existing_identity, has_identity
from redraft.case.key.passphrase import Passphrase
from redraft.errors import KeyUnavailable

PASSPHRASE_NAME = "passphrase"  # noqa: S105 - what a holder is called
"""What the holder is called that is whoever knows the passphrase."""
BACKUP = ".bak"
"""What the file name of a key's backup ends with."""
_NO_MATCH = "No matching keys found"
_WRONG_PHRASE = "Decryption failed"


def passphrase_file(key: Path) -> Path:
    """Where the identity lies that the passphrase opens, for a key and its backup alike."""
    return key.with_name(key.name.removesuffix(BACKUP) + ".passphrase")


def seal(clear: bytes, holders: Sequence[Holder]) -> bytes:
    """The text for all holders; each can open it alone."""
    return bytes(pyrage.encrypt(clear, [pyrage.x25519.Recipient.from_str(holder.recipient) for holder in holders]))


def seal_with(phrase: str, clear: bytes) -> bytes:
    """The text for whoever knows the passphrase, and for nobody else."""
    return bytes(pyrage.passphrase.encrypt(clear, phrase))


def new_passphrase_holder(since: str) -> tuple[Holder, str]:
    """A holder for whoever will know the passphrase, and the secret identity to be sealed with it."""
    secret = pyrage.x25519.Identity.generate()
    return Holder(PASSPHRASE_NAME, str(secret.to_public()), since, by_passphrase=True), str(secret)


def write_passphrase_file(key: Path, secret: str, phrase: str) -> None:
    """Write the identity beside the key, sealed with the passphrase."""
    write_atomically(passphrase_file(key), seal_with(phrase, f"{secret}\n".encode("ascii")))


def open_sealed(path: Path, content: bytes, passphrase: Passphrase) -> tuple[bytes, str | None]:
    """The text of a sealed file at `path`, and the passphrase where the file itself is sealed with one.

    The user's identity is tried first, then the passphrase if an identity sealed with it lies beside the file.

    Raises:
        KeyUnavailable: if neither opens it; the message tells a missing identity, another identity, another passphrase
            and a damaged file apart.
    """
    if _is_sealed_with_phrase(content):
        phrase = passphrase.get()
        return _opened_with(phrase, content, "The key"), phrase
    beside = passphrase_file(path)
    clear = _opened_by(existing_identity().keys, content) if has_identity() or not beside.is_file() else None
    if clear is None and beside.is_file():
        clear = _opened_by(_secrets(beside, passphrase), content)
    if clear is None:
        raise KeyUnavailable(
            "The key cannot be opened: it was sealed to another identity.",
            "Use the identity file that it was sealed to, or send the line that `redraft key recipient` prints to"
            " somebody who can open the key: `redraft key share` lets you in.",
        )
    return clear, None


def _secrets(beside: Path, passphrase: Passphrase) -> list[pyrage.x25519.Identity]:
    clear = _opened_with(passphrase.get(), beside.read_bytes(), beside.name)
    try:
        return [pyrage.x25519.Identity.from_str(line) for line in clear.decode("ascii").split()]
    except (UnicodeDecodeError, pyrage.IdentityError):
        raise KeyUnavailable(f"{beside.name} is damaged.", "Put a backup in its place.") from None


def _opened_by(identities: Sequence[pyrage.x25519.Identity], content: bytes) -> bytes | None:
    """The text, or None if it is sealed to others."""
    try:
        return bytes(pyrage.decrypt(content, list(identities)))
    except pyrage.DecryptError as problem:
        if str(problem) == _NO_MATCH:
            return None
        raise _damaged() from None


def _opened_with(phrase: str, content: bytes, what: str) -> bytes:
    try:
        return bytes(pyrage.passphrase.decrypt(content, phrase))
    except pyrage.DecryptError as problem:
        if str(problem) == _WRONG_PHRASE:
            raise KeyUnavailable(
                f"{what} cannot be opened: its passphrase is another one.", "Try the passphrase again."
            ) from None
        raise _damaged(what) from None


def _damaged(what: str = "The key") -> KeyUnavailable:
    return KeyUnavailable(f"{what} cannot be opened: the file is damaged or cut short. {RESTORE}")


def _is_sealed_with_phrase(content: bytes) -> bool:
    """Whether the age header names a passphrase (scrypt) recipient, which is then its only one."""
    lines = content.split(b"\n", 2)
    return len(lines) > 1 and lines[1].startswith(b"-> scrypt ")
