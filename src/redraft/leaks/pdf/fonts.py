"""What an embedded font says besides its outlines: the names of its family, its maker and its licence."""

from __future__ import annotations

_SFNT = (b"\0\1\0\0", b"true", b"OTTO", b"ttcf")
_HEAD = 4096
_TABLE_RECORD = 16


def names_in_font(data: bytes) -> bytes:
    """The bytes of a font program that hold words.

    The `name` table of TrueType and OpenType (OpenType specification 1.9, "name"); the clear text of Type 1; the first
    bytes of CFF, where its name and strings stand (Adobe Technical Note 5176).
    """
    if not data.startswith(_SFNT):
        return data.partition(b"eexec")[0][:_HEAD] if data.startswith(b"%!") else data[:_HEAD]
    tables = int.from_bytes(data[4:6], "big")
    for number in range(tables):
        at = 12 + number * _TABLE_RECORD
        record = data[at : at + _TABLE_RECORD]
        if record[:4] in (b"name", b"CFF "):
            start, size = int.from_bytes(record[8:12], "big"), int.from_bytes(record[12:16], "big")
            return data[start : start + (size if record[:4] == b"name" else min(size, _HEAD))]
    return b""
