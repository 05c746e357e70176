"""Opens a written file to the last byte: members, inner archives, and what lies between the members."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

DEEPEST = 4
"""How many archives inside one another are opened."""
LARGEST = 1 << 29
"""Bytes of one member after inflation; a publication copy holds nothing of the kind."""

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCAL_HEADER = 30


@dataclass(frozen=True, slots=True)
class Member:
    """Some bytes of the file: a member of the package (`name` with its inner archive before it), or what is no member."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Closed:
    """A member that could not be opened, and why."""

    name: str
    reason: str


def members(path: Path) -> Iterator[Member | Closed]:
    """Everything in the file at `path`; a file that is no archive is one member.

    The bytes of an archive outside its members (their names, extra fields, comments, data before, between and after)
    come as a member named ``(archive)``. Raises: OSError if the file cannot be read at all.
    """
    data = path.read_bytes()
    if data.startswith(_OLE):
        yield Closed("(file)", "an OLE container: encrypted, or the binary format of Word 97 to 2003")
    if zipfile.is_zipfile(io.BytesIO(data)):
        yield from _archive(data, "", 1)
    else:
        yield Member("(file)", data)


def _archive(data: bytes, prefix: str, depth: int) -> Iterator[Member | Closed]:
    outside = bytearray(data)
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        yield Closed(prefix + "(archive)", "an archive that cannot be opened")
        return
    with package:
        for info in package.infolist():
            name = prefix + info.filename
            start = _data_start(data, info)
            outside[start : start + info.compress_size] = bytes(info.compress_size)
            if info.file_size > LARGEST:
                yield Closed(name, "larger than anything redraft writes")
                continue
            try:
                content = package.read(info)
            except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, OSError, ValueError):
                yield Closed(name, "damaged, encrypted or packed in an unknown way")
                continue
            yield Member(name, content)
            if content.startswith(_ZIP):
                if depth < DEEPEST:
                    yield from _archive(content, name + "!", depth + 1)
                else:
                    yield Closed(name, "archives nested too deeply")
    yield Member(prefix + "(archive)", bytes(outside).replace(b"\0", b" "))


def _data_start(data: bytes, info: zipfile.ZipInfo) -> int:
    header = data[info.header_offset : info.header_offset + _LOCAL_HEADER]
    if len(header) < _LOCAL_HEADER:
        return len(data)
    return (
        info.header_offset
        + _LOCAL_HEADER
        + int.from_bytes(header[26:28], "little")
        + int.from_bytes(header[28:30], "little")
    )
