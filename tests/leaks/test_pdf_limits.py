"""No PDF, however it was made, takes redraft down, keeps it for ever, or passes unread."""

from __future__ import annotations

import io
import time
import zlib
from pathlib import Path
from types import ModuleType

import pytest
from pypdf import PdfWriter

from redraft.leaks import UNREADABLE, Verification, verify
from redraft.leaks.pdf.file import Budget, PdfLimitError
from redraft.planning.originals import Form

pytestmark = pytest.mark.once

FORMS = (Form("Quillfeather", "PERSON", distinctive=True, allowed={}),)
PATIENCE = 60.0
"""Seconds that any file may take."""


def check(data: bytes, folder: Path, forms: tuple[Form, ...] = FORMS) -> Verification:
    """The verification of a file with these bytes."""
    path = folder / "report.pdf"
    path.write_bytes(data)
    return verify({"report": path}, forms)


def hostile(files: ModuleType) -> dict[str, bytes]:
    """Files made to loop, to swell or to break."""
    bomb = zlib.compress(zlib.compress(bytes(80_000_000), 9), 9)
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</Font<</F1 5 0 R>>/XObject<</X1 6 0 R>>>>"
    good = files.pdf()
    return {
        "page tree in a loop": files.pdf(more={2: b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>"}),
        "outline in a loop": files.pdf(catalog=b"/Outlines 6 0 R", more={6: b"<</First 6 0 R/Next 6 0 R/Title(x)>>"}),
        "names in a loop": files.pdf(catalog=b"/Names<</Dests 6 0 R>>", more={6: b"<</Kids[6 0 R]>>"}),
        "form that draws itself": files.pdf(
            b"/X1 Do",
            {6: files.stream(b"/X1 Do", form), 3: b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</XObject<</X1 6 0 R>>>>>>"},
        ),
        "stream that swells": files.pdf(
            more={6: b"<</Filter[/FlateDecode/FlateDecode]/Length %d>>stream\n%s\nendstream" % (len(bomb), bomb)}
        ),
        "page that swells": files.pdf(
            more={4: b"<</Filter[/FlateDecode/FlateDecode]/Length %d>>stream\n%s\nendstream" % (len(bomb), bomb)}
        ),
        "nested arrays": files.pdf(more={6: b"[" * 50_000}),
        "length that lies": files.pdf(more={6: b"<</Length 9999999>>stream\nx\nendstream"}),
        "reference to itself": files.pdf(catalog=b"/Lang 6 0 R", more={6: b"6 0 R"}),
        "half a file": good[: len(good) // 2],
        "nothing but the mark": b"%PDF-1.7",
        "numbers without end": b"%PDF-1.7\n" + b"9" * 200_000 + b" 0 obj",
    }  # fmt: skip


def test_hostile_files_are_read_or_named(pdf_files: ModuleType, tmp_path: Path) -> None:
    """Loops, bombs and damage neither raise nor hang, and what cannot be read of them is told."""
    for name, data in hostile(pdf_files).items():
        begun = time.monotonic()
        outcome = check(data, tmp_path)
        assert time.monotonic() - begun < PATIENCE, name
        assert all(leak.form_index == UNREADABLE for leak in outcome.leaks), name
        if name in ("stream that swells", "page that swells", "half a file", "nothing but the mark"):
            assert not outcome.passed, name


def test_a_file_over_its_budget_is_not_called_clean() -> None:
    """Time and kept text are bounded, and going over either is an error of its own."""
    with pytest.raises(PdfLimitError):
        Budget(ends=time.monotonic() - 1).check()
    with pytest.raises(PdfLimitError):
        Budget(ends=time.monotonic() + 9, characters=3).keep("four")


@pytest.mark.parametrize("words", ["a thousand ran", "She will visit in May."])
def test_ordinary_text_is_no_leak(pdf_files: ModuleType, tmp_path: Path, words: str) -> None:
    """Letters that spell a name over two whole words are none."""
    forms = (Form("Sandra", "PERSON", distinctive=True, allowed={}), Form("Ewan Illis", "PERSON", True, {}))
    assert check(pdf_files.pdf(pdf_files.lines(words)), tmp_path, forms).passed


def test_what_comes_back_on_every_page_counts_once(pdf_files: ModuleType, tmp_path: Path) -> None:
    """Of a word that may remain twice, a running head counts once, an outline's repetition not at all."""
    forms = (Form("May", "PERSON", distinctive=False, allowed={"report": 2}),)
    heads = [
        pdf_files.lines("Report of May", f"Page of text {n}", f"word{n}", "x", "y", "z", "q", f"{n}") for n in range(4)
    ]
    assert check(pdf_files.pages(*heads, pdf_files.lines("Report of May", "In May")), tmp_path, forms).passed
    too_many = pdf_files.pages(*heads, pdf_files.lines("Report of May", "May saw May"))
    assert [leak.count for leak in check(too_many, tmp_path, forms).leaks] == [1, 1]
    single = (Form("May", "PERSON", distinctive=False, allowed={"report": 1}),)
    both = pdf_files.pages(
        *(pdf_files.lines("Report of May", f"text {n} of one", f"text {n} of two") for n in range(2))
    )
    assert check(both, tmp_path, single).passed
    outline = b"/Outlines<</First<</Title(In May)>>>>"
    once = (Form("May", "PERSON", distinctive=False, allowed={"report": 1}),)
    assert check(pdf_files.pdf(pdf_files.lines("In May"), catalog=outline), tmp_path, once).passed
    assert not check(pdf_files.pdf(pdf_files.lines("In spring, May"), catalog=outline), tmp_path, once).passed


@pytest.mark.parametrize(
    ("content", "resources", "says"),
    [
        (b"q 9 0 0 9 0 0 cm /I1 Do Q", b"/XObject<</I1 6 0 R>>", "only a picture"),
        (b"BT 3 Tr /F1 9 Tf (read by a machine) Tj ET /I1 Do", b"/Font<</F1 5 0 R>>/XObject<</I1 6 0 R>>", "only a picture"),
        (b"0 0 m " + b"1 1 2 2 3 3 c " * 300 + b"f", b"/Font<</F1 5 0 R>>", "letters may have been turned"),
        (b"BT /F2 9 Tf <00010002> Tj ET", b"/Font<</F2 7 0 R>>", "a font that does not say"),
    ],
)  # fmt: skip
def test_a_page_that_cannot_be_read_is_not_called_clean(
    pdf_files: ModuleType, tmp_path: Path, content: bytes, resources: bytes, says: str
) -> None:
    """A scan, letters turned into shapes, and codes without letters are named with their page, and count against the file."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<<%s>>>>" % resources
    image = pdf_files.stream(b"\0", b"/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray")
    font = b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2>>]>>"
    outcome = check(pdf_files.pdf(content, {3: page, 6: image, 7: font}), tmp_path)
    assert [(leak.part, says in leak.how) for leak in outcome.leaks] == [("page 1", True)]


@pytest.mark.parametrize("password", ["", "secret"])
def test_an_encrypted_file_is_named(pdf_files: ModuleType, tmp_path: Path, password: str) -> None:
    """A file with a password, or with restrictions only, is not inspected, and the user is told what to do."""
    writer, out = PdfWriter(io.BytesIO(pdf_files.pdf())), io.BytesIO()
    writer.encrypt(password, "owner", algorithm="RC4-40")
    writer.write(out)
    outcome = check(out.getvalue(), tmp_path)
    assert [leak.part for leak in outcome.leaks] == ["(file)"]
    assert "encrypted" in outcome.leaks[0].how and "save it without" in outcome.leaks[0].how


def test_real_files_are_read_or_named_in_time(shared: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Each real PDF is gone through within a minute, shows no form that is not in it, and puts nothing into the log."""
    paths = sorted((shared / "corpus" / "pdf").glob("*.pdf"))
    assert paths
    for path in paths:
        begun = time.monotonic()
        outcome = verify({"report": path}, FORMS)
        assert time.monotonic() - begun < PATIENCE, path.name
        assert all(leak.form_index == UNREADABLE for leak in outcome.leaks), path.name
        assert outcome.leaks or outcome.inspected["report"], path.name
    assert not caplog.records
