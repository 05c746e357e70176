"""What a reader with a screen reader needs stays: title, language, headings, tables' headers, alternative texts, order."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DC = "{http://purl.org/dc/elements/1.1/}"
CORE = "docProps/core.xml"
STYLES = (
    "<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val='cy-GB'/></w:rPr></w:rPrDefault></w:docDefaults>"
    "<w:style w:type='paragraph' w:styleId='T'><w:name w:val='Title'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='H1'><w:name w:val='heading 1'/></w:style>"
    "<w:style w:type='paragraph' w:customStyle='1' w:styleId='House'><w:name w:val='House'/><w:basedOn w:val='H1'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='H2'><w:name w:val='heading 2'/><w:basedOn w:val='H1'/><w:pPr><w:outlineLvl w:val='1'/></w:pPr></w:style>"
)


def styled(style: str, text: str) -> str:
    """A paragraph in a style."""
    return f"<w:p><w:pPr><w:pStyle w:val='{style}'/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def draft(word: ModuleType, body: str, styles: str = STYLES) -> bytes:
    """A draft with styles, and a title property of its own."""
    core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    properties = f"<cp:coreProperties xmlns:cp='{core}' xmlns:dc='{DC.strip('{}')}'><dc:title>Earlier</dc:title></cp:coreProperties>"
    parts = [
        word.Part("word/styles.xml", word.WORD + "styles+xml", "styles", word.xml("w:styles", styles)),
        word.Part("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", "x", properties),
    ]
    return word.word_file(body + "<w:sectPr/>", parts)


TITLES = {
    "title before heading": (styled("H1", "Part one") + styled("T", "Review of Ann"), "Review of Child R"),
    "first heading of level 1": (styled("H2", "Section") + styled("H1", "About Ann") + styled("H1", "x"), "About Child R"),
    "style made after a heading": (styled("H2", "Section") + styled("House", "Findings"), "Findings"),
    "outline level of its own": (
        "<w:p><w:pPr><w:outlineLvl w:val='0'/></w:pPr><w:r><w:t>Summary</w:t><w:br/><w:t>of it</w:t></w:r></w:p>",
        "Summary of it",
    ),
    "an empty title is none": (styled("T", " ") + styled("H1", "Findings"), "Findings"),
    "hidden words are no title": (
        styled("T", "A").replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>") + styled("T", "B"),
        "B",
    ),
    "nothing but text": ("<w:p><w:r><w:t>Ann</w:t></w:r></w:p>", "copy"),
}  # fmt: skip


@pytest.mark.parametrize(("body", "title"), TITLES.values(), ids=TITLES.keys())
def test_the_title_is_the_copys_own(word: ModuleType, publish: Callable, body: str, title: str) -> None:
    """The title is what the edited pages say it is, never the draft's property; the file's name if they say nothing."""
    copy = publish(draft(word, body), {"Ann": "Child R"})
    assert copy.root(CORE).findtext(DC + "title") == title
    assert [etree.QName(e).localname for e in copy.root(CORE)] == ["title", "language", "created", "modified"]


def test_the_language_is_the_documents_own(word: ModuleType, publish: Callable) -> None:
    """The default language of the styles is told; where there is none, none is made up."""
    body = styled("T", "a")
    assert publish(draft(word, body)).root(CORE).findtext(DC + "language") == "cy-GB"
    assert publish(draft(word, body, STYLES.replace("cy-GB", "x-none"))).root(CORE).findtext(DC + "language") is None


STAYS = {
    "heading style": (styled("H1", "a"), ".//w:pStyle[@w:val='H1']"),
    "outline level": ("<w:p><w:pPr><w:outlineLvl w:val='2'/></w:pPr></w:p>", ".//w:outlineLvl[@w:val='2']"),
    "header row": (
        "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
        ".//w:trPr/w:tblHeader",
    ),
    "title and description of a table": (
        "<w:tbl><w:tblPr><w:tblCaption w:val='Ann'/><w:tblDescription w:val='of Ann'/></w:tblPr><w:tblGrid/><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
        ".//w:tblCaption[@w:val='Child R']/../w:tblDescription[@w:val='of Child R']",
    ),
    "language of a passage": (
        "<w:p><w:r><w:rPr><w:lang w:val='fr-FR' w:bidi='he-IL'/></w:rPr><w:t>a</w:t></w:r></w:p>",
        ".//w:lang[@w:val='fr-FR'][@w:bidi='he-IL']",
    ),
    "list": (
        "<w:p><w:pPr><w:numPr><w:ilvl w:val='1'/><w:numId w:val='3'/></w:numPr></w:pPr></w:p>",
        ".//w:numPr[w:ilvl/@w:val='1']/w:numId[@w:val='3']",
    ),
    "alternative text": (
        "<w:p><w:r><w:pict><v:shape alt='Ann'><v:textbox><w:txbxContent><w:p/></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>",
        ".//v:shape[@alt='Child R']",
    ),
    "decorative mark": (
        "<w:p><w:r><w:drawing><wp:inline><wp:extent cx='9' cy='9'/><wp:docPr id='4' name='Ann'><a:extLst><a:ext "
        "uri='{C183D7F6-B498-43B3-948B-1728B52AA6E4}'><adec:decorative xmlns:adec='http://schemas.microsoft.com/office/drawing/2017/decorative'"
        " val='1'/></a:ext></a:extLst></wp:docPr><a:graphic><a:graphicData uri='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'>"
        "<wps:wsp/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>",
        ".//wp:docPr[@name='Shape 1']//*[local-name()='decorative'][@val='1']",
    ),
    "contents": (
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>"
        "<w:p><w:r><w:t>a</w:t></w:r></w:p></w:sdtContent></w:sdt>",
        ".//w:docPartGallery[@w:val='Table of Contents']",
    ),
}  # fmt: skip
PREFIXES = {
    "w": W.strip("{}"),
    "v": "urn:schemas-microsoft-com:vml",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}


@pytest.mark.parametrize(("body", "path"), STAYS.values(), ids=STAYS.keys())
def test_what_a_screen_reader_needs_stays(word: ModuleType, publish: Callable, body: str, path: str) -> None:
    """Marks of structure stay as they are, and words among them are edited."""
    copy = publish(draft(word, body + styled("T", "text")), {"Ann": "Child R"})
    assert copy.root().xpath(path, namespaces=PREFIXES)


def test_notes_stay_where_they_are_referred_to(word: ModuleType, publish: Callable) -> None:
    """A note and its reference keep each other; a note that nothing refers to goes and is counted."""
    notes = "".join(
        f"<w:footnote w:id='{n}'><w:p><w:r><w:footnoteRef/><w:t>{t}</w:t></w:r></w:p></w:footnote>"
        for n, t in ((2, "one"), (3, "loose"))
    )
    body = "<w:p><w:r><w:t>a</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r></w:p><w:sectPr/>"
    copy = publish(word.word_file(body, [word.story("footnotes", "footnotes", notes)]))
    assert copy.paragraphs("word/footnotes.xml") == ["one"]
    assert [r.get(W + "id") for r in copy.root().iter(W + "footnoteReference")] == ["2"]
    assert copy.sentences == ("1 note that nothing refers to was left out.",)
