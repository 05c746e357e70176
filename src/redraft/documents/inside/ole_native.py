"""Packed files of the Object Packager (`Ole10Native`): the name, the paths on the computer it came from, the file.

The layout is undocumented but long known: size, flags, label, file name, flags, path, size, data, and in newer
versions the three names again in UTF-16.
"""

from __future__ import annotations

from collections.abc import Iterator

from redraft.documents.inside.found import Found, Inner
from redraft.documents.plain_text import decode

_MAX_NAME = 1024
_STREAM = "Ole10Native"


def native_texts(inner: Inner, data: bytes) -> Iterator[Found]:
    """The label and the paths as texts, the packed file as something inside; data of other layout as a whole."""
    names, at = _names(data)
    for number, name in enumerate(names):
        yield inner.text(f"path-{number}", name, "name or path of a packed file", _STREAM)
    size = int.from_bytes(data[at : at + 4], "little")
    if names and 0 < size <= len(data) - at - 4:
        packed, rest = data[at + 4 : at + 4 + size], data[at + 4 + size :]
        yield inner.within(f"{_STREAM}!file", packed, "packed file")
        for number, name in enumerate(_wide_names(rest)):
            yield inner.text(f"wide-{number}", name, "name or path of a packed file", _STREAM)
    elif len(data) > 4:
        yield inner.within(f"{_STREAM}!data", data[4:])


def _names(data: bytes) -> tuple[list[str], int]:
    """The label, the file name and the path, and the offset of what follows; ``([], 0)`` for another layout."""
    if int.from_bytes(data[4:6], "little") != 2:
        return [], 0
    label, at = _string(data, 6)
    file_name, at = _string(data, at)
    if int.from_bytes(data[at + 2 : at + 4], "little") not in (1, 3):
        return [label, file_name], 0
    length = int.from_bytes(data[at + 4 : at + 8], "little")
    path = data[at + 8 : at + 8 + min(length, _MAX_NAME)]
    return [label, file_name, decode(path.rstrip(b"\0"))], at + 8 + length


def _string(data: bytes, at: int) -> tuple[str, int]:
    end = data.find(b"\0", at, at + _MAX_NAME)
    return (decode(data[at:end]), end + 1) if end >= 0 else ("", at)


def _wide_names(data: bytes) -> Iterator[str]:
    at = 0
    while at + 4 <= len(data):
        length = 2 * int.from_bytes(data[at : at + 4], "little")
        if not 0 < length <= 2 * _MAX_NAME or at + 4 + length > len(data):
            return
        yield data[at + 4 : at + 4 + length].decode("utf-16-le", "replace").rstrip("\0")
        at += 4 + length
