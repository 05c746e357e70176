"""Text that its formatting keeps from the reader: hidden, white, tiny or blacked out, in runs and in the styles they use.

A style that nobody uses hides nothing, nor does the formatting of a paragraph's end or of a table's shaded head row.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator

from redraft.leaks.xml_text import attributes_of, local_name

_REFERENCES = frozenset({"pStyle", "rStyle", "tblStyle"})
_TEXT = frozenset({"t", "delText", "sym", "noBreakHyphen", "footnoteReference", "drawing", "pict", "object"})
_ON = ("1", "true", "on")
_OFF = ("0", "false", "off", "none")
_TINY_HALF_POINTS = 4

HIDDEN, WHITE, TINY, BLACKED_OUT = "hidden", "white", "tiny", "blacked out"


def styles_used(roots: Iterable[ET.Element]) -> frozenset[str]:
    """The ids of the styles that text is set in, of those they are based on, and of the default ones."""
    based_on: dict[str, str] = {}
    used: set[str] = set()
    for root in roots:
        if local_name(root.tag) != "styles":
            used.update(_value(e) for e in root.iter() if local_name(e.tag) in _REFERENCES)
            continue
        for style in _children(root, "style"):
            attributes = attributes_of(style)
            style_id = attributes.get("styleId", "")
            for parent in _children(style, "basedOn"):
                based_on[style_id] = _value(parent)
            if attributes.get("default") in _ON:
                used.add(style_id)
    reached = set(used)
    while used := {based_on[style] for style in used if style in based_on} - reached:
        reached |= used
    return frozenset(reached)


def looks(root: ET.Element, used: frozenset[str]) -> Iterator[str]:
    """How text of this part is kept from the reader, once for each run or style that does it."""
    if local_name(root.tag) != "styles":
        for run in (e for e in root.iter() if local_name(e.tag) == "r" and any(local_name(c.tag) in _TEXT for c in e)):
            yield from _of_formatting(run)
        return
    for style in _children(root, "style"):
        if attributes_of(style).get("styleId") in used:
            yield from _of_formatting(style)
    for defaults in _children(root, "docDefaults"):
        for wrapper in _children(defaults, "rPrDefault"):
            yield from _of_formatting(wrapper)


def _of_formatting(owner: ET.Element) -> Iterator[str]:
    for properties in _children(owner, "rPr"):
        for formatting in properties:
            name, value = local_name(formatting.tag), _value(formatting)
            if name in ("vanish", "specVanish") and value.lower() not in _OFF:
                yield HIDDEN
            elif name == "color" and value.upper() == "FFFFFF":
                yield WHITE
            elif name == "sz" and value.isdigit() and int(value) <= _TINY_HALF_POINTS:
                yield TINY
            elif name == "highlight" and value == "black":
                yield BLACKED_OUT


def _children(element: ET.Element, name: str) -> Iterator[ET.Element]:
    return (child for child in element if local_name(child.tag) == name)


def _value(element: ET.Element) -> str:
    return attributes_of(element).get("val", "")
