"""Workbooks, presentations, rich text, web pages, OpenDocument, plain text and compound files tell what they hide, too."""

from __future__ import annotations

import importlib.util
import zipfile
from pathlib import Path

import pytest

from redraft.leaks import Kind, inspect

_spec = importlib.util.spec_from_file_location(
    "redraft_compound_file_three", Path(__file__).with_name("compound_file.py")
)
assert _spec is not None and _spec.loader is not None
_module = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_module)
compound = _module.compound

S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
P = (
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
SECRET = "Brandreth"

PARTS: dict[str, tuple[Kind, str, str]] = {
    "hidden sheet": (
        Kind.HIDDEN_CELLS,
        "xl/workbook.xml",
        f'<workbook {S}><sheets><sheet name="B" state="veryHidden"/></sheets></workbook>',
    ),
    "hidden row": (
        Kind.HIDDEN_CELLS,
        "xl/worksheets/sheet1.xml",
        f'<worksheet {S}><sheetData><row hidden="1"/></sheetData></worksheet>',
    ),
    "hidden column": (
        Kind.HIDDEN_CELLS,
        "xl/worksheets/sheet1.xml",
        f'<worksheet {S}><cols><col hidden="1"/></cols></worksheet>',
    ),
    "name of a range": (
        Kind.BOOKMARKS,
        "xl/workbook.xml",
        f'<workbook {S}><definedNames><definedName name="{SECRET}"/></definedNames></workbook>',
    ),
    "hidden name": (
        Kind.NAMES,
        "xl/workbook.xml",
        f'<workbook {S}><definedNames><definedName name="a" hidden="1"/></definedNames></workbook>',
    ),
    "note on a cell": (
        Kind.COMMENTS,
        "xl/comments1.xml",
        f"<comments {S}><commentList><comment/></commentList></comments>",
    ),
    "pivot cache": (Kind.KEPT_DATA, "xl/pivotCache/pivotCacheRecords1.xml", f"<pivotCacheRecords {S}/>"),
    "values of another workbook": (
        Kind.KEPT_DATA,
        "xl/externalLinks/externalLink1.xml",
        f"<externalLink {S}><externalBook/></externalLink>",
    ),
    "connection": (Kind.CONNECTIONS, "xl/connections.xml", f"<connections {S}><connection/></connections>"),
    "folder of the last save": (
        Kind.PATHS,
        "xl/workbook.xml",
        f'<workbook {S}><x:absPath xmlns:x="http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac" url="C:"/></workbook>',
    ),
    "who reserved it": (
        Kind.AUTHORS,
        "xl/workbook.xml",
        f'<workbook {S}><fileSharing userName="{SECRET}"/></workbook>',
    ),
    "log of a shared workbook": (
        Kind.REVISIONS,
        "xl/revisions/revisionHeaders.xml",
        f"<headers {S}><header/></headers>",
    ),
    "text of deleted cells": (Kind.KEPT_DATA, "xl/sharedStrings.xml", f"<sst {S}><si><t>{SECRET}</t></si></sst>"),
    "hidden slide": (Kind.HIDDEN_SLIDES, "ppt/slides/slide1.xml", f'<p:sld {P} show="0"/>'),
    "speaker's notes": (
        Kind.NOTES,
        "ppt/notesSlides/notesSlide1.xml",
        f"<p:notes {P}><a:p><a:r><a:t>{SECRET}</a:t></a:r></a:p></p:notes>",
    ),
    "comment on a slide": (Kind.COMMENTS, "ppt/comments/comment1.xml", f"<p:cmLst {P}><p:cm/></p:cmLst>"),
    "who commented": (Kind.PEOPLE, "ppt/commentAuthors.xml", f"<p:cmAuthorLst {P}><p:cmAuthor/></p:cmAuthorLst>"),
    "tag": (Kind.TAGS, "ppt/tags/tag1.xml", f"<p:tagLst {P}><p:tag/></p:tagLst>"),
    "beside the slide": (Kind.HIDDEN_TEXT, "ppt/slides/slide1.xml", f'<p:sld {P}><a:off x="-20000000" y="0"/></p:sld>'),
    "who edited what": (Kind.REVISIONS, "ppt/changesInfos/changesInfo1.xml", "<a/>"),
    "comment in OpenDocument": (
        Kind.COMMENTS,
        "content.xml",
        '<o:annotation xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>',
    ),
    "author in OpenDocument": (
        Kind.PROPERTIES,
        "meta.xml",
        '<m:initial-creator xmlns:m="urn:oasis:names:tc:opendocument:xmlns:meta:1.0">B</m:initial-creator>',
    ),
    "small picture in OpenDocument": (Kind.THUMBNAIL, "Thumbnails/thumbnail.png", "x"),
}
FILES: dict[str, tuple[Kind, str, bytes]] = {
    "author of rich text": (Kind.PROPERTIES, "a.rtf", rb"{\rtf1{\info{\author Brandreth}}x}"),
    "hidden rich text": (Kind.HIDDEN_TEXT, "a.rtf", rb"{\rtf1{\v Brandreth}x}"),
    "comment in rich text": (Kind.COMMENTS, "a.rtf", rb"{\rtf1{\*\atnauthor Brandreth}{\*\annotation x}}"),
    "deleted rich text": (Kind.REVISIONS, "a.rtf", rb"{\rtf1{\deleted Brandreth}x}"),
    "object in rich text": (Kind.EMBEDDED, "a.rtf", rb"{\rtf1{\object{\*\objdata 0105}}}"),
    "comment in a page": (Kind.REMAINS, "a.html", b"<html><!-- Brandreth --></html>"),
    "author of a page": (Kind.PROPERTIES, "a.html", b'<html><meta name="author" content="Brandreth"></html>'),
    "hidden text of a page": (Kind.HIDDEN_TEXT, "a.htm", b'<html><p style="display:none">Brandreth</p></html>'),
    "script of a page": (Kind.MACROS, "a.html", b"<html><script>x</script></html>"),
    "message": (Kind.PROPERTIES, "a.eml", b"From: a@example.org\r\n\r\nx"),
    "invisible characters": (Kind.INVISIBLE, "a.txt", "Bran\u200bdreth".encode()),
    "properties of a .doc": (
        Kind.PROPERTIES,
        "a.doc",
        compound(WordDocument=b"x", **{"\5SummaryInformation": b"Brandreth"}),
    ),
    "encrypted": (Kind.UNREADABLE, "a.docx", compound(EncryptedPackage=b"x", EncryptionInfo=b"x")),
    "binary Office": (Kind.UNREADABLE, "a.xls", compound(Workbook=b"x")),
}


@pytest.mark.parametrize(("kind", "name", "text"), PARTS.values(), ids=PARTS.keys())
def test_workbooks_presentations_and_opendocument_tell(tmp_path: Path, kind: Kind, name: str, text: str) -> None:
    """Each hiding place is told by its kind and part, and not quoted."""
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as out:
        out.writestr(name, text)
    found = inspect(tmp_path / "a.zip")
    assert (kind, name) in {(each.kind, each.part) for each in found}
    assert SECRET not in repr(found)


@pytest.mark.parametrize(("kind", "name", "data"), FILES.values(), ids=FILES.keys())
def test_other_files_tell(tmp_path: Path, kind: Kind, name: str, data: bytes) -> None:
    """Files of other kinds are told by what they hide, and not quoted."""
    (tmp_path / name).write_bytes(data)
    found = inspect(tmp_path / name)
    assert kind in {each.kind for each in found}
    assert SECRET not in repr(found)


def test_a_string_that_a_cell_shows_is_not_left_over(tmp_path: Path) -> None:
    """Of the shared strings, those that a cell uses are not told as text of deleted cells."""
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as out:
        out.writestr("xl/sharedStrings.xml", f"<sst {S}><si><t>a</t></si><si><t>b</t></si></sst>")
        out.writestr(
            "xl/worksheets/sheet1.xml",
            f'<worksheet {S}><sheetData><row><c t="s"><v>1</v></c></row></sheetData></worksheet>',
        )
    assert [each.count for each in inspect(tmp_path / "a.xlsx") if each.kind is Kind.KEPT_DATA] == [1]


def test_plain_text_hides_nothing(tmp_path: Path) -> None:
    """A text of letters alone has no rows."""
    (tmp_path / "a.txt").write_bytes(b"Nothing here.\r\n")
    assert inspect(tmp_path / "a.txt") == ()
