"""What a picture says besides its pixels: EXIF, GPS, XMP, IPTC, PNG text and comments.

Files are taken apart by hand, so that no pixel is ever unpacked; Pillow reads EXIF and TIFF tags from the bytes that
hold them.
"""

from __future__ import annotations

import warnings
import zlib
from collections.abc import Iterator

from redraft.documents.inside.exif import exif_texts
from redraft.documents.inside.found import Found, Inner
from redraft.documents.inside.iptc import iptc_texts
from redraft.documents.inside.markup import markup_root, markup_texts
from redraft.documents.plain_text import decode

_PNG, _JPEG, _GIF = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8"
_TIFF = (b"II*\0", b"MM\0*", b"II\xbc\x01")
"""Little and big end first, and the JPEG XR that Office calls HD Photo."""
_RIFF, _WEBP, _BMP = b"RIFF", b"WEBP", b"BM"
_XMP_START, _XMP_END = b"<x:xmpmeta", b"</x:xmpmeta>"
_RDF_START, _RDF_END = b"<rdf:RDF", b"</rdf:RDF>"
_MAX_XMP = 4 * 1024 * 1024
_MAX_TEXT = 1 << 20
_MAX_PIECES = 5_000
_SCAN, _END, _COMMENT, _APP1, _APP13 = 0xDA, 0xD9, 0xFE, 0xE1, 0xED
_EXIF = b"Exif\0\0"
_WHERE = "metadata of a picture"


def is_picture(data: bytes) -> bool:
    """Whether these bytes are a raster image of a kind whose metadata is read."""
    riff = data.startswith(_RIFF) and data[8:12] == _WEBP
    bitmap = data.startswith(_BMP) and data[6:10] == b"\0\0\0\0"
    return riff or bitmap or data.startswith((_PNG, _JPEG, _GIF, *_TIFF))


def picture_texts(inner: Inner) -> Iterator[Found]:
    """Every text of the picture's metadata."""
    data = inner.data
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield from _xmp(inner)
        if data.startswith(_PNG):
            yield from _png(inner)
        elif data.startswith(_JPEG):
            yield from _jpeg(inner)
        elif data.startswith(_GIF):
            yield from _gif(inner)
        elif data.startswith(_TIFF):
            yield from exif_texts(inner, data, _WHERE)
        elif data.startswith(_RIFF):
            yield from _webp(inner)


def _xmp(inner: Inner) -> Iterator[Found]:
    """The XMP packet, which any format holds as plain XML (ISO 16684-1); sought from the front, bounded."""
    for start, end in ((_XMP_START, _XMP_END), (_RDF_START, _RDF_END)):
        begins = inner.data.find(start)
        ends = inner.data.find(end, begins, begins + _MAX_XMP) if begins >= 0 else -1
        if ends >= 0:
            root = markup_root(inner.data[begins : ends + len(end)])
            if root is not None:
                yield from markup_texts(root, inner, _WHERE, "XMP")
                return


def _png(inner: Inner) -> Iterator[Found]:
    """Chunks as in the PNG specification, 11.3; XMP in plain text has been read."""
    data, at = inner.data, len(_PNG)
    for number in range(_MAX_PIECES):
        if at + 12 > len(data):
            return
        size = int.from_bytes(data[at : at + 4], "big")
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + size]
        if kind in (b"tEXt", b"zTXt", b"iTXt"):
            yield inner.text(f"text-{number}", _png_text(kind, body), _WHERE)
        elif kind == b"eXIf":
            yield from exif_texts(inner, body, _WHERE)
        at += 12 + size


def _png_text(kind: bytes, body: bytes) -> str:
    keyword, _, rest = body.partition(b"\0")
    if kind == b"tEXt":
        return _decoded(rest)
    if kind == b"zTXt":
        return _decoded(_inflated(rest[1:]))
    packed = rest[:1] == b"\x01"
    _, _, translated = rest[2:].partition(b"\0")
    title, _, text = translated.partition(b"\0")
    text = _inflated(text) if packed else text
    if keyword == b"XML:com.adobe.xmp":
        root = markup_root(text)
        return "" if root is None or not packed else " ".join(str(t) for t in root.itertext("*"))
    return f"{_decoded(title)} {_decoded(text)}".strip()


def _jpeg(inner: Inner) -> Iterator[Found]:
    """Segments up to the first scan, behind which only pixels come."""
    data, at = inner.data, 2
    for number in range(_MAX_PIECES):
        if at + 4 > len(data) or data[at] != 0xFF or data[at + 1] in (_SCAN, _END):
            return
        marker, size = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        body = data[at + 4 : at + 2 + size]
        if marker == _COMMENT:
            yield inner.text(f"comment-{number}", _decoded(body), _WHERE)
        elif marker == _APP1 and body.startswith(_EXIF):
            yield from exif_texts(inner, body[len(_EXIF) :], _WHERE)
        elif marker == _APP13:
            yield from iptc_texts(inner, body, _WHERE)
        at += 2 + size


def _gif(inner: Inner) -> Iterator[Found]:
    """Comment extensions (0x21 0xFE): blocks with their length before them."""
    data, at = inner.data, 0
    for number in range(_MAX_PIECES):
        at = data.find(b"\x21\xfe", at) + 2
        if at < 2:
            return
        text = bytearray()
        while at < len(data) and data[at] and len(text) < _MAX_TEXT:
            text += data[at + 1 : at + 1 + data[at]]
            at += 1 + data[at]
        # The two bytes may stand among pixels by chance; a comment is text.
        if text.isascii() and not any(byte < 9 for byte in text):
            yield inner.text(f"comment-{number}", _decoded(bytes(text)), _WHERE)


def _webp(inner: Inner) -> Iterator[Found]:
    data, at = inner.data, 12
    for _ in range(_MAX_PIECES):
        if at + 8 > len(data):
            return
        kind, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        if kind == b"EXIF":
            yield from exif_texts(inner, data[at + 8 : at + 8 + size].removeprefix(_EXIF), _WHERE)
        at += 8 + size + size % 2


def _inflated(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, _MAX_TEXT)
    except zlib.error:
        return b""


def _decoded(data: bytes) -> str:
    return decode(data.rstrip(b"\0"))
