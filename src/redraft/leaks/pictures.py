"""What a picture says besides its pixels: every chunk or segment but the compressed image itself."""

from __future__ import annotations

import zlib

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8"
_PIXEL_CHUNKS = {b"IDAT", b"fdAT"}
_COMPRESSED_TEXT = {b"zTXt", b"iTXt", b"iCCP"}
_METADATA_CHUNKS = {b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"}
_SCAN, _END, _COMMENT = 0xDA, 0xD9, 0xFE
_APPLICATION = range(0xE1, 0xEE)
"""APP1 to APP13: EXIF, XMP, colour profiles, IPTC; APP0 (JFIF) and APP14 (Adobe) say only how to draw."""
_INFLATED = 1 << 22


def is_picture(data: bytes) -> bool:
    """Whether `data` is a PNG or JPEG file, the two kinds taken apart here."""
    return data.startswith((_PNG, _JPEG))


def besides_pixels(data: bytes) -> bytes:
    """All bytes of a PNG or JPEG file but its compressed image, with compressed text inflated beside them."""
    return _png(data)[0] if data.startswith(_PNG) else _jpeg(data)[0]


def has_metadata(data: bytes) -> bool:
    """Whether a PNG or JPEG file carries text, EXIF, XMP, IPTC, times, comments or bytes after its end."""
    return _png(data)[1] if data.startswith(_PNG) else _jpeg(data)[1]


def _png(data: bytes) -> tuple[bytes, bool]:
    kept, metadata, at = bytearray(), False, len(_PNG)
    while at + 12 <= len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + size]
        metadata = metadata or kind in _METADATA_CHUNKS
        kept += b"\0" + kind + b"\0"
        if kind not in _PIXEL_CHUNKS:
            kept += body
        if kind in _COMPRESSED_TEXT:
            kept += _inflate_somewhere(body)
        at += 12 + size
        if kind == b"IEND":
            break
    rest = data[at:]
    return bytes(kept) + rest, metadata or bool(rest)


def _inflate_somewhere(body: bytes) -> bytes:
    """The text of a chunk whose compressed data starts behind a keyword of unknown length."""
    for at in range(min(len(body), 300)):
        if body[at] == 0x78:
            try:
                return zlib.decompressobj().decompress(body[at:], _INFLATED)
            except zlib.error:
                continue
    return b""


def _jpeg(data: bytes) -> tuple[bytes, bool]:
    kept, metadata, at = bytearray(), False, 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == _END:
            break
        size = int.from_bytes(data[at + 2 : at + 4], "big")
        kept += data[at + 4 : at + 2 + size]
        metadata = metadata or marker in _APPLICATION or marker == _COMMENT
        at += 2 + size
        if marker == _SCAN:
            at = _end_of_scan(data, at)
    rest = data[at + 2 :] if data[at : at + 2] == b"\xff\xd9" else data[at:]
    return bytes(kept) + rest, metadata or bool(rest.strip(b"\0"))


def _end_of_scan(data: bytes, at: int) -> int:
    """Where the next marker after entropy-coded data stands: FF followed by neither 00 nor a restart marker."""
    while (at := data.find(b"\xff", at)) >= 0:
        following = data[at + 1 : at + 2]
        if following and following != b"\0" and following != b"\xff" and not 0xD0 <= following[0] <= 0xD7:
            return at
        at += 1
    return len(data)
