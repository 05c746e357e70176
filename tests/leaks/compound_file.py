"""Compound files ([MS-CFB]) for tests, with each stream scattered over sectors that do not adjoin."""

from __future__ import annotations

from itertools import zip_longest

SECTOR = 512
_CUTOFF = 4096
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def compound(**streams: bytes) -> bytes:
    """A compound file with these streams, no shorter than 4096 bytes each, and their sectors in turn.

    A dummy stream is added, so that no two sectors of one stream lie side by side.
    """
    padded = {name: data.ljust(_CUTOFF, b"\0") for name, data in {**streams, "zz": b""}.items()}
    pieces = {name: [data[at : at + SECTOR] for at in range(0, len(data), SECTOR)] for name, data in padded.items()}
    turns = [
        (name, piece)
        for row in zip_longest(*([(n, p) for p in cut] for n, cut in pieces.items()))
        for name, piece in filter(None, row)
    ]
    directory_sectors = -(-(len(padded) + 1) * 128 // SECTOR)
    fat_sectors = 1
    while fat_sectors * 128 < fat_sectors + directory_sectors + len(turns):
        fat_sectors += 1
    first = fat_sectors + directory_sectors
    fat = [_FAT] * fat_sectors + [*range(fat_sectors + 1, first), _END]
    chains = {name: [first + n for n, (owner, _) in enumerate(turns) if owner == name] for name in padded}
    following = {
        here: there for chain in chains.values() for here, there in zip(chain, [*chain[1:], _END], strict=True)
    }
    fat += [following[first + n] for n in range(len(turns))]
    fat += [_FREE] * (fat_sectors * 128 - len(fat))
    names = sorted(padded, key=lambda name: (len(name), name.upper()))
    entries = [_entry("Root Entry", 5, child=1, start=_END, size=0)]
    entries += [
        _entry(name, 2, right=n + 1 if n < len(names) else _FREE, start=chains[name][0], size=len(padded[name]))
        for n, name in enumerate(names, 1)
    ]
    directory = b"".join(entries).ljust(directory_sectors * SECTOR, b"\0")
    body = b"".join(piece.ljust(SECTOR, b"\0") for _, piece in turns)
    return _header(fat_sectors) + b"".join(n.to_bytes(4, "little") for n in fat) + directory + body


def _header(fat_sectors: int) -> bytes:
    numbers = [0, fat_sectors, fat_sectors, 0, _CUTOFF, _END, 0, _END, 0]
    difat = [*range(fat_sectors), *[_FREE] * (109 - fat_sectors)]
    start = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + b"\x3e\0\3\0\xfe\xff\x09\0\6\0" + bytes(6)
    return start + b"".join(n.to_bytes(4, "little") for n in (*numbers, *difat))


def _entry(name: str, kind: int, *, right: int = _FREE, child: int = _FREE, start: int, size: int) -> bytes:
    encoded = name.encode("utf-16-le") + b"\0\0"
    numbers = (_FREE, right, child)
    return (
        encoded.ljust(64, b"\0")
        + len(encoded).to_bytes(2, "little")
        + bytes((kind, 1))
        + b"".join(n.to_bytes(4, "little") for n in numbers)
        + bytes(36)
        + start.to_bytes(4, "little")
        + size.to_bytes(8, "little")
    )
