"""The key of a case for its owner: to look at, to take elsewhere and bring back, and to let others in or out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from redraft.case.clock import now, written
from redraft.case.folder import CaseFolder
from redraft.case.key import access, keyfile
from redraft.case.key.access import Change
from redraft.case.key.events import KeyEvent, note
from redraft.case.key.holders import Holder
from redraft.case.key.identity import existing_identity, has_identity
from redraft.case.key.passphrase import Passphrase
from redraft.case.key.place import KeyPlace, key_place
from redraft.case.settings import load_settings
from redraft.errors import CaseInvalid, KeyUnavailable
from redraft.key import Key, KeyEntry


@dataclass(frozen=True, slots=True)
class Access:
    """Who can open a key, and the user's own recipients among them."""

    holders: tuple[Holder, ...]
    own: frozenset[str]


def show_key(root: Path, passphrase: Passphrase, entity: str = "") -> Key:
    """The key in clear, or of it nothing but the row of one entity.

    Raises:
        CaseInvalid, KeyUnavailable: if there is none, it cannot be opened, or knows nobody by that id.
    """
    key = keyfile.open_key(place_of(root).path, passphrase, first_run=False).key
    return Key((entry_of(key, entity),), key.revision) if entity else key


def who(root: Path, passphrase: Passphrase) -> Access:
    """Who can open the key.

    Raises:
        CaseInvalid, KeyUnavailable: if there is none, or it cannot be opened.
    """
    return _access(keyfile.open_key(place_of(root).path, passphrase, first_run=False).holders)


def export_key(root: Path, target: Path, passphrase: Passphrase) -> None:
    """Write the key to a file of its own, sealed with a passphrase.

    Raises:
        CaseInvalid, CaseLocked, KeyUnavailable, OutputInUse: as named.
    """
    place = place_of(root)
    with place.held():
        keyfile.export_key(place.path, passphrase, target)
        note(place.case, KeyEvent.EXPORTED, now())


def import_key(root: Path, source: Path, passphrase: Passphrase, replace: bool) -> tuple[str, ...]:
    """Take over an exported key, also into a case that has not been run yet; returns sentences for the user.

    Raises:
        CaseInvalid, CaseLocked, KeyUnavailable, OutputInUse: as named.
    """
    case = CaseFolder(root)
    place = key_place(case, load_settings(case.settings))
    if place.is_shared:
        raise KeyUnavailable("This case goes by the key of another one.", "Import into the case whose key it is.")
    case.create()
    with place.held():
        moment = now()
        notices = keyfile.import_key(place.path, source, passphrase, replace, written(moment))
        note(case, KeyEvent.IMPORTED, moment)
    return notices


def share_key(root: Path, passphrase: Passphrase, change: Change) -> Access:
    """Let a colleague, or whoever knows a passphrase, open the key as well; returns who can open it now.

    Raises:
        CaseInvalid, CaseLocked, KeyUnavailable, OutputInUse: as named.
    """
    return _changed(root, passphrase, change, access.share_key, KeyEvent.SHARED)


def rotate_key(root: Path, passphrase: Passphrase, change: Change) -> Access:
    """Change who can open the key from now on; returns who that is.

    Raises:
        CaseInvalid, CaseLocked, KeyUnavailable, OutputInUse: as named.
    """
    return _changed(root, passphrase, change, access.rotate_key, KeyEvent.ROTATED)


def entry_of(key: Key, entity: str) -> KeyEntry:
    """The row of one entity.

    Raises:
        KeyUnavailable: if the key knows nobody by that id.
    """
    row = key.entry(entity)
    if row is None:
        raise KeyUnavailable("The key has no row of that id.", "Copy the id from review.html or `redraft key show`.")
    return row


def _changed(
    root: Path,
    passphrase: Passphrase,
    change: Change,
    make: Callable[[Path, Passphrase, Change, str], tuple[Holder, ...]],
    event: KeyEvent,
) -> Access:
    """Change who can open the key, in one of the two ways to, and put that on record."""
    place = place_of(root)
    with place.held():
        moment = now()
        holders = make(place.path, passphrase, change, written(moment))
        note(place.case, event, moment, **_said(change))
    return _access(holders)


def _access(holders: tuple[Holder, ...]) -> Access:
    return Access(holders, frozenset(existing_identity().recipients if has_identity() else ()))


def _said(change: Change) -> dict[str, object]:
    said: dict[str, object] = {"with": change.recipient, "name": change.name, "passphrase": change.new_phrase}
    return {name: value for name, value in (said | {"without": list(change.leaving)}).items() if value}


def place_of(root: Path) -> KeyPlace:
    """Where the key of a case lies.

    Raises:
        CaseInvalid: if the folder is no case, has not been run yet, or was closed.
        SettingsInvalid: if `case.yaml` cannot be understood, or names a key that is not to be had.
    """
    case = CaseFolder(root)
    case.require_open()
    place = key_place(case, load_settings(case.settings))
    if not place.path.exists() and not case.findings.exists():
        raise CaseInvalid("This folder is not a case, or it has not been run yet.")
    return place
