"""A real Dask scheduler with two workers on loopback, and schedulers that are refused."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

import pytest

from redraft.batch.cluster import Scheduler
from redraft.errors import NetworkRefused

pytestmark = pytest.mark.once


@pytest.fixture(scope="module")
def dask(small: ModuleType, user: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The address of a scheduler whose two workers are processes of their own, and the folder that they may write to."""
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
        yield address, place
    finally:
        for program in reversed(programs):
            program.kill()
            program.wait()


def test_a_dask_cluster_gives_the_same_bytes(
    dask: tuple[str, Path], by_two: tuple[Path, str], shelves: Path, user: Path, small: ModuleType
) -> None:
    """Through a real scheduler the cases come out as they do by local processes, and nothing of them is left with Dask."""
    address, place = dask
    out = shelves / "dask"
    small.finish(small.start(user, shelves / "archive", "-o", out, "--scheduler", address), 31)
    assert small.bytes_of(out) == small.bytes_of(by_two[0])
    left = b"".join(path.read_bytes() for path in sorted(place.rglob("*")) if path.is_file())
    assert left and not [name for name in small.NAMES if name.encode() in left]


def test_workers_that_see_other_folders_are_refused(
    dask: tuple[str, Path], tmp_path: Path, shelves: Path, small: ModuleType
) -> None:
    """A worker whose keys the user could not open is told of before anything is done."""
    said = small.finish(
        small.start(tmp_path / "another user", shelves / "archive", "-o", tmp_path / "out", "--scheduler", dask[0]), 32
    )
    assert "another identity" in said
    assert not (tmp_path / "out" / "Orrell").exists()


def test_a_scheduler_that_does_not_answer(tmp_path: Path, shelves: Path, user: Path, small: ModuleType) -> None:
    """Nobody at the address is said in one sentence with a next step."""
    said = small.finish(
        small.start(user, shelves / "archive", "-o", tmp_path / "out", "--scheduler", "tcp://127.0.0.1:9"), 32
    )
    assert "No scheduler answers" in said


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
