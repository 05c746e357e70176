"""Each edit sits in a hidden bookmark, by which it is found again after another program saved the file."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import pytest
from lxml import etree

from redraft.documents.ooxml.reading.reader import read_word
from redraft.documents.ooxml.writing.archive import write_package
from redraft.outputs.review.bookmarks import MarkedEdit, finding_of, marked_edits
from redraft.outputs.review_copy import review_parts
from redraft.text import Edit, Span, View

STAMP = datetime(2025, 3, 4, 5, 6, 7, tzinfo=UTC)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MAIN = "word/document.xml"


def review(data: bytes, becomes: Sequence[str] = ("Person 3", "")) -> tuple[dict[str, bytes], list[Edit]]:
    """The review copy with every "Oswald" edited, by turns to each of `becomes`; the edits bear ids as findings do."""
    draft = read_word(data, "draft.docx")
    edits: list[Edit] = []
    for segment in draft.segments:
        start = segment.text.find("Oswald") if segment.anchor.view is View.FINAL and segment.kind.in_story else -1
        while start >= 0:
            span = Span(start, start + 6)
            new = becomes[len(edits) % len(becomes)]
            edits.append(Edit(segment.anchor, span, "Oswald", new, f"f-00ab{len(edits):06x}", "PERSON", ""))
            start = segment.text.find("Oswald", span.end)
    return review_parts(data, draft, edits, {e.finding: "note" for e in edits[::3]}, STAMP), edits


def marked(parts: dict[str, bytes]) -> list[MarkedEdit]:
    """The marked edits of the body."""
    return marked_edits(etree.fromstring(parts[MAIN]))


def test_each_edit_is_found_by_its_bookmark(word: ModuleType) -> None:
    """From the bookmark one reads what is struck out and what stands instead, also where two edits touch."""
    body = word.p("By OswaldOswald and ", word.ins(word.r("then Oswald there")), word.r("Os", "<w:b/>"), "wald.")
    parts, edits = review(word.word_file(body))
    assert marked(parts) == [MarkedEdit(e.finding, "Oswald", e.becomes, "") for e in edits]
    assert all(e.is_open for e in marked(parts))


def test_an_edit_over_containers_has_a_bookmark_for_each(word: ModuleType, oracle: ModuleType, tmp_path: Path) -> None:
    """A name half in a link is marked twice, under names of which no two are alike, the draft's own included."""
    taken = '<w:bookmarkStart w:id="3" w:name="_REDRAFT_f_00ab000000"/><w:bookmarkEnd w:id="3"/>'
    link = f'<w:hyperlink w:anchor="x">{word.r("Os")}</w:hyperlink>'
    parts, _ = review(word.word_file(word.p(taken, "By ", link, "wald", word.r("."))))
    names = [b.get(W + "name") for b in etree.fromstring(parts[MAIN]).iter(W + "bookmarkStart")]
    assert names == ["_REDRAFT_f_00ab000000", "_redraft_f_00ab000000_2", "_redraft_f_00ab000000_3"]
    assert [(m.finding, m.struck, m.inserted) for m in marked(parts)] == [
        ("f-00ab000000", "Os", "Person 3"),
        ("f-00ab000000", "wald", ""),
    ]
    write_package(parts, tmp_path / "review.docx")
    assert oracle.faults(tmp_path / "review.docx") == []


@pytest.mark.parametrize(("gone", "text"), [("del", "Person 3"), ("ins", "Oswald")], ids=["accepted", "rejected"])
def test_a_settled_edit_shows_what_was_decided(word: ModuleType, gone: str, text: str) -> None:
    """Once accepted or rejected, the bookmark holds the wording that stays, and the edit is no longer open."""
    parts, _ = review(word.word_file(word.p("By Oswald.")))
    root = etree.fromstring(parts[MAIN])
    for change in list(root.iter(W + "ins", W + "del")):
        parent = change.getparent()
        if change.tag != W + gone:
            for run in change:
                change.addprevious(run)
        parent.remove(change)
    (found,) = marked_edits(root)
    assert found == MarkedEdit("f-00ab000000", "", "", text) and not found.is_open


def test_a_reviewers_own_changes_in_ours_are_told_apart(word: ModuleType) -> None:
    """What somebody else struck out of our insertion, or wrote into it, is not taken for ours."""
    inner = '<w:del w:id="90" w:author="Bea"><w:r><w:delText>3</w:delText></w:r></w:del>'
    ours = 'w:author="redraft"'
    body = word.p(
        '<w:bookmarkStart w:id="1" w:name="_redraft_f_1"/>',
        f'<w:del w:id="2" {ours}><w:r><w:delText>Oswald</w:delText></w:r></w:del>',
        f'<w:ins w:id="3" {ours}><w:r><w:t>Person </w:t></w:r></w:ins>',
        '<w:ins w:id="4" w:author="Bea"><w:r><w:t>four</w:t></w:r></w:ins>',
        f'<w:ins w:id="5" {ours}>{inner}</w:ins>',
        '<w:bookmarkEnd w:id="1"/>',
    )
    root = etree.fromstring(word.xml("w:body", body).encode())
    assert marked_edits(root) == [MarkedEdit("f-1", "Oswald", "Person ", "four")]


def test_a_start_moved_behind_the_deletion_is_understood(word: ModuleType) -> None:
    """As some versions of LibreOffice write it: the deletion touches the bookmark from outside, or all of the change does."""
    struck = '<w:del w:id="2" w:author="redraft"><w:r><w:delText>Oswald</w:delText></w:r></w:del>'
    new = '<w:ins w:id="3" w:author="redraft"><w:r><w:t>Person 3</w:t></w:r></w:ins>'
    start, end = '<w:bookmarkStart w:id="1" w:name="_redraft_f_1"/>', '<w:bookmarkEnd w:id="1"/>'
    for order in ((struck, start, new, end), (struck, start, end, new), (start, end, struck, new)):
        root = etree.fromstring(word.xml("w:body", word.p("By ", *order, ".")).encode())
        assert [m.struck for m in marked_edits(root)] == ["Oswald"]
    assert finding_of("_redraft") is None


def test_bookmarks_survive_libreoffice(
    word: ModuleType, oracle: ModuleType, tmp_path: Path, program: Callable[[str], str]
) -> None:
    """Opened and saved by LibreOffice, which renumbers all, every edit is found again in body, table and text box."""
    cell = f"<w:tbl><w:tr><w:tc>{word.p('Cell: Oswald')}</w:tc></w:tr></w:tbl>"
    link = f'<w:hyperlink w:anchor="x">{word.r("Os")}</w:hyperlink>'
    body = word.p("By Oswald", "Oswald and ", word.ins(word.r("then Oswald there")), " ", link, "wald.") + cell
    body += word.p("Both ", word.r("Oswald", "<w:b/>"), " and ", "Oswald") + word.p("Oswald")
    parts, edits = review(word.word_file(body))
    target = tmp_path / "review.docx"
    write_package(parts, target)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [program("soffice"), profile, "--headless", "--convert-to", "docx:MS Word 2007 XML"]
    subprocess.run(
        [*command, "--outdir", str(tmp_path / "saved"), str(target)], capture_output=True, timeout=300, check=True
    )
    saved = oracle.members(tmp_path / "saved" / "review.docx")
    assert marked(saved) == marked(parts)
    assert {m.finding for m in marked(saved)} == {e.finding for e in edits}
