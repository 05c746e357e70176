"""Which key a case goes by: its own, or that of another case with the same people."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from redraft.case.folder import CaseFolder
from redraft.case.lock import locked
from redraft.case.records import write_json
from redraft.case.settings import Settings, Sharing, load_settings
from redraft.errors import CaseInvalid, SettingsInvalid

BORROWERS = "shared-with.json"
"""In `confidential/` of the case that owns a key: the cases that go by it, as paths seen from there."""


@dataclass(frozen=True, slots=True)
class KeyPlace:
    """Where the key of a case lies: in the case itself, or in the one that owns it."""

    case: CaseFolder
    owner: CaseFolder

    @property
    def is_shared(self) -> bool:
        """Whether the key is another case's."""
        return self.owner != self.case

    @property
    def path(self) -> Path:
        """The key file."""
        return self.owner.key

    @property
    def shown(self) -> str:
        """The key file as seen from the case, for its records."""
        return self.case.relative(self.path)

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """Hold the case, and the one that owns its key: nobody else reads or writes that key meanwhile.

        Raises:
            CaseLocked: if another process holds either.
        """
        with locked(self.case):
            if not self.is_shared:
                yield
                return
            with locked(self.owner):
                yield

    def register(self) -> None:
        """Let the owner know who goes by its key, so that it is not closed under somebody's hands."""
        known = borrowers(self.owner)
        if self.is_shared and self.case.root.resolve() not in {case.root.resolve() for case in known}:
            _write_borrowers(self.owner, (*known, self.case))

    def release(self) -> None:
        """Take the case off the owner's list."""
        if self.is_shared and self.owner.confidential.is_dir():
            mine = self.case.root.resolve()
            _write_borrowers(self.owner, tuple(c for c in borrowers(self.owner) if c.root.resolve() != mine))


def key_place(case: CaseFolder, settings: Settings) -> KeyPlace:
    """Where the key of a case lies.

    Raises:
        SettingsInvalid: if `case.yaml` names another case that has no key of its own, was never told that it may share
            it, or is the case itself; or if the case has a key of its own already.
    """
    if settings.key is None:
        return KeyPlace(case, case)
    owner = CaseFolder(case.root / settings.key.folder)
    if owner.root.resolve() == case.root.resolve():
        raise _fail(settings.key.line, "that is this very case; write `own`, or take the line out")
    if not owner.key.is_file():
        raise _fail(settings.key.line, "no case with a key lies there, as seen from this case; run that one first")
    owners = load_settings(owner.settings)
    if owners.key is not None:
        raise _fail(settings.key.line, "that case goes by a key of another one; name the one whose key it is")
    if owners.sharing is Sharing.NEVER:
        raise _fail(settings.key.line, "that case was told never to share its key (`sharing: never` in its case.yaml)")
    if owners.sharing is not Sharing.ALLOWED:
        raise _fail(settings.key.line, "that case does not share its key; write `sharing: allowed` into its case.yaml")
    if case.key.exists():
        raise _fail(
            settings.key.line,
            "this case has a key of its own, by which copies were made; begin a new case folder to go by another's",
        )
    return KeyPlace(case, owner)


def borrowers(owner: CaseFolder) -> tuple[CaseFolder, ...]:
    """The cases that are known to go by the key of this one, and are still there and not closed.

    Raises:
        CaseInvalid: if the list of them cannot be read: then nobody knows who else needs the key.
    """
    path = owner.confidential / BORROWERS
    if not path.is_file():
        return ()
    try:
        listed = json.loads(path.read_text("utf-8"))["cases"]
        found = [CaseFolder(owner.root / str(name)) for name in listed]
    except (OSError, ValueError, KeyError, TypeError):
        raise CaseInvalid(
            f"confidential/{BORROWERS} cannot be read, so who else goes by this key is not known.",
            "Restore it from a backup, or delete it if no other case names this one under `key:`.",
        ) from None
    return tuple(case for case in found if case.confidential.is_dir() and not case.is_closed)


def _write_borrowers(owner: CaseFolder, cases: tuple[CaseFolder, ...]) -> None:
    write_json(owner.confidential / BORROWERS, {"schema": 1, "cases": [owner.relative(case.root) for case in cases]})


def _fail(line: int, what: str) -> SettingsInvalid:
    return SettingsInvalid(f"case.yaml, line {line}, `key`: {what}.", "Correct the line in case.yaml.")
