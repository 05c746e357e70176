"""`python -m benchmarks profile`: where a run and a trial publication spend their time, by stage.

py-spy (of the extra `benchmarks`) looks at all threads a hundred times a second; those that wait are not counted. What
is seen belongs to the first stage that is met on the way from the command inwards, whatever that stage calls. The processor
time of the whole, py-spy's own few per cent in it, is shared out by what was seen. On macOS py-spy wants to be run by root.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.drafts import write_drafts
from benchmarks.speed_case import quiet_user
from benchmarks.speed_page import PAGE, put_into

RATE = 100
"""Looks a second."""
OTHER_LAYERS, THE_REST = "detection: other layers", "key, records, the rest of the case"
STAGES: tuple[tuple[str, str], ...] = (
    ("start-up: imports", r"<frozen importlib"),
    ("second look at the copies", r"case/release/(?:second_look|near_misses)\.py"),
    ("detection: the model", r"tagger/|name_engine\.py|onnxruntime/|concurrent/futures/thread\.py"),
    ("start-up: definitions and model", r"\.?load \(redraft/detection/|^terms_of_art |redraft/vocabulary\.py"),
    ("detection: recognisers", r"detection/defining/"),
    ("detection: what is kept", r"detection/keeping/"),
    (OTHER_LAYERS, r"redraft/detection/(?!detector\.py|__init__\.py)"),
    ("reading Word files", r"documents/|case/reading\.py"),
    ("who is who", r"entities\.py|identity/|marking\.py"),
    ("pseudonyms and their rules", r"pseudonyms/"),
    ("plan", r"planning/|redraft/plan\.py"),
    ("review copies", r"outputs/review|case/returned/"),
    ("page and register", r"outputs/diff|outputs/register|case/register\.py|case/review\.py"),
    ("publication copies", r"outputs/"),
    ("verification", r"leaks/"),
)
"""Each stage and what its frames look like, in the order in which a frame is tried."""
_FRAMES = {stage: re.compile(pattern) for stage, pattern in STAGES}
_REST = "everything else"


def main(words: int, drafts: int, checkout: Path | None, write: str | None) -> None:
    """Print where the time goes, in this checkout or another; `write` names the table of the page to put it into."""
    with TemporaryDirectory() as scratch:
        place = Path(scratch)
        write_drafts(place / "drafts", drafts, words)
        env = quiet_user(place) | ({"PYTHONPATH": str(checkout.resolve() / "src")} if checkout else {})
        run = ("run", str(place / "drafts"), "-o", str(place / "case"), "-q")
        told = {
            "`redraft run`": worked(place / "run.txt", env, *run),
            "`redraft publish --trial`": worked(
                place / "trial.txt", env, "publish", "--trial", str(place / "case"), "-q"
            ),
        }
    shown = f"{words:,} words in {drafts} drafts.\n\n{table(told)}"
    print(shown)
    if write:
        put_into(PAGE, f"profile-{write}", shown)


def worked(file: Path, env: Mapping[str, str], *arguments: str) -> dict[str, float]:
    """Seconds of processor time of each stage while `redraft` ran with these arguments."""
    spy = [str(Path(sys.executable).with_name("py-spy")), "record", "--rate", str(RATE), "--format", "raw"]
    redraft = [sys.executable, "-m", "redraft", *arguments]
    before = os.times()
    subprocess.run([*spy, "--output", str(file), "--", *redraft], env=dict(env), capture_output=True, check=False)
    after = os.times()
    seconds = after.children_user + after.children_system - before.children_user - before.children_system
    return shared_out(seconds, stages(file.read_text("utf-8").splitlines()))


def shared_out(seconds: float, looks: Mapping[str, int]) -> dict[str, float]:
    """These seconds, to each stage as many as it was seen: what was seen of a thread that waits for a processor takes none.

    >>> shared_out(6.0, {"plan": 100, "verification": 200})
    {'plan': 2.0, 'verification': 4.0}
    """
    return {stage: seconds * seen / sum(looks.values()) for stage, seen in looks.items()}


def stages(stacks: Iterable[str]) -> Counter[str]:
    """How often each stage stands in py-spy's raw stacks: frames from the outermost in, by semicolons, and a count.

    >>> stages(["main (redraft/cli/__init__.py:71);settle (redraft/case/pipeline.py:9);assign (redraft/pseudonyms/assign.py:3) 7"])
    Counter({'pseudonyms and their rules': 7})
    """
    seen: Counter[str] = Counter()
    for stack in stacks:
        frames, _, looks = stack.rpartition(" ")
        seen[_stage(frames.split(";"))] += int(looks)
    return seen


def _stage(frames: Sequence[str]) -> str:
    if any("<frozen importlib" in frame for frame in frames):
        return STAGES[0][0]
    for frame in frames:
        for stage, pattern in _FRAMES.items():
            if pattern.search(frame):
                return stage
    if any("redraft/detection/" in frame for frame in frames):
        return OTHER_LAYERS
    if any("redraft/" in frame for frame in frames):
        return THE_REST
    return _REST


def table(told: Mapping[str, Mapping[str, float]]) -> str:
    """Seconds and shares of each stage for each command, as Markdown; what took less than a tenth of a second is left out."""
    totals = {command: sum(taken.values()) for command, taken in told.items()}
    heads = "".join(f" {command}, s | % |" for command in told)
    lines = [f"| stage |{heads}", "|---|" + "---|---|" * len(told)]
    for stage in (*_FRAMES, THE_REST, _REST):
        if any(taken.get(stage, 0) >= 0.1 for taken in told.values()):
            cells = ((taken.get(stage, 0), totals[command]) for command, taken in told.items())
            lines.append(f"| {stage} |" + "".join(f" {took:.1f} | {100 * took / total:.0f} |" for took, total in cells))
    return "\n".join([*lines, "| in all |" + "".join(f" {total:.1f} | |" for total in totals.values())])
