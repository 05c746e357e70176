"""Files that are replaced as a whole: a kill at any moment leaves the old one or the new one, never half of one."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from redraft.errors import OutputInUse

WORK_PREFIX = ".work-"
"""How names of unfinished files and folders begin; what a kill left behind is known by it."""

_POSIX = os.name == "posix"


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A stream for the whole new content, which is seen safely on the disk and then put in the place of `path`.

    Until then the file is as it was, and stays so if the block fails. It is its owner's only (0600) where the file
    system knows such rights.

    Raises:
        OutputInUse: if another program holds the file open (Windows).
    """
    handle, name = tempfile.mkstemp(prefix=WORK_PREFIX, dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        move(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
    settle(path.parent)


def write_atomically(path: Path, content: bytes) -> None:
    """Replace the file's content as a whole (see `replacing`)."""
    with replacing(path) as out:
        out.write(content)


def move(old: Path, new: Path) -> None:
    """Rename within one file system, replacing a file that is there.

    Raises:
        OutputInUse: if another program holds either open (Windows).
    """
    try:
        old.replace(new)
    except PermissionError:
        raise OutputInUse("An output file is open in another program.") from None


def settle(folder: Path) -> None:
    """See a rename safely on the disk, where the system allows a folder to be synchronised."""
    if not _POSIX:
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
