"""What every part of a package is to the reader, settled by content type first and relationship second."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType

from redraft.documents.ooxml.opening import content_types as ct
from redraft.documents.ooxml.opening.package import Package
from redraft.text import Kind


class Role(StrEnum):
    """How a part is read."""

    STORY = "story"
    """WordprocessingML with paragraphs."""
    MARKUP = "markup"
    """WordprocessingML or VML whose text lies in attributes: settings, numbering, styles, people."""
    PROPERTIES = "properties"
    DRAWING = "drawing"
    """Charts and diagrams."""
    DATA = "data"
    """Any other XML: custom XML items and what redraft does not know."""
    PICTURE = "picture"
    INSIDE = "inside"
    """Whatever its bytes are: embedded files, objects, documents inserted as a whole, what redraft does not know."""
    MACHINERY = "machinery"
    """Holds no wording: relationships, ids and times."""
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Reading:
    """One part's role, the kind its segments get, what to call it, and what of it has to be named as not read."""

    role: Role
    kind: Kind = Kind.METADATA
    name: str = ""
    reason: str = ""


_STORIES: Mapping[str, tuple[Kind, str]] = MappingProxyType(
    {
        ct.HEADER: (Kind.HEADER, "header"),
        ct.FOOTER: (Kind.FOOTER, "footer"),
        ct.FOOTNOTES: (Kind.FOOTNOTE, ""),
        ct.ENDNOTES: (Kind.ENDNOTE, ""),
        ct.COMMENTS: (Kind.COMMENT, ""),
        ct.GLOSSARY: (Kind.METADATA, "building blocks"),
        ct.MAIN[0]: (Kind.METADATA, "spare document"),
        ct.MAIN[1]: (Kind.METADATA, "spare document"),
    }
)
_MARKUP: Mapping[str, str] = MappingProxyType(
    {
        ct.SETTINGS: "settings",
        ct.STYLES: "styles",
        ct.WORD_EFFECTS: "styles",
        ct.NUMBERING: "numbering",
        ct.PEOPLE: "people",
        ct.VML_DRAWING: "drawing",
        ct.FONTS: "fonts",
        ct.THEME: "theme",
        ct.THEME_OVERRIDE: "theme",
        ct.WEB_SETTINGS: "web settings",
        ct.ITEM_PROPERTIES: "custom XML",
    }
)
_PROPERTIES = {ct.CORE_PROPERTIES, ct.APP_PROPERTIES, ct.CUSTOM_PROPERTIES}
_DRAWINGS = (
    *("chart+xml", "chartex+xml", "diagramdata+xml", "diagramdrawing+xml", "chartshapes+xml"),
    *("diagramlayout+xml", "diagramstyle+xml", "diagramcolors+xml"),
)
_MACHINERY = (
    "relationships+xml",
    "commentsextended+xml",
    "commentsids+xml",
    "commentsextensible+xml",
    "chartstyle+xml",
    "chartcolorstyle+xml",
)
_NAMED_RELATIONSHIPS: Mapping[str, str] = MappingProxyType(
    {
        "aFChunk": "a second document inserted into this one",
        "oleObject": "an embedded object",
        "package": "an embedded file",
        "control": "a form control",
        "activeXControlBinary": "a form control",
        "thumbnail": "a picture of the first page",
        "font": "an embedded font",
        "printerSettings": "settings of a printer",
        "subDocument": "a part of a master document",
        "audio": "a recording",
        "video": "a film",
        "media": "a recording or film",
        "signature": "a digital signature",
        "origin": "a digital signature",
        "vbaProject": "macros",
        "wordVbaData": "macros",
        "attachedToolbars": "tool bars",
    }
)
_CLOSED = frozenset({"font", "audio", "video", "media"})
"""Formats of their own without text to speak of, which are not opened."""
_AS_DATA = frozenset({"control", "signature", "origin", "wordVbaData"})
"""Parts that are read as XML where they are XML, and named besides."""
_EMBEDDED = frozenset({"oleObject", "package", "aFChunk"})
_COUNTED = ("header", "footer", "chart or diagram", "custom XML", "picture", "embedded file", "workbook behind a chart")
INK = "handwriting"
UNKNOWN = "a kind of content that redraft does not know"


def readings(package: Package) -> dict[str, Reading]:
    """The reading of every part of the package, in the order of the archive."""
    uses = {r.target: r for r in reversed(package.relationships) if not r.external}
    kinds = {target: use.kind for target, use in uses.items()}
    glossaries = set(package.of_type(ct.GLOSSARY))
    in_glossary = {r.target for r in package.relationships if r.source in glossaries}
    counts: dict[str, int] = {}
    found = {}
    for part in package.parts:
        reading = _reading(package, part, kinds.get(part, ""))
        if part in in_glossary and reading.role in (Role.STORY, Role.MARKUP):
            reading = replace(reading, kind=Kind.METADATA, name=f"building blocks, {reading.name or reading.kind}")
        if reading.role is Role.INSIDE and part in uses and _is_chart(package, uses[part].source):
            reading = replace(reading, name="workbook behind a chart")
        if reading.name in _COUNTED and part not in in_glossary:
            counts[reading.name] = counts.get(reading.name, 0) + 1
            reading = replace(reading, name=f"{reading.name} {counts[reading.name]}")
        found[part] = reading
    return found


def _reading(package: Package, part: str, related_as: str) -> Reading:
    content_type = package.types.of(part)
    plain = content_type.lower()
    if part == package.main:
        return Reading(Role.STORY, Kind.BODY)
    if part == ct.CONTENT_TYPES or plain.endswith(_MACHINERY):
        return Reading(Role.MACHINERY)
    if related_as in _NAMED_RELATIONSHIPS:
        return _named(related_as, plain)
    story = content_type if content_type in _STORIES else ct.STORIES_BY_RELATIONSHIP.get(related_as)
    if story:
        kind, name = _STORIES[story]
        return Reading(Role.STORY, kind, name)
    if content_type in _MARKUP:
        return Reading(Role.MARKUP, Kind.METADATA, _MARKUP[content_type])
    if content_type in _PROPERTIES:
        return Reading(Role.PROPERTIES, Kind.PROPERTY, "document properties")
    if plain.startswith("image/"):
        return Reading(Role.PICTURE, Kind.METADATA, "picture")
    if "inkml" in plain:
        return Reading(Role.INSIDE, Kind.METADATA, "handwriting", INK)
    if plain.endswith(_DRAWINGS):
        return Reading(Role.DRAWING, Kind.METADATA, "chart or diagram")
    if plain.endswith(("+xml", "/xml")):
        return Reading(Role.DATA, Kind.METADATA, "custom XML")
    return Reading(Role.INSIDE, Kind.EMBEDDED, "part of an unknown kind", UNKNOWN)


def _named(related_as: str, content_type: str) -> Reading:
    """A part that is dropped from every publication copy, and named whatever can be read of it."""
    reason = _NAMED_RELATIONSHIPS[related_as]
    if related_as in _CLOSED:
        return Reading(Role.UNREAD, reason=reason)
    name = reason.removeprefix("a ").removeprefix("an ")
    if related_as in _AS_DATA and content_type.endswith(("+xml", "/xml")):
        return Reading(Role.DATA, Kind.METADATA, name, reason)
    name = "embedded file" if related_as in _EMBEDDED else name
    return Reading(Role.INSIDE, Kind.EMBEDDED, name, reason)


def _is_chart(package: Package, source: str) -> bool:
    return package.types.of(source).lower().endswith(("chart+xml", "chartex+xml"))
