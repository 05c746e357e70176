"""What a package fails to declare about its parts, taken from how they are related where that leaves no doubt.

Only what is missing is filled in, so that later floors and the copies can rely on it; what is declared is believed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from types import MappingProxyType

from lxml import etree

from redraft.documents.ooxml.namespaces import RELATIONSHIP, RELS, W, bare
from redraft.documents.ooxml.opening import content_types as ct
from redraft.documents.ooxml.opening.content_types import CONTENT_TYPES, ContentTypes, parse_content_types
from redraft.documents.ooxml.opening.relationships import Relationship
from redraft.documents.ooxml.xml import parse_xml, write_xml
from redraft.errors import DraftDamaged, DraftUnsupported

_GENERIC = frozenset({"", "application/xml", "text/xml", "application/octet-stream"})
_USUAL_DEFAULTS: Mapping[str, str] = MappingProxyType(
    {
        "rels": ct.RELATIONSHIPS,
        "xml": "application/xml",
        "png": "image/png",
        "jpg": "image/jpeg",
        "jpeg": "image/jpeg",
        "gif": "image/gif",
        "bmp": "image/bmp",
        "tif": "image/tiff",
        "tiff": "image/tiff",
        "emf": "image/x-emf",
        "wmf": "image/x-wmf",
        "svg": "image/svg+xml",
    }
)
_BY_RELATIONSHIP: Mapping[str, str] = MappingProxyType(
    {
        **ct.STORIES_BY_RELATIONSHIP,
        "settings": ct.SETTINGS,
        "styles": ct.STYLES,
        "numbering": ct.NUMBERING,
        "people": ct.PEOPLE,
        "theme": ct.THEME,
        "fontTable": ct.FONTS,
        "webSettings": ct.WEB_SETTINGS,
        "core-properties": ct.CORE_PROPERTIES,
        "extended-properties": ct.APP_PROPERTIES,
        "custom-properties": ct.CUSTOM_PROPERTIES,
    }
)
_NO_WORD = "This archive is not a Word document, whatever its name says."


def declared_types(parts: Mapping[str, bytes]) -> ContentTypes:
    """What `[Content_Types].xml` declares; the usual types by extension where it is missing or cannot be parsed."""
    try:
        types = parse_content_types(parse_xml(parts.get(CONTENT_TYPES, b"")))
    except DraftDamaged:
        types = ContentTypes({}, {})
    return types if types.defaults or types.overrides else ContentTypes(_USUAL_DEFAULTS, {})


def find_main(parts: Mapping[str, bytes], types: ContentTypes, relationships: Sequence[Relationship]) -> str:
    """The part that holds the body: the one that the package names, else the only one of that type.

    Raises:
        DraftUnsupported: if it is another sort of document.
        DraftDamaged: if there is none, or it does not begin as a Word document does.
    """
    named = [r.target for r in relationships if not r.source and r.kind == "officeDocument" and r.target in parts]
    for part in named:
        if types.of(part).lower() not in ct.WORD_MAIN and types.of(part).lower() not in _GENERIC:
            raise DraftUnsupported("This Office file is not a Word document.")
    typed = [part for part in parts if types.of(part).lower() in ct.WORD_MAIN]
    candidates = named or (typed if len(typed) == 1 else [])
    if not candidates:
        if typed or relationships:
            raise DraftDamaged("This Office file lacks its main document.")
        raise DraftUnsupported(_NO_WORD)
    if _root_tag(parts[candidates[0]]) != W + "document":
        raise DraftDamaged("The main part of this file is not a Word document's.")
    return candidates[0]


def undeclared(
    parts: Mapping[str, bytes], types: ContentTypes, relationships: Sequence[Relationship]
) -> dict[str, str]:
    """The types of the parts that are declared as nothing in particular, where a relationship tells what they are."""
    told = {r.target: _BY_RELATIONSHIP[r.kind] for r in relationships if r.kind in _BY_RELATIONSHIP and not r.external}
    return {p: name for p, name in told.items() if p in parts and types.of(p).lower() in _GENERIC}


def with_main(rels: bytes | None, main: str) -> bytes:
    """The package's own relationships with one to the main part added."""
    empty = f'<Relationships xmlns="{bare(RELS)}"/>'.encode()
    root = parse_xml(empty if rels is None else rels)
    taken = {e.get("Id") for e in root}
    id_ = next(f"rIdMain{n}" for n in range(len(taken) + 1) if f"rIdMain{n}" not in taken)
    etree.SubElement(root, RELS + "Relationship", Id=id_, Type=RELATIONSHIP + "officeDocument", Target="/" + main)
    return write_xml(root)


def _root_tag(data: bytes) -> str:
    try:
        reader = etree.iterparse(
            BytesIO(data), events=("start",), resolve_entities=False, no_network=True, load_dtd=False
        )
        return str(next(iter(reader))[1].tag)
    except (etree.XMLSyntaxError, StopIteration, ValueError, LookupError):
        raise DraftDamaged("A part of this file is not readable XML.") from None
