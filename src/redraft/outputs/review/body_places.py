"""The nearest place in the body for a comment: Word allows none in headers, notes and text boxes."""

from __future__ import annotations

from lxml import etree

from redraft.documents.ooxml.content_types import ENDNOTES, FOOTNOTES
from redraft.documents.ooxml.namespaces import R, W
from redraft.documents.ooxml.workbench import Workbench
from redraft.documents.ooxml.xml import element_at
from redraft.text import Anchor

_REFERENCES = {FOOTNOTES: (W + "footnote", W + "footnoteReference"), ENDNOTES: (W + "endnote", W + "endnoteReference")}


def in_body(paragraph: etree._Element) -> bool:
    """Whether a paragraph of the main document can carry a comment itself."""
    return next(paragraph.iterancestors(W + "txbxContent"), None) is None


def first_paragraph(bench: Workbench) -> etree._Element | None:
    """The body's first paragraph."""
    main = bench.root(bench.package.main)
    return next((p for p in main.iter(W + "p") if in_body(p)), None)


def nearest(bench: Workbench, anchor: Anchor) -> etree._Element | None:
    """The paragraph of the body next to `anchor`.

    The one around a text box or picture, the one with a note's reference mark, the first of a header's section;
    failing all these, the body's first. To be asked before anything is altered.
    """
    main = bench.package.main
    found: etree._Element | None = None
    if anchor.part == main:
        found = _around(element_at(bench.root(main), anchor.path))
    elif bench.package.types.of(anchor.part) in _REFERENCES:
        found = _with_reference(bench, anchor)
    elif anchor.part:
        found = _section_start(bench, anchor.part)
    return first_paragraph(bench) if found is None else found


def _around(element: etree._Element) -> etree._Element | None:
    chain = [element, *element.iterancestors()]
    paragraphs = [e for e in chain if e.tag == W + "p" and in_body(e)]
    if paragraphs:
        return paragraphs[-1]
    # Something between paragraphs, such as a table's description: the next paragraph inside it.
    for step in chain:
        inside = next((p for p in step.iter(W + "p") if in_body(p)), None)
        if inside is not None:
            return inside
    return None


def _with_reference(bench: Workbench, anchor: Anchor) -> etree._Element | None:
    note_tag, reference_tag = _REFERENCES[bench.package.types.of(anchor.part)]
    element = element_at(bench.root(anchor.part), anchor.path)
    number = next((e.get(W + "id") for e in [element, *element.iterancestors()] if e.tag == note_tag), None)
    for reference in bench.root(bench.package.main).iter(reference_tag):
        if reference.get(W + "id") == number:
            return _around(reference)
    return None


def _section_start(bench: Workbench, part: str) -> etree._Element | None:
    ids = {r.id for r in bench.package.related(bench.package.main) if r.target == part}
    start: etree._Element | None = None
    for element in bench.root(bench.package.main).iter(W + "p", W + "sectPr"):
        if element.tag == W + "p" and start is None and in_body(element):
            start = element
        elif element.tag == W + "sectPr":
            if any(reference.get(R + "id") in ids for reference in element):
                return start
            # The paragraph that carries a section's settings is its last.
            start = None
    return None
