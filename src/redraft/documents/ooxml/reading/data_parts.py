"""Segments from the parts that no page shows: properties, charts and diagrams, custom XML, targets of links."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from redraft.documents.inside.encoded import SURELY, decoded
from redraft.documents.ooxml.namespaces import APP, C15, CORE, CUSTOM, CX, DCTERMS, DGM, VT, A, C, bare
from redraft.documents.ooxml.opening.package import Package, rels_of
from redraft.documents.ooxml.reading.automatic import is_number
from redraft.documents.ooxml.reading.roles import Reading
from redraft.documents.ooxml.reading.story import story_of
from redraft.documents.ooxml.xml import attributes, walk
from redraft.text import Anchor, Kind, Segment

# Numbers and dates that Word keeps by itself; they are dropped or rewritten on publication and no wording.
_COUNTERS = {
    *(DCTERMS + name for name in ("created", "modified")),
    *(CORE + name for name in ("lastPrinted", "revision")),
    *(APP + name for name in ("Application", "AppVersion", "DocSecurity", "TotalTime", "Pages", "Words", "Characters")),
    *(APP + name for name in ("CharactersWithSpaces", "Lines", "Paragraphs", "ScaleCrop", "LinksUpToDate")),
    *(APP + name for name in ("SharedDoc", "HyperlinksChanged")),
}
_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
"""What sort of value an element holds, in the words of its schema: `dcterms:W3CDTF` reads like somebody speaking."""
_COUNTS_OF_APP = {VT + "i4"}
"""Numbers of headings; among custom properties the same element may be anybody's number."""
_DRAWING_TEXT = {A + "p", CX + "pt", CX + "v", CX + "txData"}
_NUMBERS = {C + "numCache", C + "numLit", CX + "numDim"}
_FORMULAS = {C + "f", CX + "f", C15 + "f", C15 + "sqref"}
_REFERENCE = re.compile(
    r"(?i)'?(?:\[\d+\])?(?:sheet|worksheet|tabelle|feuil|hoja|foglio|blad|ark|dir)\s?\d*'?!|\$?[A-Z]{1,3}\$?\d+|_xlchart\S*"
)
_SAID_IN = ("name", "descr", "title", "formatCode", "phldrT", "caption", "val")
_VALUES = {DGM + "title", DGM + "desc", C + "name"}


def read_properties(part: str, root: etree._Element, reading: Reading) -> Iterator[Segment]:
    """Core, extended and custom properties: each value, and each custom property's name."""
    for event, element, path in walk(root):
        if event == "end" or element.tag in _COUNTERS or (element.tag in _COUNTS_OF_APP and root.tag.startswith(APP)):
            continue
        label = bare(element.tag)
        if element.tag == CUSTOM + "property":
            label = "name of a custom property"
            yield from _named(part, f"{path}@name", element.get("name", ""), reading, label)
        yield from _named(part, path, story_of(element).text, reading, label)


def read_drawing(part: str, root: etree._Element, reading: Reading) -> Iterator[Segment]:
    """Texts of charts, their caches and diagrams, names of series and sheets; cached numbers are left out."""
    for event, element, path in walk(root):
        if event == "end":
            continue
        if _is_drawn(element):
            yield from _named(part, path, story_of(element).text, reading, "text")
        for name in _SAID_IN if element.attrib else ():
            if name in element.attrib and (name != "val" or element.tag in _VALUES):
                yield from _named(part, f"{path}@{name}", element.get(name, ""), reading, "name or alternative text")


def _is_drawn(element: etree._Element) -> bool:
    """Whether an element's characters are somebody's words, and not a cached number or a reference to cells."""
    if element.tag in _DRAWING_TEXT:
        return True
    text = element.text
    if not text or element.tag == A + "t":
        return False
    if element.tag in _FORMULAS:
        return any(map(str.isalpha, _REFERENCE.sub("", text)))
    if element.tag == C + "v":
        return not any(a.tag in _NUMBERS for a in element.iterancestors())
    return sum(map(str.isalpha, text)) > 1


def read_data(part: str, root: etree._Element, reading: Reading) -> tuple[list[Segment], list[tuple[str, bytes]]]:
    """Every text and every attribute value of a part whose vocabulary is not known, and what is written in base64."""
    segments: list[Segment] = []
    encoded: list[tuple[str, bytes]] = []
    for event, element, path in walk(root):
        if event == "end":
            continue
        values = [(path, story_of(element).text, bare(element.tag))]
        values += [(f"{path}@{name}", value, bare(name)) for name, value in attributes(element) if name != _TYPE]
        for place, value, label in values:
            data = decoded(value)
            if data is not None:
                encoded.append((f"data-{place}", data))
            if (data is None or len(value) < SURELY) and not is_number(value):
                segments.extend(_named(part, place, value, reading, label))
    return segments, encoded


def read_links(package: Package) -> Iterator[Segment]:
    """Every address outside the file: targets of hyperlinks, linked pictures, attached templates, data sources."""
    for relationship in package.relationships:
        if relationship.external and relationship.target.strip():
            anchor = Anchor(rels_of(relationship.source), f"{relationship.index}@Target")
            yield Segment(anchor, relationship.target, Kind.LINK, f"target of a link ({relationship.kind})")


def _named(part: str, path: str, text: str, reading: Reading, label: str) -> Iterator[Segment]:
    if any(c.isalnum() for c in text):
        # Element names of custom XML may be a user's own words, so only known vocabularies are quoted.
        detail = "" if reading.kind is Kind.METADATA else f", {label}"
        yield Segment(Anchor(part, path), text, reading.kind, f"{reading.name}{detail}")
