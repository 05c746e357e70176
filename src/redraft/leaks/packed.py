"""Compressed data inside a member that is no archive: gzip, zlib streams, macro source, base64 and hexadecimal files."""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from collections.abc import Iterator

from redraft.leaks.compound import OLE
from redraft.leaks.vba import sources

_GZIP = b"\x1f\x8b\x08"
_ZLIB = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
_PICTURES = (b"\x89PNG", b"\xff\xd8", b"GIF8", b"PK\x03\x04")
_CONTAINERS = (
    b"PK\x03\x04",
    OLE,
    _GZIP,
    b"\x89PNG\r\n",
    b"\xff\xd8\xff",
    b"{\\rtf",
    b"%PDF-",
)
_BASE64_FILE = re.compile(rb"(?:[A-Za-z0-9+/]{4}[\r\n \t]*){24,}(?:[A-Za-z0-9+/]{2,3}={0,2})?")
_HEX_FILE = re.compile(rb"(?:[0-9A-Fa-f]{2}[\r\n \t]*){64,}")
_WHITE = re.compile(rb"[\r\n \t]+")
_BASE64_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/\r\n \t"
_HEX_LETTERS = b"0123456789ABCDEFabcdef\r\n \t"
_SHORTEST_BASE64, _SHORTEST_HEX = 96, 128
"""Bytes of the shortest match of the patterns above."""
_SHORTEST = 8
LONGEST = 1 << 26
"""Bytes of one packed piece that are unpacked: one of this length may go on."""
_STREAMS = 2000
_LARGEST_MODULE = 1 << 22
_PIECE = 1 << 16


def unpacked(data: bytes, *, of_compound: bool) -> Iterator[tuple[str, bytes]]:
    """(label, bytes) for each piece of `data` that is packed some way; nothing for pictures, whose pixels say nothing.

    `of_compound` says that it is a stream of a compound file, the only place for macro source.
    """
    if data.startswith(_GZIP):
        yield from _gzip_members(data)
        return
    if data.startswith(_PICTURES):
        return
    if of_compound and len(data) <= _LARGEST_MODULE:
        yield from (("source", source) for source in sources(data))
    if b"\0" in data[:4096] or of_compound:
        yield from _zlib_streams(data)
    else:
        yield from _encoded(data)


def _gzip_members(data: bytes) -> Iterator[tuple[str, bytes]]:
    """What each member of a gzip file says, of which there may be several in a row (RFC 1952, 2.2)."""
    at = 0
    while data.startswith(_GZIP, at):
        content, end = _inflate(data, at, 31)
        if len(content) >= _SHORTEST:
            yield "unpacked", content
        at = max(end, at + 1)


def _zlib_streams(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Streams that begin with a zlib header (RFC 1950), as in the blips of old drawings."""
    at, found = 0, 0
    while found < _STREAMS and (header := _ZLIB.search(data, at)):
        content, end = _inflate(data, header.start(), 15)
        at = header.end()
        if len(content) >= _SHORTEST:
            at, found = max(at, end), found + 1
            yield "unpacked", content


def _encoded(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Files written out as base64 (a data URI, a flat package) or in hexadecimal digits (an object of RTF)."""
    for stretch in _within(data, _BASE64_FILE, _BASE64_LETTERS, _SHORTEST_BASE64):
        plain = _WHITE.sub(b"", stretch[0]).rstrip(b"=")
        try:
            content = base64.b64decode(plain[: len(plain) - (len(plain) % 4 == 1)] + b"=" * (-len(plain) % 4))
        except (binascii.Error, ValueError):
            continue
        yield from _file_in(content)
    for stretch in _within(data, _HEX_FILE, _HEX_LETTERS, _SHORTEST_HEX):
        digits = _WHITE.sub(b"", stretch[0])
        yield from _file_in(binascii.unhexlify(digits[: len(digits) // 2 * 2]))


def _within(data: bytes, pattern: re.Pattern[bytes], letters: bytes, shortest: int) -> Iterator[re.Match[bytes]]:
    """The matches of `pattern`, which is only tried in runs of `letters` that are long enough to hold one."""
    kinds = data.translate(bytes(byte not in letters for byte in range(256)))
    run = bytes(shortest)
    start = kinds.find(run)
    while start >= 0:
        end = kinds.find(b"\1", start)
        end = len(data) if end < 0 else end
        yield from pattern.finditer(data, start, end)
        start = kinds.find(run, end)


def _file_in(content: bytes) -> Iterator[tuple[str, bytes]]:
    """The file that starts within the first bytes of decoded data, behind the header of an object, if one does."""
    starts = [at for magic in _CONTAINERS if (at := content.find(magic, 0, 4096)) >= 0]
    if starts:
        yield "decoded", content[min(starts) :]


def _inflate(data: bytes, start: int, window: int) -> tuple[bytes, int]:
    """What the compressed stream at `start` says, as far as it is sound, and about where it ends."""
    inflater, out, at = zlib.decompressobj(window), bytearray(), start
    while at < len(data) and not inflater.eof and len(out) < LONGEST:
        try:
            out += inflater.decompress(data[at : at + _PIECE], LONGEST - len(out))
        except zlib.error:
            break
        at += _PIECE
    return bytes(out), min(at, len(data)) - len(inflater.unused_data)
