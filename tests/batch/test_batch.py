"""Many cases in one go: the same bytes by any number of workers, and nothing lost by a kill."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
import time
from pathlib import Path
from types import ModuleType

import psutil
import pytest

from redraft.case.disk import is_private

pytestmark = pytest.mark.once


def _rows(out: Path) -> list[dict[str, object]]:
    return list(json.loads((out / "summary.json").read_text("utf-8"))["cases"])


def test_every_case_is_done_and_only_what_is_damaged_is_refused(by_two: tuple[Path, str]) -> None:
    """Each folder with drafts has a case of its own with review and trial copies; one bad draft stops nothing else."""
    out, said = by_two
    assert {path.name for path in out.iterdir() if path.is_dir()} == {
        *("Orrell", "Prydderch", "Hesketh", "Wendell", "confidential"),
    }
    for name, copies in (("Orrell", 3), ("Prydderch", 1), ("Hesketh", 1), ("Wendell", 1)):
        assert len(list((out / name / "confidential" / "trial").iterdir())) == copies
        assert not (out / name / "publication").exists()
        assert (out / name / "confidential" / "review.html").is_file()
    assert [(row["case"], row["drafts"], row["refused"]) for row in _rows(out)] == [
        (1, 1, 0),
        (2, 3, 0),
        (3, 1, 0),
        (4, 2, 1),
    ]
    assert "Refused: case 4: draft 2" in said and "2 folders hold no draft" in said


def test_the_settings_of_a_folder_are_those_of_its_case(by_two: tuple[Path, str]) -> None:
    """A `case.yaml` beside the drafts rules that case, and is no draft of it."""
    out, _ = by_two
    assert "Child Q" in (out / "Hesketh" / "confidential" / "trial" / "minutes - trial.txt").read_text("utf-8")


def test_summaries_name_nobody(by_two: tuple[Path, str]) -> None:
    """The table counts cases by number; which case that is stands in a confidential file, and all is the owner's alone."""
    out, _ = by_two
    with (out / "summary.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["case"] for row in rows] == ["1", "2", "3", "4"] and all(int(row["words"]) > 10 for row in rows)
    told = (out / "summary.csv").read_text("utf-8") + (out / "summary.json").read_text("utf-8")
    assert not [name for name in ("Orrell", "Prydderch", "Hesketh", "Wendell") if name in told]
    assert "Prydderch" in (out / "confidential" / "cases.csv").read_text("utf-8")
    assert is_private(out) and is_private(out / "summary.csv") and is_private(out / "Orrell")


def _wait_for(something: Path, process: subprocess.Popen[str]) -> None:
    until = time.monotonic() + 120
    while not list(something.glob("*.json")):
        assert process.poll() is None and time.monotonic() < until
        time.sleep(0.05)


def test_a_killed_batch_goes_on_and_gives_the_same_bytes_by_one_worker(
    by_two: tuple[Path, str], shelves: Path, user: Path, small: ModuleType
) -> None:
    """Killed after its first case, a batch takes its worker with it; the next one does only the rest, to the same bytes."""
    out = shelves / "one"
    command = (shelves / "archive", "-o", out, "--workers", "1")
    with small.start(user, *command) as killed:
        _wait_for(out / "confidential" / "finished", killed)
        workers = psutil.Process(killed.pid).children(recursive=True)
        killed.kill()
    assert not psutil.wait_procs(workers, timeout=20)[1]
    before = {path.name: path.stat().st_mtime_ns for path in (out / "confidential" / "finished").iterdir()}
    said = small.finish(small.start(user, *command), 31)
    assert "finished before" in said
    assert all((out / "confidential" / "finished" / name).stat().st_mtime_ns == at for name, at in before.items())
    kept = [row for row in _rows(out) if row["kept"]]
    assert 0 < len(kept) < 4
    assert small.bytes_of(out) == small.bytes_of(by_two[0])


def test_only_what_changed_is_done_again(
    by_two: tuple[Path, str], shelves: Path, user: Path, small: ModuleType
) -> None:
    """A changed draft, a changed setting and a lost copy are done again, by the same key; the rest is left as it is."""
    root, out = shelves / "changed", shelves / "changed-redraft"
    shutil.copytree(shelves / "archive", root)
    shutil.copytree(by_two[0], out)
    index = out / "confidential" / "cases.json"
    index.write_text(index.read_text("utf-8").replace("/archive", "/changed"), "utf-8")
    before = (out / "Orrell" / "confidential" / "pseudonyms.key").read_bytes()
    (root / "Hesketh" / "case.yaml").write_text("cast:\n  - name: Jack Hesketh\n    pseudonym: Child Z\n", "utf-8")
    small.write_word(root / "Orrell" / "chronology.docx", (*small.CHRONOLOGY, "Mr Marchetti rang."))
    shutil.rmtree(out / "Prydderch" / "confidential" / "trial")
    (root / "loose.docx").write_bytes(b"in no case")
    said = small.finish(small.start(user, root, "--workers", "2"), 31)
    assert [row["kept"] for row in _rows(out)] == [False, False, False, True]
    assert "Child Z" in (out / "Hesketh" / "confidential" / "trial" / "minutes - trial.txt").read_text("utf-8")
    assert (out / "Orrell" / "confidential" / "pseudonyms.key").read_bytes() == before
    assert "1 file lies in ROOT itself" in said
