"""The approval sheet as a page: what it shows, and that it fetches and runs nothing."""

from __future__ import annotations

from dataclasses import replace

from lxml import html

from redraft.outputs.sheet.page import ApprovalSheet, SheetDraft, approval_sheet

SHEET = ApprovalSheet(
    code="K7QF-3M2X-9RTD",
    made="1 March 2026, 09:30 UTC",
    version="1",
    key_revision=4,
    drafts=(SheetDraft("draft 1 (… v2.docx)", "publish", "ab" * 32, "Child <T>.docx"),),
    numbers=("Person: replaced 23.",),
    needed=2,
    roles=("chair",),
    given=(),
    holds=(),
)


def test_the_sheet_shows_what_is_signed_and_leaves_room() -> None:
    """Code, drafts with their hashes and copies, numbers and roles are on it, and a line to sign for each approval."""
    page = html.fromstring(approval_sheet(SHEET))
    text = " ".join(page.text_content().split())
    for said in (SHEET.code, "Child <T>.docx", "ab" * 16, "Person: replaced 23.", "among them: chair", "Revision 4"):
        assert said in text
    assert len(page.xpath("//table[@class='sign']/tbody/tr")) == 2
    assert "On hold" not in text and "Given already" not in text
    more = approval_sheet(replace(SHEET, roles=("a", "b", "c"), holds=("hold 1",), given=("A. Manager",)))
    assert more.count("<td></td><td></td><td></td><td></td>") == 3 and "On hold" in more and "Given already" in more


def test_the_sheet_stands_alone() -> None:
    """It loads nothing from anywhere and runs no script, and says so to the browser."""
    page = html.fromstring(approval_sheet(SHEET))
    assert not page.xpath("//script | //link | //img | //@src | //@href")
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'")
