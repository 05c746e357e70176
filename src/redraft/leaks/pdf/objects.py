"""Every object in a PDF's bytes, also those that no table of contents lists any more, and the bytes between them.

Cross-references are not followed: a file that was saved in place, or put together carelessly, keeps objects that no
reader shows (ISO 32000-2, 7.5.6 on incremental updates and 7.5.7 on object streams).
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from pypdf import PdfReader
from pypdf.generic import ArrayObject, ByteStringObject, DictionaryObject, NameObject, StreamObject, TextStringObject
from pypdf.generic import read_object as parse_object

from redraft.leaks.pdf.file import Budget, PdfLimitError
from redraft.leaks.vocabulary import FONTS

_OBJECT = re.compile(rb"(?<![0-9])([0-9]{1,10})[\0\t\n\f\r ]+[0-9]{1,5}[\0\t\n\f\r ]+obj\b")
_STREAM = re.compile(rb"stream(?:\r\n|\n|\r)")
_END_OF_STREAM = b"endstream"
_DEEPEST = 60
_FONT_KEYS = frozenset({"/BaseFont", "/FontName", "/FontFamily", "/Name"})
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_STYLE = re.compile(r"(?:PS)?(?:MT)?(?:[-,].*)?$")
_KNOWN_FONTS = frozenset(re.sub(r"[^A-Za-z0-9]", "", name) for name in FONTS)
_FONT_NAME = re.compile(rb"(/(?:BaseFont|FontName)\s*)/([^\s/<>\[\]()]+)|(/FontFamily\s*)\(([^()]*)\)")


@dataclass(frozen=True, slots=True)
class RawObject:
    """One object: its number in the file, and its value, None if it cannot be parsed.

    `body` are the bytes of its stream as they stand in the file, empty if it has none.
    """

    number: int
    value: object
    body: bytes


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A file without the bodies of its streams, which are packed: blanks in their place; `bodies` says where they stood."""

    data: bytes
    bodies: tuple[tuple[int, int], ...]


def skeleton(data: bytes) -> Skeleton:
    """`data` with every stream's body blanked."""
    blanked, bodies, at = bytearray(data), [], 0
    while begin := _STREAM.search(data, at):
        end = data.find(_END_OF_STREAM, begin.end())
        if end < 0:
            break
        blanked[begin.end() : end] = b" " * (end - begin.end())
        bodies.append((begin.end(), end))
        at = end + len(_END_OF_STREAM)
    return Skeleton(bytes(blanked), tuple(bodies))


def without_known_fonts(data: bytes) -> bytes:
    """`data` without the names of well-known fonts, some of which are people's names too."""
    return _FONT_NAME.sub(lambda m: (m[1] or m[3]) if known_font((m[2] or m[4]).decode("latin-1")) else m[0], data)


def known_font(name: str) -> bool:
    """Whether a font's PostScript name is that of a font which everybody has.

    >>> known_font("ABCDEF+Georgia-BoldItalic"), known_font("TimesNewRomanPSMT"), known_font("Brandreth-Regular")
    (True, True, False)
    """
    bare = _STYLE.sub("", _SUBSET.sub("", name.removeprefix("/")))
    return re.sub(r"[^A-Za-z0-9]", "", bare) in _KNOWN_FONTS


def raw_objects(data: bytes, bones: Skeleton, reader: PdfReader, budget: Budget) -> Iterator[RawObject]:
    """The objects in `data`, in the order of its bytes, those of object streams after the stream that holds them.

    Raises: PdfLimitError.
    """
    stream, bodies = io.BytesIO(data), iter((*bones.bodies, (len(data) + 1, 0)))
    begin, end = next(bodies)
    found = list(_OBJECT.finditer(bones.data))
    for this, following in zip(found, [*(m.start() for m in found[1:]), len(data)], strict=True):
        budget.check()
        while begin < this.end():
            begin, end = next(bodies)
        body = data[begin:end] if begin < following else b""
        value = _parsed(stream, this.end(), reader)
        yield RawObject(int(this[1]), value, body)
        if isinstance(value, StreamObject) and value.get("/Type") == "/ObjStm":
            yield from _packed(value, reader, budget)


def content_of(value: StreamObject) -> bytes | None:
    """What a stream holds after decoding (pictures in JPEG, JPEG 2000, JBIG2 or fax code stay so); None if it cannot be."""
    try:
        return bytes(value.get_data())
    except Exception:  # whatever a damaged stream makes pypdf raise
        return None


def words_in(value: object, budget: Budget) -> Iterator[str]:
    """Every string and name in an object, references not followed; names of well-known fonts left out."""
    waiting: list[tuple[object, int]] = [(value, 0)]
    while waiting:
        item, depth = waiting.pop()
        budget.check()
        if depth > _DEEPEST:
            raise PdfLimitError
        if isinstance(item, DictionaryObject):
            for key, inner in item.items():
                yield str(key)[1:]
                if not (key in _FONT_KEYS and isinstance(inner, str) and known_font(inner)):
                    waiting.append((inner, depth + 1))
        elif isinstance(item, ArrayObject):
            waiting += [(inner, depth + 1) for inner in item]
        elif (text := plain(item)) is not None:
            yield text


def plain(item: object) -> str | None:
    """A string or name as text; None for anything else."""
    if isinstance(item, NameObject):
        return str(item)[1:]
    if isinstance(item, TextStringObject):
        return str(item)
    if isinstance(item, ByteStringObject):
        return decoded(bytes(item))
    return None


def decoded(data: bytes) -> str:
    """Text in the first of UTF-16 (with its mark), UTF-8 and Windows-1252 that fits (ISO 32000-2, 7.9.2.2)."""
    if data.startswith((b"\xfe\xff", b"\xff\xfe")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _parsed(stream: io.BytesIO, at: int, reader: PdfReader) -> object:
    try:
        stream.seek(at)
        while (byte := stream.read(1)) and byte in b"\0\t\n\f\r ":
            pass
        stream.seek(-1, io.SEEK_CUR)
        return parse_object(stream, reader)
    except Exception:  # whatever a damaged object makes pypdf raise
        return None


def _packed(value: StreamObject, reader: PdfReader, budget: Budget) -> Iterator[RawObject]:
    """The objects of an object stream: pairs of number and offset first, then the objects themselves."""
    content = content_of(value)
    try:
        first, count = int(str(value["/First"])), int(str(value["/N"]))
        pairs = [int(word) for word in (content or b"")[:first].split()][: 2 * count]
    except (KeyError, ValueError):
        return
    stream = io.BytesIO(content or b"")
    for number, offset in zip(pairs[::2], pairs[1::2], strict=False):
        budget.check()
        yield RawObject(number, _parsed(stream, first + offset, reader), b"")
