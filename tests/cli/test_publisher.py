"""From `case.yaml` to the copies: who publishes is named, or nowhere to be found. Everything here is invented."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from click.testing import Result

Redraft = Callable[..., Result]
CASE = """\
publisher:
  name: Wexborough Safeguarding Children Partnership
  partners: Northshire Police
  author: Ann Tobin
  teams: Sunrise Complex Safeguarding Team
publication: {publication}
revisions: accept
comments: acknowledged
"""
PARAGRAPHS = (
    "Wexborough Safeguarding Children Partnership",
    "Independent reviewer: Ann Tobin",
    "The Sunrise Complex Safeguarding Team and Northshire Police told WSCP, the partnership for Wexborough.",
    "Proceedings WX21C00123 were heard at Wexborough Family Court. Ofsted and the Home Office were told.",
)
LOCAL = ("Wexborough Safeguarding", "WSCP", "Sunrise", "Northshire", "Tobin")
NEVER = ("WX21C00123", "Wexborough Family Court")
NATIONAL = ("Ofsted", "Home Office")


def _trial(redraft: Redraft, folder: Path, publication: str) -> str:
    """The text of the copy that would be published."""
    drafts, case = folder / "drafts", folder / publication
    drafts.mkdir(exist_ok=True)
    case.mkdir()
    document = docx.Document()
    for paragraph in PARAGRAPHS:
        document.add_paragraph(paragraph)
    document.save(str(drafts / "overview.docx"))
    (case / "case.yaml").write_text(CASE.format(publication=publication), encoding="utf-8")
    redraft("run", drafts, "-o", case)
    redraft("publish", case, "--trial")
    (row,) = json.loads((case / "confidential" / "manifest.json").read_text("utf-8"))["documents"]
    return "\n".join(paragraph.text for paragraph in docx.Document(str(case / row["trial"])).paragraphs)


@pytest.mark.parametrize(("publication", "named"), [("named", True), ("anonymous", False)])
def test_the_publisher_is_named_or_nowhere(redraft: Redraft, tmp_path: Path, publication: str, named: bool) -> None:
    """Board, acronym, area, team, partner and author stay or go together; courts go and national bodies stay in any case."""
    text = _trial(redraft, tmp_path, publication)
    assert [word in text for word in LOCAL] == [named] * len(LOCAL)
    assert not [word for word in NEVER if word in text]
    assert all(word in text for word in NATIONAL)
    assert ("Wexborough" in text) is named


def test_an_undeclared_author_is_a_question_that_says_how_to_declare(redraft: Redraft, tmp_path: Path) -> None:
    """Publishing without a decision tells the reviewer what to write into case.yaml."""
    drafts, case = tmp_path / "drafts", tmp_path / "case"
    drafts.mkdir()
    document = docx.Document()
    document.add_paragraph("Independent reviewer: Ann Tobin")
    document.save(str(drafts / "overview.docx"))
    redraft("run", drafts, "-o", case)
    refused = redraft("publish", case, code=1)
    assert "declare it in case.yaml under `publisher:`, `author:`" in refused.stderr
