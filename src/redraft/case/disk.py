"""The folders of a case on disk: closed to others, swapped as a whole, and cleared of what a kill left behind."""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from redraft.atomic import WORK_PREFIX, move, settle, write_atomically
from redraft.errors import OutputInUse, PlaceUnusable

__all__ = [
    "discard",
    "free",
    "is_private",
    "move",
    "private",
    "private_folder",
    "remove",
    "swap_in",
    "sweep",
    "work_folder",
    "write_atomically",
]

_POSIX = os.name == "posix"


def private(path: Path) -> None:
    """Give a file or folder rights for its owner only, where the file system knows such rights (see `is_private`).

    On Windows the rights inherited from the folder above stay: a user's own profile is closed to other users already.
    """
    if _POSIX:
        with contextlib.suppress(PermissionError):
            path.chmod(0o700 if path.is_dir() else 0o600)


def is_private(path: Path) -> bool:
    """Whether other users of this machine are kept out; on Windows this is left to the folder's own rights."""
    return not _POSIX or not path.stat().st_mode & 0o077


def private_folder(path: Path) -> Path:
    """The folder, made where it is missing, with rights for its owner only."""
    path.mkdir(parents=True, exist_ok=True)
    private(path)
    return path


@contextlib.contextmanager
def work_folder(parent: Path) -> Iterator[Path]:
    """A private folder for unfinished work, gone afterwards whatever happens."""
    folder = Path(tempfile.mkdtemp(prefix=WORK_PREFIX, dir=private_folder(parent)))
    try:
        yield folder
    finally:
        discard(folder)


def swap_in(finished: Path, target: Path, retired: Path) -> None:
    """Put the folder `finished` in the place of `target`, whose former content moves to `retired` (if there is any).

    Raises:
        OutputInUse: if a file of the old folder is open (Windows); the old folder is then still in its place.
    """
    had_one = target.exists()
    if had_one:
        retired.parent.mkdir(parents=True, exist_ok=True)
        move(target, retired)
    try:
        move(finished, target)
    except OutputInUse:
        if had_one:
            move(retired, target)
        raise
    settle(target.parent)


def free(parent: Path, name: str, suffix: str = "") -> Path:
    """A path below `parent` that is not taken: of this name, or with the first number behind it that gives one."""
    number, path = 1, parent / f"{name}{suffix}"
    while path.exists():
        number += 1
        path = parent / f"{name}-{number}{suffix}"
    return path


def discard(folder: Path) -> bool:
    """Remove a folder as far as no other program holds a file of it open, write-protected ones too; whether it is gone."""
    shutil.rmtree(folder, onerror=_unprotected)
    return not folder.exists()


def remove(path: Path, aside: Path) -> None:
    """Remove a file or folder at once: it is moved into the folder `aside` as a whole before anything of it is deleted.

    What a kill leaves there is swept by the next command. Of a link only the link goes. A path that is not there is fine.

    Raises:
        OutputInUse: if a file of it is open in another program (Windows); all of it is then still in its place.
        PlaceUnusable: if something of it may not be deleted: that lies in `aside` then, in a folder of unfinished work.
    """
    if not path.exists() and not path.is_symlink():
        return
    with work_folder(aside) as work:
        move(path, work / "removed")
    settle(path.parent)
    if work.exists():
        raise PlaceUnusable(
            "A file or folder in confidential/ may not be deleted.",
            "Take the write protection off the folders that begin with `.work-` there, and try again.",
        )


def sweep(parent: Path) -> None:
    """Remove what a killed run left unfinished in this folder; only for the holder of the case's lock."""
    for leftover in sorted(parent.glob(WORK_PREFIX + "*")):
        if leftover.is_dir():
            discard(leftover)
        else:
            leftover.unlink(missing_ok=True)


def _unprotected(function: Callable[[str], object], path: str, _: object) -> None:
    """Try once more what `shutil.rmtree` could not do, without the write protection of the file and its folder."""
    with contextlib.suppress(OSError):
        Path(path).parent.chmod(stat.S_IRWXU)
        if not Path(path).is_symlink():  # the rights of a link are those of what it leads to
            Path(path).chmod(stat.S_IRWXU)
        if function in (os.open, os.scandir, os.lstat):  # a folder that could not be looked into
            shutil.rmtree(path, ignore_errors=True)
        else:
            function(path)
