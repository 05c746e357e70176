"""OLE objects and binary Office files: compound files ([MS-CFB]), stream by stream, with olefile."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import olefile

from redraft.documents.inside.found import NOT_UNPACKED, Allowance, Found, Inner
from redraft.documents.inside.macro_code import is_macro_code, macro_texts
from redraft.documents.inside.ole_native import native_texts
from redraft.documents.inside.strings import pieces, reads_like_words

MAX_STREAMS = 2_000

_NATIVE = "\x01Ole10Native"
_PROPERTIES = ("\x05SummaryInformation", "\x05DocumentSummaryInformation")
_CLASS_NAMES = ("\x01CompObj", "\x03ObjInfo", "\x03AccessObjSiteData")
"""Streams that say only which program made the object."""
_NO_TEXT = ("Equation Native", "Pictures")
"""Formulas in the equation editor's own code, whose letters are signs; packed pictures of old slides."""
_ENCRYPTED = ("EncryptedPackage", "DRMContent", "\x09DRMContent")
_WHOLE_FILES = (b"PK\x03\x04", b"%PDF", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\xd0\xcf\x11\xe0")


def is_compound(data: bytes) -> bool:
    """Whether these bytes begin like a compound file."""
    return data.startswith(olefile.MAGIC)


def compound_texts(inner: Inner, allowance: Allowance) -> Iterator[Found]:
    """Names of streams and storages, properties, names and paths of packed files, and every stream's text."""
    try:
        with olefile.OleFileIO(BytesIO(inner.data)) as compound:
            yield from _entries(compound, inner, allowance)
    except Exception:  # on damaged files olefile raises whatever its arithmetic meets
        yield inner.unread("an object that is damaged")


def _entries(compound: olefile.OleFileIO, inner: Inner, allowance: Allowance) -> Iterator[Found]:
    for number, path in enumerate(compound.listdir(streams=True, storages=False)):
        name = "/".join(path)
        if number >= MAX_STREAMS:
            yield inner.unread(f"the streams behind the first {MAX_STREAMS} of an object")
            return
        for step in path:
            if step[:1].isalnum() and reads_like_words(step) and " " in step:
                yield inner.text(f"name-{number}", step, "name of a stream")
        if not allowance.unpack(compound.get_size(path)):
            yield inner.unread(NOT_UNPACKED, name)
        else:
            yield from _stream(compound, inner, path, name)


def _stream(compound: olefile.OleFileIO, inner: Inner, path: list[str], name: str) -> Iterator[Found]:
    last = path[-1]
    if last in _CLASS_NAMES or last in _NO_TEXT:
        return
    if last in _PROPERTIES:
        yield from _properties(compound, inner, path, name)
        return
    data = compound.openstream(path).read()
    if last in _ENCRYPTED:
        yield inner.unread("an encrypted document", name)
    elif last == _NATIVE:
        yield from native_texts(inner, data)
    elif is_macro_code(data, path):
        yield from macro_texts(inner, data, name)
    elif data.startswith(_WHOLE_FILES):
        yield inner.within(name, data)
    else:
        # Binary formats of other programs: what reads like words is taken from them, as a search would.
        for number, piece in enumerate(pieces(data)):
            yield inner.text(str(number), piece, "data of an object", name)


def _properties(compound: olefile.OleFileIO, inner: Inner, path: list[str], name: str) -> Iterator[Found]:
    for number, value in sorted(compound.getproperties(path, convert_time=False).items()):
        for index, one in enumerate(value if isinstance(value, list) else [value]):
            text = one.decode("cp1252", "replace") if isinstance(one, bytes) else one
            if isinstance(text, str):
                yield inner.text(f"{number}-{index}", text.strip("\0 "), "document properties", name)
