"""OUT: where a batch puts its cases, which number and folder each has for good, and who is at work there."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from redraft.case.folder import CaseFolder
from redraft.case.lock import locked
from redraft.case.naming import distinct, fit_for_disk
from redraft.case.records import SCHEMA, read_json, write_json
from redraft.errors import CaseInvalid, CaseLocked

_OURS = ("confidential", "publication", "summary.csv", "summary.json")
"""Names in OUT that no folder of a case may have."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A case of a batch: its number, which it keeps, the name of its folder in ROOT, and that of its folder in OUT."""

    number: int
    folder: str
    case: str


@dataclass(frozen=True, slots=True)
class BatchFolder:
    """The paths of a batch's output. All of it is key material; only the two summaries name nobody."""

    root: Path

    @property
    def confidential(self) -> Path:
        """What a batch notes down for itself."""
        return self.root / "confidential"

    @property
    def index(self) -> Path:
        """Which number and folder each case has."""
        return self.confidential / "cases.json"

    @property
    def names(self) -> Path:
        """The same as a table: the one file that tells which case a number is."""
        return self.confidential / "cases.csv"

    @property
    def summary(self) -> Path:
        """The table of all cases by number, for a spreadsheet."""
        return self.root / "summary.csv"

    @property
    def summary_json(self) -> Path:
        """The same for other programs."""
        return self.root / "summary.json"

    def finished(self, number: int) -> Path:
        """What is on record of a case that was finished."""
        return self.confidential / "finished" / f"{number}.json"

    def brought(self, number: int) -> Path:
        """Which settings were brought from ROOT into a case."""
        return self.confidential / "brought" / f"{number}.json"


def place_of(root: Path, out: Path | None) -> BatchFolder:
    """Where a batch over `root` puts its cases: in `out`, or beside `root`.

    Raises:
        CaseInvalid: if that lies in `root` or around it, or holds what is not a batch's.
    """
    above = root.resolve()
    if out is None and not above.name:
        raise CaseInvalid("There is no place beside a whole disk.", "Name a folder for the cases with -o.")
    chosen = above.with_name(f"{above.name}-redraft") if out is None else out
    resolved = chosen.resolve()
    if resolved == above or above in resolved.parents or resolved in above.parents:
        raise CaseInvalid(
            "The folder for the cases may not lie in the folder of the drafts, nor around it.",
            "Name another folder with -o, or leave -o out: the cases then go into a folder beside.",
        )
    place = BatchFolder(chosen)
    if chosen.exists() and not place.index.is_file() and not (chosen.is_dir() and _is_untouched(chosen)):
        raise CaseInvalid(
            "The folder for the cases holds something else already.", "Name a new or an empty folder with -o."
        )
    return place


@contextlib.contextmanager
def held(place: BatchFolder) -> Iterator[None]:
    """Make the place, closed to other users, and keep any other batch from it.

    Raises:
        CaseLocked: if another batch is at work there.
        CaseInvalid: if it cannot be made.
    """
    folder = CaseFolder(place.root)
    folder.create()
    with contextlib.ExitStack() as stack:
        try:
            stack.enter_context(locked(folder))
        except CaseLocked:
            raise CaseLocked(
                "Another `redraft batch` is at work on these cases.", "Wait until it has finished, or stop it."
            ) from None
        yield


def numbered(place: BatchFolder, root: Path, folders: Sequence[str]) -> tuple[Numbered, ...]:
    """The number of each of these folders of `root`, in their order; new ones are counted on, and put down at once.

    Raises:
        CaseInvalid: if the place has the cases of another folder, or its index is damaged.
    """
    known = _read_index(place, root)
    by_folder = {each.folder: each for each in known}
    new = [name for name in folders if name not in by_folder]
    taken = [*_OURS, *(each.case for each in known)]
    cases = distinct([*taken, *(fit_for_disk(name) or "case" for name in new)])[len(taken) :]
    first = 1 + max((each.number for each in known), default=0)
    added = [Numbered(number, name, case) for number, (name, case) in enumerate(zip(new, cases, strict=True), first)]
    if added or not known:
        rows = [{"number": e.number, "folder": e.folder, "case": e.case} for e in (*known, *added)]
        write_json(place.index, {"schema": SCHEMA, "root": _written(root), "cases": rows})
    by_folder |= {each.folder: each for each in added}
    return tuple(by_folder[name] for name in folders)


def _read_index(place: BatchFolder, root: Path) -> tuple[Numbered, ...]:
    if not place.index.is_file():
        return ()
    payload = read_json(place.index)
    try:
        before = payload["root"]
        known = tuple(Numbered(**row) for row in payload["cases"])
    except (KeyError, TypeError):
        raise CaseInvalid(f"{place.index.name} is damaged.", "Restore it from a backup.") from None
    if before != _written(root):
        raise CaseInvalid(
            "The folder for the cases has those of another folder of drafts.",
            "Name another one with -o. If the drafts were only moved, write their new place behind `root` in"
            " confidential/cases.json.",
        )
    return known


def _written(root: Path) -> str:
    return root.resolve().as_posix()


def _is_untouched(folder: Path) -> bool:
    """Whether a folder is empty, or was only locked by a batch that was stopped before it noted anything."""
    return all(path.name == "confidential" and _holds_only_a_lock(path) for path in folder.iterdir())


def _holds_only_a_lock(folder: Path) -> bool:
    return folder.is_dir() and all(re.match(r"\.(lock|work-)", path.name) for path in folder.iterdir())
