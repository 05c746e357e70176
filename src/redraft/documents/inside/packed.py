"""Drawings packed with gzip, as Office keeps them: `.emz`, `.wmz`, `.svgz`."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from redraft.documents.inside.found import NOT_UNPACKED, Allowance, Found, Inner

MAX_UNPACKED = 64 * 1024 * 1024


def is_packed(data: bytes) -> bool:
    """Whether these bytes begin like a gzip file."""
    return data.startswith(b"\x1f\x8b\x08")


def unpacked(inner: Inner, allowance: Allowance) -> Iterator[Found]:
    """What was packed, bounded in size."""
    try:
        data = zlib.decompressobj(wbits=31).decompress(inner.data, MAX_UNPACKED)
    except zlib.error:
        yield inner.unread("a packed drawing that is damaged")
        return
    if allowance.unpack(len(data)):
        yield inner.within("unpacked", data)
    else:
        yield inner.unread(NOT_UNPACKED)
