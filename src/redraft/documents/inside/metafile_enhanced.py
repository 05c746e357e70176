"""Enhanced metafiles (EMF): the texts that they draw, their description, and the same of EMF+.

Record numbers and layouts as in [MS-EMF] 2.3 and [MS-EMFPLUS] 2.3.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from redraft.documents.inside.drawn_lines import Drawn, drawing_texts
from redraft.documents.inside.found import Found, Inner
from redraft.documents.inside.strings import pieces

_SIGNATURE = b" EMF"
_HEADER, _EOF, _MOVE_TO, _TEXT_ALIGN, _COMMENT = 1, 14, 27, 22, 70
_TEXT_A, _TEXT_W, _POLY_A, _POLY_W, _SMALL = 83, 84, 96, 97, 108
_FORMATS = (122, 121)
_GLYPHS, _SMALL_CHARS, _NO_RECT = 0x10, 0x200, 0x100
_UPDATE_POSITION = 0x1
_PLUS, _PLUS_DRAW_STRING, _PLUS_DRIVER_STRING = b"EMF+", 0x401C, 0x4036
_MAX_RECORDS = 1_000_000


def is_enhanced(data: bytes) -> bool:
    """Whether these bytes are an enhanced metafile."""
    return data[:4] == b"\x01\0\0\0" and data[40:44] == _SIGNATURE


def enhanced_texts(inner: Inner) -> Iterator[Found]:
    """Description, drawn lines and comments; letters drawn by their number in a font are named as not read."""
    data = inner.data
    for number, text in enumerate(_description(data)):
        yield inner.text(f"description-{number}", text, "description of a drawing")
    reader = _Reader()
    for kind, body in _records(data):
        reader.take(kind, body)
    yield from drawing_texts(inner, reader.drawn, reader.remarks, glyphs=reader.glyphs)


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    for _ in range(_MAX_RECORDS):
        if at + 8 > len(data):
            return
        kind, size = struct.unpack_from("<II", data, at)
        if size < 8:
            return
        yield kind, data[at : at + size]
        at += size
        if kind == _EOF:
            return


def _description(data: bytes) -> list[str]:
    length, offset = struct.unpack_from("<II", data, 60) if len(data) >= 68 else (0, 0)
    raw = data[offset : offset + 2 * min(length, 4096)] if offset else b""
    return [text for text in raw.decode("utf-16-le", "replace").split("\0") if text.strip()]


class _Reader:
    """What one pass over the records has met."""

    def __init__(self) -> None:
        self.drawn: list[Drawn] = []
        self.remarks: list[str] = []
        self.glyphs = False
        self._goes_on = False
        self._moved = True

    def take(self, kind: int, body: bytes) -> None:
        """Look at one record, header included."""
        if kind == _TEXT_ALIGN and len(body) >= 12:
            self._goes_on = bool(struct.unpack_from("<I", body, 8)[0] & _UPDATE_POSITION)
        elif kind == _MOVE_TO:
            self._moved = True
        elif kind in (_TEXT_A, _TEXT_W) and len(body) >= 36:
            self._text(body, 36, wide=kind == _TEXT_W)
        elif kind in (_POLY_A, _POLY_W) and len(body) >= 40:
            count = min(struct.unpack_from("<I", body, 36)[0], (len(body) - 40) // 40)
            for number in range(count):
                self._text(body, 40 + 40 * number, wide=kind == _POLY_W)
        elif kind == _SMALL and len(body) >= 36:
            self._small(body)
        elif kind == _COMMENT and len(body) >= 16:
            self._comment(body)

    def _text(self, body: bytes, at: int, *, wide: bool) -> None:
        """An EmrText object ([MS-EMF] 2.2.5) at an offset of its record."""
        if at + 40 > len(body):
            return
        x, y, count, offset, options = struct.unpack_from("<iiIII", body, at)
        (offset_dx,) = struct.unpack_from("<I", body, at + 36)
        if options & _GLYPHS:
            self.glyphs = True
            return
        raw = body[offset : offset + count * (2 if wide else 1)]
        self._draw(_decoded(raw, wide), x, y, _advance(body, offset_dx, count))

    def _small(self, body: bytes) -> None:
        x, y, count, options = struct.unpack_from("<iiII", body, 8)
        start = 36 if options & _NO_RECT else 52
        wide = not options & _SMALL_CHARS
        if options & _GLYPHS:
            self.glyphs = True
            return
        self._draw(_decoded(body[start : start + count * (2 if wide else 1)], wide), x, y, None)

    def _draw(self, text: str, x: int, y: int, width: int | None) -> None:
        if not text:
            return
        goes_on = self._goes_on and not self._moved
        if self._goes_on and self._moved:
            y = -1 - len(self.drawn)  # the point in the record does not count: another line for each move
        self.drawn.append(Drawn(text, x, y, width, goes_on))
        self._moved = False

    def _comment(self, body: bytes) -> None:
        """A comment: records of EMF+, or data of whichever program drew this."""
        size = struct.unpack_from("<I", body, 8)[0]
        content = body[12 : 12 + size]
        if content[:4] == _PLUS:
            self._plus(content[4:])
        else:
            self.remarks.extend(pieces(content))

    def _plus(self, content: bytes) -> None:
        at = 0
        while at + 12 <= len(content):
            kind, _, size, length = struct.unpack_from("<HHII", content, at)
            body = content[at + 12 : at + 12 + length]
            if kind == _PLUS_DRAW_STRING and len(body) >= 28:
                count = struct.unpack_from("<I", body, 8)[0]
                x, y = struct.unpack_from("<ff", body, 12)
                self._draw(_decoded(body[28 : 28 + 2 * count], True), _whole(x), _whole(y), None)
            elif kind == _PLUS_DRIVER_STRING and len(body) >= 16:
                self._driver_string(body)
            if size < 12:
                return
            at += size

    def _driver_string(self, body: bytes) -> None:
        """[MS-EMFPLUS] 2.3.4.6: characters if the first option says so, else numbers of glyphs."""
        options, _, count = struct.unpack_from("<III", body, 4)
        if not options & 1:
            self.glyphs = True
            return
        points = body[16 + 2 * count + 2 * count % 4 :]
        x, y = struct.unpack_from("<ff", points) if len(points) >= 8 else (0.0, 0.0)
        self._draw(_decoded(body[16 : 16 + 2 * count], True), _whole(x), _whole(y), None)


def _advance(body: bytes, offset: int, count: int) -> int | None:
    if not offset or offset + 4 * count > len(body) or not count:
        return None
    return sum(int(step) for step in struct.unpack_from(f"<{count}i", body, offset))


def _whole(value: float) -> int:
    return int(value) if abs(value) < 1e9 else 0


def _decoded(raw: bytes, wide: bool) -> str:
    text = raw[: len(raw) // 2 * 2].decode("utf-16-le", "replace") if wide else raw.decode("cp1252", "replace")
    return text.rstrip("\0")
