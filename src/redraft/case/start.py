"""Beginning a case: its folder with a commented `case.yaml`, and where a case lies if nobody says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from redraft.case import disk
from redraft.case.folder import CaseFolder
from redraft.case.settings import template
from redraft.errors import CaseInvalid


def init(root: Path) -> CaseFolder:
    """Make a case folder with a commented `case.yaml` and a place for drafts.

    Raises:
        CaseInvalid: if there is a `case.yaml` already, which is never overwritten.
    """
    case = CaseFolder(root)
    if case.settings.exists():
        raise CaseInvalid("There is a case.yaml already; it was left as it is.", "Edit it, or name another folder.")
    case.create()
    disk.private_folder(case.drafts)
    disk.write_atomically(case.settings, template().encode("utf-8"))
    return case


@dataclass(frozen=True, slots=True)
class Places:
    """Where to look for drafts and where the case lies; `beside` if it is a new folder that redraft named itself."""

    drafts: tuple[Path, ...]
    case: Path
    beside: bool = False


def places_of(drafts: Sequence[Path], root: Path | None) -> Places:
    """What a command means by its DRAFTS and, perhaps, CASE.

    A case folder may be named in place of its `drafts/`. Without `root` the case is the folder above a `drafts/` that
    has a `case.yaml` beside it, else a folder beside the drafts, called after them.
    """
    first = drafts[0]
    own = CaseFolder(first)
    is_case = own.drafts.is_dir() and (own.settings.is_file() or own.confidential.is_dir())
    if len(drafts) == 1 and is_case and root in (None, first):
        return Places((own.drafts,), first)
    if root is not None:
        return Places(tuple(drafts), root)
    folder = first.resolve() if first.is_dir() else first.resolve().parent
    if CaseFolder(folder.parent).settings.is_file():
        return Places(tuple(drafts), folder.parent)
    return Places(tuple(drafts), folder.with_name(f"{folder.name}-case"), beside=True)
