"""A real Dask scheduler with two workers on loopback, and schedulers that are refused."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import psutil
import pytest

from redraft.batch.cluster import Scheduler, cluster
from redraft.batch.probe import Probe
from redraft.batch.task import Conditions
from redraft.errors import NetworkRefused, SchedulerUnavailable

pytestmark = pytest.mark.once


class Dask(NamedTuple):
    """A scheduler's address, the folder that it and its workers may write to, and their processes."""

    address: str
    place: Path
    programs: tuple[psutil.Process, ...]


@pytest.fixture(scope="module")
def dask(small: ModuleType, user: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dask]:
    """A scheduler and two workers, started as docs/batch.md says."""
    if find_spec("distributed") is None:
        pytest.skip("distributed (the extra `dask`) is not installed here")
    place = tmp_path_factory.mktemp("dask")
    environment = {**small.environment(user), "TMPDIR": str(place), "TEMP": str(place), "DASK_CONFIG": str(place)}
    here = ("--host", "127.0.0.1", "--dashboard-address", "127.0.0.1:0")
    programs = []

    def start(name: str, *arguments: str) -> Path:
        log = place / f"{name}.log"
        command = [sys.executable, "-m", f"distributed.cli.dask_{name.partition('-')[0]}", *arguments]
        with log.open("wb") as out:
            programs.append(subprocess.Popen(command, stdout=out, stderr=out, env=environment, cwd=place))
        return log

    try:
        log = start("scheduler", *here, "--port", "0", "--no-show")
        address = small.seen_in(log, re.compile(r"Scheduler at:\s+(tcp://127\.0\.0\.1:\d+)"), programs[0])
        for number in (1, 2):
            log = start(
                f"worker-{number}", address, *here, "--nthreads", "1", "--no-nanny", "--local-directory", str(place)
            )
            small.seen_in(log, re.compile(r"(Registered to)"), programs[-1])
        yield Dask(address, place, tuple(psutil.Process(program.pid) for program in programs))
    finally:
        for program in reversed(programs):
            program.kill()
            program.wait()


def test_a_dask_cluster_gives_the_same_bytes(
    dask: Dask, by_two: tuple[Path, str], shelves: Path, user: Path, small: ModuleType
) -> None:
    """Through a real scheduler the cases come out as they do by local processes, nothing of them is left with Dask, and nobody else could listen."""
    out = shelves / "dask"
    small.finish(small.start(user, shelves / "archive", "-o", out, "--scheduler", dask.address), 31)
    assert small.bytes_of(out) == small.bytes_of(by_two[0])
    left = b"".join(path.read_bytes() for path in sorted(dask.place.rglob("*")) if path.is_file())
    assert left and not [name for name in small.NAMES if name.encode() in left]
    listening = {c.laddr.ip for each in dask.programs for c in each.net_connections() if c.status == psutil.CONN_LISTEN}
    assert listening == {"127.0.0.1"}


def test_workers_that_see_other_folders_are_refused(
    dask: Dask, tmp_path: Path, shelves: Path, small: ModuleType
) -> None:
    """A worker whose keys the user could not open is told of before anything is done."""
    said = small.finish(
        small.start(
            tmp_path / "another user", shelves / "archive", "-o", tmp_path / "out", "--scheduler", dask.address
        ),
        32,
    )
    assert "another identity" in said
    assert not (tmp_path / "out" / "Orrell").exists()


def test_a_scheduler_that_does_not_answer(tmp_path: Path, shelves: Path, user: Path, small: ModuleType) -> None:
    """Nobody at the address is said in one sentence with a next step."""
    said = small.finish(
        small.start(user, shelves / "archive", "-o", tmp_path / "out", "--scheduler", "tcp://127.0.0.1:9"), 32
    )
    assert "No scheduler answers" in said


def test_without_dask_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the extra is not installed, redraft says how to install it."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    asked = cluster(Scheduler("tcp://127.0.0.1:8786"), Conditions(), Probe.of(tmp_path, tmp_path))
    with pytest.raises(SchedulerUnavailable, match=r"redraft\[dask\]"), asked:
        pass


FILES = {"ca": Path("ca.pem"), "cert": Path("cert.pem"), "key": Path("key.pem")}


@pytest.mark.parametrize(
    ("address", "more"),
    [
        ("tcp://192.0.2.1:8786", {}),
        ("tcp://192.0.2.1:8786", {**FILES, "drafts_may_travel": True}),
        ("tls://192.0.2.1:8786", {"drafts_may_travel": True}),
        ("tls://192.0.2.1:8786", FILES),
        ("tcp://example.org:8786", {"drafts_may_travel": True}),
        ("192.0.2.1:8786", {**FILES, "drafts_may_travel": True}),
        ("", FILES),
    ],
)
def test_a_scheduler_elsewhere_needs_encryption_and_consent(address: str, more: dict[str, object]) -> None:
    """Without either, a scheduler on another machine is refused before anything is sent."""
    with pytest.raises(NetworkRefused):
        Scheduler(address, **more)  # type: ignore[arg-type]


def test_a_scheduler_elsewhere_with_both_is_taken() -> None:
    """TLS and a word of consent are enough; on this machine neither is needed, unless a worker is elsewhere."""
    Scheduler("tls://192.0.2.1:8786", **FILES, drafts_may_travel=True).require_consent(["192.0.2.2"])
    for here in (Scheduler("tcp://127.0.0.1:8786"), Scheduler("tcp://localhost:8786"), Scheduler("tcp://[::1]:8786")):
        with pytest.raises(NetworkRefused):
            here.require_consent(["127.0.0.1", "192.0.2.2"])
