"""A name is found in every place of a PDF that can hold one, and the place is told."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from pathlib import Path
from types import ModuleType

import pytest

from redraft.leaks import verify
from redraft.planning.originals import Form

pytestmark = pytest.mark.once

NAME = "Quillfeather"
FORMS = (
    Form(NAME, "PERSON", distinctive=True, allowed={}),
    Form("Ada Quillfeather", "PERSON", distinctive=True, allowed={}),
)
NAMED = NAME.encode()
WIDE = b"\xfe\xff" + NAME.encode("utf-16-be")


def word_file() -> bytes:
    """A Word file that says the name in two runs."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p>'
            f"<w:r><w:t>{NAME[:5]}</w:t></w:r><w:r><w:t>{NAME[5:]}</w:t></w:r></w:p></w:body></w:document>",
        )
    return out.getvalue()


def font_file() -> bytes:
    """A TrueType font with nothing but a name table."""
    text = NAME.encode("utf-16-be")
    table = struct.pack(">HHH6H", 0, 1, 18, 3, 1, 0x409, 1, len(text), 0) + text
    return b"\0\1\0\0" + struct.pack(">4H", 1, 16, 0, 0) + b"name" + struct.pack(">3I", 0, 28, len(table)) + table


def jpeg() -> bytes:
    """A JPEG file with a comment, as far as anybody looks who reads no pixels."""
    return b"\xff\xd8\xff\xfe" + struct.pack(">H", len(NAMED) + 2) + NAMED + b"\xff\xda\x00\x02ab\xff\xd9"


@pytest.fixture(scope="module")
def places(pdf_files: ModuleType) -> dict[str, tuple[bytes, str]]:
    """For each place a file that holds the name there and nowhere else, and what the place is called."""
    made, stream, lines, pages = pdf_files.pdf, pdf_files.stream, pdf_files.lines, pdf_files.pages
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><dc:creator xmlns:dc='dc'>%s</dc:creator></x:xmpmeta>" % NAMED
    note = b"/Type/Annot/Rect[0 0 9 9]"
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 99 99]/Resources<</Font<</F1 5 0 R>>>>"
    meta = b"/Type/Metadata/Subtype/XML"
    shown = made(lines(f"Seen by {NAME} today."))
    return {
        "text": (shown, "page 1"),
        "text in pieces": (made(b"BT /F1 12 Tf 72 720 Td [(Quill) 20 (fea) -30 (ther)] TJ ET"), "page 1"),
        "text with a hyphen": (made(lines("Seen by Quill-", "feather today.")), "page 1"),
        "text spaced out": (made(b"BT /F1 12 Tf 72 720 Td [(Q) -900 (uill) -900 (feather)] TJ ET"), "page 1"),
        "text in hexadecimal": (made(b"BT /F1 12 Tf 72 720 Td <%s> Tj ET" % NAMED.hex().encode()), "page 1"),
        "text over a page's end": (
            pages(lines("Report", "and then Quill-", "1"), lines("Report", "feather left", "2")),
            "pages 1 and 2",
        ),
        "invisible text": (made(lines(f"Seen by {NAME}.", mode=3)), "page 1"),
        "replacement text": (
            made(b"/Span <</ActualText (%s)>> BDC BT /F1 12 Tf 72 720 Td (X) Tj ET EMC" % NAMED),
            "page 1, replacement text",
        ),
        "drawing on the page": (
            made(
                b"q /X1 Do Q",
                {3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<</X1 6 0 R>>>>>>",
                 6: stream(lines(NAME), form)},
            ),
            "page 1",
        ),
        "document information": (made(trailer=b"/Info<</Author(%s)>>" % NAMED), "document information"),
        "document information, wide": (made(trailer=b"/Info<</Case<%s>>>" % WIDE.hex().encode()), "document information"),
        "XMP metadata": (made(catalog=b"/Metadata 6 0 R", more={6: stream(xmp, meta)}), "XMP metadata"),
        "XMP of an object": (made(more={6: stream(xmp, meta)}), "metadata of another object (object 6)"),
        "outline": (
            made(catalog=b"/Outlines 6 0 R", more={6: b"<</First 7 0 R/Last 7 0 R>>", 7: b"<</Title(%s)/Parent 6 0 R>>" % NAMED}),
            "outline",
        ),
        "named destination": (made(catalog=b"/Dests<</%s[3 0 R/Fit]>>" % NAMED), "named destinations"),
        "named destination in a tree": (
            made(catalog=b"/Names<</Dests<</Names[(%s)[3 0 R/Fit]]>>>>" % NAMED),
            "named destinations",
        ),
        "page label": (made(catalog=b"/PageLabels<</Nums[0<</P(%s )>>]>>" % NAMED), "page labels"),
        "link": (
            made(page=b"/Annots[<<%s/Subtype/Link/A<</S/URI/URI(https://example.org/%s)>>>>]" % (note, NAMED)),
            "page 1, link 1",
        ),
        "comment": (made(page=b"/Annots[<<%s/Subtype/Text/Contents(Ask %s)>>]" % (note, NAMED)), "page 1, annotation 1"),
        "author of a comment": (made(page=b"/Annots[<<%s/Subtype/Text/T(%s)>>]" % (note, NAMED)), "page 1, annotation 1"),
        "reply": (
            made(
                page=b"/Annots[6 0 R 7 0 R]",
                more={6: b"<<%s/Subtype/Text>>" % note, 7: b"<<%s/Subtype/Text/IRT 6 0 R/RC(<p>%s</p>)>>" % (note, NAMED)},
            ),
            "page 1, annotation 2",
        ),
        "pop-up": (
            made(page=b"/Annots[6 0 R 7 0 R]", more={6: b"<<%s/Subtype/Text/Popup 7 0 R>>" % note,
                 7: b"<<%s/Subtype/Popup/Parent 6 0 R/Contents(%s)>>" % (note, NAMED)}),
            "page 1, annotation 2",
        ),
        "look of an annotation": (
            made(page=b"/Annots[<<%s/Subtype/Stamp/AP<</N 6 0 R>>>>]" % note, more={6: stream(lines(NAME), form)}),
            "page 1, annotation 1, as drawn",
        ),
        "form field": (
            made(catalog=b"/AcroForm<</Fields[6 0 R]>>", more={6: b"<</FT/Tx/T(field)/V(%s)>>" % NAMED}),
            "form fields",
        ),
        "form data (XFA)": (
            made(catalog=b"/AcroForm<</XFA[(data) 6 0 R]>>", more={6: stream(b"<a><b>Quill</b><b>x</b><c>%s</c></a>" % NAMED)}),
            "form data (XFA)",
        ),
        "alternative text": (
            made(catalog=b"/StructTreeRoot<</K[<</S/Figure/Alt(%s)>>]>>" % NAMED),
            "structure tree",
        ),
        "expansion of an abbreviation": (
            made(catalog=b"/StructTreeRoot<</K 6 0 R>>", more={6: b"<</S/Span/E(%s)/Pg 3 0 R/P 1 0 R>>" % NAMED}),
            "structure tree",
        ),
        "attached text": (
            made(catalog=b"/Names<</EmbeddedFiles<</Names[(a)<</F(a.txt)/EF<</F 6 0 R>>>>]>>>>",
                 more={6: stream(b"about " + NAMED, b"/Type/EmbeddedFile")}),
            "attachment 1",
        ),
        "attached Word file": (
            made(catalog=b"/AF[<</F(a)/EF<</F 6 0 R>>>>]", more={6: stream(word_file())}),
            "attachment 1!word/document.xml",
        ),
        "attached PDF": (
            made(page=b"/Annots[<<%s/Subtype/FileAttachment/FS<</EF<</F 6 0 R>>>>>>]" % note, more={6: stream(shown, b"/Type/EmbeddedFile")}),
            "attachment 1: page 1",
        ),
        "name of an attachment": (
            made(catalog=b"/AF[6 0 R]", more={6: b"<</UF(%s.txt)/EF<</F 7 0 R>>>>" % NAMED, 7: stream(b"x")}),
            "attachment, its name (object 6)",
        ),
        "script": (
            made(catalog=b"/OpenAction<</S/JavaScript/JS 6 0 R>>", more={6: stream(b"app.alert('%s')" % NAMED)}),
            "scripts and actions",
        ),
        "layer": (
            made(catalog=b"/OCProperties<</OCGs[6 0 R]/D<<>>>>", more={6: b"<</Type/OCG/Name(%s)>>" % NAMED}),
            "layers",
        ),
        "hidden layer": (
            made(
                b"/OC /L1 BDC " + lines(NAME) + b" EMC",
                {6: b"<</Type/OCG/Name(old)>>"},
                catalog=b"/OCProperties<</OCGs[6 0 R]/D<</OFF[6 0 R]>>>>",
            ),
            "page 1",
        ),
        "unreferenced object": (made(more={9: b"(%s)" % NAMED}), "object 9"),
        "unreferenced stream": (made(more={9: stream(b"about " + NAMED)}), "object 9"),
        "unreferenced drawing": (made(more={9: stream(b"BT /F1 12 Tf [(Quill) 9 (feather)] TJ ET", form)}), "drawing in object 9"),
        "unreferenced page": (
            made(more={8: b"<</Type/Page/Contents 9 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
                       9: stream(b"BT /F1 12 Tf [(Quill) 9 (feather)] TJ ET")}),
            "a page that is not shown (object 8)",
        ),
        "object stream": (
            made(more={9: stream(b"10 0 (\\121uillfeather)", b"/Type/ObjStm/N 1/First 5")}),
            "object 10",
        ),
        "key of a dictionary": (made(page=b"/PieceInfo<</%s<<>>>>" % NAMED), "object 3"),
        "earlier version": (
            pdf_files.updated(made(b"BT /F1 12 Tf [(Quill) 9 (feather)] TJ ET"), {4: stream(lines("Seen by Olivia."))}),
            "earlier version 1, page 1",
        ),
        "metadata of a picture": (
            made(more={6: stream(jpeg(), b"/Subtype/Image/Filter/DCTDecode", packed=False)}),
            "picture in object 6",
        ),
        "names in a font": (
            made(more={6: stream(font_file(), b"/Length1 %d" % len(font_file()))}),
            "font in object 6",
        ),
        "name of a font": (made(more={5: b"<</Type/Font/Subtype/Type1/BaseFont/ABCDEF+%s-Bold>>" % NAMED}), "object 5"),
        "remark": (made(after=b"% made for " + NAMED), "bytes between the objects"),
        "packed attachment beside no object": (
            made(after=b"7 0 obj<</Filter/FlateDecode>>stream\n" + zlib.compress(NAMED) + b"\nendstream endobj"),
            "object 7",
        ),
    }  # fmt: skip


def test_every_place_has_its_canary(places: dict[str, tuple[bytes, str]], tmp_path: Path) -> None:
    """A name in any one place of a PDF is found, and told to be in that place and no other."""
    told = {}
    for place, (data, _) in places.items():
        path = tmp_path / "report.pdf"
        path.write_bytes(data)
        outcome = verify({"file 1": path}, FORMS[:1])
        told[place] = sorted({leak.part for leak in outcome.leaks if leak.form_index == 0})
    expected = {place: [label] for place, (_, label) in places.items()}
    assert {place: parts for place, parts in told.items() if parts != expected[place]} == {}
