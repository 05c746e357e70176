"""What a process took: seconds, processor time, memory; and where many such figures are kept."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.fresh import peak_memory

_LOOK_EVERY = 0.02
"""Seconds between two looks at the memory of a process; its high-water mark is the system's own."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What one process took: seconds, seconds of processor time of all its threads, and peak memory in bytes.

    `memory` is None where the system does not tell.
    """

    seconds: float
    processor_seconds: float
    memory: int | None


@dataclass(frozen=True, slots=True)
class Measured:
    """One piece of work on so many words in so many drafts, in one of several rounds."""

    what: str
    words: int
    drafts: int
    round: int
    seconds: float
    processor_seconds: float
    memory: int | None

    @classmethod
    def of(cls, what: str, words: int, drafts: int, round_: int, taken: Taken) -> Measured:
        """What was taken, with what it was taken for."""
        return cls(what, words, drafts, round_, taken.seconds, taken.processor_seconds, taken.memory)


def in_fresh(reader: str, threads: int, given: Sequence[str]) -> Taken:
    """What one of the readers of `benchmarks.fresh` takes, its start and loading apart."""
    command = [sys.executable, "-m", "benchmarks.fresh", reader, str(threads)]
    ran = subprocess.run(command, input=json.dumps(given), text=True, encoding="utf-8", capture_output=True, check=True)
    told = json.loads(ran.stdout)
    return Taken(told["seconds"], told["processor_seconds"], told["peak_memory"])


def of_command(*arguments: str, env: Mapping[str, str]) -> Taken:
    """What `redraft` takes with these arguments, seen from outside: start-up and all.

    A publication that is refused has been worked on as much as one that passes, so any exit code counts.

    Raises:
        SystemExit: if it broke.
    """
    before, begun, memory = os.times(), time.perf_counter(), None
    command = [sys.executable, "-m", "redraft", *arguments]
    with subprocess.Popen(command, env=dict(env), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as ran:
        while ran.poll() is None:
            memory = peak_memory(ran.pid) or memory
            time.sleep(_LOOK_EVERY)
        seconds = time.perf_counter() - begun
    if ran.returncode in (2, 70):
        raise SystemExit(f"`redraft {arguments[0]}` broke, with exit code {ran.returncode}")
    after = os.times()
    worked = after.children_user + after.children_system - before.children_user - before.children_system
    return Taken(seconds, worked, memory)


def save(file: Path, measured: Iterable[Measured]) -> None:
    """Write figures down, one a line."""
    lines = ",\n".join(json.dumps(asdict(each)) for each in measured)
    file.write_text(f"[\n{lines}\n]\n", encoding="utf-8")


def load(file: Path) -> list[Measured]:
    """What `save` wrote."""
    return [Measured(**each) for each in json.loads(file.read_text("utf-8"))]
