"""Whole runs on a case, as a user starts them: first, after decisions, after a change of one draft."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.drafts import add_to
from benchmarks.taken import Taken, of_command
from benchmarks.turns import CHANGED, CHANGED_TRIAL, DECIDED, DECIDED_TRIAL, RUN, TRIAL

_ADDED = "Comment of the panel: the visit on Tuesday 4 May 2021 was made by Rosalind Thackwray of Marlow Lane Surgery."
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
