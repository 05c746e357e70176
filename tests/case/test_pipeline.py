"""The middle of a case: the same plan at every step that a reviewer sees."""

from __future__ import annotations

from pathlib import Path

import pytest

from redraft.case.pipeline import outcome, settle
from redraft.case.settings import Settings
from redraft.decisions import Decisions
from redraft.detection import Detector
from redraft.documents import read
from redraft.key import Key
from redraft.plan import RedactionPlan
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


def test_copies_are_overtaken_when_what_they_would_say_changes() -> None:
    """Two equal fingerprints mean equal copies: rulings on earlier changes, pictures and links each make another."""
    draft = read(sorted((folder("fixtures") / "demo" / "drafts").glob("*.docx"))[0])
    plan = RedactionPlan({}, (), ())
    first = outcome(plan, (draft,), {}, {draft.source: "accept"}, "web")
    assert outcome(plan, (draft,), {}, {draft.source: "accept"}, "web") == first
    assert outcome(plan, (draft,), {}, {draft.source: "reject"}, "web") != first
    assert outcome(plan, (draft,), {}, {draft.source: "accept"}, "none") != first
