"""Local workers: one that dies takes nobody else's work with it, and all go at once when they have to."""

from __future__ import annotations

import os
import socket
import threading
import time
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import psutil
import pytest

from redraft.batch.dispatch import dispatch
from redraft.batch.processes import processes
from redraft.batch.task import Conditions, Look, Outcome, Task
from redraft.case.folder import CaseFolder
from redraft.case.lock import locked
from redraft.errors import CaseLocked, DraftMissing, NetworkRefused, WorkerLost

pytestmark = pytest.mark.once


def _task(number: int, folder: Path, place: Path) -> Task:
    record = place / f"{number}.json"
    return Task(number, folder, place / f"case {number}", record, record, False, Conditions())


def test_a_death_is_nobody_elses() -> None:
    """The work of a process that dies fails, that of its neighbour is finished, and another process takes its place."""
    with processes(2, Conditions(epoch="1")) as executor:
        slow = executor.submit(time.sleep, 1.0)
        with pytest.raises(BrokenProcessPool):
            executor.submit(os._exit, 1).result()
        assert executor.submit(os.getenv, "REDRAFT_THREADS").result() == os.environ.get("REDRAFT_THREADS", "1")
        assert executor.submit(os.getenv, "SOURCE_DATE_EPOCH").result() == "1"
        with pytest.raises(NetworkRefused):
            executor.submit(socket.getaddrinfo, "example.org", 443).result()
        assert slow.result() is None


def test_stopping_ends_what_is_at_work() -> None:
    """Ctrl-C leaves no process behind, whatever it was at."""
    before = set(psutil.Process().children(recursive=True))
    with pytest.raises(KeyboardInterrupt), processes(1, Conditions()) as executor:
        assert executor.submit(os.getpid).result()
        executor.submit(time.sleep, 600)
        executor.submit(time.sleep, 600)
        raise KeyboardInterrupt
    ours = [each for each in psutil.Process().children(recursive=True) if each not in before]
    at_work = [each for each in ours if "resource_tracker" not in " ".join(each.cmdline())]
    assert not psutil.wait_procs(at_work, timeout=10)[1]


def test_what_is_held_is_tried_once_more_and_what_fails_stops_nothing(tmp_path: Path) -> None:
    """A case that another program holds gets its turn again at the end; each failure is in words, with its exit code."""
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "a.txt").write_text("Minutes of the panel.", "utf-8")
    tasks = [_task(1, tmp_path / "drafts", tmp_path), _task(2, tmp_path / "missing", tmp_path)]
    case, told = CaseFolder(tasks[0].case), list[Outcome | Look]()
    case.create()
    with locked(case), processes(1, Conditions()) as executor:
        looks = {1: [Look(tasks[0], tmp_path / "no such draft.docx")]}
        outcomes = dispatch(executor, 1, tasks, looks, told.append)
    assert [(each.number, each.code, bool(each.failure)) for each in outcomes] == [
        (1, CaseLocked.exit_code, True),
        (2, DraftMissing.exit_code, True),
    ]
    assert told[0] == looks[1][0] and told[1:] == [outcomes[1], outcomes[0]]


def test_a_case_whose_worker_dies_twice_is_refused(tmp_path: Path) -> None:
    """A worker that dies is followed by another, which tries the case once more; then it is told, and nothing hangs."""
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "a.txt").write_text("Minutes of the panel.", "utf-8")
    before = set(psutil.Process().children())
    killed: list[psutil.Process] = []

    def kill() -> None:
        until = time.monotonic() + 60
        while len(killed) < 2 and time.monotonic() < until:
            for each in set(psutil.Process().children()) - before - set(killed):
                if "spawn_main" in " ".join(each.cmdline()):
                    each.kill()
                    killed.append(each)
            time.sleep(0.01)

    killer = threading.Thread(target=kill)
    with processes(1, Conditions()) as executor:
        killer.start()
        (outcome,) = dispatch(executor, 1, [_task(1, tmp_path / "drafts", tmp_path)], {}, lambda over: None)
        killer.join()
    assert (outcome.code, outcome.refused, len(killed)) == (WorkerLost.exit_code, 1, 2)
