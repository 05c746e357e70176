"""Segments from the parts that no page shows: properties, charts and diagrams, custom XML, targets of links."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from redraft.documents.ooxml.namespaces import APP, CORE, CUSTOM, CX, DCTERMS, VT, A, C, bare
from redraft.documents.ooxml.package import Package, rels_of
from redraft.documents.ooxml.roles import Reading
from redraft.documents.ooxml.story import story_of
from redraft.documents.ooxml.xml import attributes, walk
from redraft.text import Anchor, Kind, Segment

# Numbers and dates that Word keeps by itself; they are dropped or rewritten on publication and no wording.
_COUNTERS = {
    *(DCTERMS + name for name in ("created", "modified")),
    *(CORE + name for name in ("lastPrinted", "revision")),
    *(APP + name for name in ("Application", "AppVersion", "DocSecurity", "TotalTime", "Pages", "Words", "Characters")),
    *(APP + name for name in ("CharactersWithSpaces", "Lines", "Paragraphs", "ScaleCrop", "LinksUpToDate")),
    *(APP + name for name in ("SharedDoc", "HyperlinksChanged")),
    VT + "i4",
}
_DRAWING_TEXT = {A + "p", CX + "pt", CX + "v", CX + "txData"}
_GUID = re.compile(r"\{?[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}\}?")
_SCHEMA = re.compile(r"(?:https?://schemas\.|urn:schemas)")


def read_properties(part: str, root: etree._Element, reading: Reading) -> Iterator[Segment]:
    """Core, extended and custom properties: each value, and each custom property's name."""
    for event, element, path in walk(root):
        if event == "end" or element.tag in _COUNTERS:
            continue
        label = bare(element.tag)
        if element.tag == CUSTOM + "property":
            label = "name of a custom property"
            yield from _named(part, f"{path}@name", element.get("name", ""), reading, label)
        yield from _named(part, path, story_of(element).text, reading, label)


def read_drawing(part: str, root: etree._Element, reading: Reading) -> Iterator[Segment]:
    """Titles, labels and cached categories of charts, and the text of diagrams; cached numbers are left out."""
    for event, element, path in walk(root):
        if event == "end":
            continue
        if element.tag in _DRAWING_TEXT or (element.tag == C + "v" and not _is_number(element)):
            yield from _named(part, path, story_of(element).text, reading, "text")
        for name in ("name", "descr", "title"):
            if element.tag.endswith("}cNvPr"):
                yield from _named(part, f"{path}@{name}", element.get(name, ""), reading, "name or alternative text")


def read_data(part: str, root: etree._Element, reading: Reading) -> Iterator[Segment]:
    """Every text and every attribute value of a part whose vocabulary is not known."""
    for event, element, path in walk(root):
        if event == "end":
            continue
        yield from _named(part, path, story_of(element).text, reading, bare(element.tag))
        for name, value in attributes(element):
            if not _GUID.fullmatch(value) and not _SCHEMA.match(value):
                yield from _named(part, f"{path}@{name}", value, reading, bare(name))


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


def _is_number(value: etree._Element) -> bool:
    return any(a.tag in (C + "numCache", C + "numLit") for a in value.iterancestors())
