"""`python -m benchmarks corpus`: real files of many makers through redraft, and whether its promises hold on them."""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from benchmarks.real_files import CHECKS, Outcome, examine
from redraft.resources import folder as shipped

SHARED = shipped("fixtures").parent.parent / "shared" / "corpus"
SUFFIXES = frozenset({".docx", ".dotx", ".docm", ".dotm", ".doc", ".dot", ".pptx", ".xlsx", ".xlsm", ".pdf"})
SECONDS = 60
"""What a file may take, reading and five copies together."""
_BATCH = 40
_COPIES = ("review", "publication")


def main(folder: Path | None, every: int, faults: bool) -> None:
    """Print what became of the files, which promises held, and what it took.

    Raises:
        SystemExit: if there are no files.
    """
    files = sample(folder or SHARED, every)
    if not files:
        raise SystemExit("there are no Office files; name a folder")
    console = Console(width=120)
    outcomes = []
    with TemporaryDirectory() as kept:
        for number, file in enumerate(files):
            place = Path(kept) / str(number)
            place.mkdir()
            outcomes.append(examine(file, place))
            if faults:
                for check, fault in outcomes[-1].faults.items():
                    console.print(f"{file.name}: {check}: {fault}", highlight=False, markup=False)
        written = [path for name in _COPIES for path in sorted(Path(kept).glob(f"*/*-{name}.docx"))]
        opened = opened_by_libreoffice(written, Path(kept))
    console.print(became(outcomes))
    console.print(promises(outcomes, len(written), opened))
    console.print(cost(outcomes))


def sample(folder: Path, every: int = 1) -> list[Path]:
    """The Office and PDF files below a folder, or one in so many of them, in the order of their names."""
    files = [path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES]
    return sorted(files, key=lambda path: (path.parent.name, path.name))[::every]


def opened_by_libreoffice(copies: Sequence[Path], scratch: Path) -> int | None:
    """How many of the copies LibreOffice opens and turns into text; None where it is not installed."""
    office = shutil.which("soffice")
    if office is None:
        return None
    profile = f"-env:UserInstallation={(scratch / 'profile').as_uri()}"
    for start in range(0, len(copies), _BATCH):
        batch = map(str, copies[start : start + _BATCH])
        command = [office, profile, "--headless", "--convert-to", "txt:Text", "--outdir", str(scratch), *batch]
        subprocess.run(command, capture_output=True, timeout=600, check=False)
    return sum((scratch / copy.name).with_suffix(".txt").exists() for copy in copies)


def became(outcomes: Sequence[Outcome]) -> Table:
    """How many files gave outputs, and how many were refused for which reason."""
    table = Table(title=f"What became of {len(outcomes)} files", title_justify="left")
    table.add_column("outcome")
    table.add_column("files", justify="right")
    refusals = Counter(outcome.refused for outcome in outcomes if outcome.refused)
    crashed = sum("no crash" in outcome.checks for outcome in outcomes)
    table.add_row("read, and both copies written", str(len(outcomes) - refusals.total() - crashed))
    for name, count in sorted(refusals.items()):
        table.add_row(f"refused: {name}", str(count))
    table.add_row("crashed", str(crashed))
    return table


def promises(outcomes: Sequence[Outcome], written: int, opened: int | None) -> Table:
    """Of each promise on how many files it held, how many it did not, and on how many the other reader cannot tell."""
    table = Table(title="Promises, held against other readers", title_justify="left")
    for heading in ("promise", "held", "did not", "cannot tell"):
        table.add_column(heading, justify="left" if heading == "promise" else "right")
    for check in CHECKS:
        held = [outcome.checks[check] for outcome in outcomes if check in outcome.checks]
        counts = (sum(one is True for one in held), sum(isinstance(one, str) for one in held), held.count(None))
        table.add_row(check, *map(str, counts))
    if opened is None:
        table.add_row("LibreOffice opens the copies", "", "", str(written))
    else:
        table.add_row("LibreOffice opens the copies", str(opened), str(written - opened), "")
    return table


def cost(outcomes: Sequence[Outcome]) -> Table:
    """The longest time and the peak of memory, for reading and five copies of each file."""
    table = Table(title="What it took, reading and five copies of a file together", title_justify="left")
    table.add_column("measure")
    table.add_column("value", justify="right")
    table.add_row("median seconds", f"{sorted(o.seconds for o in outcomes)[len(outcomes) // 2]:.2f}")
    table.add_row("longest, seconds", f"{max(o.seconds for o in outcomes):.2f}")
    table.add_row("peak memory of the process that did all files", _peak())
    return table


def _peak() -> str:
    try:
        import resource
    except ImportError:
        return "told on POSIX only"
    return f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB"
