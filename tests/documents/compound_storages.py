"""Compound files ([MS-CFB]) made for a test: the container of macros, OLE objects, old and encrypted documents."""

from __future__ import annotations

import struct
from collections.abc import Mapping

_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_STREAM, _STORAGE, _ROOT = 2, 1, 5
_SMALLEST = 4096
"""Streams below this size would lie in the mini stream, so all are filled up to it."""


def compound_file(streams: Mapping[str, bytes]) -> bytes:
    """The bytes of a compound file; a slash in a name leads into a storage."""
    names = sorted({"/".join(n.split("/")[: d + 1]) for n in streams for d in range(n.count("/") + 1)})
    contents = {n: streams[n].ljust(_SMALLEST, b"\0") for n in names if n in streams}
    directory_sectors = -(-(len(names) + 1) * 128 // _SECTOR)
    starts, fat = {}, []
    for name, content in contents.items():
        starts[name] = len(fat)
        fat += _chain(len(fat), -(-len(content) // _SECTOR))
    directory_start = len(fat)
    fat += _chain(directory_start, directory_sectors)
    fat_sectors = 1
    while (len(fat) + fat_sectors) * 4 > fat_sectors * _SECTOR:
        fat_sectors += 1
    fat_start = len(fat)
    fat += [_FAT] * fat_sectors
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(fat_sectors * _SECTOR, b"\xff")
    body = b"".join(c.ljust(-(-len(c) // _SECTOR) * _SECTOR, b"\0") for c in contents.values())
    directory = _directory(names, contents, starts).ljust(directory_sectors * _SECTOR, b"\0")
    return _header(fat_sectors, directory_start, fat_start) + body + directory + table


def _chain(start: int, length: int) -> list[int]:
    return [*range(start + 1, start + length), _END]


def _header(fat_sectors: int, directory_start: int, fat_start: int) -> bytes:
    versions = struct.pack("<16x5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    counts = struct.pack("<9I", 0, fat_sectors, directory_start, 0, _SMALLEST, _END, 0, _END, 0)
    difat = [*range(fat_start, fat_start + fat_sectors), *[_FREE] * (109 - fat_sectors)]
    return bytes.fromhex("D0CF11E0A1B11AE1") + versions + counts + struct.pack("<109I", *difat)


def _directory(names: list[str], contents: Mapping[str, bytes], starts: Mapping[str, int]) -> bytes:
    entries = [_entry("Root Entry", _ROOT, _FREE, _first(names, ""), _END, 0)]
    for name in names:
        siblings = [n for n in names if n.rpartition("/")[0] == name.rpartition("/")[0]]
        after = siblings[siblings.index(name) + 1 :]
        right = names.index(after[0]) + 1 if after else _FREE
        kind = _STREAM if name in contents else _STORAGE
        size, start = len(contents.get(name, b"")), starts.get(name, 0)
        entries.append(_entry(name.rpartition("/")[2], kind, right, _first(names, name), start, size))
    return b"".join(entries)


def _first(names: list[str], storage: str) -> int:
    return next((i for i, n in enumerate(names, 1) if n.rpartition("/")[0] == storage), _FREE)


def _entry(name: str, kind: int, right: int, child: int, start: int, size: int) -> bytes:
    written = name.encode("utf-16-le") + b"\0\0"
    head = struct.pack("<64sHBB3I", written, len(written), kind, 1, _FREE, right, child)
    return head + struct.pack("<36xIQ", start, size)
