"""PDF files written by hand, one place of the format at a time."""

from __future__ import annotations

import zlib
from collections.abc import Mapping

FIRST_FREE = 6
"""Objects 1 to 5 are the catalogue, the page tree, the page, its content and its font."""
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"


def stream(content: bytes, entries: bytes = b"", *, packed: bool = True) -> bytes:
    """A stream object."""
    body = zlib.compress(content) if packed else content
    filters = b"/Filter/FlateDecode" if packed else b""
    return b"<<%s%s/Length %d>>\nstream\n%s\nendstream" % (entries, filters, len(body), body)


def lines(*texts: str, mode: int = 0) -> bytes:
    """The content of a page: one line of text below the other."""
    shown = b" ".join(b"(%s) Tj T*" % text.encode("cp1252") for text in texts)
    return b"BT /F1 12 Tf 14 TL 72 720 Td %d Tr %s ET" % (mode, shown)


def pdf(
    content: bytes = lines("The panel met in spring."),
    more: Mapping[int, bytes] | None = None,
    *,
    catalog: bytes = b"",
    page: bytes = b"",
    trailer: bytes = b"",
    after: bytes = b"",
) -> bytes:
    """A PDF of one page; `more` are further objects by number, the others entries of what their name says."""
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R%s>>" % catalog,
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>%s>>" % page,
        4: stream(content),
        5: FONT,
        **(more or {}),
    }
    return whole(objects, trailer) + after


def pages(*contents: bytes) -> bytes:
    """A PDF with a page for each content."""
    numbers = [6 + 2 * number for number in range(len(contents))]
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[%s]/Count %d>>" % (b" ".join(b"%d 0 R" % n for n in numbers), len(numbers)),
        5: FONT,
    }
    for number, content in zip(numbers, contents, strict=True):
        objects[number] = (
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</Font<</F1 5 0 R>>>>>>"
            % (number + 1)
        )
        objects[number + 1] = stream(content)
    return whole(objects)


def whole(objects: Mapping[int, bytes], trailer: bytes = b"") -> bytes:
    """A file of these objects, with its cross-reference table."""
    out, offsets = bytearray(b"%PDF-1.7\n"), {}
    for number, body in objects.items():
        offsets[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    return bytes(out + _table(offsets, len(out), trailer))


def updated(former: bytes, objects: Mapping[int, bytes]) -> bytes:
    """`former` saved in place: new versions of some objects behind its end (ISO 32000-2, 7.5.6)."""
    out, offsets = bytearray(former + b"\n"), {}
    for number, body in objects.items():
        offsets[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    previous = int(former.rpartition(b"startxref")[2].split()[0])
    return bytes(out + _table(offsets, len(out), b"/Prev %d" % previous))


def _table(offsets: Mapping[int, int], start: int, trailer: bytes) -> bytes:
    rows = b"".join(b"%d 1\n%010d 00000 n \n" % (number, offset) for number, offset in offsets.items())
    return (
        b"xref\n0 1\n0000000000 65535 f \n" + rows
        + b"trailer\n<</Size 99/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (trailer, start)
    )  # fmt: skip
