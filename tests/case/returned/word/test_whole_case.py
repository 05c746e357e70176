"""All copies of a whole case in reviewers' hands, with hundreds of answers: none is lost, and none invented."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

from redraft.case.folder import CaseFolder
from redraft.case.records import read_manifest
from redraft.case.returned.collecting import collect
from redraft.case.returned.sent import copies_of
from redraft.case.run import run
from redraft.case.sitting import sitting
from redraft.decisions import Ruling
from redraft.findings import Action

DEMO = Path(__file__).resolve().parents[4] / "fixtures" / "demo"


@pytest.mark.once
def test_every_answer_in_every_copy_is_the_decision_on_its_place(
    user: Path, editing: ModuleType, tmp_path: Path
) -> None:
    """With four drafts of text boxes, tables, headers and notes: each place stands as its reviewer left it, and no other."""
    root = tmp_path / "case"
    shutil.copytree(DEMO / "drafts", root / "drafts")
    shutil.copy(DEMO / "case.yaml", root / "case.yaml")
    run([root / "drafts"], root)
    case = CaseFolder(root)
    chance, done = random.Random(7), {}  # noqa: S311
    files = []
    for number, row in enumerate(row for row in read_manifest(case.manifest).drafts if row.review):
        reviewer = editing.Reviewer(root / row.review, f"Reviewer {number}")
        for finding in reviewer.findings():
            done[finding] = chance.choice(["accept", "accept", "reject", "leave"])
            if done[finding] != "leave":
                getattr(reviewer, done[finding])(finding)
        reviewer.as_word()
        files.append(reviewer.save(tmp_path / f"{number}.docx"))
    report = collect(root, files)
    assert Counter(done.values())["accept"] > 200 and report.exit_code == 0 and report.listed == {}
    shown = {f for copy in copies_of(case, read_manifest(case.manifest).run) for f in copy.findings}
    assert shown == done.keys()
    with sitting(root) as held:
        ruled = {p.finding.id: (p.decision.ruling if p.decision else None, p.finding.action) for p in held.proposals}
    for finding, what in done.items():
        ruling, action = ruled[finding]
        doubted = Ruling.QUERY if action in (Action.REPLACE, Action.REDACT) else Ruling.KEEP
        assert ruling is {"accept": Ruling.ACCEPT, "reject": doubted, "leave": None}[what]
    assert collect(root, files).made == 0
