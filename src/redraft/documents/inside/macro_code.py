"""The text of macros: module streams of a VBA project, unpacked as [MS-OVBA] 2.4.1 says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from redraft.documents.inside.found import Found, Inner
from redraft.documents.inside.strings import pieces

MAX_CODE = 8 * 1024 * 1024
_SIGNATURE = 0x01
_FOLDER = "VBA"
_CHUNK = 4096


def is_macro_code(data: bytes, path: Sequence[str]) -> bool:
    """Whether a stream is a module, or the directory, of a macro project."""
    return len(path) > 1 and path[-2].upper() == _FOLDER and bool(data)


def macro_texts(inner: Inner, data: bytes, name: str) -> Iterator[Found]:
    """The lines of a module's code, comments and strings included; pieces of text where no code is found."""
    code = _code(data)
    lines = code.decode("cp1252", "replace").splitlines() if code else list(pieces(data))
    for number, line in enumerate(lines):
        if not line.startswith("Attribute VB_"):
            yield inner.text(str(number), line.strip(), "macro", name)


def _code(data: bytes) -> bytes:
    """The compressed container at the end of a module stream: the longest that unpacks to a module's attributes."""
    at = -1
    while (at := data.find(b"\x01", at + 1)) >= 0:
        # A chunk's header has the bits 0b011 in its highest nibble ([MS-OVBA] 2.4.1.1.5).
        if at + 3 <= len(data) and data[at + 2] & 0x70 == 0x30:
            found = decompress(data[at:])
            if found.startswith(b"Attribut"):
                return found
    return b""


def decompress(data: bytes) -> bytes:
    """A compressed container ([MS-OVBA] 2.4.1) unpacked as far as it goes.

    >>> decompress(bytes.fromhex("0119b000616263646566676800696a6b6c006d6e6f70007172737475")[:12])
    b'abcdefgh'
    """
    if data[:1] != b"\x01":
        return b""
    out = bytearray()
    at = 1
    while at + 2 <= len(data) and len(out) < MAX_CODE:
        header = int.from_bytes(data[at : at + 2], "little")
        if header >> 12 & 0x7 != 0x3:
            break
        end = min(at + (header & 0xFFF) + 3, len(data))
        chunk = data[at + 2 : end]
        if not (_tokens(chunk, out) if header & 0x8000 else _raw(chunk, out)):
            break
        at = end
    return bytes(out)


def _raw(chunk: bytes, out: bytearray) -> bool:
    out += chunk
    return True


def _tokens(chunk: bytes, out: bytearray) -> bool:
    """Unpack one chunk behind `out`; False where it points before its own beginning."""
    start = len(out)
    at = 0
    while at < len(chunk):
        flags, at = chunk[at], at + 1
        for bit in range(8):
            if at >= len(chunk):
                break
            if not flags >> bit & 1:
                out.append(chunk[at])
                at += 1
                continue
            token, at = int.from_bytes(chunk[at : at + 2], "little"), at + 2
            shift = max(4, (max(len(out) - start, 1) - 1).bit_length())
            length, offset = (token & 0xFFFF >> shift) + 3, (token >> 16 - shift) + 1
            if offset > len(out) - start or len(out) - start + length > _CHUNK + length:
                return False
            for _ in range(length):
                out.append(out[-offset])
    return True
