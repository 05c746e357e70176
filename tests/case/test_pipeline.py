"""The middle of a case: the same plan at every step that a reviewer sees."""

from __future__ import annotations

from pathlib import Path

import pytest

from redraft.case.pipeline import settle
from redraft.case.settings import Settings
from redraft.decisions import Decisions
from redraft.detection import Detector
from redraft.documents import read
from redraft.key import Key
from redraft.resources import folder


@pytest.mark.parametrize("case", ["traps", "demo"])
def test_what_was_reviewed_is_what_is_published(case: str) -> None:
    """`publish` starts from the key that `run` wrote, `run` from none: both plan the same edits and the same questions."""
    paths = sorted(path for path in Path(folder("fixtures") / case / "drafts").glob("*.docx"))
    drafts = tuple(read(path) for path in paths)
    sources = frozenset(draft.source for draft in drafts)
    findings = Detector.load().detect(drafts, Settings().declared)
    reviewed = settle(drafts, findings, Settings(), Key(), Decisions(), sources)
    published = settle(drafts, findings, Settings(), reviewed.key, Decisions(), sources)
    assert published.key == reviewed.key
    assert published.plan.edits == reviewed.plan.edits
    assert published.plan.questions == reviewed.plan.questions
