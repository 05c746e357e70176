"""PDF files inside: text of the pages, properties, outlines, notes and attachments, with pypdf."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from io import BytesIO

from redraft.documents.inside.found import Found, Inner

MAX_PAGES = 500
MAX_PDF = 64 * 1024 * 1024


def is_pdf(data: bytes) -> bool:
    """Whether these bytes begin like a PDF file."""
    return data[:1024].lstrip().startswith(b"%PDF-")


def pdf_texts(inner: Inner) -> Iterator[Found]:
    """Every line of text; what pypdf cannot read is named, and so are the pictures, which are not read."""
    if len(inner.data) > MAX_PDF:
        yield inner.unread("a PDF file too large to be read here")
        return
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its warnings may quote the file
    from pypdf import PdfReader  # imported late: most drafts hold no PDF

    try:
        reader = PdfReader(BytesIO(inner.data))
        if reader.is_encrypted and not reader.decrypt(""):
            yield inner.unread("a PDF file with a password")
            return
        yield from _properties(reader.metadata, inner)
        for number, page in enumerate(reader.pages[:MAX_PAGES], 1):
            for index, line in enumerate(page.extract_text().splitlines()):
                yield inner.text(f"{number}-{index}", line.strip(), f"page {number}")
            yield from _notes(page, number, inner)
        if len(reader.pages) > MAX_PAGES:
            yield inner.unread(f"the pages behind the first {MAX_PAGES} of a PDF file")
        for name, contents in reader.attachments.items():
            yield inner.text("attachment", name, "name of an attached file")
            for content in contents:
                yield inner.within(name, content, "attached file")
    except Exception:  # on damaged files pypdf raises whatever its parsing meets
        yield inner.unread("a PDF file that is damaged or of an unusual kind")
    yield inner.unread("pictures in a PDF file")


def _properties(metadata: object, inner: Inner) -> Iterator[Found]:
    for number, value in enumerate(metadata.values() if isinstance(metadata, dict) else ()):
        if isinstance(value, str):
            yield inner.text(f"property-{number}", value, "document properties")


def _notes(page: object, number: int, inner: Inner) -> Iterator[Found]:
    annotations = getattr(page, "annotations", None) or ()
    for index, reference in enumerate(annotations):
        note = reference.get_object()
        for key in ("/Contents", "/T", "/TU", "/V", "/DA", "/Subj"):
            value = note.get(key)
            if isinstance(value, str):
                yield inner.text(f"{number}-note-{index}{key}", value, f"page {number}, note or form field")
        action = note.get("/A")
        address = action.get_object().get("/URI") if action is not None else None
        if isinstance(address, str):
            yield inner.text(f"{number}-link-{index}", address, f"page {number}, target of a link")
