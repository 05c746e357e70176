"""What a PDF holds that nobody sees on its pages, named without being quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pypdf import PageObject, PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, StreamObject

from redraft.leaks.container import WHOLE
from redraft.leaks.hidden.kinds import Kind
from redraft.leaks.pdf.covered import unseen_letters
from redraft.leaks.pdf.file import Budget, Complaints, PdfClosedError, PdfLimitError, open_pdf, reading
from redraft.leaks.pdf.objects import Skeleton, content_of, raw_objects, skeleton
from redraft.leaks.pdf.page import read_page
from redraft.leaks.pdf.places import annotations_of
from redraft.leaks.pdf.remains import earlier_versions, number_of_xmp, numbers_of_pages
from redraft.leaks.pdf.walk import entry, strings
from redraft.leaks.pictures import has_metadata, is_picture

Observation = tuple[Kind, str, str]
"""Kind, part, and what it is."""

_PROGRAMS_OWN = frozenset({"/Producer", "/Creator", "/CreationDate", "/ModDate", "/Trapped", "/PTEX.Fullbanner"})
_TELLING_XMP = re.compile(rb"<(?:dc:(?:creator|title|description|subject)|pdf:Keywords|photoshop:|xmpMM:History)\b")
_NOT_SHOWN = (Kind.LAYERS, "layers", "a layer that is not shown")


def hidden_in(data: bytes) -> Iterator[Observation]:
    """Each piece of hidden content of the PDF in `data`; what cannot be looked into comes as `Kind.UNREADABLE`."""
    with reading() as complaints:
        try:
            yield from _of_file(data, complaints, Budget.of(len(data)))
        except PdfClosedError as error:
            yield Kind.UNREADABLE, WHOLE, f"could not be opened: {error}"
        except PdfLimitError:
            yield Kind.UNREADABLE, WHOLE, "could not be read to the end: it takes longer than redraft allows"
        except (GeneratorExit, OSError):
            raise
        except Exception:  # a kind of damage that was not foreseen
            yield Kind.UNREADABLE, WHOLE, "could not be read to the end: damaged"


def _of_file(data: bytes, complaints: Complaints, budget: Budget) -> Iterator[Observation]:
    reader, bones = open_pdf(data), skeleton(data)
    for number, page in enumerate(reader.pages, 1):
        yield from _of_page(f"page {number}", page, complaints, budget)
    yield from _of_catalogue(reader, budget)
    yield from _of_bytes(bones)
    yield from _of_objects(data, bones, reader, budget)


def _of_page(part: str, page: PageObject, complaints: Complaints, budget: Budget) -> Iterator[Observation]:
    read = read_page(page, complaints, budget)
    if read.blind:
        yield Kind.UNREADABLE, part, read.blind
    if read.invisible:
        yield Kind.HIDDEN_TEXT, part, "text that is not drawn, such as what a machine read in a scan"
    unseen = unseen_letters(page, budget)
    if unseen.covered:
        yield (
            Kind.COVERED,
            part,
            "text under a box or a picture, or in the colour of its box: it can be copied from there",
        )
    if unseen.faint:
        yield Kind.FAINT_TEXT, part, "white text"
    for annotation in annotations_of(page):
        yield from ((kind, part, says) for kind, says in _of_annotation(annotation))


def _of_annotation(annotation: DictionaryObject) -> Iterator[tuple[Kind, str]]:
    subtype = str(annotation.get("/Subtype"))
    if subtype == "/Link":
        if entry(annotation, "/A", "/URI") is not None or entry(annotation, "/A", "/F") is not None:
            yield Kind.LINKS, "the address of something outside the file"
    elif subtype == "/Widget":
        yield Kind.FORM, "a form field"
    elif subtype == "/Redact":
        yield Kind.COVERED, "a mark for redaction that was never carried out"
    elif subtype == "/FileAttachment":
        yield Kind.EMBEDDED, "a file attached to a place on the page"
    elif subtype != "/Popup":
        yield Kind.COMMENTS, "a comment, mark or stamp"
    if subtype != "/Widget" and entry(annotation, "/T"):
        yield Kind.AUTHORS, "the name of whoever commented"


def _of_catalogue(reader: PdfReader, budget: Budget) -> Iterator[Observation]:
    information, root = entry(reader.trailer, "/Info"), entry(reader.trailer, "/Root")
    for key in information if isinstance(information, DictionaryObject) else ():
        if key not in _PROGRAMS_OWN and any(text.strip() for text in strings(entry(information, key), budget)):
            yield Kind.PROPERTIES, "document information", "a filled-in property of the file"
    xmp = entry(root, "/Metadata")
    if isinstance(xmp, StreamObject):
        for _ in _TELLING_XMP.findall(content_of(xmp) or b""):
            yield Kind.PROPERTIES, "XMP metadata", "a filled-in property of the file"
    if isinstance(entry(root, "/AcroForm", "/XFA"), StreamObject | ArrayObject):
        yield Kind.FORM, "form data (XFA)", "a second form with its data"
    if entry(root, "/PieceInfo") is not None:
        yield Kind.PROPERTIES, "settings", "private data of the program that made the file"
    hidden = entry(root, "/OCProperties", "/D", "/OFF")
    base = entry(root, "/OCProperties", "/D", "/BaseState")
    groups = entry(root, "/OCProperties", "/OCGs")
    for _ in groups if base == "/OFF" and isinstance(groups, list) else hidden if isinstance(hidden, list) else ():
        yield _NOT_SHOWN


def _of_bytes(bones: Skeleton) -> Iterator[Observation]:
    for _ in earlier_versions(bones):
        yield Kind.EARLIER, WHOLE, "an earlier version of the file, as it was before it was saved again"
    if bones.data.rpartition(b"%%EOF")[2].strip(b"\0\t\n\f\r "):
        yield Kind.REMAINS, WHOLE, "bytes after the end of the file"


def _of_objects(data: bytes, bones: Skeleton, reader: PdfReader, budget: Budget) -> Iterator[Observation]:
    pages, xmp = numbers_of_pages(reader), number_of_xmp(reader)
    for each in raw_objects(data, bones, reader, budget):
        if not isinstance(each.value, DictionaryObject):
            continue
        part, value = f"object {each.number}", each.value
        if value.get("/Type") == "/Page" and each.number not in pages:
            yield Kind.REMAINS, part, "a page that is not shown"
        elif value.get("/Type") == "/Metadata" and each.number not in xmp:
            yield Kind.PICTURE_METADATA, part, "metadata of a picture or another object"
        elif value.get("/Type") in ("/Sig", "/DocTimeStamp"):
            yield Kind.SIGNATURE, part, "a digital signature, with the signer's certificate"
        elif value.get("/Subtype") == "/Image" and _tells(each.body):
            yield Kind.PICTURE_METADATA, part, "a picture with text, times, places or a camera's number in it"
        yield from _of_entries(part, value)


def _of_entries(part: str, value: DictionaryObject) -> Iterator[Observation]:
    if "/EF" in value:
        yield Kind.EMBEDDED, part, "an attached file"
    if value.get("/S") == "/JavaScript" or "/JS" in value:
        yield Kind.SCRIPTS, part, "a script"
    if "/Alt" in value and "/S" in value:
        yield Kind.ALT_TEXT, "structure tree", "the alternative text of a picture or another element"
    if "/ActualText" in value:
        yield Kind.HIDDEN_TEXT, "structure tree", "text that is read aloud or copied in place of what is drawn"


def _tells(body: bytes) -> bool:
    picture = body.strip(b"\r\n")
    return is_picture(picture) and has_metadata(picture)
