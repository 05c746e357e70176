"""Macro source inside a macro project's streams, which [MS-OVBA] 2.4.1 compresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

_CONTAINER = re.compile(rb"\x01(?=.[\x30-\x3f\xb0-\xbf])", re.DOTALL)
"""A compressed container: its signature byte, then a chunk's header with the three bits 011 of its own."""
_CHUNK = 4096
_SHORTEST = 16
_PRINTABLE = 0.8


def sources(data: bytes) -> Iterator[bytes]:
    """Whatever in a stream decompresses to text; a module's source starts somewhere behind its compiled code."""
    at = 0
    while found := _CONTAINER.search(data, at):
        text = decompress(data, found.start())
        readable = sum(32 <= byte < 127 or byte in b"\t\r\n" or byte > 160 for byte in text)
        if len(text) >= _SHORTEST and readable >= _PRINTABLE * len(text):
            yield text
        at = found.start() + 1


def decompress(data: bytes, start: int = 0) -> bytes:
    r"""The text of the compressed container at `start`, as far as it is sound ([MS-OVBA] 2.4.1.3.1).

    >>> decompress(b"\x01\x19\xb0\x00abcdefgh\x00ijklmnop\x00qrstuv.")
    b'abcdefghijklmnopqrstuv.'
    """
    out = bytearray()
    at = start + 1
    while at + 2 <= len(data):
        header = int.from_bytes(data[at : at + 2], "little")
        if header >> 12 & 7 != 3:
            break
        end = at + 3 + (header & 0xFFF)
        body = data[at + 2 : end]
        at = end
        if not header & 0x8000:
            out += body[:_CHUNK]
        elif not _chunk(body, out):
            break
    return bytes(out)


def _chunk(body: bytes, out: bytearray) -> bool:
    """Adds what one chunk says to `out`; False where it points before its own beginning."""
    start, at = len(out), 0
    while at < len(body):
        flags = body[at]
        at += 1
        for bit in range(8):
            if at >= len(body):
                break
            if not flags >> bit & 1:
                out.append(body[at])
                at += 1
                continue
            token = int.from_bytes(body[at : at + 2], "little")
            at += 2
            if not _copy(token, out, start):
                return False
    return True


def _copy(token: int, out: bytearray, start: int) -> bool:
    """Repeats earlier text: a token's upper bits say how far back, the others how much (2.4.1.3.19)."""
    written = len(out) - start
    bits = max((written - 1).bit_length(), 4)
    length = (token & (0xFFFF >> bits)) + 3
    offset = (token >> 16 - bits) + 1
    if offset > written or written + length > _CHUNK:
        return False
    for _ in range(length):
        out.append(out[-offset])
    return True
