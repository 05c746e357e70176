"""The places of a PDF that have a name: pages, and everything that the catalogue hangs beside them (ISO 32000-2, 7.7.2)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, StreamObject

from redraft.leaks.pdf.file import Budget, Complaints, PdfLimitError
from redraft.leaks.pdf.objects import content_of
from redraft.leaks.pdf.page import PageReading, PageWatch, read_page
from redraft.leaks.pdf.pieces import Piece, Sort
from redraft.leaks.pdf.walk import drawings, entry, resolved, strings
from redraft.leaks.xml_text import without_markup

_FORM_PARTS = ("/Fields", "/DA", "/CO", "/SigFlags")
_OTHER_NAMES = ("/AP", "/Pages", "/Templates", "/IDS", "/URLS", "/Renditions", "/AlternatePresentations")
_MOST_ANNOTATIONS = 10_000


def page_pieces(reader: PdfReader, complaints: Complaints, budget: Budget) -> Iterator[Piece]:
    """The text of each page, replacement texts in it, and what of it cannot be told. Raises: PdfLimitError."""
    for number, page in enumerate(reader.pages, 1):
        label, read = f"page {number}", read_page(page, complaints, budget)
        yield Piece(label, Sort.PAGE, read.text)
        yield from _beside_text(label, read)


def _beside_text(label: str, read: PageReading) -> Iterator[Piece]:
    if read.hints:
        yield Piece(f"{label}, replacement text", Sort.BESIDE, "\n".join(read.hints))
        yield Piece(f"{label}, replacement text", Sort.BURIED, "".join(read.hints))
    if read.blind:
        yield Piece(label, Sort.CLOSED, read.blind)
    elif read.pictures:
        pictures = "a picture" if read.pictures == 1 else f"{read.pictures} pictures"
        yield Piece(label, Sort.UNSEEN, f"{pictures}: nobody but a person can read the pixels")


def named_places(reader: PdfReader, budget: Budget) -> Iterator[Piece]:
    """The places of the document as a whole. Raises: PdfLimitError."""
    root = entry(reader.trailer, "/Root") or {}
    names, form = entry(root, "/Names") or {}, entry(root, "/AcroForm") or {}
    for label, value in (
        ("document information", entry(reader.trailer, "/Info")),
        ("outline", entry(root, "/Outlines")),
        ("named destinations", [entry(names, "/Dests"), entry(root, "/Dests")]),
        ("page labels", entry(root, "/PageLabels")),
        ("form fields", [entry(form, key) for key in _FORM_PARTS]),
        ("structure tree", entry(root, "/StructTreeRoot")),
        ("layers", entry(root, "/OCProperties")),
        ("scripts and actions", [entry(names, "/JavaScript"), entry(root, "/OpenAction"), entry(root, "/AA")]),
        ("names of templates and the like", [entry(names, key) for key in _OTHER_NAMES]),
        ("language and other settings", [entry(root, key) for key in ("/Lang", "/PieceInfo", "/URI", "/Collection")]),
    ):
        yield from _beside(label, value, budget)
    for label, value in (("XMP metadata", entry(root, "/Metadata")), ("form data (XFA)", entry(form, "/XFA"))):
        for stream in _streams(value):
            yield Piece(label, Sort.BESIDE, budget.keep(text_of_xml(content_of(stream) or b"")))


def annotations_of(page: PageObject) -> list[Any]:
    """The annotations of a page, damaged ones left out."""
    found = entry(page, "/Annots")
    each = (resolved(item) for item in list(found)[:_MOST_ANNOTATIONS]) if isinstance(found, ArrayObject) else ()
    return [item for item in each if isinstance(item, DictionaryObject)]


def annotation_pieces(reader: PdfReader, complaints: Complaints, budget: Budget) -> Iterator[Piece]:
    """What comments, links, fields and other annotations say, and how they look. Raises: PdfLimitError."""
    for number, page in enumerate(reader.pages, 1):
        for count, annotation in enumerate(annotations_of(page), 1):
            label = f"page {number}, {_called(annotation)} {count}"
            yield from _beside(label, annotation, budget)
            for look in drawings(entry(annotation, "/AP"), budget):
                shown = drawn_text(page, look, budget)
                yield Piece(f"{label}, as drawn", Sort.BESIDE, shown)


def drawn_text(page: PageObject, form: StreamObject, budget: Budget) -> str:
    """The text of a drawing that is no page. Raises: PdfLimitError."""
    budget.check()
    try:
        watch = PageWatch(budget)
        return budget.keep(page.extract_xform_text(form, visitor_operand_before=watch))  # type: ignore[arg-type]
    except PdfLimitError:
        raise
    except Exception:  # whatever a damaged drawing makes pypdf raise
        return ""


def _called(annotation: DictionaryObject) -> str:
    return {"/Link": "link", "/Widget": "form field", "/FileAttachment": "attached file"}.get(
        str(annotation.get("/Subtype")), "annotation"
    )


def _beside(label: str, value: Any, budget: Budget) -> Iterator[Piece]:
    values = value if isinstance(value, list) and not isinstance(value, ArrayObject) else [value]
    said = [
        budget.keep(text)
        for each in values
        if each is not None
        for text in strings(each, budget, keys=label in ("named destinations", "document information"))
    ]
    if any(text.strip() for text in said):
        yield Piece(label, Sort.BESIDE, "\n".join(said))


def _streams(value: Any) -> list[StreamObject]:
    """A stream, or those of the array that XFA may be."""
    each = [resolved(item) for item in value] if isinstance(value, ArrayObject) else [value]
    return [item for item in each if isinstance(item, StreamObject)]


def text_of_xml(data: bytes) -> str:
    """What XML in UTF-8, or in UTF-16 with its mark, says besides its mark-up."""
    wide = data.startswith((b"\xfe\xff", b"\xff\xfe"))
    return without_markup(data.decode("utf-16" if wide else "utf-8", "replace"))
