"""Earlier authors' tracked changes: cut where a name lies in them, never lost, and theirs to the last letter."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import pytest
from lxml import etree

from redraft.documents.ooxml.reading.reader import read_word
from redraft.documents.ooxml.writing.archive import write_package
from redraft.outputs.review_copy import review_parts
from redraft.text import Edit, Span, View, apply

STAMP = datetime(2025, 3, 4, 5, 6, 7, tzinfo=UTC)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MAIN = "word/document.xml"

WHO = 'w:author="Ann Editor" w:date="2024-01-01T00:00:00Z"'
RUN = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
INS = f'<w:ins w:id="11" {WHO}>{{}}</w:ins>'
GONE = f'<w:del w:id="12" {WHO}><w:r><w:delText xml:space="preserve">{{}}</w:delText></w:r></w:del>'
NAME = RUN.format("and Oswald then")
SDT = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
CELL = '<w:tbl><w:tblPr><w:tblPrChange w:id="60" {who}><w:tblPr/></w:tblPrChange></w:tblPr>{rows}</w:tbl>'.format
ROW = "<w:tr><w:trPr>{}</w:trPr><w:tc><w:tcPr>{}</w:tcPr><w:p>{}</w:p></w:tc></w:tr>".format

BODIES = {
    "inserted in a link": f'<w:p><w:hyperlink w:anchor="x">{INS.format(NAME)}</w:hyperlink></w:p>',
    "deleted in a link": f'<w:p><w:hyperlink w:anchor="x">{NAME}{GONE.format("Oswald")}</w:hyperlink></w:p>',
    "inserted in a control": f"<w:p>{SDT.format(INS.format(NAME))}</w:p>",
    "inserted in a smart tag": f'<w:p><w:smartTag w:element="x">{INS.format(NAME)}</w:smartTag></w:p>',
    "deleted within an insertion": f"<w:p>{INS.format(RUN.format('by Os') + GONE.format('ley') + RUN.format('wald.'))}</w:p>",
    "part inserted": f"<w:p>{RUN.format('by Os')}{INS.format(RUN.format('wal'))}{RUN.format('d.')}</w:p>",
    "part deleted": f"<w:p>{RUN.format('by Os')}{GONE.format('mond')}{RUN.format('wald.')}</w:p>",
    "moved": f'<w:p><w:moveFromRangeStart w:id="20" w:name="move1" {WHO}/><w:moveFrom w:id="21" {WHO}>{NAME}</w:moveFrom>'
    f'<w:moveFromRangeEnd w:id="20"/></w:p><w:p><w:moveToRangeStart w:id="22" w:name="move1" {WHO}/>'
    f'<w:moveTo w:id="23" {WHO}>{NAME}</w:moveTo><w:moveToRangeEnd w:id="22"/></w:p>',
    "paragraph marks": f'<w:p><w:pPr><w:rPr><w:ins w:id="31" {WHO}/></w:rPr></w:pPr>{NAME}</w:p>'
    f'<w:p><w:pPr><w:rPr><w:del w:id="32" {WHO}/><w:b/></w:rPr></w:pPr>{NAME}</w:p><w:p>{NAME}</w:p>',
    "formatting": f'<w:p><w:pPr><w:pPrChange w:id="41" {WHO}><w:pPr><w:jc w:val="left"/></w:pPr></w:pPrChange></w:pPr><w:r>'
    f'<w:rPr><w:b/><w:rPrChange w:id="42" {WHO}><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr><w:t>the Oswald and Oswald</w:t>'
    f"</w:r></w:p>",
    "numbering": f'<w:p><w:pPr><w:numPr><w:numId w:val="1"/><w:ins w:id="43" {WHO}/></w:numPr></w:pPr>{NAME}</w:p>'
    f'<w:p><w:pPr><w:numPr><w:numId w:val="1"/><w:numberingChange w:id="44" {WHO} w:original="1."/></w:numPr></w:pPr>{NAME}</w:p>',
    "section": f'<w:p>{NAME}</w:p><w:sectPr><w:cols w:num="2"/><w:sectPrChange w:id="51" {WHO}><w:sectPr/></w:sectPrChange>'
    "</w:sectPr>",
    "table": CELL(
        who=WHO,
        rows=ROW(f'<w:ins w:id="61" {WHO}/>', f'<w:cellIns w:id="62" {WHO}/>', NAME)
        + ROW(f'<w:del w:id="63" {WHO}/>', f'<w:cellDel w:id="64" {WHO}/>', GONE.format("Oswald") + NAME)
        + ROW("", f'<w:cellMerge w:id="65" {WHO} w:vMerge="rest"/>', NAME)
        + ROW("", f'<w:tcPrChange w:id="66" {WHO}><w:tcPr/></w:tcPrChange>', NAME),
    )
    + "<w:p/>",
    "block in an insertion range": f'<w:customXmlInsRangeStart w:id="71" {WHO}/><w:sdt><w:sdtPr/><w:sdtContent><w:p>{NAME}</w:p>'
    '</w:sdtContent></w:sdt><w:customXmlInsRangeEnd w:id="71"/>',
}
TOO_DEEP = f"<w:p>{INS.format(SDT.format(NAME))}{INS.replace('11', '13').format(NAME)}</w:p>"


def _changes(parts: dict[str, bytes]) -> list[tuple[str, str]]:
    """Every earlier author's change: its kind, and what it holds or the settings that it remembers."""
    root = etree.fromstring(parts[MAIN])
    theirs = (e for e in root.iter("*") if e.get(W + "author") == "Ann Editor")
    return sorted({(etree.QName(e).localname, e.get(W + "date", "")) for e in theirs})


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES.keys())
def test_nothing_of_theirs_is_lost(word: ModuleType, oracle: ModuleType, tmp_path: Path, body: str) -> None:
    """With redraft's changes rejected every letter is in the same author's change as before; all ids are apart."""
    data = word.word_file(body)
    (tmp_path / "draft.docx").write_bytes(data)
    draft = read_word(data, "draft.docx")
    edits = []
    for segment in draft.segments:
        start = segment.text.find("Oswald") if segment.kind.in_story else -1
        while start >= 0:
            span = Span(start, start + 6)
            edits.append(Edit(segment.anchor, span, "Oswald", "Person 3", f"f-{len(edits)}", "PERSON", ""))
            start = segment.text.find("Oswald", span.end)
    assert edits
    parts = review_parts(data, draft, edits, {e.finding: "note" for e in edits}, STAMP)
    target = tmp_path / "review.docx"
    write_package(parts, target)
    before = oracle.members(tmp_path / "draft.docx")
    assert oracle.everything(parts, MAIN) == oracle.everything(before, MAIN)
    assert _changes(parts) == _changes(before)
    assert oracle.faults(target) == []
    assert oracle.repeated_ids(parts) == []
    wanted = [
        apply(s.text, [e for e in edits if e.anchor == s.anchor])
        for s in draft.segments
        if s.kind.in_story and s.anchor.view is View.FINAL
    ]
    assert [t for t in oracle.paragraphs(parts[MAIN], True) if t] == wanted
    assert not oracle.integrity(target) - oracle.integrity(tmp_path / "draft.docx")


def test_what_lies_too_deep_in_an_insertion_is_announced(word: ModuleType, oracle: ModuleType) -> None:
    """In a control that somebody inserted as a whole, an insertion of ours would be lost: a comment says so instead."""
    data = word.word_file(TOO_DEEP)
    draft = read_word(data, "draft.docx")
    edits = [
        Edit(draft.segments[0].anchor, Span(at, at + 6), "Oswald", "Person 3", f"f-{at}", "PERSON", "")
        for at in (4, 19)
    ]
    parts = review_parts(data, draft, edits, {}, STAMP)
    assert oracle.paragraphs(parts[MAIN], True) == ["and Oswald thenand Person 3 then"]
    assert "text that cannot bear changes: Person, becomes “Person 3”" in parts["word/comments.xml"].decode()


def test_ids_are_apart_in_all_parts(word: ModuleType, oracle: ModuleType) -> None:
    """A change of formatting in a style, and one in a header, have ids that no new change takes; a broken part is passed by."""
    change = f'<w:style w:styleId="A"><w:rPr><w:rPrChange w:id="77" {WHO}><w:rPr/></w:rPrChange></w:rPr></w:style>'
    parts = [
        word.story("hdr", "header1", f"<w:p>{INS.format(NAME)}</w:p>"),
        word.Part("word/styles.xml", word.WORD + "styles+xml", "styles", word.xml("w:styles", change)),
        word.Part("word/numbering.xml", word.WORD + "numbering+xml", "numbering", "<broken"),
    ]
    data = word.word_file(word.p('<w:bookmarkStart w:id="76" w:name="a"/><w:bookmarkEnd w:id="76"/>', "Oswald"), parts)
    draft = read_word(data, "draft.docx")
    edit = Edit(draft.segments[0].anchor, Span(0, 6), "Oswald", "Person 3", "f-1", "PERSON", "")
    made = review_parts(data, draft, [edit], {"f-1": "note"}, STAMP)
    made.pop("word/numbering.xml")
    assert oracle.repeated_ids(made) == []
    assert b'w:id="77"' in made["word/styles.xml"]
