"""Next month's draft brings a comment, a change and another picture: each is asked about, whatever was ruled before."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest
from click.testing import Result
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from PIL import Image

Redraft = Callable[..., Result]
Approved = Callable[[Path], None]
BY = ("--by", "A. Manager")


def _draft(path: Path, grey: int, *, remarks: tuple[str, ...], inserted: tuple[str, ...]) -> Path:
    document = docx.Document()
    paragraph = document.add_paragraph("The safeguarding partnership agreed a plan at the meeting.")
    for number, words in enumerate(inserted, 1):
        paragraph._p.append(
            parse_xml(
                f'<w:ins {nsdecls("w")} w:id="{number}" w:author="Colleague"><w:r><w:t>{words}</w:t></w:r></w:ins>'
            )
        )
        paragraph = document.add_paragraph("Tamsin Orrell was seen.")
    for words in remarks:
        document.add_comment(paragraph.runs, text=words, author="Colleague")
    image = BytesIO()
    Image.new("L", (20, 20), grey).save(image, "PNG")
    shown = document.add_picture(image)
    for properties in shown._inline.iter(qn("pic:cNvPr")):
        properties.set("name", "Picture 1")
    document.save(str(path))
    return path


def _open(redraft: Redraft, case: Path) -> dict[str, list[str]]:
    """What `publish` says that it is waiting for: ids by sort."""
    found: dict[str, list[str]] = {}
    for sort, target in re.findall(r"^  (\S+)\s+(\S+)  ", redraft("publish", case, code=1).stderr, re.MULTILINE):
        found.setdefault(sort, []).append(target)
    return {sort: ids for sort, ids in found.items() if sort in ("picture", "revisions", "comments")}


@pytest.fixture
def ruled(redraft: Redraft, tmp_path: Path, approved: Approved) -> Path:
    """A case with everything ruled on: the picture kept, the changes and comments by case.yaml."""
    case = tmp_path / "case"
    redraft("init", case)
    _draft(case / "drafts" / "report.docx", 10, remarks=("A comma.",), inserted=(" Soon.",))
    (case / "case.yaml").write_text("revisions: accept\ncomments: acknowledged\n", "utf-8")
    redraft("run", case)
    assert "does not cover pictures and charts" in redraft("decide", case, "--all", "--accept", *BY).stderr
    (picture,) = _open(redraft, case)["picture"]
    redraft("decide", case, "--finding", picture, "--keep", *BY)
    approved(case)
    redraft("publish", case)
    return case


def test_what_a_later_draft_brings_blocks(redraft: Redraft, ruled: Path, approved: Approved) -> None:
    """A new comment, change and picture are asked about, and only rulings on them let them pass; so for one withdrawn."""
    redraft("decide", ruled, "--comments", "--withdraw", *BY)
    assert len(_open(redraft, ruled)["comments"]) == 1
    redraft("decide", ruled, "--comments", "--accept", *BY)
    _draft(
        ruled / "drafts" / "report.docx", 90, remarks=("A comma.", "Hold until trial."), inserted=(" Soon.", " Late.")
    )
    redraft("run", ruled)
    assert not list((ruled / "publication").glob("*"))
    redraft("decide", ruled, "--all", "--accept", *BY)
    asked = _open(redraft, ruled)
    assert [len(asked[sort]) for sort in ("picture", "revisions", "comments")] == [1, 1, 1]
    page = (ruled / "confidential" / "review.html").read_text("utf-8")
    assert "Hold until trial." in page and "1 of them new" in page and "data:image/jpeg;base64," in page
    redraft("decide", ruled, "--pictures", "--keep", *BY, code=20)
    redraft("decide", ruled, "--finding", asked["comments"][0], "--keep", *BY, code=20)
    for which in ("--pictures", "--revisions", "--comments"):
        redraft("decide", ruled, which, "--accept", *BY)
    approved(ruled)
    redraft("publish", ruled)
    text = "\n".join(p.text for p in docx.Document(str(next((ruled / "publication").glob("*.docx")))).paragraphs)
    assert "Soon." in text and "Late." in text


def test_everything_may_be_nothing(redraft: Redraft, tmp_path: Path) -> None:
    """Where there is nothing to accept but a picture, "everything" is refused with a word, not taken for the picture."""
    case = tmp_path / "case"
    redraft("init", case)
    _draft(case / "drafts" / "report.docx", 10, remarks=(), inserted=())
    redraft("run", case)
    assert "by themselves" in redraft("decide", case, "--all", "--accept", *BY, code=20).stderr
