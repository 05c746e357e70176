"""Whatever lies inside a part is opened by what its bytes are, and its texts come with a place."""

from __future__ import annotations

import base64
import gzip
import struct
from types import ModuleType

import pytest

from redraft.documents.inside.found import Allowance, Found, Inner, Text
from redraft.documents.inside.opening import opened
from redraft.text import Unread

NAME = "Oswald Finch"
OTHER = "Larkbarrow Lane"


def _everything(data: bytes, allowance: Allowance | None = None) -> list[Text | Unread]:
    def no_word(inner: Inner, _: Allowance) -> list[Found]:
        return [inner.unread("a document")]

    return list(opened(Inner("part", data, "place"), allowance or Allowance(), lambda i, a: iter(no_word(i, a))))


def _texts(data: bytes) -> list[str]:
    return [found.text for found in _everything(data) if isinstance(found, Text)]


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("sst xl/sharedStrings.xml", "<si><r><t>Oswald </t></r><r><t>Finch</t></r></si>"),
        ("worksheet xl/worksheets/sheet1.xml", f"<c t='inlineStr'><is><t>{NAME}</t></is></c>"),
        ("worksheet xl/worksheets/sheet1.xml", f"<c t='str'><f>A1&amp;\"x\"</f><v>{NAME}</v></c>"),
        ("worksheet xl/worksheets/sheet1.xml", f"<c><f>IF(A1=\"{NAME}\",1,2)</f><v>1</v></c>"),
        ("worksheet xl/worksheets/sheet1.xml", f"<headerFooter><oddHeader>&amp;L{NAME}&amp;C</oddHeader></headerFooter>"),
        ("worksheet xl/worksheets/sheet1.xml", f"<dataValidation prompt='{NAME}'/>"),
        ("worksheet xl/worksheets/sheet1.xml", f"<filterColumn><filter val='{NAME}'/></filterColumn>"),
        ("worksheet xl/worksheets/sheet1.xml", f"<hyperlink tooltip='{NAME}'/>"),
        ("worksheet xl/worksheets/sheet1.xml", f"<scenario name='s' user='{NAME}'/>"),
        ("workbook xl/workbook.xml", f"<sheets><sheet name='{NAME}' sheetId='1'/></sheets>"),
        ("workbook xl/workbook.xml", f"<definedName name='x'>'{NAME}'!$A$1</definedName>"),
        ("workbook xl/workbook.xml", f"<fileSharing userName='{NAME}'/>"),
        ("comments xl/comments1.xml", f"<authors><author>{NAME}</author></authors>"),
        ("comments xl/comments1.xml", "<comment><text><r><t>Oswald </t></r><r><t>Finch</t></r></text></comment>"),
        ("pivotCacheDefinition xl/pivotCache/pivotCacheDefinition1.xml", f"<sharedItems><s v='{NAME}'/></sharedItems>"),
        ("styleSheet xl/styles.xml", f"<numFmt formatCode='0\"{NAME}\"'/>"),
        ("table xl/tables/table1.xml", f"<tableColumn name='{NAME}'/>"),
        ("connections xl/connections.xml", f"<connection name='{NAME}'/>"),
        ("sld ppt/slides/slide1.xml", "<a:p><a:r><a:t>Oswald </a:t></a:r><a:r><a:t>Finch</a:t></a:r></a:p>"),
        ("sld ppt/slides/slide1.xml", f"<cNvPr name='x' descr='{NAME}'/>"),
        ("cmLst ppt/comments/comment1.xml", f"<cm><text>{NAME}</text></cm>"),
        ("tagLst ppt/tags/tag1.xml", f"<tag name='X' val='{NAME}'/>"),
        ("worksheet xl/worksheets/sheet1.xml", f"<!-- {NAME} -->"),
    ],
)  # fmt: skip
def test_workbooks_and_slides_are_read(files: ModuleType, part: str, content: str) -> None:
    """Cells, formulas' quotations, headers, prompts, filters, sheets, comments, pivots, formats, slides, tags are texts."""
    assert any(text.strip() == NAME for text in _texts(files.workbook({part: content})))


def test_a_text_says_where_it_is(files: ModuleType) -> None:
    """The anchor's part leads through the file inside, and the place is told without quoting anything."""
    book = files.workbook({"worksheet xl/worksheets/sheet2.xml": f"<is><t>{NAME}</t></is>"})
    (found,) = _everything(book)
    assert isinstance(found, Text)
    assert (found.part, found.where) == ("part!xl/worksheets/sheet2.xml", "place, sheet 2")


def test_numbers_that_people_are_known_by_are_read(files: ModuleType) -> None:
    """A cell with a long number is a text, one with a sum is not."""
    cells = "<c><v>9434765919</v></c><c><v>12.5</v></c><c><v>41</v></c>"
    assert _texts(files.workbook({"worksheet xl/worksheets/sheet1.xml": cells})) == ["9434765919"]


def test_drawings_give_their_lines(files: ModuleType) -> None:
    """Letters placed one by one are words again, in EMF, EMF+ and WMF; the description and packed files count too."""
    line = [files.emf_text("Oswa", 0, 5), files.emf_text("ld", 40, 5), files.emf_text("Finch", 90, 5)]
    drawing = files.emf(*line, files.emf_text(OTHER, 0, 30), files.emf_plus_text("Wren"), description="Made by\0Robin")
    assert _texts(drawing) == ["Made by", "Robin", NAME, OTHER, "Wren"]
    assert _texts(gzip.compress(drawing)) == ["Made by", "Robin", NAME, OTHER, "Wren"]


def test_windows_metafiles_give_their_texts(files: ModuleType) -> None:
    """TEXTOUT and EXTTEXTOUT are texts, and an enhanced metafile in the comments is opened."""
    text_out = files.wmf_record(0x0521, struct.pack("<h", 12) + NAME.encode() + struct.pack("<hh", 5, 0))
    extended = files.wmf_record(0x0A32, struct.pack("<hhhH", 20, 0, 4, 0) + b"Wren")
    inside = files.emf(files.emf_text(OTHER))
    comment = files.wmf_record(0x0626, struct.pack("<HH", 15, 34 + len(inside)) + b"WMFC".ljust(34, b"\0") + inside)
    assert _texts(files.wmf(text_out, extended, comment)) == [NAME, "Wren", OTHER]


def test_letters_that_are_only_numbers_are_named(files: ModuleType) -> None:
    """A drawing that gives letters by their number in a font says so."""
    (found,) = _everything(files.emf(files.emf_text("\x05\x06", options=0x10)))
    assert isinstance(found, Unread)


@pytest.mark.parametrize(
    "content",
    [
        "<text>Oswald <tspan>Finch</tspan></text>",
        f"<title>{NAME}</title>",
        f"<metadata><x>{NAME}</x></metadata>",
        f"<!-- {NAME} -->",
        f"<g label='{NAME}'/>",
        f"<desc><![CDATA[{NAME}]]></desc>",
    ],
)  # fmt: skip
def test_svg_is_read(content: str) -> None:
    """Text cut by spans, titles, metadata, comments, labels and character data of an SVG drawing are texts."""
    svg = f'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg">{content}</svg>'
    assert [text.strip() for text in _texts(svg.encode())] == [NAME]


def test_the_metadata_of_pictures_is_read(files: ModuleType) -> None:
    """EXIF, XMP, IPTC, comments and PNG texts, packed or not, are texts; so is the place on earth."""
    photo = files.jpeg(owner=NAME, comment="Wren", xmp="Robin", caption=OTHER, position=True)
    assert sorted(_texts(photo)) == sorted([NAME, "Wren", "Robin", OTHER, "51.50000 N, 0.12500 W"])
    assert sorted(_texts(files.png(Author=NAME, zipped="Wren", international="Robin"))) == sorted(
        [NAME, "Wren", "Robin"]
    )
    gif = b"GIF89a" + bytes(7) + b"\x21\xfe\x0c" + NAME.encode() + b"\0\x3b"
    assert _texts(gif) == [NAME]


def test_objects_give_names_paths_and_contents(files: ModuleType, compound: ModuleType) -> None:
    """A packed file's name and path are texts, the file itself is opened, and other streams give readable pieces."""
    packed = files.native("Finch.txt", "C:\\Users\\oswald\\Finch.txt", f"{OTHER}\r\nsecond".encode())
    streams = {"\x01Ole10Native": packed, "Contents": b"\x01\x02" + "Robin Wren".encode("utf-16-le") + b"\0\0\xfe\x9c"}
    texts = _texts(compound.compound_file(streams))
    assert {"Finch.txt", "C:\\Users\\oswald\\Finch.txt", OTHER, "second", "Robin Wren"} <= set(texts)


def test_macros_are_read(compound: ModuleType) -> None:
    """The code of a macro project is unpacked, its remarks and strings are texts."""
    source = f'Attribute VB_Name = "Module1"\r\n\' written by {NAME}\r\n'.encode()
    chunk = b"".join(b"\0" + source[at : at + 8] for at in range(0, len(source), 8))
    module = b"\x07\x09" * 9 + b"\x01" + (0xB000 | (len(chunk) - 1)).to_bytes(2, "little") + chunk
    assert f"' written by {NAME}" in _texts(compound.compound_file({"VBA/Module1": module}))


@pytest.mark.parametrize(
    "page",
    [
        "<html><body><p>Oswald <b>Finch</b></p></body></html>",
        f"<html><head><title>{NAME}</title></head></html>",
        f"<html><body><img alt='{NAME}'></body></html>",
        f"<html><!-- {NAME} --></html>",
        f"<html><meta name=author content='{NAME}'></html>",
        "MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-16le\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + base64.b64encode(f"<html><p>{NAME}</p></html>".encode("utf-16-le")).decode(),
        "Subject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\n\r\nOswald=20Finch\r\n--b--\r\n",
        r"{\rtf1\ansi{\fonttbl{\f0 Arial;}}{\info{\author Oswald Finch}}\pard hello\par}",
        r"{\rtf1\ansi\pard Os\'77ald {\b Fi}nch\par}",
        r"{\rtf1\ansi\u79?sw{\*\bkmkstart x}ald \u70?inch\par}",
        r"{\rtf1\ansi{\header Oswald Finch\par}}",
        f"plain notes\r\n{NAME}\r\n",
    ],
)  # fmt: skip
def test_inserted_documents_are_read(page: str) -> None:
    """Web pages, web archives, RTF and plain text give text, attributes, comments, authors and headers."""
    assert NAME in [text.strip() for text in _texts(page.encode())]


def test_archives_are_opened_in_one_another(files: ModuleType) -> None:
    """Names of members, comments, and archives in archives are read down to a depth, and what lies deeper is named."""
    inner = files.archive({"Notes of Wren.txt": NAME}, comment=b"for Robin")
    texts = _texts(files.archive({"a.zip": inner}))
    assert {"Notes of Wren.txt", NAME, "for Robin"} <= set(texts)
    for _ in range(6):
        inner = files.archive({"a.zip": inner})
    assert NAME not in _texts(inner)
    assert any(isinstance(found, Unread) for found in _everything(inner))


def test_what_is_too_much_is_named(files: ModuleType) -> None:
    """Texts and bytes beyond what is allowed are named, not read, and nothing is read twice."""
    book = files.archive({f"{n}.txt": f"name {n} of somebody" for n in range(9)})
    found = _everything(book, Allowance(texts=4))
    assert [type(each) for each in found] == [Text] * 4 + [Unread]
    assert isinstance(_everything(book, Allowance(bytes=3))[-1], Unread)
    assert _texts(files.archive({"a.txt": NAME, "b.txt": NAME})).count(NAME) == 1


@pytest.mark.parametrize("cut", [30, 200, 700, 1500])
def test_damaged_files_are_named_and_stop_nothing(files: ModuleType, compound: ModuleType, cut: int) -> None:
    """Files broken off anywhere give what can be read of them, and no exception."""
    whole = [
        files.workbook({"sst xl/sharedStrings.xml": f"<si><t>{NAME}</t></si>"}),
        files.emf(*[files.emf_text(NAME, 0, n) for n in range(20)]),
        files.jpeg(owner=NAME * 50, position=True),
        compound.compound_file({"\x01Ole10Native": files.native("a", "b", b"c" * 3000)}),
        b"%PDF-1.7\n" + bytes(range(256)) * 8,
        rb"{\rtf1{\object{\objdata 0105" + b"00" * 900,
    ]
    for data in whole:
        _everything(data[:cut])


def test_data_that_nobody_knows_gives_pieces_and_is_named() -> None:
    """From binary data of an unknown kind come the pieces that read like words, and a word that this was all."""
    data = bytes([0, 1, 2, 0x9D, 0]) + NAME.encode() + bytes(9) + "Wren Barn".encode("utf-16-le") + bytes([0, 0, 0xFE])
    found = _everything(data)
    assert {each.text for each in found if isinstance(each, Text)} == {NAME, "Wren Barn"}
    assert any(isinstance(each, Unread) for each in found)
