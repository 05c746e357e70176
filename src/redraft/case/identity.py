"""The user's age identity: what opens the pseudonym keys on this machine.

The file has the form that `age-keygen` writes (age-encryption.org/v1), so that the `age` program opens a key as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import click
import pyrage
from filelock import FileLock

from redraft.case.clock import now, written
from redraft.case.disk import private_folder, write_atomically
from redraft.errors import KeyUnavailable

_SECRET = "AGE-SECRET-KEY-"  # noqa: S105 - the prefix of every age secret key, not one of them


@dataclass(frozen=True, slots=True)
class Identity:
    """An age identity, and whether it was made just now. Its secret never shows in `repr`."""

    keys: tuple[pyrage.x25519.Identity, ...]
    path: Path
    new: bool = False

    def __repr__(self) -> str:
        return f"Identity(new={self.new})"


def identity_path() -> Path:
    """Where the identity lies: `identity.txt` in the user's configuration folder for redraft."""
    return Path(click.get_app_dir("redraft")) / "identity.txt"


def obtain_identity() -> Identity:
    """The user's identity, made at first use.

    Raises:
        KeyUnavailable: if the file is there but holds no identity, or cannot be made.
    """
    path = identity_path()
    try:
        private_folder(path.parent)
        with FileLock(path.with_suffix(".lock"), timeout=60):
            if path.exists():
                return _read(path)
            secret = pyrage.x25519.Identity.generate()
            lines = [f"# created: {written(now())}", f"# public key: {secret.to_public()}", str(secret), ""]
            write_atomically(path, "\n".join(lines).encode("ascii"))
            return Identity((secret,), path, new=True)
    except OSError:
        raise KeyUnavailable(
            "The identity file cannot be read or made.", "Check the rights on redraft's configuration folder."
        ) from None


def existing_identity() -> Identity:
    """The user's identity, which must be there already, since something was encrypted to it.

    Raises:
        KeyUnavailable: if it is not, or holds no identity.
    """
    path = identity_path()
    if not path.is_file():
        raise KeyUnavailable(
            "The identity file that opens the key is not on this machine.",
            f"Put your backup of identity.txt back into redraft's configuration folder ({_HINT}).",
        )
    return _read(path)


_HINT = "%APPDATA%\\redraft on Windows, ~/.config/redraft on Linux, ~/Library/Application Support/redraft on a Mac"


def _read(path: Path) -> Identity:
    try:
        lines = path.read_text("ascii").split()
        keys = tuple(pyrage.x25519.Identity.from_str(line) for line in lines if line.startswith(_SECRET))
    except (OSError, UnicodeDecodeError, pyrage.IdentityError):
        keys = ()
    if not keys:
        raise KeyUnavailable("The identity file holds no identity.", "Put your backup of identity.txt in its place.")
    return Identity(keys, path)
