"""Text that is on the page and cannot be seen there: black under a black marker, white on white, or far too small.

Such words were read and edited like all others and stay in the copy, so a human has to be told of them.
"""

from __future__ import annotations

from lxml import etree

from redraft.documents.ooxml.namespaces import W
from redraft.outputs.publication.dropped import Dropped, Losses

_SMALLEST = 4
"""Half points: two points are too small to be read on paper."""
_PLAIN = ("", "auto", "FFFFFF")


def count_faint(root: etree._Element, losses: Losses) -> None:
    """Count the passages of a part that a reader does not see, by the formatting of the runs themselves."""
    for properties in root.iter(W + "rPr"):
        run = properties.getparent()
        if run is None or not any((text.text or "").strip() for text in run.iterchildren(W + "t")):
            continue
        if _is_blacked_out(properties):
            losses.add(Dropped.MARKER)
        elif _is_tiny(properties) or _is_white_on_white(properties):
            losses.add(Dropped.FAINT)


def _is_blacked_out(properties: etree._Element) -> bool:
    """Black on black hides on paper only; automatic colour turns white on black shading."""
    colour = _value(properties, "color", "val") or "auto"
    marked = _value(properties, "highlight", "val") == "black"
    shaded = _value(properties, "shd", "fill") == "000000"
    return (marked and colour in ("auto", "000000")) or (shaded and colour == "000000")


def _is_tiny(properties: etree._Element) -> bool:
    size = _value(properties, "sz", "val")
    return size.isdecimal() and int(size) <= _SMALLEST


def _is_white_on_white(properties: etree._Element) -> bool:
    """White text where nothing behind it is known to be dark: a table's style, a shape or the page may be."""
    if _value(properties, "color", "val").upper() != "FFFFFF" or _value(properties, "highlight", "val"):
        return False
    if next(properties.iterancestors(W + "txbxContent"), None) is not None:
        return False
    document = properties.getroottree().getroot()
    if document.find(W + "background") is not None or _value(properties, "shd", "fill").upper() not in _PLAIN:
        return False
    for around in properties.iterancestors(W + "p", W + "tc", W + "tbl"):
        settings = around.find(f"{W}{str(around.tag).rpartition('}')[2]}Pr")
        if settings is None:
            continue
        if _value(settings, "shd", "fill").upper() not in _PLAIN or settings.find(W + "tblStyle") is not None:
            return False
    return True


def _value(properties: etree._Element, name: str, attribute: str) -> str:
    element = properties.find(W + name)
    return "" if element is None else element.get(W + attribute, "")
