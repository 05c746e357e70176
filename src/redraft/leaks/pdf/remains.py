"""What a PDF holds that has no place of its own: objects of every kind, former versions of the file, fonts and pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pypdf import PageObject, PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

from redraft.leaks.pdf.file import Budget, Complaints, PdfClosedError, open_pdf
from redraft.leaks.pdf.fonts import names_in_font
from redraft.leaks.pdf.objects import (
    RawObject,
    Skeleton,
    content_of,
    raw_objects,
    without_known_fonts,
    words_in,
)
from redraft.leaks.pdf.page import read_page
from redraft.leaks.pdf.pieces import Piece, Sort
from redraft.leaks.pdf.places import drawn_text, text_of_xml
from redraft.leaks.pdf.walk import entry, strings
from redraft.leaks.pictures import besides_pixels, is_picture

_END = re.compile(rb"%%EOF[ \t]*(?:\r\n|\n|\r)?")
_OBJECT = re.compile(rb"[0-9]+[ \t\r\n]+[0-9]+[ \t\r\n]+obj\b")
_LINEARIZED = re.compile(rb"/Linearized\b")
_MOST_REVISIONS = 8
_FONT_FILES = frozenset({"/Type1C", "/CIDFontType0C", "/OpenType"})


def earlier_versions(bones: Skeleton) -> list[int]:
    """Where each former version of a file ends that was saved in place: at an end mark with further objects behind it.

    The end of the first part of a linearized file (ISO 32000-2, annex F) is none, nor is the empty supplement that Word
    adds.
    """
    ends = [match.end() for match in _END.finditer(bones.data)]
    if ends and _LINEARIZED.search(bones.data, 0, 1024):
        ends = ends[1:]
    return [end for end in ends[:-1] if _OBJECT.search(bones.data, end)]


def revision_pieces(data: bytes, bones: Skeleton, complaints: Complaints, budget: Budget) -> Iterator[Piece]:
    """The pages of former versions. Raises: PdfLimitError."""
    ends = earlier_versions(bones)
    for number, end in enumerate(ends[-_MOST_REVISIONS:], 1):
        label = f"earlier version {number}"
        try:
            former = open_pdf(data[:end])
        except PdfClosedError:
            continue  # its objects are searched one by one
        for page_number, page in enumerate(former.pages, 1):
            yield Piece(f"{label}, page {page_number}", Sort.BURIED, read_page(page, complaints, budget).text)


def remains(data: bytes, bones: Skeleton, reader: PdfReader, complaints: Complaints, budget: Budget) -> Iterator[Piece]:
    """Every object, and the bytes between them. Raises: PdfLimitError."""
    first = reader.pages[0]
    known = numbers_of_pages(reader) | number_of_xmp(reader)
    owed: dict[int, None] = {}
    files = 0
    for each in raw_objects(data, bones, reader, budget):
        label = f"object {each.number}"
        if each.value is None and each.body.strip():
            yield Piece(label, Sort.CLOSED, "a damaged object")
            continue
        if said := "\n".join(words_in(each.value, budget)):
            yield Piece(label, Sort.REST, said)
        if not isinstance(each.value, DictionaryObject):
            continue
        for specification in _specifications(each.value, budget):
            others = (specification.raw_get(key) for key in specification if key != "/EF")
            said = "\n".join(text for value in others for text in strings(value, budget))
            yield Piece(f"attachment, its name ({label})", Sort.BURIED, said)
            owed |= dict.fromkeys(_references(specification))
        if isinstance(each.value, StreamObject) and each.value.get("/Type") == "/EmbeddedFile":
            files += 1
            owed.pop(each.number, None)
            yield _attached(f"attachment {files}", each.value)
        elif isinstance(each.value, StreamObject):
            yield from _of_stream(label, each, each.value, first, budget, known)
        elif each.value.get("/Type") == "/Page" and each.number not in known:
            yield Piece(
                f"a page that is not shown ({label})", Sort.BURIED, _orphan(reader, each.value, complaints, budget)
            )
    for number in owed:
        stream = entry({"/F": IndirectObject(number, 0, reader)}, "/F")
        if isinstance(stream, StreamObject) and stream.get("/Type") != "/EmbeddedFile":
            files += 1
            yield _attached(f"attachment {files}", stream)
    yield Piece("bytes between the objects", Sort.BETWEEN, data=without_known_fonts(bones.data))


def numbers_of_pages(reader: PdfReader) -> set[int]:
    """The numbers of the objects that are the pages shown."""
    return {page.indirect_reference.idnum for page in reader.pages if page.indirect_reference}


def number_of_xmp(reader: PdfReader) -> set[int]:
    """The number of the object with the document's own metadata, if it has such an object."""
    root = entry(reader.trailer, "/Root")
    value = root.raw_get("/Metadata") if isinstance(root, DictionaryObject) and "/Metadata" in root else None
    return {value.idnum} if isinstance(value, IndirectObject) else set()


def _specifications(value: DictionaryObject, budget: Budget) -> Iterator[DictionaryObject]:
    """The file specifications with an embedded file in one object (ISO 32000-2, 7.11.4)."""
    waiting: list[object] = [value]
    while waiting:
        budget.check()
        item = waiting.pop()
        if isinstance(item, DictionaryObject):
            if isinstance(item.get("/EF"), DictionaryObject | IndirectObject):
                yield item
            waiting += [item.raw_get(key) for key in item]
        elif isinstance(item, ArrayObject):
            waiting += list(item)


def _references(specification: DictionaryObject) -> list[int]:
    inner = entry(specification, "/EF")
    if not isinstance(inner, DictionaryObject):
        return []
    return [value.idnum for key in inner if isinstance(value := inner.raw_get(key), IndirectObject)]


def _attached(label: str, stream: StreamObject) -> Piece:
    content = content_of(stream)
    if content is None:
        return Piece(label, Sort.CLOSED, "damaged, or packed in an unknown way")
    return Piece(label, Sort.FILE, data=content)


def _of_stream(
    label: str, each: RawObject, stream: StreamObject, page: PageObject, budget: Budget, known: set[int]
) -> Iterator[Piece]:
    kind, subtype = stream.get("/Type"), stream.get("/Subtype")
    if kind == "/XRef":
        return
    if subtype == "/Image":
        yield from _of_picture(label, each, stream)
        return
    content = content_of(stream)
    if kind == "/ObjStm" and content is not None:
        yield Piece(label, Sort.BETWEEN, data=content)
    elif content is None:
        yield Piece(label, Sort.CLOSED, "damaged, or packed in an unknown way")
    elif subtype in _FONT_FILES or "/Length1" in stream:
        yield Piece(f"font in {label}", Sort.METADATA, data=names_in_font(content))
    elif kind == "/Metadata" and each.number not in known:
        yield Piece(f"metadata of another object ({label})", Sort.BURIED, text_of_xml(content))
    else:
        if subtype == "/Form" or "/PatternType" in stream:
            yield Piece(f"drawing in {label}", Sort.REST, drawn_text(page, stream, budget))
        yield Piece(label, Sort.REST, data=content)


def _of_picture(label: str, each: RawObject, stream: StreamObject) -> Iterator[Piece]:
    """A picture's bytes besides its pixels; one that is no file of its own has none."""
    filters = str(stream.get("/Filter", ""))
    if "DCTDecode" in filters:
        content = content_of(stream) if "," in filters else each.body.strip(b"\r\n")
        if content and is_picture(content):
            yield Piece(f"picture in {label}", Sort.METADATA, data=besides_pixels(content))
    elif "JPXDecode" in filters:
        yield Piece(f"picture in {label}", Sort.METADATA, data=_boxes(each.body))


def _boxes(data: bytes) -> bytes:
    """A JPEG 2000 file without its codestream (ISO 15444-1, annex I: length, type, content)."""
    kept, at = bytearray(), data.find(b"jP  ") - 4
    while at >= 0 and at + 8 <= len(data):
        size, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        size = int.from_bytes(data[at + 8 : at + 16], "big") if size == 1 else size or len(data) - at
        if size < 8:
            break
        if kind != b"jp2c":
            kept += data[at : at + size]
        at += size
    return bytes(kept)


def _orphan(reader: PdfReader, found: DictionaryObject, complaints: Complaints, budget: Budget) -> str:
    page = PageObject(reader, None)
    page.update(found)
    return read_page(page, complaints, budget).text
