"""The pseudonym key on disk: encrypted in the age format (age-encryption.org/v1), never in clear, never lost.

A key is sealed to its holders: the user who made it, colleagues, a passphrase. Whoever changes what it says seals it to
the same ones. It is written anew, seen safely on the disk, and put in the old one's place, of which one encrypted backup
stays.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from redraft.atomic import write_atomically
from redraft.case.key.file_format import RESTORE, Content, parsed, written
from redraft.case.key.holders import Holder
from redraft.case.key.identity import existing_identity, obtain_identity
from redraft.case.key.passphrase import Passphrase
from redraft.case.key.sealing import BACKUP, new_passphrase_holder, open_sealed, seal, seal_with, write_passphrase_file
from redraft.errors import KeyUnavailable
from redraft.key import Key


@dataclass(frozen=True, slots=True)
class OpenKey:
    """A key in memory, who can open it on disk, and what to tell the user about that.

    `phrase` is a passphrase for which no identity lies beside the key yet: that of a new key, or of a key that an
    earlier version sealed with it. Neither it nor the key shows in `repr`.
    """

    key: Key
    holders: tuple[Holder, ...]
    phrase: str | None = None
    notices: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return "OpenKey(…)"


def backup_of(path: Path) -> Path:
    """Where the encrypted backup of a key file lies."""
    return path.with_name(path.name + BACKUP)


def open_key(path: Path, passphrase: Passphrase, first_run: bool) -> OpenKey:
    """The case's key; an empty one at the first run, for which an identity is made if the user has none.

    Raises:
        KeyUnavailable: if the key cannot be opened, or is missing although this is not the first run: pseudonyms
            already given must not be given anew.
    """
    if path.exists():
        return _opened(path, passphrase)
    if not first_run or backup_of(path).exists():
        raise KeyUnavailable("The case has been run before, but its key is missing.", RESTORE)
    if passphrase.for_new_keys:
        return OpenKey(Key(), (), passphrase.get(new=True))
    return _for_the_user()


def save_key(path: Path, opened: OpenKey, key: Key, at: str) -> Key:
    """Write the key if it says anything new, keeping the file before as an encrypted backup; returns it as it stands.

    The revision counts up. Whoever can open it by a new passphrase can do so since the moment `at` (ISO 8601).

    Raises:
        OutputInUse: if the file is held open by another program (Windows).
    """
    grown = key.following(opened.key)
    if not path.exists() or grown != opened.key:
        write_key(path, opened, grown, at)
    return grown


def write_key(path: Path, opened: OpenKey, key: Key, at: str) -> None:
    """Write a key, sealed as the one that was opened, keeping the file before as an encrypted backup."""
    holders = opened.holders
    if opened.phrase is not None:
        # The identity goes first: a key that is sealed to it alone must never lie there without it.
        holder, secret = new_passphrase_holder(at)
        write_passphrase_file(path, secret, opened.phrase)
        holders = (*holders, holder)
    if path.exists():
        write_atomically(backup_of(path), path.read_bytes())
    write_atomically(path, seal(written(Content(key, holders)), holders))


def replace_key(path: Path, key: Key, holders: tuple[Holder, ...]) -> None:
    """Write a key and its backup alike, for these holders: nothing is left beside the key that others could open."""
    content = written(Content(key, holders))
    write_atomically(path, seal(content, holders))
    write_atomically(backup_of(path), seal(content, holders))


def export_key(path: Path, passphrase: Passphrase, target: Path) -> None:
    """Write a copy of the key for another machine, sealed with a passphrase of its own.

    Raises:
        KeyUnavailable: if the key cannot be opened, or there is no passphrase to be had.
    """
    opened = open_key(path, passphrase, first_run=False)
    sealed = seal_with(passphrase.get(new=True), written(Content(opened.key)))
    try:
        write_atomically(target, sealed)
    except OSError:
        raise KeyUnavailable("The export cannot be written there.", "Name a file that you may write to.") from None


def import_key(path: Path, source: Path, passphrase: Passphrase, replace: bool, at: str) -> tuple[str, ...]:
    """Take over a key that was exported elsewhere, for the holders of the case's key, else for the user.

    Returns sentences for the user.

    Raises:
        KeyUnavailable: if it cannot be opened, or the case has a key that says otherwise and `replace` is not given.
    """
    if not source.is_file():
        raise KeyUnavailable("There is no such key file.", "Check the path.")
    coming = _opened(source, passphrase).key
    if not path.exists():
        present = _for_the_user()
        write_key(path, present, coming, at)
        return present.notices
    present = open_key(path, passphrase, first_run=False)
    if not replace and any(coming.entry(row.entity) != row for row in present.key.entries):
        raise KeyUnavailable(
            "This case has a key of its own that says otherwise.",
            "Import with --replace to give it up; a backup of it stays in confidential/.",
        )
    highest = max(coming.revision, present.key.revision)
    write_key(path, present, Key(coming.entries, highest + (coming.entries != present.key.entries)), at)
    return present.notices


def _for_the_user() -> OpenKey:
    """An empty key for the user's identity, which is made if there is none."""
    identity = obtain_identity()
    holders = (Holder("", identity.recipient),)
    if not identity.new:
        return OpenKey(Key(), holders)
    return OpenKey(Key(), holders, notices=(identity.notice,))


def _opened(path: Path, passphrase: Passphrase) -> OpenKey:
    clear, phrase = open_sealed(path, path.read_bytes(), passphrase)
    content = parsed(clear)
    if content.holders or phrase is not None:
        return OpenKey(content.key, content.holders, phrase)
    # Schema 1 was sealed to every identity of the user's, and to nobody else.
    return OpenKey(content.key, tuple(Holder("", each) for each in existing_identity().recipients))
