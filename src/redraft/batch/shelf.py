"""Which folders of ROOT are cases, which of their files are drafts, and what in ROOT belongs to no case."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from redraft.case.candidates import files_below, is_noise
from redraft.case.folder import CaseFolder
from redraft.errors import CaseInvalid, DraftMissing

_CASES_OWN = ("case.yaml", "pseudonyms.key")
"""Files that only a case has: deeper in a folder they tell that it holds cases, and is none."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """A sub-folder of ROOT with drafts: one case. `size` is that of its drafts in bytes; 0 drafts where they cannot be told."""

    folder: Path
    drafts: int
    size: int


@dataclass(frozen=True, slots=True)
class Shelf:
    """What lies in ROOT: the cases by name, and counts of what is in none.

    `loose` files lie in ROOT itself, `empty` folders hold no draft, `hidden` ones are passed over, `worked_on` are cases of
    redraft with a key of their own, `deep` have all their drafts in folders within them.
    """

    cases: tuple[Shelved, ...]
    loose: int
    empty: int
    hidden: int
    worked_on: int
    deep: int

    @property
    def size(self) -> int:
        """All drafts of all cases, in bytes."""
        return sum(case.size for case in self.cases)


def shelf(root: Path) -> Shelf:
    """Look through ROOT; nothing is opened.

    Raises:
        DraftMissing: if there is no such folder, or no case in it.
        CaseInvalid: if it is a case itself.
    """
    if not root.is_dir():
        raise DraftMissing("There is no such folder.", "Name the folder in which the folders of the cases lie.")
    if CaseFolder(root).settings.is_file() or is_worked_on(root):
        raise CaseInvalid(
            "This folder is a case itself.", "Use `redraft run`, or name the folder in which the cases lie."
        )
    entries = sorted(root.iterdir(), key=lambda path: (path.name.casefold(), path.name))
    folders = [path for path in entries if path.is_dir()]
    seen = [path for path in folders if not is_noise(path.name)]
    drafts = {path: _drafts_if_told(path) for path in seen}
    cases = tuple(
        Shelved(path, len(found or ()), _size(found or ())) for path, found in drafts.items() if found is None or found
    )
    if not cases:
        raise DraftMissing("No folder with drafts lies there.", "Put the drafts of each case into a folder of its own.")
    return Shelf(
        cases=cases,
        loose=sum(path.is_file() and not is_noise(path.name) for path in entries),
        empty=len(seen) - len(cases),
        hidden=len(folders) - len(seen),
        worked_on=sum(is_worked_on(case.folder) for case in cases),
        deep=sum(bool(found) and all(file.parent != path for file in found or ()) for path, found in drafts.items()),
    )


def is_worked_on(folder: Path) -> bool:
    """Whether redraft has made this folder a case and written into it."""
    case = CaseFolder(folder)
    return any(path.is_file() for path in (case.key, case.findings, case.manifest, case.closing))


def drafts_of(folder: Path) -> tuple[Path, ...]:
    """The drafts of a case: all files of its folder to any depth but its settings, and what redraft made of a case.

    Raises:
        OSError: if a folder in it may not be looked into.
    """
    case = CaseFolder(folder)
    own = [case.settings]
    if is_definitions(case.recognizers):
        own.append(case.recognizers)
    if is_worked_on(folder):
        own += [case.confidential, case.publication]
    return files_below(folder, own)


def is_definitions(folder: Path) -> bool:
    """Whether a folder called `recognizers` holds definitions, and no drafts."""
    return folder.is_dir() and any(folder.rglob("*.yaml"))


def require_one_case(folder: Path, drafts: tuple[Path, ...]) -> None:
    """Make sure that a folder is one case and not a shelf of them.

    Raises:
        CaseInvalid: if a file that only cases have lies deeper in it.
    """
    if any(path.name in _CASES_OWN and path.parent != folder for path in drafts):
        raise CaseInvalid(
            "This folder holds cases of its own: a case.yaml or a key lies deeper in it.",
            "Run `redraft batch` on that folder by itself.",
        )


def _drafts_if_told(folder: Path) -> tuple[Path, ...] | None:
    """The drafts of a folder; None if it may not be looked into, which is for its case to say."""
    try:
        return drafts_of(folder)
    except OSError:
        return None


def _size(drafts: tuple[Path, ...]) -> int:
    return sum(path.stat().st_size for path in drafts)
