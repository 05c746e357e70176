"""What a process has to be before it works on a case: silent, offline, on one thread, and gone with its parent."""

from __future__ import annotations

import logging
import os
import signal
import threading
import warnings
from functools import cache
from multiprocessing import parent_process

from redraft.batch.task import Conditions, Look, Outcome, Task
from redraft.garbage import collect_seldom
from redraft.offline import admit, stay_offline

_THREADS = "REDRAFT_THREADS"  # of detection.seeing.threads, which is dear to import
_EPOCH = "SOURCE_DATE_EPOCH"


def begin(conditions: Conditions) -> None:
    """Make a local process of our own ready.

    Ctrl-C is for the parent to answer; a parent that is killed takes the process with it, so that none goes on holding
    a case that nobody waits for.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    collect_seldom()
    prepare(conditions)


def do(step: Task | Look) -> Outcome | None:
    """Do one step in this process, whosesoever it is: the one function that is handed to an executor.

    A task has an outcome, a look has none. What it takes is imported here, for whoever hands out steps does not need it.
    """
    prepare(step.task.conditions if isinstance(step, Look) else step.conditions)
    from redraft.batch.work import look_at, work_on

    if isinstance(step, Task):
        return work_on(step)
    look_at(step)
    return None


def prepare(conditions: Conditions) -> None:
    """Make any worker process ready, ours or a cluster's; once is enough, again does no harm."""
    os.environ.setdefault(_THREADS, "1")  # a worker is one core
    if conditions.epoch:
        os.environ[_EPOCH] = conditions.epoch
    else:
        os.environ.pop(_EPOCH, None)
    admit(conditions.hosts)
    _closed()


@cache
def _closed() -> None:
    """Once a process: no network from here on, and no remark of a library, which could quote a draft."""
    stay_offline()
    warnings.simplefilter("ignore")
    for name in ("presidio-analyzer", "presidio_analyzer", "pypdf", "spacy", "tldextract"):
        logging.getLogger(name).disabled = True


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
