"""Each of the places where a Word file hides something is told by `inspect`, by the number it has in the list of places.

The list is that of `docs/word-anatomy.md` and of ECMA-376; places that a page shows (paragraphs, tables, headers, notes,
equations) hide nothing and are no rows here.
"""

from __future__ import annotations

import gzip
import importlib.util
import zipfile
from pathlib import Path

import pytest

from redraft.leaks import Kind, inspect

_spec = importlib.util.spec_from_file_location(
    "redraft_compound_file_too", Path(__file__).with_name("compound_file.py")
)
assert _spec is not None and _spec.loader is not None
_module = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_module)
compound = _module.compound

SECRET = "Brandreth"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
PNG = b"\x89PNG\r\n\x1a\n" + b"".join(
    len(body).to_bytes(4, "big") + kind + body + bytes(4)
    for kind, body in ((b"IHDR", bytes(13)), (b"tEXt", b"Author\0Brandreth"), (b"IEND", b""))
)


def run(inner: str, properties: str = "") -> str:
    """A run with a letter in it."""
    return f"<w:p><w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}<w:t>x</w:t>{inner}</w:r></w:p>"


MARKUP: dict[str, tuple[Kind, str]] = {
    "5 comments, their authors": (Kind.AUTHORS, f'<w:comment w:id="1" w:author="{SECRET}"/>'),
    "7 insertions": (Kind.REVISIONS, '<w:p><w:ins w:id="1"><w:r><w:t>x</w:t></w:r></w:ins></w:p>'),
    "7 deletions": (Kind.REVISIONS, '<w:p><w:del w:id="1"><w:r><w:delText>x</w:delText></w:r></w:del></w:p>'),
    "8 moves": (Kind.REVISIONS, '<w:p><w:moveFrom w:id="1"/></w:p>'),
    "9 formatting revisions": (Kind.REVISIONS, run("", f'<w:rPrChange w:id="1" w:author="{SECRET}"/>')),
    "10 authors of revisions": (Kind.AUTHORS, f'<w:p><w:ins w:id="1" w:author="{SECRET}"/></w:p>'),
    "12 WordArt": (Kind.DRAWN_TEXT, f'<v:textpath string="{SECRET}"/>'),
    "13 content controls": (Kind.CONTROLS, f'<w:sdt><w:sdtPr><w:alias w:val="{SECRET}"/></w:sdtPr></w:sdt>'),
    "13 choices": (
        Kind.CONTROLS,
        f'<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:value="{SECRET}"/></w:dropDownList></w:sdtPr></w:sdt>',
    ),
    "14 data binding": (Kind.DATA_BINDING, "<w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr></w:sdt>"),
    "15 field codes": (Kind.FIELDS, run(f"<w:instrText>AUTHOR {SECRET}</w:instrText>")),
    "15 field data": (Kind.FIELDS, run("<w:fldChar><w:fldData>QnJhbmRyZXRo</w:fldData></w:fldChar>")),
    "16 form fields": (Kind.CONTROLS, f'<w:ffData><w:helpText w:val="{SECRET}"/></w:ffData>'),
    "17 tool tips": (Kind.ALT_TEXT, f'<w:p><w:hyperlink w:tooltip="{SECRET}"/></w:p>'),
    "18 bookmarks": (Kind.BOOKMARKS, f'<w:bookmarkStart w:name="{SECRET}"/>'),
    "19 alternative text": (Kind.ALT_TEXT, f'<wp:docPr id="1" name="x" descr="{SECRET}"/>'),
    "19 captions of tables": (Kind.ALT_TEXT, f'<w:tbl><w:tblPr><w:tblCaption w:val="{SECRET}"/></w:tblPr></w:tbl>'),
    "20 hidden text": (Kind.HIDDEN_TEXT, run("", "<w:vanish/>")),
    "21 white text": (Kind.FAINT_TEXT, run("", '<w:color w:val="FFFFFF"/>')),
    "21 tiny text": (Kind.FAINT_TEXT, run("", '<w:sz w:val="2"/>')),
    "21 blacked out": (Kind.FAINT_TEXT, run("", '<w:highlight w:val="black"/>')),
    "22 ruby": (Kind.READING_AIDS, run("<w:ruby/>")),
    "23 smart tags": (Kind.REMAINS, "<w:p><w:smartTag/></w:p>"),
    "23 custom XML tags": (Kind.REMAINS, f'<w:customXml w:element="{SECRET}"/>'),
    "27 inserted documents": (Kind.EMBEDDED, "<w:altChunk/>"),
    "28 parts of a master document": (Kind.LINKS, "<w:subDoc/>"),
    "30 editing sessions": (Kind.EDIT_SESSIONS, '<w:p w:rsidR="00AB12CD"/>'),
    "31 marks of the spelling checker": (Kind.REMAINS, '<w:p><w:proofErr w:type="spellStart"/></w:p>'),
    "32 permissions": (Kind.PERMISSIONS, f'<w:permStart w:ed="{SECRET}"/>'),
    "33 ink": (Kind.DRAWN_TEXT, "<w14:contentPart/>"),
    "36 OLE objects": (Kind.EMBEDDED, run("<w:object><o:OLEObject/></w:object>")),
    "38 cropped pictures": (Kind.CROPPED, '<a:srcRect l="25000" b="0"/>'),
    "41 ActiveX": (Kind.EMBEDDED, run("<w:object><w:control/></w:object>")),
    "59 XML comments": (Kind.REMAINS, f"<!-- {SECRET} -->"),
    "59 instructions": (Kind.REMAINS, f"<?who {SECRET}?>"),
    "invisible characters": (Kind.INVISIBLE, "<w:p><w:r><w:t>Bran\u200bdreth</w:t></w:r></w:p>"),
}


def w(tag: str, inner: str) -> bytes:
    """A part of Word with this root."""
    return f"<w:{tag} {NAMESPACES}>{inner}</w:{tag}>".encode()


MEMBERS: dict[str, tuple[Kind, str, bytes]] = {
    "5 comments": (Kind.COMMENTS, "word/comments.xml", w("comments", "<w:comment/>")),
    "6 threads of comments": (Kind.COMMENTS, "word/commentsExtensible.xml", b"<a/>"),
    "6 people": (Kind.PEOPLE, "word/people.xml", b"<a/>"),
    "29 building blocks": (Kind.GLOSSARY, "word/glossary/document.xml", b"<a/>"),
    "30 sessions in the settings": (Kind.EDIT_SESSIONS, "word/settings.xml", w("settings", "<w:rsids/>")),
    "31 the checker's words": (Kind.REMAINS, "word/intelligence2.xml", b"<a/>"),
    "33 handwriting": (Kind.DRAWN_TEXT, "word/ink/ink1.xml", b"<a/>"),
    "34 charts": (Kind.DRAWN_TEXT, "word/charts/chart1.xml", b"<a/>"),
    "35 embedded workbooks": (Kind.EMBEDDED, "word/embeddings/a.xlsx", b"PK"),
    "36 compound files": (Kind.EMBEDDED, "word/x.bin", compound(Contents=b"x")),
    "37 SmartArt": (Kind.DRAWN_TEXT, "word/diagrams/data1.xml", b"<a/>"),
    "38 metadata of pictures": (Kind.PICTURE_METADATA, "word/media/image1.png", PNG),
    "38 drawings of Windows": (Kind.DRAWN_TEXT, "word/media/image1.emf", b"\1\0\0\0"),
    "38 drawings of Windows, packed": (Kind.DRAWN_TEXT, "word/media/image1.emz", gzip.compress(b"\1\0\0\0")),
    "38 SVG": (Kind.DRAWN_TEXT, "word/media/image1.svg", b"<svg/>"),
    "40 macros": (Kind.MACROS, "word/vbaProject.bin", b"x"),
    "41 controls": (Kind.EMBEDDED, "word/activeX/activeX1.xml", b"<a/>"),
    "41 web extensions": (Kind.EMBEDDED, "word/webextensions/webextension1.xml", b"<a/>"),
    "42 printer settings": (Kind.PRINTER, "word/printerSettings/printerSettings1.bin", b"x"),
    "43 embedded fonts": (Kind.FONTS, "word/fonts/font1.odttf", b"x"),
    "44 thumbnail": (Kind.THUMBNAIL, "docProps/thumbnail.emf", b"x"),
    "45 signatures": (Kind.SIGNATURE, "_xmlsignatures/sig1.xml", b"<a/>"),
    "46 recordings": (Kind.EMBEDDED, "word/media/media1.mp3", b"x"),
    "46 somebody's keys": (Kind.REMAINS, "word/customizations.xml", b"<a/>"),
    "46 trash": (Kind.REMAINS, "[trash]/0000.dat", b"x"),
    "47 core properties": (
        Kind.PROPERTIES,
        "docProps/core.xml",
        b'<c:coreProperties xmlns:c="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        b'xmlns:d="http://purl.org/dc/elements/1.1/"><d:creator>Brandreth</d:creator></c:coreProperties>',
    ),
    "48 extended properties": (
        Kind.PROPERTIES,
        "docProps/app.xml",
        b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Company>B</Company></Properties>',
    ),
    "49 custom properties": (
        Kind.PROPERTIES,
        "docProps/custom.xml",
        b'<p:Properties xmlns:p="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        b'xmlns:v="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><p:property><v:lpwstr>B</v:lpwstr></p:property></p:Properties>',
    ),
    "50 sensitivity label": (Kind.LABEL, "docMetadata/LabelInfo.xml", b"<a/>"),
    "51 template": (Kind.TEMPLATE, "word/settings.xml", w("settings", "<w:attachedTemplate/>")),
    "51 document variables": (Kind.VARIABLES, "word/settings.xml", w("settings", "<w:docVars><w:docVar/></w:docVars>")),
    "51 mail merge": (Kind.LINKS, "word/settings.xml", w("settings", "<w:mailMerge/>")),
    "51 protection": (Kind.PERMISSIONS, "word/settings.xml", w("settings", "<w:documentProtection/>")),
    "52 web settings": (Kind.REMAINS, "word/webSettings.xml", w("webSettings", "<w:divs><w:div/></w:divs>")),
    "53 names of styles": (
        Kind.STYLES,
        "word/styles.xml",
        w("styles", f'<w:style w:customStyle="1" w:styleId="a"><w:name w:val="{SECRET}"/></w:style>'),
    ),
    "56 custom XML": (Kind.CUSTOM_XML, "customXml/item1.xml", b"<a/>"),
    "57 links": (
        Kind.LINKS,
        "word/_rels/document.xml.rels",
        f'<Relationships xmlns="{RELATIONSHIPS}"><Relationship Target="file:///C:/" TargetMode="External"/></Relationships>'.encode(),
    ),
    "58 names of parts": (Kind.PART_NAMES, f"word/media/{SECRET}.png", b"\x89PNG\r\n\x1a\n"),
    "62 spare documents": (Kind.REMAINS, "word/document1.xml", b"<a/>"),
}


def package(path: Path, body: str = "", members: dict[str, bytes] | None = None, comment: bytes = b"") -> Path:
    """A package with `body` in its document."""
    rels = f'<Relationships xmlns="{RELATIONSHIPS}"><Relationship Id="r1" Type="t" Target="word/document.xml"/></Relationships>'
    with zipfile.ZipFile(path, "w") as out:
        out.writestr("[Content_Types].xml", "<Types/>")
        out.writestr("_rels/.rels", rels)
        out.writestr("word/document.xml", w("document", f"<w:body>{body}</w:body>"))
        for name, data in (members or {}).items():
            out.writestr(name, data)
        out.comment = comment
    return path


def kinds(path: Path) -> set[Kind]:
    """What is hidden in a file, of which nothing is quoted."""
    found = inspect(path)
    assert SECRET not in repr([(each.kind, each.says) for each in found])
    return {each.kind for each in found}


def test_an_empty_document_hides_nothing(tmp_path: Path) -> None:
    """Without any of it, nothing is told: every other test here could fail."""
    assert kinds(package(tmp_path / "a.docx", run(""))) == set()


@pytest.mark.parametrize(("kind", "markup"), MARKUP.values(), ids=MARKUP.keys())
def test_places_in_the_document_are_told(tmp_path: Path, kind: Kind, markup: str) -> None:
    """Each place in the mark-up of the body is told by its kind."""
    assert kind in kinds(package(tmp_path / "a.docx", markup))


@pytest.mark.parametrize(("kind", "name", "data"), MEMBERS.values(), ids=MEMBERS.keys())
def test_places_in_other_parts_are_told(tmp_path: Path, kind: Kind, name: str, data: bytes) -> None:
    """Each place in a part of its own is told by its kind."""
    assert kind in kinds(package(tmp_path / "a.docx", members={name: data}))


def test_the_archive_itself_is_told(tmp_path: Path) -> None:
    """60: a comment of the archive, bytes before it, and two parts of one name. 62: a second body."""
    assert Kind.REMAINS in kinds(package(tmp_path / "a.docx", comment=SECRET.encode()))
    appended = package(tmp_path / "b.docx")
    appended.write_bytes(SECRET.encode() + appended.read_bytes())
    assert Kind.REMAINS in kinds(appended)
    with pytest.warns(UserWarning):
        twice = package(tmp_path / "c.docx", members={"word/document.xml": w("document", "")})
    assert "two parts of one name" in {each.says for each in inspect(twice)}
    assert Kind.REMAINS in kinds(package(tmp_path / "d.docx", "</w:body><w:body>"))
