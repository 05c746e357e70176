"""Whole runs on a case, as a user starts them: first, after decisions, after a change of one draft."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.drafts import add_to
from benchmarks.taken import Taken, of_command
from benchmarks.turns import BATCH, BATCH_TWO, CHANGED, CHANGED_TRIAL, DECIDED, DECIDED_TRIAL, RUN, TRIAL

_ADDED = "Comment of the panel: the visit on Tuesday 4 May 2021 was made by Rosalind Thackwray of Marlow Lane Surgery."
_CASES = 4
_BY = ("--by", "A. Manager")


def whole_runs(place: Path, drafts: Sequence[Path], once: bool) -> Iterator[tuple[str, Taken]]:
    """Each run of a new case in the folder `place`, from copies of these drafts; only the first if `once`."""
    copies, case = place / "drafts", place / "case"
    copies.mkdir(parents=True)
    for path in drafts:
        shutil.copy(path, copies)
    env = quiet_user(place)
    run, trial = ("run", str(copies), "-o", str(case), "-q"), ("publish", "--trial", str(case), "-q")
    yield RUN, of_command(*run, env=env)
    yield TRIAL, of_command(*trial, env=env)
    if once:
        return
    for wish in wishes(case):
        of_command("decide", str(case), *wish, *_BY, env=env)
    yield DECIDED, of_command(*run, env=env)
    yield DECIDED_TRIAL, of_command(*trial, env=env)
    add_to(copies / drafts[0].name, _ADDED)
    yield CHANGED, of_command(*run, env=env)
    yield CHANGED_TRIAL, of_command(*trial, env=env)


def batches(place: Path, drafts: Sequence[Path]) -> Iterator[tuple[str, Taken]]:
    """The drafts as cases of their own, worked on by one process and by two, each on one thread: what is told is the workers' gain."""
    root = place / "root"
    for number, path in enumerate(drafts):
        case = root / f"review {number % _CASES + 1}"
        case.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, case)
    env = {**quiet_user(place), "REDRAFT_THREADS": "1"}
    for what, workers in ((BATCH, "1"), (BATCH_TWO, "2")):
        yield (
            what,
            of_command("batch", str(root), "-o", str(place / f"by {workers}"), "--workers", workers, "-q", env=env),
        )


def quiet_user(place: Path) -> dict[str, str]:
    """The environment of a user with no configuration, so that nobody's own key is used."""
    return {**os.environ, **dict.fromkeys(("XDG_CONFIG_HOME", "APPDATA", "HOME"), str(place / "user"))}


def wishes(case: Path) -> list[tuple[str, ...]]:
    """A sitting's worth of decisions: a pseudonym chosen, a person accepted, a wording kept, one found to be no name."""
    told = json.loads((case / "confidential" / "findings.json").read_text("utf-8"))
    findings = (finding for document in told["documents"] for finding in document["findings"])
    replaced = [each["id"] for each in findings if each["action"] == "replace"]
    return [
        ("--entity", "person-1", "--rename", "Visitor Seven"),
        ("--entity", "person-2", "--accept"),
        ("--finding", replaced[0], "--keep", "--only"),
        ("--finding", replaced[-1], "--reword", "somebody", "--only"),
    ]
