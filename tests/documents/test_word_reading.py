"""Every place where words live in a Word file becomes a segment that says where it is."""

from __future__ import annotations

from types import ModuleType

import pytest

from redraft.documents.ooxml.opening.package import open_package
from redraft.documents.ooxml.reading.reader import read_word
from redraft.documents.ooxml.reading.story import story_of
from redraft.documents.ooxml.xml import attribute_of, element_at
from redraft.text import Draft, Kind, Segment, View

_CORE = "application/vnd.openxmlformats-package.core-properties+xml"
_CUSTOM = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_APP = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
_CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"


def _cell(word: ModuleType, text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{word.p(text)}</w:tc>"


def _table(word: ModuleType, *rows: list[str]) -> str:
    body = "".join(
        "<w:tr>" + "".join(c if c.startswith("<") else _cell(word, c) for c in row) + "</w:tr>" for row in rows
    )
    return f"<w:tbl>{body}</w:tbl>"


def _of(draft: Draft, text: str) -> Segment:
    found = [s for s in draft.segments if s.text == text]
    assert len(found) == 1, f"{text}: {len(found)} segments"
    return found[0]


def test_tables_say_row_column_and_heading(word: ModuleType) -> None:
    """A cell knows its row and column and the heading over it, below title rows, merged cells and controls."""
    inner = f"<w:tc>{_table(word, ['deep'])}<w:p/></w:tc>"
    rows = [
        ["Case 12", "Draft"],
        ["Date", "Entry"],
        ["3 May", "visit"],
        [_cell(word, "both", '<w:gridSpan w:val="2"/>')],
        ["x", inner],
    ]
    body = (
        word.p("First.")
        + "<w:sdt><w:sdtContent>"
        + _table(word, *rows)
        + "</w:sdtContent></w:sdt>"
        + _table(word, ["last"])
    )
    draft = read_word(word.word_file(body), "a.docx")
    visit = _of(draft, "visit")
    assert (visit.kind, visit.where, visit.heading) == (Kind.TABLE, "table 1, row 3, column 2", "Entry")
    assert _of(draft, "Date").heading == ""
    assert _of(draft, "deep").where == "table 1, row 5, column 2, inner table, row 1, column 1"
    assert _of(draft, "last").where == "table 2, row 1, column 1"
    assert (_of(draft, "First.").kind, _of(draft, "First.").where) == (Kind.BODY, "paragraph 1")


def test_headers_notes_and_comments_are_stories_of_their_own(word: ModuleType) -> None:
    """Headers and footers, referenced or not, notes and comments are read, each kind by its name."""
    note = '<w:{0} w:id="1">{1}</w:{0}>'
    parts = [
        word.story("hdr", "header1", word.p("In the header")),
        word.story("hdr", "strange-name", word.p("In no section")),
        word.story("ftr", "footer1", word.p("In the footer")),
        word.story("footnotes", "footnotes", note.format("footnote", word.p("A footnote"))),
        word.story("endnotes", "endnotes", note.format("endnote", word.p("An endnote"))),
        word.story(
            "comments", "comments", f'<w:comment w:id="0" w:author="Ann Editor">{word.p("A remark")}</w:comment>'
        ),
    ]
    draft = read_word(word.word_file(word.p("Body."), parts), "a.docx")
    expected = {
        "In the header": (Kind.HEADER, "header 1, paragraph 1"),
        "In no section": (Kind.HEADER, "header 2, paragraph 1"),
        "In the footer": (Kind.FOOTER, "footer 1, paragraph 1"),
        "A footnote": (Kind.FOOTNOTE, "footnote 1, paragraph 1"),
        "An endnote": (Kind.ENDNOTE, "endnote 1, paragraph 1"),
        "A remark": (Kind.COMMENT, "comment 1, paragraph 1"),
    }
    assert {text: (_of(draft, text).kind, _of(draft, text).where) for text in expected} == expected
    assert _of(draft, "Ann Editor").kind is Kind.AUTHOR
    assert [(c.where, c.author, c.text) for c in draft.comments] == [("comment 1", "Ann Editor", "A remark")]


def test_both_halves_of_a_text_box_are_read(word: ModuleType) -> None:
    """Choice and fallback are two places, even where they hold the same words."""
    drawing = f"<w:drawing><wps:wsp><wps:txbx><w:txbxContent>{word.p('In the box')}</w:txbxContent></wps:txbx></wps:wsp></w:drawing>"
    fallback = word.box(word.p("In the box")).removeprefix("<w:r>").removesuffix("</w:r>")
    both = f"<mc:AlternateContent><mc:Choice>{drawing}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    draft = read_word(word.word_file(word.p(f"<w:r>{both}</w:r>")), "a.docx")
    boxes = [s for s in draft.segments if s.text == "In the box"]
    assert [s.where for s in boxes] == ["text box 1, paragraph 1", "text box 2, paragraph 1"]
    assert {s.kind for s in boxes} == {Kind.TEXT_BOX}


def test_revisions_give_a_second_view_and_their_places(word: ModuleType) -> None:
    """A paragraph that reads differently when earlier changes are rejected has two segments."""
    body = word.p("Plain.") + word.p("By ", word.dele("Oswald"), word.ins(word.r("Finch")))
    draft = read_word(word.word_file(body), "a.docx")
    assert _of(draft, "By Finch").anchor.view is View.FINAL
    assert _of(draft, "By Oswald").anchor.view is View.ORIGINAL
    assert [(r.where, r.kind, r.text) for r in draft.revisions] == [
        ("paragraph 2", "deleted", "Oswald"),
        ("paragraph 2", "inserted", "Finch"),
    ]
    assert len([s for s in draft.segments if s.text == "Plain."]) == 1
    assert _of(draft, "Ann Editor").kind is Kind.AUTHOR


@pytest.mark.parametrize(
    ("content", "text", "kind"),
    [
        ('<w:r><w:drawing><wp:inline><wp:docPr id="1" name="n" descr="A portrait"/></wp:inline></w:drawing></w:r>', "A portrait", Kind.ATTRIBUTE),
        ('<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Finch house.png"/></wp:inline></w:drawing></w:r>', "Finch house", Kind.ATTRIBUTE),
        ('<w:r><w:pict><v:shape alt="A genogram"/></w:pict></w:r>', "A genogram", Kind.ATTRIBUTE),
        ('<w:r><w:pict><v:shape><v:textpath string="WordArt text"/></v:shape></w:pict></w:r>', "WordArt text", Kind.ATTRIBUTE),
        ('<w:hyperlink w:tooltip="Write to her"><w:r><w:t>x</w:t></w:r></w:hyperlink>', "Write to her", Kind.ATTRIBUTE),
        ('<w:sdt><w:sdtPr><w:alias w:val="Control title"/></w:sdtPr><w:sdtContent/></w:sdt>', "Control title", Kind.ATTRIBUTE),
        ('<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText="A choice" w:value="1"/></w:dropDownList></w:sdtPr><w:sdtContent/></w:sdt>', "A choice", Kind.ATTRIBUTE),
        ('<w:fldSimple w:instr="DOCPROPERTY Family"><w:r><w:t>x</w:t></w:r></w:fldSimple>', "DOCPROPERTY Family", Kind.FIELD),
        ('<w:r><w:instrText>INCLUDE</w:instrText></w:r><w:r><w:instrText>TEXT path</w:instrText></w:r>', "INCLUDETEXT path", Kind.FIELD),
        ('<w:bookmarkStart w:id="1" w:name="Finch_statement"/><w:bookmarkEnd w:id="1"/>', "Finch_statement", Kind.ATTRIBUTE),
        ('<m:oMath><m:r><m:t>E</m:t></m:r><m:r><m:t>dge</m:t></m:r></m:oMath>', "Edge", Kind.ATTRIBUTE),
        ('<w:r><w:drawing><a:p><a:r><a:t>Sha</a:t></a:r><a:r><a:t>pe</a:t></a:r></a:p></w:drawing></w:r>', "Shape", Kind.ATTRIBUTE),
        ('<w:r><w:ruby><w:rt><w:r><w:t>reading</w:t></w:r></w:rt><w:rubyBase/></w:ruby></w:r>', "reading", Kind.ATTRIBUTE),
        ('<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden words</w:t></w:r>', "hidden words", Kind.BODY),
        ('<x:note xmlns:x="urn:x">in an unknown element</x:note>', "in an unknown element", Kind.METADATA),
    ],
)  # fmt: skip
def test_text_off_the_line_is_read(word: ModuleType, content: str, text: str, kind: Kind) -> None:
    """Alternative texts, tool tips, controls, field codes, shapes, equations and hidden text are segments."""
    data = word.word_file(word.p(content) + word.p("Body."))
    segment = _of(read_word(data, "a.docx"), text)
    assert segment.kind is kind
    assert "paragraph 1" in segment.where


def test_parts_that_no_page_shows_are_read(word: ModuleType) -> None:
    """Properties, variables, custom XML, charts, people, building blocks, link targets and the file name are segments."""
    core = '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Ann Editor</dc:creator></cp:coreProperties>'
    app = '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Company>A firm</Company><Pages>3</Pages></Properties>'
    custom = '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property name="Family"><vt:lpwstr>Finch</vt:lpwstr></property></Properties>'
    chart = word.xml(
        "c:chartSpace",
        "<c:strCache><c:pt><c:v>Category</c:v></c:pt></c:strCache><c:numCache><c:pt><c:v>12</c:v></c:pt></c:numCache>",
    )
    parts = [
        word.Part("docProps/core1.xml", _CORE, "core", core),
        word.Part("docProps/app.xml", _APP, "app", app),
        word.Part("docProps/custom.xml", _CUSTOM, "custom", custom),
        word.Part("word/settings.xml", word.WORD + "settings+xml", "settings", word.xml("w:settings", '<w:docVars><w:docVar w:name="v" w:val="A variable"/></w:docVars>')),
        word.Part("customXml/item1.xml", "application/xml", "customXml", '<case xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="xs:string" worker="Attribute value">Element text</case>'),
        word.Part("word/charts/chart1.xml", _CHART, "chart", chart),
        word.Part("word/people.xml", word.WORD + "people+xml", "people", word.xml("w15:people", '<w15:person w15:author="Bo Person"><w15:presenceInfo w15:userId="bo@example.org"/></w15:person>')),
        word.Part("word/glossary/document.xml", word.WORD + "document.glossary+xml", "glossaryDocument", word.xml("w:glossaryDocument", word.p("A building block"))),
    ]  # fmt: skip
    links = [word.Link("rIdA", "hyperlink", "mailto:os%20wald@example.org")]
    draft = read_word(word.word_file(word.p("Body."), parts, links), "Finch v2.docx")
    expected = {
        "Ann Editor": Kind.PROPERTY, "A firm": Kind.PROPERTY, "Family": Kind.PROPERTY, "Finch": Kind.PROPERTY,
        "A variable": Kind.PROPERTY, "Attribute value": Kind.METADATA, "Element text": Kind.METADATA,
        "Category": Kind.METADATA, "Bo Person": Kind.AUTHOR, "bo@example.org": Kind.AUTHOR,
        "A building block": Kind.METADATA, "mailto:os%20wald@example.org": Kind.LINK, "Finch v2": Kind.FILE_NAME,
    }  # fmt: skip
    assert {text: _of(draft, text).kind for text in expected} == expected
    assert not [s for s in draft.segments if s.text in ("3", "12", "xs:string")]


def test_pictures_are_listed_and_unreadable_content_is_named(word: ModuleType) -> None:
    """Pictures have an id and a place; objects, recordings and unknown parts are named as unread with a reason."""
    body = word.p("One.") + word.p('<w:r><w:drawing><a:blip r:embed="rId1"/></w:drawing></w:r>')
    parts = [
        word.Part("word/media/image1.png", "image/png", "image", b"png"),
        word.Part("word/media/image2.emf", "image/x-emf", "image", b"emf"),
        word.Part("word/embeddings/object1.bin", "application/vnd.openxmlformats-officedocument.oleObject", "oleObject", b"ole"),
        word.Part("word/afchunk.mht", "message/rfc822", "aFChunk", b"mht"),
        word.Part("trash.dat", "", "mystery", b"?"),
    ]  # fmt: skip
    draft = read_word(word.word_file(body, parts), "a.docx")
    assert [(p.part, p.where) for p in draft.pictures] == [
        ("word/media/image1.png", "paragraph 2"),
        ("word/media/image2.emf", "not shown on any page"),
    ]
    assert draft.pictures[0].id.startswith("pic-") and len(draft.pictures[0].id) == 16
    assert [p.on_page for p in draft.pictures] == [True, False]
    assert [u.part for u in draft.unread] == [
        "trash.dat",
        "word/afchunk.mht",
        "word/embeddings/object1.bin",
        "word/media/image2.emf",
    ]
    assert all(u.reason for u in draft.unread)


def test_parts_are_found_by_type_not_by_name(word: ModuleType) -> None:
    """A main document of another name is still the body."""
    draft = read_word(word.word_file(word.p("Body."), main="word/document2.xml"), "a.docx")
    assert _of(draft, "Body.").kind is Kind.BODY


def test_every_anchor_leads_back_to_its_text(word: ModuleType) -> None:
    """The path of each segment, resolved in its part, gives the text of the segment again."""
    body = _table(word, ["Date", "Entry"]) + word.p(
        "By ", word.dele("Oswald"), word.ins(word.r("Finch")), word.box(word.p("box"))
    )
    body += word.p('<w:hyperlink w:tooltip="Tip"><w:r><w:t>link</w:t></w:r></w:hyperlink>')
    data = word.word_file(
        body, [word.story("hdr", "header1", word.p("Header"))], [word.Link("rIdA", "hyperlink", "mailto:x@example.org")]
    )
    package = open_package(data)
    segments = [s for s in read_word(data, "a.docx").segments if s.anchor.part]
    assert len(segments) == 10
    for segment in segments:
        element = element_at(package.root(segment.anchor.part), segment.anchor.path)
        name = attribute_of(segment.anchor.path)
        assert segment.text == (element.get(name) if name else story_of(element, segment.anchor.view).text)
    assert len({s.anchor for s in segments}) == len(segments)


def test_the_fixture_drafts_are_read_without_a_gap(word: ModuleType) -> None:
    """The bundled cases, traps included, leave nothing unread but what is named."""
    from redraft.documents import read
    from redraft.resources import folder

    drafts = sorted(folder("fixtures").glob("*/drafts/*.docx"))
    assert drafts
    for path in drafts:
        draft = read(path)
        assert len({s.anchor for s in draft.segments}) == len(draft.segments)
        assert all(s.text.strip() and s.where for s in draft.segments)
