"""`inspect` names what a PDF holds beside what is seen on its pages, and quotes none of it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from redraft.leaks import inspect

pytestmark = pytest.mark.once

SECRET = b"Brandreth"
NOTE = b"/Type/Annot/Rect[0 0 9 9]"


@pytest.fixture
def kinds(tmp_path: Path) -> Callable[[bytes], dict[str, str]]:
    """The kinds of hidden content of a file with these bytes, each with its part."""

    def told(data: bytes) -> dict[str, str]:
        path = tmp_path / "report.pdf"
        path.write_bytes(data)
        found = inspect(path)
        assert SECRET.decode() not in repr(found)
        return {item.kind.value: item.part for item in found}

    return told


def test_a_plain_page_hides_nothing(pdf_files: ModuleType, kinds: Callable[[bytes], dict[str, str]]) -> None:
    """A page of text has nothing beside it."""
    assert kinds(pdf_files.pdf(trailer=b"/Info<</Producer(a program)/CreationDate(D:2026)>>")) == {}


def test_each_kind_is_named(pdf_files: ModuleType, kinds: Callable[[bytes], dict[str, str]]) -> None:
    """Properties, comments, fields, scripts, attachments, layers, former versions and remains are told with their place."""
    made, stream, lines = pdf_files.pdf, pdf_files.stream, pdf_files.lines
    xmp = stream(b"<x><dc:creator>%s</dc:creator></x>" % SECRET, b"/Type/Metadata/Subtype/XML")
    expected = {
        "properties": (made(trailer=b"/Info<</Author(%s)>>" % SECRET), "document information"),
        "properties ": (made(catalog=b"/Metadata 6 0 R", more={6: xmp}), "XMP metadata"),
        "comments": (made(page=b"/Annots[<<%s/Subtype/Text/Contents(%s)>>]" % (NOTE, SECRET)), "page 1"),
        "authors": (made(page=b"/Annots[<<%s/Subtype/Text/T(%s)>>]" % (NOTE, SECRET)), "page 1"),
        "external links": (made(page=b"/Annots[<<%s/Subtype/Link/A<</URI(https://example.org)>>>>]" % NOTE), "page 1"),
        "form data": (made(page=b"/Annots[<<%s/Subtype/Widget/T(a)/V(%s)>>]" % (NOTE, SECRET)), "page 1"),
        "covered text": (made(page=b"/Annots[<<%s/Subtype/Redact>>]" % NOTE), "page 1"),
        "embedded files": (made(more={6: b"<</F(%s)/EF<</F 7 0 R>>>>" % SECRET, 7: stream(b"x")}), "object 6"),
        "scripts": (made(catalog=b"/OpenAction 6 0 R", more={6: b"<</S/JavaScript/JS(x)>>"}), "object 6"),
        "layers": (
            made(catalog=b"/OCProperties<</OCGs[6 0 R]/D<</OFF[6 0 R]>>>>", more={6: b"<</Type/OCG/Name(%s)>>" % SECRET}),
            "layers",
        ),
        "earlier versions": (pdf_files.updated(made(lines("was")), {4: stream(lines("is"))}), "(file)"),
        "hidden text": (made(lines("not drawn", mode=3) + lines("drawn")), "page 1"),
        "alternative text": (made(more={6: b"<</S/Figure/Alt(%s)>>" % SECRET}), "structure tree"),
        "picture metadata": (made(more={6: xmp}), "object 6"),
        "signature": (made(more={6: b"<</Type/Sig/Name(%s)>>" % SECRET}), "object 6"),
        "remains": (made(after=b"\n% " + SECRET), "(file)"),
        "remains ": (made(more={6: b"<</Type/Page/Contents 4 0 R>>"}), "object 6"),
        "unreadable": (b"%PDF-1.7 and no more", "(file)"),
    }  # fmt: skip
    for kind, (data, part) in expected.items():
        told = kinds(data)
        assert told.get(kind.strip()) == part, (kind, told)


BOX, WHITE_BOX = b"0 0 0 rg 60 710 200 20 re f ", b"1 1 1 rg 60 710 200 20 re f "
GREY = b"0.8 0.8 0.8 rg 60 710 200 20 re f "


@pytest.mark.parametrize(
    ("before", "after", "seen"),
    [
        (b"", BOX, {"covered text"}),
        (b"", WHITE_BOX, {"covered text"}),
        (b"", b"60 710 m 260 710 l 260 730 l 60 730 l h f ", {"covered text"}),
        (b"", b"q 200 0 0 20 60 710 cm /I1 Do Q ", {"covered text"}),
        (BOX, b"", {"covered text"}),
        (BOX + b"1 1 1 rg ", b"", set()),
        (WHITE_BOX + b"0 0 0 rg ", b"", set()),
        (b"1 1 1 rg ", b"", {"white or tiny text"}),
        (b"", b"0 0 0 rg 60 717 200 1 re f ", set()),
        (b"", b"/G1 gs " + BOX, set()),
        (b"", b"60 710 200 20 re S ", set()),
        (b"", b"0 0 0 rg 60 600 200 20 re f ", set()),
        (b"", b"q 0 0 9 9 re W n " + BOX + b" Q ", set()),
        (GREY + b"0 0 0 rg ", b"", set()),
    ],
)
def test_text_that_a_box_hides_is_told(
    pdf_files: ModuleType, kinds: Callable[[bytes], dict[str, str]], before: bytes, after: bytes, seen: set[str]
) -> None:
    """Text under a box or picture, or in its colour, is told; not under a rule, a marker, a frame, or on top of a box."""
    page = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>"
        b"/ExtGState<</G1<</ca 0.5>>>>/XObject<</I1 6 0 R>>>>>>"
    )
    image = pdf_files.stream(b"\0", b"/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray")
    content = before + pdf_files.lines("Named here") + b" " + after
    assert set(kinds(pdf_files.pdf(content, {3: page, 6: image}))) == seen


def test_what_others_call_a_failed_redaction(shared: Path) -> None:
    """Of the fixtures of a tool for failed redactions the failed one is told, and no good one."""
    paths = sorted((shared / "corpus" / "pdf").glob("x-ray__*.pdf"))
    told = {path.name.split("__")[2] for path in paths if "covered text" in {item.kind.value for item in inspect(path)}}
    assert told == {"rectangles_yes_2.pdf"} and len(paths) == 6


def test_what_a_word_processor_writes_hides_nothing(tmp_path: Path, program: Callable[[str], str]) -> None:
    """A PDF made by LibreOffice of a page with a table and shading has neither covered text nor earlier versions."""
    page = "<h1>Report</h1><table border=1><tr><td bgcolor='#202080'><font color='white'>Event</font></td><td>Date</td></tr></table>"
    (tmp_path / "report.html").write_text(f"<html><body>{page}<p>The panel met.</p></body></html>", "utf-8")
    office = program("soffice")
    subprocess.run(
        [office, f"-env:UserInstallation={(tmp_path / 'office').as_uri()}", "--headless", "--convert-to", "pdf:writer_web_pdf_Export",
         "--outdir", str(tmp_path), str(tmp_path / "report.html")],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    assert {item.kind.value for item in inspect(tmp_path / "report.pdf")} <= {"properties"}
    shutil.rmtree(tmp_path / "office", ignore_errors=True)


def test_a_file_that_is_called_a_pdf_and_is_none_is_named(tmp_path: Path) -> None:
    """The name of a file does not make it one."""
    path = tmp_path / "report.pdf"
    path.write_text("The panel met in spring.", "utf-8")
    assert [item.kind.value for item in inspect(path)] == ["unreadable"]
