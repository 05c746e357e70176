"""Captions, names and places that picture agencies write into a file: IPTC-IIM 4.2 in a Photoshop resource."""

from __future__ import annotations

from collections.abc import Iterator

from redraft.documents.inside.found import Found, Inner
from redraft.documents.plain_text import decode

_PHOTOSHOP, _RESOURCE, _IPTC = b"Photoshop 3.0\0", b"8BIM", 0x0404
_MARK = 0x1C
_APPLICATION_RECORD = 2
_VERSION = 0


def iptc_texts(inner: Inner, data: bytes, where: str) -> Iterator[Found]:
    """Every data set of the application record, as text."""
    for number, text in enumerate(_data_sets(_resource(data))):
        yield inner.text(str(number), text, where, "IPTC")


def _resource(data: bytes) -> bytes:
    at = len(_PHOTOSHOP) if data.startswith(_PHOTOSHOP) else 0
    while data[at : at + 4] == _RESOURCE and at + 12 <= len(data):
        number = int.from_bytes(data[at + 4 : at + 6], "big")
        named = data[at + 6] + 1
        at += 6 + named + named % 2
        size = int.from_bytes(data[at : at + 4], "big")
        if number == _IPTC:
            return data[at + 4 : at + 4 + size]
        at += 4 + size + size % 2
    return b""


def _data_sets(data: bytes) -> Iterator[str]:
    at = 0
    while at + 5 <= len(data) and data[at] == _MARK:
        record, kind, size = data[at + 1], data[at + 2], int.from_bytes(data[at + 3 : at + 5], "big")
        if size & 0x8000:
            return
        if record == _APPLICATION_RECORD and kind != _VERSION:
            yield decode(data[at + 5 : at + 5 + size])
        at += 5 + size
