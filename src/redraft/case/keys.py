"""The key of a case for its owner: to look at, to take to another machine, and to bring back."""

from __future__ import annotations

from pathlib import Path

from redraft.case import keyfile
from redraft.case.folder import CaseFolder
from redraft.case.keyfile import Passphrase
from redraft.case.lock import locked
from redraft.errors import CaseInvalid
from redraft.key import Key


def show_key(root: Path, passphrase: Passphrase) -> Key:
    """The key in clear.

    Raises:
        CaseInvalid, KeyUnavailable: if there is none, or it cannot be opened.
    """
    return keyfile.open_key(_case(root).key, passphrase, first_run=False).key


def export_key(root: Path, target: Path, passphrase: Passphrase) -> None:
    """Write the key to a file of its own, sealed with a passphrase.

    Raises:
        CaseInvalid, KeyUnavailable, OutputInUse: as named.
    """
    keyfile.export_key(_case(root).key, passphrase, target)


def import_key(root: Path, source: Path, passphrase: Passphrase, replace: bool) -> tuple[str, ...]:
    """Take over an exported key, also into a case that has not been run yet; returns sentences for the user.

    Raises:
        CaseInvalid, CaseLocked, KeyUnavailable, OutputInUse: as named.
    """
    case = CaseFolder(root)
    case.create()
    with locked(case):
        return keyfile.import_key(case.key, source, passphrase, replace)


def _case(root: Path) -> CaseFolder:
    case = CaseFolder(root)
    if not case.key.exists() and not case.findings.exists():
        raise CaseInvalid("This folder is not a case, or it has not been run yet.")
    return case
