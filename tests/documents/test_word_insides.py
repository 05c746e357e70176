"""Places beside the text of a Word file: each is a segment with an anchor and a kind, or named as not read."""

from __future__ import annotations

import base64
import zipfile
from datetime import UTC, datetime
from io import BytesIO
from types import ModuleType

import pytest

from redraft.documents.ooxml.reading.reader import read_word
from redraft.outputs.publication.links import LinkPolicy
from redraft.outputs.publication.revisions import Settling
from redraft.outputs.publication.word_copy import Rules, word_copy
from redraft.outputs.review_copy import review_parts
from redraft.text import Anchor, Draft, Edit, Kind, Segment, Span

NAME = "Oswald Finch"
_STAMP = datetime(2025, 1, 1, tzinfo=UTC)
_RULES = Rules(Settling.ACCEPT, frozenset(), LinkPolicy.WEB)
_OFFICE = "application/vnd.openxmlformats-officedocument."
_XLSX = _OFFICE + "spreadsheetml.sheet"
_CHART = _OFFICE + "drawingml.chart+xml"


def _with(draft: Draft, text: str = NAME) -> list[Segment]:
    return [s for s in draft.segments if s.text.strip() == text]


def _in_base64(text: str) -> str:
    return base64.b64encode(text.encode("utf-16-le").rjust(120, b"\0")).decode()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (f"<w:moveFromRangeStart w:id='1' w:name='{NAME}'/>", Kind.ATTRIBUTE),
        (f"<w:r><w:fldChar w:fldCharType='begin'><w:fldData>{_in_base64(NAME)}</w:fldData></w:fldChar></w:r>", Kind.METADATA),
        (f"<w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:entryMacro w:val='{NAME}'/></w:ffData></w:fldChar></w:r>", Kind.ATTRIBUTE),
        (f"<w:hyperlink r:id='rIdA' w:anchor='{NAME}'><w:r><w:t>x</w:t></w:r></w:hyperlink>", Kind.ATTRIBUTE),
        (f"<w:hyperlink r:id='rIdA' w:tgtFrame='{NAME}'><w:r><w:t>x</w:t></w:r></w:hyperlink>", Kind.ATTRIBUTE),
        (f"<w:bookmarkStart w:id='1' w:name='_{NAME}'/>", Kind.ATTRIBUTE),
        (f"<w:sdt><w:sdtPr><w:placeholder><w:docPart w:val='{NAME}'/></w:placeholder></w:sdtPr><w:sdtContent/></w:sdt>", Kind.ATTRIBUTE),
        (f"<w:sdt><w:sdtPr><w:dataBinding w:xpath='{NAME}'/></w:sdtPr><w:sdtContent/></w:sdt>", Kind.ATTRIBUTE),
        (f"<w:smartTag w:uri='urn:x' w:element='{NAME}'><w:r><w:t>x</w:t></w:r></w:smartTag>", Kind.ATTRIBUTE),
        (f"<w:customXml w:uri='{NAME}' w:element='x'><w:r><w:t>x</w:t></w:r></w:customXml>", Kind.ATTRIBUTE),
        (f"<w:r><w:pict><v:shape id='{NAME}'/></w:pict></w:r>", Kind.ATTRIBUTE),
        (f"<w:r><w:pict><v:shape><o:signatureline o:suggestedsigner='{NAME}'/></v:shape></w:pict></w:r>", Kind.ATTRIBUTE),
        (f"<w:r><w:pict><v:imagedata src='{NAME}'/></w:pict></w:r>", Kind.ATTRIBUTE),
        (f"<w:r><w:pict><v:shape o:gfxdata='{_in_base64(NAME)}'/></w:pict></w:r>", Kind.METADATA),
        (f"<w:r><w:drawing><wp:inline><x:cNvPr xmlns:x='http://schemas.microsoft.com/office/word/2010/wordprocessingGroup' descr='{NAME}'/></wp:inline></w:drawing></w:r>", Kind.ATTRIBUTE),
        (f"<w:r xmlns:x='urn:x' x:by='{NAME}'><w:t>x</w:t></w:r>", Kind.METADATA),
        (f"<w:r><w:rPr>{NAME}</w:rPr><w:t>x</w:t></w:r>", Kind.METADATA),
        (f"<w:r><w:t>x</w:t></w:r>{NAME}", Kind.METADATA),
        (f"<!-- {NAME} --><w:r><w:t>x</w:t></w:r>", Kind.METADATA),
        (f"<?note {NAME}?><w:r><w:t>x</w:t></w:r>", Kind.METADATA),
        (f"<w:r><w:t><![CDATA[{NAME}]]></w:t></w:r>", Kind.BODY),
        ("<w:r><w:drawing><a:p><a:fld><a:t>Oswald </a:t></a:fld><a:r><a:t>Finch</a:t></a:r></a:p></w:drawing></w:r>", Kind.ATTRIBUTE),
    ],
)  # fmt: skip
def test_places_in_the_body_beside_the_text(word: ModuleType, content: str, kind: Kind) -> None:
    """Names of moves, data of fields, macros, frames, tags, signature lines, stray text and comments are segments."""
    data = word.word_file(word.p(content), links=[word.Link("rIdA", "hyperlink", "https://example.org")])
    found = [s for s in read_word(data, "a.docx").segments if NAME in s.text]
    assert [s.kind for s in found] == [kind]
    assert found[0].where


def _xml(space: str, root: str, content: str) -> str:
    return f'<{root} xmlns="{space}" xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{content}</{root}>'


_DRAWINGML = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PARTS = {
    "style's other name": ("styles", "settings", "styles+xml", f"<w:style><w:aliases w:val='{NAME}'/></w:style>"),
    "style's id": ("styles", "styles", "styles+xml", f"<w:style w:customStyle='1' w:styleId='{NAME}'><w:name w:val='x'/></w:style>"),
    "list's name": ("numbering", "numbering", "numbering+xml", f"<w:abstractNum><w:name w:val='{NAME}'/></w:abstractNum>"),
    "font": ("fonts", "fontTable", "fontTable+xml", f"<w:fonts><w:font w:name='{NAME}'/></w:fonts>"),
    "frame": ("webSettings", "webSettings", "webSettings+xml", f"<w:frameset><w:frame><w:name w:val='{NAME}'/></w:frame></w:frameset>"),
    "mail merge": ("settings", "settings", "settings+xml", f"<w:mailMerge><w:mailSubject w:val='{NAME}'/></w:mailMerge>"),
    "caption": ("settings", "settings", "settings+xml", f"<w:captions><w:caption w:name='{NAME}'/></w:captions>"),
    "schema": ("settings", "settings", "settings+xml", f"<w:attachedSchema w:val='{NAME}'/>"),
    "building block": ("glossary/document", "glossaryDocument", "document.glossary+xml",
        f"<w:docParts><w:docPart><w:docPartPr><w:category><w:name w:val='{NAME}'/></w:category></w:docPartPr></w:docPart></w:docParts>"),
    "building block's description": ("glossary/document", "glossaryDocument", "document.glossary+xml",
        f"<w:docParts><w:docPart><w:docPartPr><w:description w:val='{NAME}'/></w:docPartPr></w:docPart></w:docParts>"),
}  # fmt: skip


@pytest.mark.parametrize("place", _PARTS)
def test_places_in_other_parts_of_the_text(word: ModuleType, place: str) -> None:
    """Other names of styles, lists, fonts, frames, mail merges, captions and building blocks are segments."""
    name, kind, content_type, content = _PARTS[place]
    part = word.Part(f"word/{name}.xml", word.WORD + content_type, kind, word.xml("w:x", content))
    assert [s.kind for s in _with(read_word(word.word_file(word.p("Body."), [part]), "a.docx"))] == [Kind.METADATA]


_OTHERS = {
    "theme": ("word/theme/theme1.xml", _OFFICE + "theme+xml", "theme", _xml(_DRAWINGML, "theme", f"<clrScheme name='{NAME}'/>")),
    "XML's vocabulary": ("customXml/itemProps1.xml", _OFFICE + "customXmlProperties+xml", "customXmlProps",
        f'<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRef ds:uri="{NAME}"/></ds:datastoreItem>'),
    "XML in base64": ("customXml/item1.xml", "application/xml", "customXml", f"<x>{_in_base64(NAME)}</x>"),
    "sensitivity label": ("docMetadata/LabelInfo.xml", "application/vnd.ms-office.classificationlabels+xml", "classificationlabels", f"<labels><label name='{NAME}'/></labels>"),
    "form control": ("word/activeX/activeX1.xml", "application/vnd.ms-office.activeX+xml", "control", f"<ocx><ocxPr name='Caption' value='{NAME}'/></ocx>"),
    "task pane": ("word/webextensions/webextension1.xml", "application/vnd.ms-office.webextension+xml", "webextension", f"<we><property name='x' value='{NAME}'/></we>"),
    "short cuts": ("word/customizations.xml", "application/vnd.ms-word.keyMapCustomizations+xml", "keyMapCustomizations", f"<tcg><acd argValue='{NAME}'/></tcg>"),
    "handwriting": ("word/ink/ink1.xml", "application/inkml+xml", "customXml", f'<ink xmlns="http://www.w3.org/2003/InkML"><annotation>{NAME}</annotation></ink>'),
    "chart's sheet": ("word/charts/chart1.xml", _CHART, "chart", f'<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:pivotSource><c:name>{NAME}</c:name></c:pivotSource></c:chartSpace>'),
    "new chart": ("word/charts/chartEx1.xml", "application/vnd.ms-office.chartex+xml", "chartEx", f'<cx:chartSpace xmlns:cx="http://schemas.microsoft.com/office/drawing/2014/chartex"><cx:strDim><cx:lvl><cx:pt idx="0">{NAME}</cx:pt></cx:lvl></cx:strDim></cx:chartSpace>'),
    "drawing on a chart": ("word/drawings/drawing1.xml", _OFFICE + "drawingml.chartshapes+xml", "chartUserShapes", _xml(_DRAWINGML, "userShapes", f"<sp><cNvPr name='{NAME}'/></sp>").replace("<sp>", '<sp xmlns="urn:x">')),
    "diagram": ("word/diagrams/data1.xml", _OFFICE + "drawingml.diagramData+xml", "diagramData", _xml(_DRAWINGML, "dataModel", "<p><r><t>Oswald </t></r><r><t>Finch</t></r></p>")),
    "diagram's layout": ("word/diagrams/layout1.xml", _OFFICE + "drawingml.diagramLayout+xml", "diagramLayout", f'<dgm:layoutDef xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"><dgm:title val="{NAME}"/></dgm:layoutDef>'),
    "property": ("docProps/custom.xml", _OFFICE + "custom-properties+xml", "custom-properties", f'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property name="n"><vt:vector><vt:bstr>{NAME}</vt:bstr></vt:vector></property></Properties>'),
    "settings of a printer": ("word/printerSettings/printerSettings1.bin", _OFFICE + "wordprocessingml.printerSettings", "printerSettings", NAME.encode("utf-16-le").ljust(200, b"\0")),
    "remains": ("[trash]/0000.dat", "application/octet-stream", "none", b"\0\1\2" + NAME.encode() + b"\0\xff"),
    "notes in the archive": ("notes/plain.txt", "text/plain", "none", f"line\n{NAME}\n"),
    "part's name": (f"word/media/{NAME}.txt", "text/plain", "none", "x"),
    "second body": ("word/document9.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "none", f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>{NAME}</w:t></w:r></w:p></w:body></w:document>'),
}  # fmt: skip


@pytest.mark.parametrize("place", _OTHERS)
def test_places_in_parts_that_are_no_text(word: ModuleType, place: str) -> None:
    """Themes, charts of both kinds, diagrams, ink, labels, panes, properties, printers, remains are segments."""
    name, content_type, kind, content = _OTHERS[place]
    draft = read_word(word.word_file(word.p("Body."), [word.Part(name, content_type, kind, content)]), "a.docx")
    assert [s for s in draft.segments if NAME in s.text]


def _workbook(word: ModuleType, files: ModuleType) -> tuple[bytes, str]:
    """A draft with a chart, and behind it a workbook in which alone a name stands; and the workbook's part."""
    book = "word/embeddings/book1.xlsx"
    parts = [
        word.Part("word/charts/chart1.xml", _CHART, "chart", word.xml("c:chartSpace", "<c:chart/>")),
        word.Part(book, _XLSX, "package", files.workbook({"sst xl/sharedStrings.xml": f"<si><t>{NAME}</t></si>"}), "word/charts/chart1.xml"),
    ]  # fmt: skip
    return word.word_file(word.p("Body."), parts), book


def test_the_workbook_behind_a_chart_is_read_and_named(word: ModuleType, files: ModuleType) -> None:
    """A name in it is a segment of its own kind with the way in as its anchor, and the reviewer is told of the file."""
    data, book = _workbook(word, files)
    draft = read_word(data, "a.docx")
    (found,) = _with(draft)
    assert (found.kind, found.anchor.part) == (Kind.EMBEDDED, f"{book}!xl/sharedStrings.xml")
    assert found.where == "workbook behind a chart 1, text of cells"
    assert Anchor.parse(str(found.anchor)) == found.anchor
    assert [u.part for u in draft.unread] == [book]


def test_both_copies_cope_with_a_finding_in_an_embedded_file(word: ModuleType, files: ModuleType) -> None:
    """The review copy announces it and leaves the file, the publication copy has neither the file nor the name."""
    data, book = _workbook(word, files)
    draft = read_word(data, "a.docx")
    (found,) = _with(draft)
    edit = Edit(found.anchor, Span(0, len(NAME)), NAME, "Child R", "f-1", "PERSON", "declared")
    reviewed = review_parts(data, draft, [edit], {"f-1": "A person."}, _STAMP)
    assert reviewed[book] == zipfile.ZipFile(BytesIO(data)).read(book)
    assert any(b"Child R" in content for name, content in reviewed.items() if "comments" in name) or any(
        b"1 detail" in content for name, content in reviewed.items() if "comments" in name
    )
    published, _ = word_copy(data, [edit], _RULES, "copy", _STAMP)
    assert not any("embeddings" in name for name in published)
    assert not any(NAME.encode() in content for content in published.values())


def test_a_document_in_a_document_is_read_like_any(word: ModuleType, files: ModuleType) -> None:
    """Its text, deleted text, properties and the files inside it are segments; its pictures are named."""
    inner = word.word_file(
        word.p("By ", word.dele("Robin Wren"), NAME),
        [
            word.Part("word/embeddings/b.xlsx", _XLSX, "package", files.workbook({"sst xl/s.xml": "<si><t>Ada Lark</t></si>"})),
            word.Part("word/media/image1.png", "image/png", "image", files.png(Author="Bo Heron")),
        ],
    )  # fmt: skip
    part = word.Part(
        "word/chunk.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "aFChunk", inner
    )
    draft = read_word(word.word_file("<w:altChunk r:id='rId1'/>" + word.p("Body."), [part]), "a.docx")
    assert {
        s.kind
        for text in ("By Oswald Finch", "By Robin WrenOswald Finch", "Ada Lark", "Bo Heron")
        for s in _with(draft, text)
    } == {Kind.EMBEDDED}
    assert len({s.anchor for s in draft.segments}) == len(draft.segments)
    assert "pictures in an embedded document" in [u.reason for u in draft.unread]


def test_the_archive_itself_is_read(word: ModuleType) -> None:
    """The archive's comment and bytes behind it are segments."""
    stream = BytesIO(word.word_file(word.p("Body.")))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.comment = f"for {NAME}".encode()
    data = stream.getvalue() + b"\0\0left over by Robin Wren\0"
    texts = [s.text for s in read_word(data, "a.docx").segments if s.anchor.part == "(archive)"]
    assert texts == [f"for {NAME}", "left over by Robin Wren"]


def test_what_every_document_has_is_no_wording(word: ModuleType, files: ModuleType) -> None:
    """Usual fonts, themes, styles, bookmarks and names of parts yield no segments."""
    parts = [
        word.Part("word/fontTable.xml", word.WORD + "fontTable+xml", "fontTable", word.xml("w:fonts", '<w:font w:name="Calibri"><w:altName w:val="Arial Narrow"/></w:font>')),
        word.Part("word/theme/theme1.xml", _OFFICE + "theme+xml", "theme", _xml(_DRAWINGML, "theme", "<clrScheme name='Office'/>")),
        word.Part("word/media/image1.png", "image/png", "image", files.png()),
    ]  # fmt: skip
    body = word.p('<w:bookmarkStart w:id="1" w:name="_GoBack"/><w:bookmarkEnd w:id="1"/>', "Body.")
    draft = read_word(word.word_file(body, parts), "a.docx")
    assert [s.text for s in draft.segments] == ["Body.", "a"]
