"""Windows metafiles (WMF): the texts that they draw, and what lies in their comments ([MS-WMF] 2.3)."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from redraft.documents.inside.drawn_lines import Drawn, drawing_texts
from redraft.documents.inside.found import Found, Inner
from redraft.documents.inside.strings import pieces

_PLACEABLE = b"\xd7\xcd\xc6\x9a"
_PLACEABLE_SIZE, _HEADER_SIZE = 22, 18
_STARTS = (b"\x01\0\x09\0", b"\x02\0\x09\0")
_VERSIONS = (b"\0\x03", b"\0\x01")
_EOF, _TEXT_OUT, _EXT_TEXT_OUT, _ESCAPE = 0x0000, 0x0521, 0x0A32, 0x0626
_COMMENT = 0x000F
_EMBEDDED = b"WMFC"
_CLIPPED_OR_OPAQUE = 0x0006
_GLYPHS = 0x0010
_MAX_RECORDS = 1_000_000


def is_windows(data: bytes) -> bool:
    """Whether these bytes are a Windows metafile, with or without the header that gives its place on the page."""
    return data.startswith(_PLACEABLE) or (data[:4] in _STARTS and data[4:6] in _VERSIONS)


def windows_texts(inner: Inner) -> Iterator[Found]:
    """The drawn lines and the comments; letters drawn by their number in a font are named as not read."""
    drawn: list[Drawn] = []
    remarks: list[str] = []
    enhanced = bytearray()
    glyphs = False
    for function, body in _records(inner.data):
        if function == _TEXT_OUT:
            drawn.extend(_text(body))
        elif function == _EXT_TEXT_OUT:
            glyphs |= bool(len(body) >= 8 and struct.unpack_from("<H", body, 6)[0] & _GLYPHS)
            drawn.extend(_extended_text(body))
        elif function == _ESCAPE and len(body) >= 4:
            number, size = struct.unpack_from("<HH", body)
            content = body[4 : 4 + size]
            if number == _COMMENT and content.startswith(_EMBEDDED):
                enhanced += content[34:]  # [MS-WMF] 2.3.6.1: a piece of an enhanced metafile
            elif number == _COMMENT:
                remarks.extend(pieces(content))
    yield from drawing_texts(inner, drawn, remarks, glyphs=glyphs)
    if enhanced:
        yield inner.within("enhanced", bytes(enhanced))


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    at = (_PLACEABLE_SIZE if data.startswith(_PLACEABLE) else 0) + _HEADER_SIZE
    for _ in range(_MAX_RECORDS):
        if at + 6 > len(data):
            return
        words, function = struct.unpack_from("<IH", data, at)
        if words < 3 or function == _EOF:
            return
        yield function, data[at + 6 : at + 2 * words]
        at += 2 * words


def _text(body: bytes) -> Iterator[Drawn]:
    """META_TEXTOUT: length, characters padded to whole words, then the point."""
    if len(body) < 2:
        return
    (count,) = struct.unpack_from("<h", body)
    if 0 < count <= len(body) - 2:
        at = 2 + count + count % 2
        y, x = struct.unpack_from("<hh", body, at) if at + 4 <= len(body) else (0, 0)
        yield Drawn(_decoded(body[2 : 2 + count]), x, y)


def _extended_text(body: bytes) -> Iterator[Drawn]:
    """META_EXTTEXTOUT: point, length, options, a rectangle if they say so, characters, and their widths."""
    if len(body) < 8:
        return
    y, x, count, options = struct.unpack_from("<hhhH", body)
    start = 16 if options & _CLIPPED_OR_OPAQUE else 8
    if not 0 < count <= len(body) - start or options & _GLYPHS:
        return
    widths = start + count + count % 2
    known = widths + 2 * count <= len(body)
    width = sum(struct.unpack_from(f"<{count}h", body, widths)) if known else None
    yield Drawn(_decoded(body[start : start + count]), x, y, width)


def _decoded(raw: bytes) -> str:
    return raw.decode("cp1252", "replace").rstrip("\0")
