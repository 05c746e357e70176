"""`python -m benchmarks batch`: a shelf of cases by one worker and by two, and whether the same bytes come of it."""

from __future__ import annotations

import os
import statistics
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from benchmarks.drafts import write_drafts
from benchmarks.taken import Taken, of_command
from benchmarks.turns import BATCH, BATCH_TWO

_WORKERS = {BATCH: 1, BATCH_TWO: 2}
_DRAFTS = (1, 2, 4)
"""How many drafts the cases have, by turns; a case has as many times its words."""
_VARIES = ("summary.", "confidential/finished/")
"""What tells how long a case took."""


def main(cases: int, words: int, repetitions: int) -> None:
    """Print what one worker and two take for so many cases, with so many `words` in each draft."""
    with TemporaryDirectory() as scratch:
        root = write_shelf(Path(scratch) / "shelf", cases, words)
        rounds = [dict(batches(Path(scratch) / f"round {number}", root)) for number in range(repetitions)]
        same = all(digests(place / "one") == digests(place / "two") for place in Path(scratch).glob("round *"))
    title = f"{cases} cases of {'/'.join(map(str, _DRAFTS))} drafts, {words:,} words each; {os.cpu_count()} processors"
    Console(width=100).print(table(rounds, title))
    print(f"The same bytes: {'yes' if same else 'NO'}.")


def write_shelf(root: Path, cases: int, words: int) -> Path:
    """A folder of cases with lifelike drafts, small and large ones by turns."""
    for number, drafts in enumerate(islice(cycle(_DRAFTS), cases), 1):
        write_drafts(root / f"case {number}", drafts, drafts * words)
    return root


def batches(place: Path, root: Path) -> Iterator[tuple[str, Taken]]:
    """What each number of workers takes over the cases of `root`, each time from the beginning, into `one` and `two`."""
    homes = dict.fromkeys(("XDG_CONFIG_HOME", "APPDATA", "HOME"), str(place / "user"))
    env = {**os.environ, **homes, "SOURCE_DATE_EPOCH": "1767225600"}
    for what, name in ((BATCH, "one"), (BATCH_TWO, "two")):
        workers = str(_WORKERS[what])
        yield what, of_command("batch", str(root), "-o", str(place / name), "--workers", workers, "-q", env=env)


def digests(out: Path) -> Mapping[str, str]:
    """A digest of each file of the cases, but of encrypted keys, of locks, and of what tells seconds."""
    files = {path.relative_to(out).as_posix(): path for path in sorted(out.rglob("*")) if path.is_file()}
    return {
        name: sha256(path.read_bytes()).hexdigest()
        for name, path in files.items()
        if not name.startswith(_VARIES) and "pseudonyms.key" not in name and path.name != ".lock"
    }


def table(rounds: Sequence[Mapping[str, Taken]], title: str) -> Table:
    """Medians over the rounds, and two workers beside one in the same round."""
    shown = Table("", "seconds", "processor seconds", "times one worker (least, most)", title=title)
    for what in (BATCH, BATCH_TWO):
        times = [each[BATCH].seconds / each[what].seconds for each in rounds]
        shown.add_row(
            what,
            f"{statistics.median(each[what].seconds for each in rounds):.1f}",
            f"{statistics.median(each[what].processor_seconds for each in rounds):.1f}",
            f"{statistics.median(times):.2f} ({min(times):.2f}, {max(times):.2f})",
        )
    return shown
