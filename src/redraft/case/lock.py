"""One redraft at a time on a case."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from filelock import FileLock, Timeout

from redraft.case.disk import sweep
from redraft.case.folder import CaseFolder
from redraft.errors import CaseLocked

LOCK = ".lock"
"""The file in `confidential/` by which a case is held; it is empty."""


@contextlib.contextmanager
def locked(case: CaseFolder) -> Iterator[None]:
    """Hold the case for this process, and clear away what a killed run left unfinished.

    The operating system lets go of the lock when a process dies, however it dies.

    Raises:
        CaseLocked: if another process holds it.
    """
    lock = FileLock(case.confidential / LOCK, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise CaseLocked(
            "Another redraft is at work on this case, or on one that goes by the same key: it may be open at the reviewer's desk."
        ) from None
    try:
        for folder in (case.confidential, case.record):
            sweep(folder)
        yield
    finally:
        lock.release()
