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
from redraft.case.key.holders import SECRET
from redraft.errors import KeyUnavailable


@dataclass(frozen=True, slots=True)
class Identity:
    """The user's age identities, the latest first, and whether it was made just now. No secret shows in `repr`."""

    keys: tuple[pyrage.x25519.Identity, ...]
    path: Path
    new: bool = False

    def __repr__(self) -> str:
        return f"Identity(new={self.new})"

    @property
    def recipients(self) -> tuple[str, ...]:
        """The public halves."""
        return tuple(str(secret.to_public()) for secret in self.keys)

    @property
    def recipient(self) -> str:
        """What others seal to: the public half of the latest."""
        return self.recipients[0]

    @property
    def notice(self) -> str:
        """What the user has to know of an identity that was made just now."""
        return (
            f"An identity was made at {self.path}. It opens the pseudonym keys of all your cases: back this file up in"
            " a safe place, apart from the cases. Without it no key can be opened, unless it is shared (`redraft key share`)."
        )


def identity_path() -> Path:
    """Where the identity lies: `identity.txt` in the user's configuration folder for redraft."""
    return Path(click.get_app_dir("redraft")) / "identity.txt"


def obtain_identity() -> Identity:
    """The user's identity, made at first use.

    Raises:
        KeyUnavailable: if the file is there but holds no identity, or cannot be made.
    """
    return _made(only_if_missing=True)


def renew_identity() -> Identity:
    """A new identity, written above the ones there are, which go on opening what was sealed to them.

    Raises:
        KeyUnavailable: as `obtain_identity`.
    """
    return _made(only_if_missing=False)


def has_identity() -> bool:
    """Whether there is an identity file."""
    return identity_path().is_file()


def _made(only_if_missing: bool) -> Identity:
    path = identity_path()
    try:
        private_folder(path.parent)
        with FileLock(path.with_suffix(".lock"), timeout=60):
            before = _read(path).keys if path.exists() else ()
            if before and only_if_missing:
                return Identity(before, path)
            secret = pyrage.x25519.Identity.generate()
            lines = [f"# created: {written(now())}", f"# public key: {secret.to_public()}", str(secret), ""]
            text = "\n".join(lines) + (path.read_text("ascii") if before else "")
            write_atomically(path, text.encode("ascii"))
            return Identity((secret, *before), path, new=True)
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
            f"Put your backup of identity.txt back into redraft's configuration folder ({_HINT}). If there is none, a"
            " colleague with whom the key is shared can let you in: send what `redraft key recipient` prints.",
        )
    return _read(path)


_HINT = "%APPDATA%\\redraft on Windows, ~/.config/redraft on Linux, ~/Library/Application Support/redraft on a Mac"


def _read(path: Path) -> Identity:
    try:
        lines = path.read_text("ascii").split()
        keys = tuple(pyrage.x25519.Identity.from_str(line) for line in lines if line.startswith(SECRET))
    except (OSError, UnicodeDecodeError, pyrage.IdentityError):
        keys = ()
    if not keys:
        raise KeyUnavailable("The identity file holds no identity.", "Put your backup of identity.txt in its place.")
    return Identity(keys, path)
