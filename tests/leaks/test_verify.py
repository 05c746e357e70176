"""The hunt finds a form wherever and however it is put back into a clean file, and nothing where nothing is."""

from __future__ import annotations

import base64
import gzip
import importlib.util
import io
import random
import time
import zipfile
import zlib
from pathlib import Path

import pytest
from docx import Document

from redraft.leaks import UNREADABLE, Verification, verify
from redraft.leaks.container import Member, members
from redraft.leaks.packed import LONGEST
from redraft.planning.originals import Form

_spec = importlib.util.spec_from_file_location("redraft_compound_file", Path(__file__).with_name("compound_file.py"))
assert _spec is not None and _spec.loader is not None
_module = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_module)
compound = _module.compound

NAME = "Zuleika Brandreth"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def distinctive(text: str = NAME, **allowed: int) -> Form:
    """A form that nothing ordinary is spelt like."""
    return Form(text, "PERSON", True, {f"{k}.docx": v for k, v in allowed.items()})


def ordinary(text: str, **allowed: int) -> Form:
    """A form that is an ordinary word as well."""
    return Form(text, "PERSON", False, {f"{k}.docx": v for k, v in allowed.items()})


def package(path: Path, extra: dict[str, bytes] | None = None, body: str = "", comment: bytes = b"") -> Path:
    """A package with `body` in its document and `extra` members."""
    document = (
        f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>Nothing here.</w:t></w:r></w:p>{body}</w:body></w:document>'
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("[Content_Types].xml", "<Types/>")
        out.writestr("word/document.xml", document)
        for name, data in (extra or {}).items():
            out.writestr(name, data)
        out.comment = comment
    return path


def hunt(path: Path, *forms: Form, source: str = "a.docx") -> Verification:
    """The verification of one copy."""
    return verify({source: path}, forms or (distinctive(),))


def paragraph(*runs: str) -> str:
    """A paragraph of these runs."""
    return "<w:p>" + "".join(f"<w:r><w:t xml:space='preserve'>{r}</w:t></w:r>" for r in runs) + "</w:p>"


def compressed(text: bytes) -> bytes:
    """Macro source as a module's stream holds it ([MS-OVBA] 2.4.1), behind some compiled code."""
    groups = b"".join(b"\0" + text[at : at + 8] for at in range(0, len(text), 8))
    return b"\1\0compiled\0" + b"\1" + (0xB000 | len(groups) - 1).to_bytes(2, "little") + groups


def native(path: str, data: bytes) -> bytes:
    """An Ole10Native stream ([MS-OLEDS] 2.3.6) of a file that lay at `path`."""
    name = path.encode() + b"\0"
    body = b"\2\0a\0" + name + b"\0\0\3\0" + len(name).to_bytes(4, "little") + name
    body += len(data).to_bytes(4, "little") + data
    return len(body).to_bytes(4, "little") + body


def inner(data: bytes) -> bytes:
    """An archive with one member."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("xl/sharedStrings.xml", data)
    return buffer.getvalue()


def png(*chunks: tuple[bytes, bytes], tail: bytes = b"") -> bytes:
    """A PNG of one pixel with these chunks."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    head = chunk(b"IHDR", b"\0\0\0\1\0\0\0\1\x08\2\0\0\0")
    body = b"".join(chunk(*c) for c in chunks)
    return b"\x89PNG\r\n\x1a\n" + head + body + chunk(b"IDAT", zlib.compress(b"\0\0\0\0")) + chunk(b"IEND", b"") + tail


IN_BODY = {
    "one run": paragraph("Then Zuleika Brandreth left."),
    "split over runs": paragraph("Then Zul", "eika Bra", "ndreth left."),
    "split over a field code": "<w:p><w:r><w:t>Zuleika Bra</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
    "<w:r><w:t>ndreth</w:t></w:r></w:p>",
    "capitals": paragraph("ZULEIKA BRANDRETH"),
    "soft hyphen": paragraph("Zulei\u00adka Brand\u00adreth"),
    "zero width": paragraph("Zuleika Bran\u200bdreth"),
    "no-break space": paragraph("Zuleika\u00a0Brandreth"),
    "accents": paragraph("Zuleíka Brandrèth"),
    "full width": paragraph("Ｚｕｌｅｉｋａ Brandreth"),
    "Cyrillic letter": paragraph("Zul\u0435ika Brandreth"),
    "tab": "<w:p><w:r><w:t>Zuleika</w:t><w:tab/><w:t>Brandreth</w:t></w:r></w:p>",
    "no space": paragraph("ZuleikaBrandreth"),
    "address": paragraph("zuleika.brandreth at work"),
    "underscore": '<w:bookmarkStart w:name="zuleika_brandreth_2"/>',
    "letter by letter": paragraph("Z u l e i k a   B r a n d r e t h"),
    "two cells": paragraph("Zuleika") + paragraph("Brandreth"),
    "drop cap": paragraph("Z") + paragraph("uleika Brandreth"),
    "deleted": "<w:p><w:del><w:r><w:delText>Zuleika Brandreth</w:delText></w:r></w:del></w:p>",
    "attribute": '<w:p w:rsidR="Zuleika Brandreth"/>',
    "entity": paragraph("&#90;uleika Brandreth"),
    "entity in an attribute": '<w:sdt><w:alias w:val="&#x5A;uleika Brandreth"/></w:sdt>',
    "percent-encoded": '<w:x w:Target="file:///C:/Users/Zuleika%20Brandreth/"/>',
    "percent and entity": '<w:x w:Target="a&#37;5Auleika%20Brandreth"/>',
    "XML comment": "<!-- by Zuleika Brandreth -->",
    "instruction": "<?who Zuleika Brandreth?>",
    "CDATA": "<w:p><w:r><w:t><![CDATA[Zuleika Brandreth]]></w:t></w:r></w:p>",
    "field code": "<w:p><w:r><w:instrText>AUTHOR Zuleika Brandreth</w:instrText></w:r></w:p>",
    "field code over runs": "<w:p><w:r><w:instrText>AUTHOR Zulei</w:instrText></w:r><w:r><w:instrText>ka Brandreth</w:instrText></w:r></w:p>",
    "string of a workbook over runs": "<si><r><t>Zulei</t></r><r><t>ka Brandreth</t></r></si>",
    "foreign element": '<x:ZuleikaBrandreth xmlns:x="http://example.org/"/>',
    "JSON escape": paragraph("{\\u005auleika Brandreth}"),
    "base64": f"<w:fldData>{base64.b64encode(b'xx Zuleika Brandreth').decode()}</w:fldData>",
    "base64 of UTF-16": f"<w:fldData>{base64.b64encode('.Zuleika Brandreth'.encode('utf-16-le')).decode()}</w:fldData>",
    "base64 in lines": f"<w:fldData>{base64.encodebytes(b'-' * 50 + b'Zuleika Brandreth').decode()}</w:fldData>",
    "base64 in indented lines": f"<w:fldData>{base64.encodebytes(b'-' * 50 + b'Zuleika Brandreth').decode().replace(chr(10), chr(10) + '   ')}</w:fldData>",
    "data URI": f'<w:x w:src="data:text/plain;base64,{base64.b64encode(b"by Zuleika Brandreth").decode()}"/>',
    "package in a data URI": f'<w:x w:src="data:x;base64,{base64.b64encode(inner(b"<t>Zuleika Brandreth</t>")).decode()}"/>',
    "hexadecimal digits": f"<w:x>{b'by Zuleika Brandreth'.hex()}</w:x>",
    "entity escaped twice": paragraph("&amp;#90;uleika Brandreth"),
    "HTML in an attribute": '<w:x w:v="&lt;b&gt;Zuleika&lt;/b&gt;&amp;nbsp;Brandr&amp;#101;th"/>',
    "percent-encoded twice": '<w:x w:Target="Zuleika%2520Brandreth"/>',
    "set backwards by marks of direction": paragraph("\u202ehterdnarB akieluZ\u202c"),
    "one name letter by letter": paragraph("Z u l e i k a and B.r.a.n.d.r.e.t.h"),
    "Greek and Armenian letters": paragraph("Zuleika Br\u0430\u0578dr\u0435\u03c4h"),
    "mathematical letters": paragraph(
        "Zuleika \U0001d401\U0001d42b\U0001d41a\U0001d427\U0001d41d\U0001d42b\U0001d41e\U0001d42d\U0001d421"
    ),
    "escapes of a style sheet": paragraph("\\5a uleika Brandreth"),
    "escapes of a program": paragraph("\\x5auleika \\102randreth"),
    "inside a word": paragraph("TheZuleika Brandrethian view"),
}


@pytest.mark.parametrize("body", IN_BODY.values(), ids=IN_BODY.keys())
def test_finds_a_form_in_the_document_however_it_is_written(tmp_path: Path, body: str) -> None:
    """A name in the main part is found in any spelling, split or encoding."""
    found = hunt(package(tmp_path / "copy.docx", body=body))
    assert found.leaks
    assert all(leak.part.startswith("word/document.xml") for leak in found.leaks)


IN_MEMBERS = {
    "UTF-16 in a binary part": {"word/embeddings/ole.bin": b"\1\2" + NAME.encode("utf-16-le") + b"\3"},
    "UTF-16 at an odd place": {"word/embeddings/ole.bin": b"\1\2\3" + NAME.encode("utf-16-le")},
    "UTF-16, big end first": {"word/embeddings/ole.bin": NAME.encode("utf-16-be")},
    "bytes in a binary part": {"word/x.bin": b"\0\xff" + NAME.encode() + b"\xfe"},
    "inner package": {"word/embeddings/book.xlsx": inner(f"<sst><si><t>{NAME}</t></si></sst>".encode())},
    "package in a package": {"a.bin": inner(inner(NAME.encode()))},
    "name of a part": {"word/media/Zuleika Brandreth.xml": b"<a/>"},
    "PNG text": {"word/media/image1.png": png((b"tEXt", b"Author\0" + NAME.encode()))},
    "PNG compressed text": {"word/media/image1.png": png((b"zTXt", b"Author\0\0" + zlib.compress(NAME.encode())))},
    "behind a PNG's end": {"word/media/image1.png": png(tail=NAME.encode())},
    "EXIF of a JPEG": {
        "word/media/image1.jpg": b"\xff\xd8\xff\xe1\x00\x20Exif\0\0"
        + NAME.encode().ljust(24)
        + b"\xff\xda\x00\x02..\xff\xd9"
    },
    "behind a JPEG's end": {"word/media/image1.jpg": b"\xff\xd8\xff\xda\x00\x02..\xff\xd9" + NAME.encode()},
    "XML in UTF-16": {
        "customXml/item1.xml": f'<?xml version="1.0" encoding="UTF-16"?><a b="{NAME}"/>'.encode("utf-16")
    },
    "OLE stream scattered over sectors": {
        "word/embeddings/o.bin": compound(Contents=b"-" * 505 + NAME.encode() + bytes(900))
    },
    "UTF-16 over the border of two sectors": {
        "word/embeddings/o.bin": compound(Contents=b"-" * 501 + NAME.encode("utf-16-le") + bytes(900))
    },
    "name of an OLE stream": {"word/embeddings/o.bin": compound(**{NAME: bytes(9)})},
    "path of a packaged file": {
        "word/embeddings/o.bin": compound(**{"\1Ole10Native": native(f"C:\\{NAME}\\a.txt", b"-")})
    },
    "packaged file": {
        "word/embeddings/o.bin": compound(**{"\1Ole10Native": native("C:\\a.zip", inner(NAME.encode()) + bytes(7))})
    },
    "package in an OLE object": {"word/embeddings/o.bin": compound(Package=inner(f"<t>{NAME}</t>".encode()))},
    "properties of an OLE object": {
        "word/embeddings/o.bin": compound(**{"\5SummaryInformation": b"\x1e\0" + NAME.encode()})
    },
    "OLE object in a package": {"word/embeddings/b.xlsx": inner(compound(Contents=b"-" * 505 + NAME.encode()))},
    "macro source": {
        "word/vbaProject.bin": compound(Module1=compressed(b"' written by Zuleika Brandreth\r\nSub Hello()\r\n"))
    },
    "drawing of Windows": {"word/media/image1.emf": b"\1\0\0\0" + bytes(40) + NAME.encode("utf-16-le")},
    "drawing of Windows, packed": {"word/media/image1.emz": gzip.compress(bytes(41) + NAME.encode("utf-16-le"))},
    "packed in pieces": {"word/x.gz": gzip.compress(b"told by somebody") + gzip.compress(NAME.encode() + b" herself")},
    "packed in a binary part": {"word/x.bin": b"\0\1\2" + zlib.compress(b"told by " + NAME.encode() + b" herself")},
    "object in rich text": {
        "word/afchunk.rtf": b"{\\rtf1{\\object{\\*\\objdata 0105"
        + compound(C=b"-" * 505 + NAME.encode()).hex().encode()
        + b"}}}"
    },
    "UTF-16 without a mark": {"word/afchunk.txt": "Zuleika Brandr\u00e8th".encode("utf-16-le")},
    "UTF-7": {"word/afchunk.txt": "Zul\u00e9ika Brandr\u00e8th".encode("utf-7")},
    "rich text": {"word/afchunk.rtf": b"{\\rtf1 Zul\\'e9ika Br{\\b andr\\u232?th}}"},
    "HTML": {"word/afchunk.htm": b"<p>Zuleika&#32;Brandreth</p>"},
    "mail archive": {"word/afchunk.mht": b"Zuleika Bran=\r\ndreth=C3=BC"},
    "half-open XML": {"word/x.xml": b"<a>Zuleika Brandreth"},
}


@pytest.mark.parametrize("extra", IN_MEMBERS.values(), ids=IN_MEMBERS.keys())
def test_finds_a_form_in_any_member(tmp_path: Path, extra: dict[str, bytes]) -> None:
    """A name in any part, readable or binary, or in its name, is found."""
    found = hunt(package(tmp_path / "copy.docx", extra))
    assert any(leak.form_index == 0 for leak in found.leaks)


def test_what_is_packed_too_deeply_or_too_large_is_named(tmp_path: Path) -> None:
    """A part packed six times over, and one that unpacks to more than is looked at, cannot be called clean."""
    deep = NAME.encode() + b" told it herself"
    for _ in range(6):
        deep = gzip.compress(deep)
    large = gzip.compress(bytes(LONGEST) + NAME.encode())
    for data, said in ((deep, "nested too deeply"), (large, "more compressed data")):
        found = hunt(package(tmp_path / "copy.docx", {"word/x.gz": data}))
        assert any(leak.form_index == UNREADABLE and said in leak.how for leak in found.leaks)


def test_finds_a_form_in_the_archive_itself(tmp_path: Path) -> None:
    """The comment of the zip file, what is appended to it, and the file's own name are searched."""
    assert hunt(package(tmp_path / "a.docx", comment=NAME.encode())).leaks
    appended = package(tmp_path / "b.docx")
    appended.write_bytes(NAME.encode() + appended.read_bytes())
    assert hunt(appended).leaks
    assert hunt(package(tmp_path / "Zuleika Brandreth.docx")).leaks


def test_finds_a_number_however_it_is_grouped(tmp_path: Path) -> None:
    """A number is found with other blanks or hyphens than it was first written with."""
    for written in ("9990123456", "999-012-3456", "999 0123456"):
        found = hunt(package(tmp_path / "copy.docx", body=paragraph(written)), Form("999 012 3456", "UK_NHS", True, {}))
        assert found.leaks, written


def test_plain_text_is_hunted_through(tmp_path: Path) -> None:
    """A .txt copy is searched in UTF-8, UTF-16 and Windows' own encoding."""
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252"):
        path = tmp_path / "copy.txt"
        path.write_bytes("Seen by Zoë Brandreth.\r\n".encode(encoding))
        assert hunt(path, distinctive("Zoë Brandreth"), source="a.txt").leaks, encoding


def test_a_clean_file_has_no_leaks_and_says_what_was_searched(tmp_path: Path) -> None:
    """No leak is reported where there is none; the parts searched, the forms and unreadable pixels are named."""
    found = hunt(package(tmp_path / "copy.docx", {"word/media/image1.png": png()}), distinctive(), ordinary("May"))
    assert found.leaks == ()
    assert found.passed
    assert found.forms == 2
    assert "word/document.xml" in found.inspected["a.docx"]
    assert any("image1.png" in line for line in found.not_inspected["a.docx"])


def test_no_files_are_no_proof() -> None:
    """Nothing inspected is not a pass."""
    assert not verify({}, [distinctive()]).passed


def test_ordinary_words_are_counted_as_whole_words_with_their_case(tmp_path: Path) -> None:
    """A Ms May does not forbid May 2019, "maybe" or "may"; one May too many is a leak."""
    body = paragraph("In May 2019 it may be. Maybe. MAYDAY. Mayor") + paragraph("M", "ay")
    copy = package(tmp_path / "copy.docx", body=body)
    assert not hunt(copy, ordinary("May", a=2)).leaks
    (leak,) = hunt(copy, ordinary("May", a=1)).leaks
    assert (leak.part, leak.count) == ("word/document.xml", 1)


def test_allowance_is_by_draft(tmp_path: Path) -> None:
    """What may remain in one draft's copy may not remain in another's."""
    copy = package(tmp_path / "copy.docx", body=paragraph("Hope"))
    found = verify({"a.docx": copy, "b.docx": copy}, [ordinary("Hope", a=1)])
    assert [leak.source for leak in found.leaks] == ["b.docx"]


def test_a_distinctive_form_kept_on_purpose_is_counted(tmp_path: Path) -> None:
    """A name that a reviewer kept once may stand once, not twice."""
    once = package(tmp_path / "once.docx", body=paragraph(NAME))
    twice = package(tmp_path / "twice.docx", body=paragraph(NAME) + paragraph(NAME))
    assert not hunt(once, distinctive(NAME, a=1)).leaks
    assert hunt(twice, distinctive(NAME, a=1)).leaks


def test_short_forms_do_not_hit_inside_words(tmp_path: Path) -> None:
    """Initials are whole words, even if a plan calls them distinctive."""
    copy = package(tmp_path / "copy.docx", body=paragraph("The AJSA met."))
    assert not hunt(copy, distinctive("JS")).leaks
    assert hunt(package(tmp_path / "b.docx", body=paragraph("JS said so.")), distinctive("JS")).leaks


def test_short_names_do_not_hit_inside_words(tmp_path: Path) -> None:
    """A boy called Eric does not forbid the word generic, nor a girl called Erin the part numbering.xml."""
    copy = package(tmp_path / "copy.docx", {"word/numbering.xml": b"<a/>"}, paragraph("A generic, numerical view."))
    assert not hunt(copy, distinctive("Eric"), distinctive("Erin")).leaks


@pytest.mark.parametrize("written", ["ERIC", "Eric's", "the Erics", "eric_2019", "visitToEric2", "IMG20Eric"])
def test_short_names_are_found_as_words(tmp_path: Path, written: str) -> None:
    """A short name is found in any case, in the plural, and where a capital, a digit or an underscore sets it off."""
    assert hunt(package(tmp_path / "copy.docx", body=paragraph(written)), distinctive("Eric")).leaks


def test_two_cells_do_not_make_a_name(tmp_path: Path) -> None:
    """A cell that ends in letters and one that begins with a capital are not read as one word."""
    copy = package(tmp_path / "copy.docx", body=paragraph("Summary") + paragraph("Anne was seen"))
    assert not hunt(copy, distinctive("Maryanne")).leaks


def test_words_of_the_format_are_no_leaks(tmp_path: Path) -> None:
    """Fonts, mark-up and counting styles that are spelt like a name do not block; the same word as text does."""
    markup = (
        '<w:p><w:r><w:rPr><w:rFonts w:ascii="Georgia" w:hint="eastAsia"/></w:rPr></w:r></w:p>'
        '<w:numFmt w:val="upperRoman"/><w:hAnsi/>'
    )
    forms = [distinctive(n) for n in ("Georgia", "Asia", "Roman", "Hansi")]
    assert not hunt(package(tmp_path / "a.docx", body=markup), *forms).leaks
    for form in forms:
        assert hunt(package(tmp_path / "b.docx", body=markup + paragraph(f"By {form.text}")), form).leaks


UNOPENABLE = {
    "broken XML": {"word/x.xml": b"<a>"},
    "a document type": {"word/x.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'},
    "XML nested beyond measure": {"word/x.xml": b"<a>" * 5000 + b"</a>" * 5000},
    "a broken inner archive": {"word/x.docx": b"PK\x03\x04 not really"},
}


@pytest.mark.parametrize("extra", UNOPENABLE.values(), ids=UNOPENABLE.keys())
def test_what_cannot_be_opened_is_a_leak(tmp_path: Path, extra: dict[str, bytes]) -> None:
    """A part that cannot be read counts against the copy, with nothing hunted for, too."""
    found = verify({"a.docx": package(tmp_path / "copy.docx", extra)}, [])
    assert [leak.form_index for leak in found.leaks] == [UNREADABLE]


def test_a_size_that_is_not_true_takes_no_memory(tmp_path: Path) -> None:
    """An entry that claims a gigabyte does not make one of the bytes around it."""
    path = package(tmp_path / "copy.docx")
    data = bytearray(path.read_bytes())
    size = data.find(b"PK\1\2") + 20
    data[size : size + 4] = (1 << 30).to_bytes(4, "little")
    path.write_bytes(data)
    assert max(len(each.data) for each in members(path) if isinstance(each, Member)) <= len(data)


def test_a_missing_or_encrypted_file_is_a_leak(tmp_path: Path) -> None:
    """Neither a file that is not there nor one in an OLE container passes."""
    assert not hunt(tmp_path / "none.docx").passed
    (tmp_path / "ole.docx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert not hunt(tmp_path / "ole.docx").passed


def test_reports_quote_nothing(tmp_path: Path) -> None:
    """No leak, as text, contains the wording it is about, not even in the name of a part."""
    copy = package(tmp_path / "Zuleika Brandreth.docx", {"word/Zuleika Brandreth.xml": b"<a/>"}, paragraph(NAME))
    said = " ".join(str(leak) + leak.part for leak in hunt(copy, source="Zuleika Brandreth.docx").leaks)
    assert said
    assert "uleika" not in said


def test_random_bytes_do_not_spell_names(tmp_path: Path) -> None:
    """Compressed picture data and base64-like words raise no alarm for short names."""
    noise = random.Random(7).randbytes(2_000_000)  # noqa: S311  (noise, not a secret)
    extra = {"word/media/image1.png": png((b"IDAT", noise)), "b.txt": base64.b64encode(noise[:6000])}
    forms = [distinctive(n) for n in ("Orla", "Finn", "Iona", "Zara", "Kyra", "Ryan", "Noel", "Erin", "Owen", "Evie")]
    assert not hunt(package(tmp_path / "copy.docx", extra), *forms).leaks


def test_a_long_report_and_many_forms_take_seconds(tmp_path: Path) -> None:
    """60,000 words against 500 forms stay within a few seconds."""
    document = Document()
    for n in range(600):
        document.add_paragraph(f"{n} The practitioner recorded that the school agreed to the visit. " * 10)
    document.save(str(tmp_path / "long.docx"))
    forms = [distinctive(f"Xy{n:03}a Brandreth-{n}") for n in range(400)] + [ordinary(f"Hope{n}") for n in range(100)]
    started = time.perf_counter()
    found = hunt(tmp_path / "long.docx", *forms)
    assert time.perf_counter() - started < 8
    assert not found.leaks
