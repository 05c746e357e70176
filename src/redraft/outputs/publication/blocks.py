"""Taking paragraphs, rows and wrappers out of a story so that what remains is still valid WordprocessingML."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from redraft.documents.ooxml.namespaces import MC, M, W

MARKS = frozenset(
    W + name
    for name in (
        *("bookmarkStart", "bookmarkEnd", "proofErr", "permStart", "permEnd", "commentRangeStart", "commentRangeEnd"),
        *("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"),
    )
)
"""Elements of no width, which stand among paragraphs and runs alike."""

_PROPERTIES = frozenset(
    W + name for name in ("pPr", "rPr", "tcPr", "trPr", "tblPr", "tblPrEx", "tblGrid", "sdtPr", "sdtEndPr")
)
_BLOCKS = frozenset({W + "p", W + "tbl", W + "sdt", W + "customXml", W + "altChunk"})
_CONTENT = (W + "r", M + "oMath", M + "oMathPara", MC + "AlternateContent")
_NEED_A_PARAGRAPH = frozenset(
    W + name for name in ("tc", "txbxContent", "footnote", "endnote", "hdr", "ftr", "comment", "body")
)


def unwrap(element: etree._Element) -> None:
    """Put an element's children in its place."""
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    for offset, child in enumerate(list(element)):
        parent.insert(at + offset, child)
    parent.remove(element)


def remove(element: etree._Element) -> None:
    """Take an element out, with all that is in it."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def drop_attribute(element: etree._Element, name: str) -> None:
    """Take an attribute off, if it is there."""
    if name in element.attrib:
        del element.attrib[name]


def remove_from_run(element: etree._Element) -> None:
    """Take an element out, and its run as well if that holds nothing else."""
    run = element.getparent()
    remove(element)
    if run is not None and run.tag == W + "r" and all(child.tag in _PROPERTIES for child in run):
        remove(run)


def is_empty(paragraph: etree._Element) -> bool:
    """Whether a paragraph shows nothing."""
    return next(paragraph.iter(*_CONTENT), None) is None


def remove_paragraph(paragraph: etree._Element) -> bool:
    """Take out a paragraph, unless its cell, box or page needs one there; its marks stay behind. Whether it went."""
    parent = paragraph.getparent()
    if parent is None or not _can_spare(paragraph, parent):
        return False
    for mark in [child for child in paragraph if child.tag in MARKS]:
        paragraph.addprevious(mark)
    parent.remove(paragraph)
    return True


def merge_with_next(paragraph: etree._Element) -> None:
    """Join a paragraph whose mark is gone with the one behind it, which keeps its own formatting, as Word does.

    Where no paragraph follows, an empty one is taken out if it can be spared, and any other stays as it is.
    """
    marks, following = [], paragraph.getnext()
    while following is not None and following.tag in MARKS:
        marks.append(following)
        following = following.getnext()
    if following is None or following.tag != W + "p":
        if is_empty(paragraph):
            remove_paragraph(paragraph)
        return
    properties = following.find(W + "pPr")
    at = 0 if properties is None else following.index(properties) + 1
    for offset, child in enumerate([c for c in paragraph if c.tag != W + "pPr"] + marks):
        following.insert(at + offset, child)
    remove(paragraph)


def tidy(root: etree._Element) -> None:
    """Take out what lost all its content: links, content controls, tables; give an empty cell its paragraph."""
    for name in ("hyperlink", "fldSimple", "smartTag", "sdtContent"):
        for element in list(root.iter(W + name)):
            if not _has_content(element):
                holder = element.getparent() if name == "sdtContent" else element
                if holder is not None:
                    unwrap(element) if name != "sdtContent" else _drop_control(holder)
    for table in list(root.iter(W + "tbl")):
        if next(table.iter(W + "tc"), None) is None:
            remove(table)
    for name in _NEED_A_PARAGRAPH - {W + "body"}:
        for holder in list(root.iter(name)):
            parent = holder.getparent()
            # In the settings, the elements of the same name only say which notes are separators.
            in_settings = parent is not None and parent.tag in (W + "footnotePr", W + "endnotePr")
            if not in_settings and not any(child.tag in _BLOCKS for child in holder):
                etree.SubElement(holder, W + "p")
    for cell in root.iter(W + "tc"):
        if cell[-1].tag == W + "tbl":
            etree.SubElement(cell, W + "p")


def _drop_control(control: etree._Element) -> None:
    for mark in list(control.iter(*MARKS)):
        control.addprevious(mark)
    remove(control)


def _has_content(element: etree._Element) -> bool:
    return any(child.tag not in MARKS and child.tag not in _PROPERTIES for child in element)


def _can_spare(paragraph: etree._Element, parent: etree._Element) -> bool:
    before, after = _neighbour(paragraph.itersiblings(preceding=True)), _neighbour(paragraph.itersiblings())
    if after is not None and before is not None and after == before == W + "tbl":
        return False  # without it the two tables would become one
    if parent.tag in _NEED_A_PARAGRAPH and after is None:
        return before == W + "p"
    return before is not None or after is not None or parent.tag not in _NEED_A_PARAGRAPH | {W + "sdtContent"}


def _neighbour(siblings: Iterable[etree._Element]) -> str | None:
    return next((str(s.tag) for s in siblings if s.tag in _BLOCKS), None)
