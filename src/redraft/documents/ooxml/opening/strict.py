"""Strict Open XML put into the transitional vocabulary, so that everything after the opening knows one set of words.

Strict (ISO/IEC 29500-1) and transitional (29500-4) mostly differ in the names of namespaces and relationships. What is
left are a few elements, attributes and values that the transitional schema, and Word before 2013, has in another form.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from types import MappingProxyType

from lxml import etree

from redraft.documents.ooxml.namespaces import RELS, STRICT
from redraft.documents.ooxml.xml import attributes, parse_xml, write_xml
from redraft.errors import DraftDamaged

_W = f"{{{STRICT}wordprocessingml/main}}"
_A = f"{{{STRICT}drawingml/main}}"
_C = f"{{{STRICT}drawingml/chart}}"

_FRONT = "http://schemas.openxmlformats.org/"
_PACKAGE_METADATA = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
_RENAMED = {"extendedProperties": "extended-properties", "customProperties": "custom-properties"}
_TAG = re.compile(rb"<[^>]*>")
_DECLARATION = re.compile(rb'(\sxmlns(?::[^\s=]+)?=")(' + re.escape(STRICT.encode()) + rb'[^"]*)"')

_MEASURE = re.compile(r"(-?\d{1,9}(?:\.\d{1,9})?)(mm|cm|in|pt|pc|pi)")
_PERCENT = re.compile(r"(-?\d{1,9}(?:\.\d{1,9})?)%")
_TWENTIETHS: Mapping[str, Decimal] = MappingProxyType(
    {
        "pt": Decimal(20),
        "pc": Decimal(240),
        "pi": Decimal(240),
        "in": Decimal(1440),
        "cm": Decimal(1440) / Decimal("2.54"),
        "mm": Decimal(144) / Decimal("2.54"),
    }
)
"""Twentieths of a point in each unit (29500-1, 22.9.2.15)."""
# Elements whose `w:val` is a length: in half-points, or in twentieths of a point. Any other `w:val` may be wording.
_HALF_POINTS = frozenset(_W + n for n in ("sz", "szCs", "kern", "position", "hps", "hpsRaise", "hpsBaseText"))
_LENGTHS = frozenset(
    _W + n
    for n in (
        *("spacing", "defaultTabStop", "drawingGridHorizontalSpacing", "drawingGridVerticalSpacing", "hyphenationZone"),
        *("drawingGridHorizontalOrigin", "drawingGridVerticalOrigin", "trHeight", "fitText"),
        *("marLeft", "marRight", "marTop", "marBottom"),
    )
)
_LENGTH_ATTRIBUTES = frozenset(
    _W + n
    for n in (
        *("w", "h", "left", "right", "start", "end", "top", "bottom", "header", "footer", "gutter", "space", "pos"),
        *("firstLine", "hanging", "before", "after", "line", "hSpace", "vSpace", "x", "y", "distance", "linePitch"),
        *("leftFromText", "rightFromText", "topFromText", "bottomFromText", "tblpX", "tblpY"),
        *("legacySpace", "legacyIndent"),
    )
)
_SIDES = {"start": "left", "end": "right", "startChars": "leftChars", "endChars": "rightChars"}
_SIDED = frozenset(_W + n for n in ("tblBorders", "tcBorders", "tblCellMar", "tcMar"))
_ALIGNED = frozenset(_W + n for n in ("jc", "lvlJc", "tab"))
_DIRECTIONS = {"tb": "lrTb", "rl": "tbRl", "lr": "btLr", "tbV": "lrTbV", "rlV": "tbRlV", "lrV": "tbLrV"}
_VAL = _W + "val"


def to_transitional(parts: Mapping[str, bytes]) -> tuple[dict[str, bytes], bool]:
    """The parts with all that is Strict among them put into transitional form; and whether anything was.

    A part without Strict names keeps its bytes, and so does one that cannot be parsed.
    """
    fronts = (STRICT.encode(), STRICT.encode("utf-16-le"), STRICT.encode("utf-16-be"))
    found = dict(parts)
    for name, data in parts.items():
        if any(front in data for front in fronts):
            found[name] = _translated(data)
    return found, any(found[name] is not parts[name] for name in parts)


def transitional_name(name: str) -> str:
    """The transitional form of a Strict namespace or relationship type; any other comes back as it is.

    >>> transitional_name("http://purl.oclc.org/ooxml/officeDocument/relationships/image")
    'http://schemas.openxmlformats.org/officeDocument/2006/relationships/image'
    """
    if not name.startswith(STRICT):
        return name
    family, _, rest = name.removeprefix(STRICT).partition("/")
    if rest.startswith("relationships/metadata/"):
        return _PACKAGE_METADATA + rest.rpartition("/")[2]
    front, slash, last = rest.rpartition("/")
    return f"{_FRONT}{family}/2006/{front}{slash}{_RENAMED.get(last, last)}"


def _translated(data: bytes) -> bytes:
    try:
        root = parse_xml(data)
    except DraftDamaged:
        return data
    changed = False
    for element in root.iter("*"):
        changed |= _rename_addresses(element)
        _CONTENT.get(str(element.tag).partition("}")[0] + "}", _unchanged)(element)
    # Only what stands between the angle brackets of a tag is touched: lxml writes none inside text or values.
    written = write_xml(root)
    renamed = _TAG.sub(_declarations, written)
    return renamed if changed or renamed != written else data


def _declarations(tag: re.Match[bytes]) -> bytes:
    return _DECLARATION.sub(lambda m: m[1] + transitional_name(m[2].decode()).encode() + b'"', tag[0])


def _rename_addresses(element: etree._Element) -> bool:
    """Rename the Strict names that stand in attributes: types of relationships, contents of drawings, schemas."""
    renamed = False
    for name, value in attributes(element):
        local = name.rpartition("}")[2]
        if value.startswith(STRICT) and (local == "uri" or (local == "Type" and str(element.tag).startswith(RELS))):
            element.set(name, transitional_name(value))
            renamed = True
    return renamed


def _unchanged(_: etree._Element) -> None:
    pass


def _word(element: etree._Element) -> None:
    """Sides are left and right, lengths plain numbers, and only Strict files say what they conform to."""
    element.attrib.pop(_W + "conformance", "")
    tag = str(element.tag)
    parent = element.getparent()
    if parent is not None and parent.tag in _SIDED:
        element.tag = _W + _SIDES.get(tag.removeprefix(_W), tag.removeprefix(_W))
    if tag == _W + "ind":
        for side, plain in _SIDES.items():
            if _W + side in element.attrib:
                element.set(_W + plain, element.attrib.pop(_W + side))
    elif tag in _ALIGNED and element.get(_VAL) in _SIDES:
        element.set(_VAL, _SIDES[element.get(_VAL, "")])
    elif tag == _W + "textDirection":
        element.set(_VAL, _DIRECTIONS.get(element.get(_VAL, ""), element.get(_VAL, "")))
    _lengths(element, tag)
    _percentages(element, tag)


def _lengths(element: etree._Element, tag: str) -> None:
    for name, value in attributes(element):
        measure = _MEASURE.fullmatch(value)
        if measure is None:
            continue
        twentieths = Decimal(measure[1]) * _TWENTIETHS[measure[2]]
        if name == _VAL and tag in _HALF_POINTS:
            element.set(name, str(round(twentieths / 10)))
        elif name in _LENGTH_ATTRIBUTES or (name == _VAL and tag in _LENGTHS):
            element.set(name, str(round(twentieths)))


def _percentages(element: etree._Element, tag: str) -> None:
    for name, value in attributes(element):
        percent = _PERCENT.fullmatch(value)
        if percent is None:
            continue
        if name == _W + "w":  # the width of a table or cell, in fiftieths of a percent (29500-4, 14.4)
            element.set(name, str(round(Decimal(percent[1]) * 50)))
            element.set(_W + "type", "pct")
        elif (tag == _W + "zoom" and name == _W + "percent") or (tag == _W + "w" and name == _VAL):
            element.set(name, str(round(Decimal(percent[1]))))


def _percent_in(thousandths: int) -> Callable[[etree._Element], None]:
    """The content rule of a drawing vocabulary whose percentages are numbers, a percent being this many."""

    def rule(element: etree._Element) -> None:
        for name, value in attributes(element):
            percent = _PERCENT.fullmatch(value)
            if percent is not None and name not in ("name", "descr", "title", "tooltip"):
                element.set(name, str(round(Decimal(percent[1]) * thousandths)))

    return rule


_CONTENT: Mapping[str, Callable[[etree._Element], None]] = MappingProxyType(
    {_W: _word, _A: _percent_in(1000), _C: _percent_in(1)}
)
