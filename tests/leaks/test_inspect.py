"""`inspect` names every kind of hidden content of a Word file and quotes none of it."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from docx import Document

from redraft.leaks import inspect

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SECRET = "Brandreth"
DOCUMENT = f"""<w:document xmlns:w="{W}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 xmlns:v="urn:schemas-microsoft-com:vml"><w:body><w:p w:rsidR="00AB12CD">%s</w:p></w:body></w:document>"""

MARKUP = {
    "tracked changes": f'<w:ins w:id="1" w:author="{SECRET}"><w:r><w:t>x</w:t></w:r></w:ins>',
    "authors": f'<w:del w:id="1" w:author="{SECRET}"/>',
    "hidden text": "<w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r>",
    "white or tiny text": '<w:r><w:rPr><w:color w:val="ffffff"/></w:rPr><w:t>x</w:t></w:r>',
    "bookmarks": f'<w:bookmarkStart w:id="1" w:name="{SECRET}"/>',
    "field codes": "<w:r><w:instrText> FILENAME \\p </w:instrText></w:r>",
    "alternative text": f'<w:drawing><wp:docPr id="1" name="x" descr="{SECRET}"/></w:drawing>',
    "text in drawings": f'<v:textpath string="{SECRET}"/>',
    "data binding": "<w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr></w:sdt>",
    "permissions": f'<w:permStart w:ed="{SECRET}"/>',
    "edit sessions": "",
    "remains": f"<!-- {SECRET} -->",
    "embedded files": "<w:altChunk/>",
}

MEMBERS = {
    "people": "word/people.xml",
    "comments": "word/commentsExtended.xml",
    "thumbnail": "docProps/thumbnail.jpeg",
    "custom XML": "customXml/item1.xml",
    "macros": "word/vbaProject.bin",
    "building blocks": "word/glossary/document.xml",
    "embedded files": "word/embeddings/book.xlsx",
    "printer": "word/printerSettings/printerSettings1.bin",
    "signature": "_xmlsignatures/sig1.xml",
    "label": "docMetadata/LabelInfo.xml",
}


def package(path: Path, markup: str = "", members: dict[str, str] | None = None) -> Path:
    """A package with `markup` in its only paragraph."""
    with zipfile.ZipFile(path, "w") as out:
        out.writestr("word/document.xml", DOCUMENT % markup)
        for name, text in (members or {}).items():
            out.writestr(name, text)
    return path


@pytest.mark.parametrize(("kind", "markup"), MARKUP.items(), ids=MARKUP.keys())
def test_names_hidden_markup_without_quoting_it(tmp_path: Path, kind: str, markup: str) -> None:
    """Each kind of hidden mark-up is reported with its part, and its wording is not."""
    found = inspect(package(tmp_path / "a.docx", markup))
    assert kind in {item.kind for item in found}
    assert SECRET not in repr(found)


@pytest.mark.parametrize(("kind", "name"), MEMBERS.items(), ids=MEMBERS.keys())
def test_names_hidden_parts(tmp_path: Path, kind: str, name: str) -> None:
    """Each part that no page shows is reported."""
    found = inspect(package(tmp_path / "a.docx", members={name: "<a/>"}))
    assert (kind, name) in {(item.kind, item.part) for item in found}


@pytest.mark.parametrize(
    ("markup", "seen"),
    [
        ("<w:pPr><w:pStyle w:val='Unseen'/></w:pPr><w:r><w:t>x</w:t></w:r>", {"hidden text"}),
        ("<w:pPr><w:pStyle w:val='Child'/></w:pPr><w:r><w:t>x</w:t></w:r>", {"hidden text"}),
        ("<w:r><w:rPr><w:rStyle w:val='Pale'/></w:rPr><w:t>x</w:t></w:r>", {"white or tiny text"}),
        ("<w:r><w:t>x</w:t></w:r>", set()),
        ("<w:r><w:rPr><w:webHidden/></w:rPr><w:t>x</w:t></w:r>", set()),
        ("<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:t>x</w:t></w:r>", set()),
        ("<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>x</w:t></w:r>", set()),
    ],
)
def test_only_styles_in_use_hide_anything(tmp_path: Path, markup: str, seen: set[str]) -> None:
    """Hidden and white text is text that is there: set so itself, or in a style that it uses."""
    style = '<w:style w:type="paragraph" w:styleId="%s">%s<w:rPr><w:%s/></w:rPr></w:style>'
    styles = f'<w:styles xmlns:w="{W}">' + "".join(
        [
            style % ("Unseen", "", "vanish"),
            style % ("Child", '<w:basedOn w:val="Unseen"/>', "b"),
            style % ("Pale", "", 'color w:val="FFFFFF"'),
            '<w:style w:type="table" w:styleId="Grid"><w:tblStylePr w:type="firstRow"><w:rPr><w:color w:val="FFFFFF"/>'
            "</w:rPr></w:tblStylePr></w:style></w:styles>",
        ]
    )
    found = inspect(package(tmp_path / "a.docx", markup, {"word/styles.xml": styles}))
    assert {item.kind for item in found} & {"hidden text", "white or tiny text"} == seen


def test_a_drawn_line_is_no_tracked_move(tmp_path: Path) -> None:
    """The pen moves of a drawing share a name with Word's moves, and are none."""
    line = '<a:moveTo xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/>'
    assert "tracked changes" not in {item.kind for item in inspect(package(tmp_path / "a.docx", line))}


def test_sees_what_python_docx_leaves_in_a_new_file(tmp_path: Path) -> None:
    """The template's author, comment and thumbnail are reported in a file nobody wrote in yet."""
    Document().save(str(tmp_path / "new.docx"))
    kinds = {item.kind for item in inspect(tmp_path / "new.docx")}
    assert {"properties", "thumbnail"} <= kinds


def test_a_broken_part_is_reported(tmp_path: Path) -> None:
    """XML that cannot be read is named, not skipped."""
    found = inspect(package(tmp_path / "a.docx", members={"word/x.xml": "<a>"}))
    assert "unreadable" in {item.kind for item in found}
