"""Two people sign off before anything is published, over the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from redraft.case.account import Account
from redraft.case.release.approve import Approver, approve, signed_off
from redraft.decisions import Ruling
from redraft.errors import ApprovalInvalid

from .conftest import NAMES

Redraft = Callable[..., Result]
Approved = Callable[[Path], None]
OTHER = Account("other", "elsewhere")
ME = ("--name", "A. Reviewer", "--role", "business manager")


@pytest.fixture
def decided(redraft: Redraft, case: Path) -> Path:
    """A case in which nothing is left to decide."""
    redraft("decide", case, "--all", "--accept", "--by", "A. Reviewer")
    return case


def _on_record(case: Path) -> list[dict[str, Any]]:
    text = (case / "confidential" / "record" / "approvals.json").read_text("utf-8")
    assert not [name for name in NAMES if name in text]
    rows: list[dict[str, Any]] = json.loads(text)["approvals"]
    return rows


def test_nobody_approves_what_is_undecided(redraft: Redraft, case: Path) -> None:
    """While something is still to be decided there is nothing to approve, and nothing goes on record."""
    assert "still to be decided" in redraft("approve", case, *ME, code=1).stderr
    assert "Nobody can approve yet" in redraft("approve", case, "--show").stdout
    assert not (case / "confidential" / "record").exists()


def test_two_people_under_two_accounts(redraft: Redraft, decided: Path) -> None:
    """One is not enough, neither the same name nor the same account counts twice, and with two the copies are written."""
    assert "2 approvals are needed, none is there" in redraft("publish", decided, code=27).stderr
    said = redraft("approve", decided, *ME).stdout
    assert (
        "things accepted all at once" in said and "People whose name stays: 0" in said and "Approvals: 1 of 2" in said
    )
    assert "2 approvals are needed, 1 is there" in redraft("publish", decided, code=27).stderr
    assert "under this account" in redraft("approve", decided, "--name", "B. Other", "--role", "chair", code=28).stderr
    with pytest.raises(ApprovalInvalid, match="this name"):
        approve(decided, Approver("a reviewer", "chair", OTHER))
    assert approve(decided, Approver("B. Other", "chair", OTHER)).complete
    first, second = _on_record(decided)
    assert (first["decided"], second["decided"]) == (1, 0)
    assert second["account"] == {"user": "other", "machine": "elsewhere"}
    assert first["numbers"]["decided_by"][0]["everything_at_once"]
    redraft("publish", decided)
    certificate = json.loads(next((decided / "confidential" / "record").glob("certificate-*.json")).read_text("utf-8"))
    assert [row["role"] for row in certificate["sign_off"]["approved_by"]] == ["business manager", "chair"]


def test_every_later_change_makes_an_approval_void_and_is_named(
    redraft: Redraft, decided: Path, approved: Approved
) -> None:
    """A decision, a setting and a draft each void the approvals, by name; taken back, the approvals hold again."""
    approved(decided)
    (decided / "case.yaml").write_text("links: none\n", "utf-8")
    assert "Changed since: case.yaml: links" in redraft("publish", decided, code=27).stderr
    (decided / "case.yaml").write_text("# nothing\n", "utf-8")
    assert signed_off(decided).complete
    record = json.loads((decided / "confidential" / "findings.json").read_text("utf-8"))
    findings = record["documents"][0]["findings"]
    target = next(f["id"] for f in findings if f["action"] == "generalise")
    redraft("decide", decided, "--finding", target, "--reword", "one spring", "--by", "A. Reviewer")
    assert [each.void for each in signed_off(decided).standings] == [("1 decision since",)] * 2
    redraft("decide", decided, "--finding", target, "--withdraw", "--by", "A. Reviewer")
    assert signed_off(decided).complete
    chronology = decided / "drafts" / "chronology.docx"
    chronology.write_bytes((decided / "drafts" / "Overview report Tamsin Orrell v2.docx").read_bytes())
    redraft("run", decided)
    redraft("decide", decided, "--all", "--accept", "--by", "A. Reviewer")
    said = redraft("approve", decided, "--show").stdout
    assert said.count("void: ") == 2 and "changed; " in said and "Approvals: 0 of 2" in said
    assert len(_on_record(decided)) == 2


def test_a_decisions_file_in_other_words_is_the_same(decided: Path, approved: Approved) -> None:
    """What counts are the decisions, not how their file is written: a comment in it voids nothing."""
    approved(decided)
    path = decided / "confidential" / "decisions.yaml"
    path.write_text("# seen again\n" + path.read_text("utf-8").replace("ruling: accept", "ruling:   Accept"), "utf-8")
    assert Ruling.ACCEPT.value in path.read_text("utf-8").lower()
    assert signed_off(decided).complete


def test_a_required_role_has_to_be_among_them(redraft: Redraft, decided: Path) -> None:
    """With one approval asked for, of a role, any other person's is not enough; roles are alike in any case."""
    (decided / "case.yaml").write_text("approvals: 1\nrequired_roles: [Independent Chair]\n", "utf-8")
    redraft("approve", decided, *ME)
    assert "Nobody has approved as Independent Chair yet." in redraft("publish", decided, code=27).stderr
    assert approve(decided, Approver("B. Other", "independent chair", OTHER)).complete


def test_an_open_hold_keeps_publish_shut(redraft: Redraft, released: Path) -> None:
    """Whoever has approved: until a hold is lifted nothing is published, and what lay there is moved away; a trial goes."""
    hold = "holds:\n  - for: inquest\n    since: 2026-03-12\n    reason: Tamsin Orrell's inquest\n"
    (released / "case.yaml").write_text(hold, "utf-8")
    said = redraft("publish", released, code=27).stderr
    assert "hold 1, for inquest, since 12 March 2026" in said and "`lifted:" in said
    assert not (released / "publication").exists()
    redraft("publish", released, "--trial")
    (released / "case.yaml").write_text(hold + "    lifted: {date: 2026-04-01, by: A. Reviewer}\n", "utf-8")
    redraft("publish", released)
    text = sorted((released / "confidential" / "record").glob("certificate-*.json"))[-1].read_text("utf-8")
    assert json.loads(text)["sign_off"]["holds_lifted"][0]["for"] == "inquest"
    assert "Tamsin" not in text


def test_what_an_approval_needs(redraft: Redraft, decided: Path) -> None:
    """Without a name or a role nothing is recorded, and showing is no approving."""
    redraft("approve", decided, "--name", "A. Reviewer", code=28)
    redraft("approve", decided, *ME, "--signed", "K7QF-3M2X-9RTD", code=28)
    redraft("approve", decided, *ME, "--show", code=2)
    redraft("approve", decided, code=2)


def test_a_damaged_record_is_no_approval(redraft: Redraft, decided: Path, approved: Approved) -> None:
    """A record that cannot be read, or a binding that is not the one of its code, never opens the gate."""
    approved(decided)
    bindings = decided / "confidential" / "bindings.json"
    redraft("decide", decided, "--entity", "person-1", "--accept", "--by", "A. Reviewer")
    bound = json.loads(bindings.read_text("utf-8"))
    (only,) = bound["bindings"].values()
    only["key"] += 1
    bindings.write_text(json.dumps(bound), "utf-8")
    assert "not on file any more" in redraft("publish", decided, code=27).stderr
    (decided / "confidential" / "record" / "approvals.json").write_text("{", "utf-8")
    redraft("publish", decided, code=21)


def test_a_sheet_is_signed_elsewhere_and_recorded(redraft: Redraft, decided: Path) -> None:
    """The sheet has the code of what would be published; a signature counts with that code, from anybody but its recorder."""
    said = redraft("approve", decided, "--sheet").stdout
    (sheet,) = (decided / "confidential" / "record").glob("approval-sheet-*.html")
    page = sheet.read_text("utf-8")
    code = signed_off(decided).code
    assert sheet.name in said and code in said and page.count(code) >= 2
    assert not [name for name in NAMES if name in page] and "anonymised" not in page.replace("pseudonymised", "")
    signed = ("--name", "C. Chair", "--role", "chair", "--signed", code.lower().replace("-", " "))
    redraft("approve", decided, *signed, "--by", "c chair", code=28)
    redraft("approve", decided, *signed[:-1], "0000-0000-0000", "--by", "A. Reviewer", code=28)
    redraft("approve", decided, *signed, "--by", "A. Reviewer")
    assert "this name" in redraft("approve", decided, *signed, "--by", "A. Reviewer", code=28).stderr
    assert "signed on paper, recorded by A. Reviewer" in redraft("approve", decided, *ME).stdout
    redraft("publish", decided)
    text = next((decided / "confidential" / "record").glob("certificate-*.json")).read_text("utf-8")
    assert [row["how"] for row in json.loads(text)["sign_off"]["approved_by"]] == ["signed on paper", "at a computer"]


def test_a_sheet_of_yesterday_is_refused(redraft: Redraft, decided: Path) -> None:
    """A signature under something that changed since is not recorded as one under what is there now."""
    code = signed_off(decided).code
    redraft("decide", decided, "--entity", "person-1", "--accept", "--by", "A. Reviewer")
    late = ("--name", "C. Chair", "--role", "chair", "--signed", code, "--by", "A. Reviewer")
    assert "not that of what would be published now" in redraft("approve", decided, *late, code=28).stderr
