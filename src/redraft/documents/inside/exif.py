"""EXIF and TIFF tags as texts, the place where a picture was taken among them (CIPA DC-008, 4.6)."""

from __future__ import annotations

from collections.abc import Iterator

from PIL import ExifTags, Image, TiffImagePlugin

from redraft.documents.inside.found import Found, Inner
from redraft.documents.inside.strings import pieces

_FOLDERS = (0x8769, 0x8825, 0xA005)
"""Exif, GPS, interoperability."""
_GPS = 0x8825
_WINDOWS = range(0x9C9B, 0x9CA0)
"""Title, comment, author, key words and subject as Windows writes them, in UTF-16."""
_USER_COMMENT, _MAKER_NOTE, _XMP = 0x9286, 0x927C, 0x02BC
_PICTURE_DATA = frozenset({0x0111, 0x0117, 0x0144, 0x0145, 0x8773, 0x83BB, 0x8649, 0x014A, _XMP, *_FOLDERS})
_CODES = {b"ASCII\0\0\0": "utf-8", b"UNICODE\0": "utf-16", b"\0\0\0\0\0\0\0\0": "utf-8"}
_MAX = 20_000


def exif_texts(inner: Inner, data: bytes, where: str) -> Iterator[Found]:
    """Every text among the tags of this TIFF structure, and the position on earth in one text."""
    exif = Image.Exif()
    exif.load(data)
    tags = dict(exif)
    position: dict[int, object] = {}
    for folder in _FOLDERS:
        inside = exif.get_ifd(folder)
        position = inside if folder == _GPS else position
        tags.update({k: v for k, v in inside.items() if folder != _GPS})
    for tag, value in tags.items():
        for number, text in enumerate(_texts(tag, value)):
            yield inner.text(f"{tag}-{number}", text, where, "EXIF")
    if position:
        yield inner.text("position", _position(position), "place where a picture was taken", "EXIF")


def _texts(tag: int, value: object) -> Iterator[str]:
    if tag in _PICTURE_DATA:
        return
    if isinstance(value, str):
        yield value.strip("\0 ")
    elif isinstance(value, bytes):
        yield from _of_bytes(tag, value[:_MAX])
    elif isinstance(value, tuple) and tag in _WINDOWS:
        yield from _of_bytes(tag, bytes(v for v in value if isinstance(v, int))[:_MAX])
    elif isinstance(value, tuple):
        yield from (v.strip("\0 ") for v in value if isinstance(v, str))


def _of_bytes(tag: int, value: bytes) -> Iterator[str]:
    if tag in _WINDOWS:
        yield value[: len(value) // 2 * 2].decode("utf-16-le", "replace").strip("\0 ")
    elif tag == _USER_COMMENT and value[:8] in _CODES:
        yield value[8:].decode(_CODES[value[:8]], "replace").strip("\0 ")
    else:
        yield from pieces(value)


def _position(tags: dict[int, object]) -> str:
    """The coordinates as text, such as ``51.50132 N, 0.14189 W``, and whatever the tags say of the place in words."""
    said = []
    for value, side in ((2, 1), (4, 3)):
        degrees = _degrees(tags.get(value))
        if degrees is not None:
            said.append(f"{degrees:.5f} {_word(tags.get(side))}".strip())
    said += [_word(tags.get(tag)) for tag in (ExifTags.GPS.GPSAreaInformation, ExifTags.GPS.GPSProcessingMethod)]
    return ", ".join(filter(None, said)) or "position"


def _degrees(value: object) -> float | None:
    if not isinstance(value, tuple) or len(value) != 3:
        return None
    parts = [float(v) for v in value if isinstance(v, int | float | TiffImagePlugin.IFDRational)]
    return parts[0] + parts[1] / 60 + parts[2] / 3600 if len(parts) == 3 else None


def _word(value: object) -> str:
    if isinstance(value, bytes):
        value = value.removeprefix(b"ASCII\0\0\0").decode("utf-8", "replace")
    return value.strip("\0 ") if isinstance(value, str) else ""
