"""What the margin of a review copy says."""

from __future__ import annotations

from dataclasses import replace
from types import ModuleType
from typing import Any

from redraft.case.notes import margins
from redraft.case.pipeline import Settled
from redraft.decisions import Decision, Decisions, Ruling
from redraft.findings import Finding

DRAFT = (
    "{Teresa Vaughan} met {Hope Dunn}.\nA lull.\nA lull.\nA lull.\n{Teresa Hobday} met {Alan Pike}.\n"
    "A lull.\nA lull.\nA lull.\n{Teresa} and {Hope} were late."
)


def _settled(case: Any, findings: tuple[Finding, ...]) -> Settled:
    published, key = frozenset({"draft1.docx"}), case.key()
    return Settled(
        case.drafts, findings, case.resolution(), key, case.plan(), published, (), case.findings, case.planner()
    )


def _notes(case: Any, decisions: Decisions) -> dict[str, str]:
    return margins(_settled(case, case.findings), decisions)["draft1.docx"].notes


def test_a_leaning_is_said(marked: ModuleType) -> None:
    """Where a mention only leans to somebody, the margin says for whom it is taken, and no original wording."""
    case = marked.case(DRAFT)
    meant = case.entity("Teresa Vaughan").id
    pseudonym = next(entry.pseudonym for entry in case.key().entries if entry.entity == meant)
    note = _notes(case, Decisions())[case.id("Teresa")]
    assert f"taken for “{pseudonym}” on weaker evidence" in note
    assert "Teresa" not in note


def test_a_decided_leaning_is_not(marked: ModuleType) -> None:
    """Once somebody has accepted it, nothing is said of the evidence."""
    accepted = Decision(marked.case(DRAFT).id("Teresa"), Ruling.ACCEPT, "R. Viewer", "2021-01-01", reason="Asked.")
    case = marked.case(DRAFT, decisions=Decisions((accepted,)))
    assert not any("weaker" in note for note in _notes(case, case.decisions).values())


def test_a_suggested_wording_stands_in_the_margin(marked: ModuleType) -> None:
    """The comment at a flag says what could stand there instead."""
    case = marked.case("He is {AGE:84}.")
    findings = tuple(replace(finding, suggestion="in his eighties") for finding in case.findings)
    (remark,) = margins(_settled(case, findings), Decisions())["draft1.docx"].remarks
    assert "Suggested: “in his eighties”." in remark.text
