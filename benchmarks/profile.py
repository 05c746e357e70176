"""`python -m benchmarks profile`: where a run and a trial publication spend their time, by stage.

py-spy (of the extra `benchmarks`) looks at all threads a hundred times a second; those that wait are not counted. What
is seen belongs to the first stage that is met on the way from the command inwards, whatever that stage calls. On macOS
py-spy wants to be run by root.
"""

from __future__ import annotations

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
    (OTHER_LAYERS, r"redraft/detection/"),
    ("reading Word files", r"documents/|case/reading\.py"),
    ("who is who", r"entities\.py|identity/|marking\.py"),
    ("pseudonyms and their rules", r"pseudonyms/"),
    ("plan", r"planning/|redraft/plan\.py"),
    ("review copies", r"outputs/review|case/returned/"),
    ("page and register", r"outputs/diff|outputs/register|case/register\.py|case/review\.py"),
    ("publication copies", r"outputs/"),
    ("verification", r"leaks/"),
    (THE_REST, r"redraft/"),
)
"""Each stage and what its frames look like, in the order in which a frame is tried."""
_FRAMES = {stage: re.compile(pattern) for stage, pattern in STAGES}
_REST = "everything else"
_THROUGH = re.compile(
    r"redraft/(?:__main__|cli/|case/(?:run|scan|state|pipeline|release/publish)\.py|detection/(?:detector|look\w*)\.py)"
)
"""What calls the stages, and is none: it counts only where nothing beneath it does."""


def main(words: int, drafts: int, checkout: Path | None, write: str | None) -> None:
    """Print where the time goes, in this checkout or another; `write` names the table of the page to put it into."""
    with TemporaryDirectory() as scratch:
        place = Path(scratch)
        write_drafts(place / "drafts", drafts, words)
        env = quiet_user(place) | ({"PYTHONPATH": str(checkout.resolve() / "src")} if checkout else {})
        run = ("run", str(place / "drafts"), "-o", str(place / "case"), "-q")
        told = {
            "`redraft run`": looks_at(place / "run.txt", env, *run),
            "`redraft publish --trial`": looks_at(
                place / "trial.txt", env, "publish", "--trial", str(place / "case"), "-q"
            ),
        }
    shown = f"{words:,} words in {drafts} drafts.\n\n{table(told)}"
    print(shown)
    if write:
        put_into(PAGE, f"profile-{write}", shown)


def looks_at(file: Path, env: Mapping[str, str], *arguments: str) -> Counter[str]:
    """How often each stage was seen while `redraft` ran with these arguments."""
    spy = [str(Path(sys.executable).with_name("py-spy")), "record", "--rate", str(RATE), "--format", "raw"]
    redraft = [sys.executable, "-m", "redraft", *arguments]
    subprocess.run([*spy, "--output", str(file), "--", *redraft], env=dict(env), capture_output=True, check=False)
    return stages(file.read_text("utf-8").splitlines())


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
        if not _THROUGH.search(frame):
            for stage, pattern in _FRAMES.items():
                if pattern.search(frame):
                    return stage
    for frame in reversed(frames):
        for stage in (OTHER_LAYERS, THE_REST):
            if _FRAMES[stage].search(frame):
                return stage
    return _REST


def table(told: Mapping[str, Mapping[str, int]]) -> str:
    """Seconds and shares of each stage for each command, as Markdown; what was seen for less than a tenth of a second is left out."""
    totals = {command: sum(seen.values()) for command, seen in told.items()}
    heads = "".join(f" {command}, s | % |" for command in told)
    lines = [f"| stage |{heads}", "|---|" + "---|---|" * len(told)]
    for stage in (*_FRAMES, _REST):
        if any(seen.get(stage, 0) >= RATE / 10 for seen in told.values()):
            cells = (
                f" {n / RATE:.1f} | {100 * n / max(1, totals[c]):.0f} |"
                for c, n in ((c, s.get(stage, 0)) for c, s in told.items())
            )
            lines.append(f"| {stage} |{''.join(cells)}")
    lines.append("| in all |" + "".join(f" {total / RATE:.1f} | |" for total in totals.values()))
    return "\n".join(lines)
