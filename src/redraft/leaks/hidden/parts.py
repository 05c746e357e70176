"""Parts of an Office package that keep something from the page, told by their names and by who refers to them."""

from __future__ import annotations

import posixpath
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from urllib.parse import unquote

from redraft.leaks.container import INSIDE
from redraft.leaks.hidden.kinds import Kind

_BY_NAME: tuple[tuple[str, Kind, str], ...] = (
    (r"(^|/)vbaProject|(^|/)vbaData", Kind.MACROS, "macros, with the names and paths of whoever wrote them"),
    (r"(^|/)people\.xml$", Kind.PEOPLE, "the accounts of everybody who commented or changed"),
    (r"(^|/)comments(Extended|Ids|Extensible)\.xml$", Kind.COMMENTS, "times and threads of comments"),
    (r"(?i)(^|/)thumbnails?[./]", Kind.THUMBNAIL, "a small picture of the first page as it once was"),
    (r"(?i)(^|/)customXml/item\d*\.xml$", Kind.CUSTOM_XML, "data behind the document, such as a cover page's author"),
    (r"(^|/)glossary/document\.xml$", Kind.GLOSSARY, "building blocks: text kept for re-use"),
    (r"(^|/)embeddings/", Kind.EMBEDDED, "an embedded file, such as the workbook behind a chart"),
    (r"(^|/)afchunk|(^|/)activeX/|(^|/)webextensions/", Kind.EMBEDDED, "an embedded document or control"),
    (r"(^|/)diagrams/data", Kind.DRAWN_TEXT, "a diagram's text"),
    (r"(^|/)charts/chart", Kind.DRAWN_TEXT, "a chart's labels and figures"),
    (r"(^|/)printerSettings", Kind.PRINTER, "settings of a printer, with its name"),
    (r"(^|/)fonts/", Kind.FONTS, "embedded fonts"),
    (r"(^|/)ink/", Kind.DRAWN_TEXT, "handwriting"),
    (
        r"^_xmlsignatures/|^META-INF/documentsignatures",
        Kind.SIGNATURE,
        "a digital signature, with the signer's certificate",
    ),
    (r"(^|/)LabelInfo\.xml$", Kind.LABEL, "a sensitivity label, with the organisation's number"),
    (r"^\[trash\]/", Kind.REMAINS, "left-over pieces of earlier versions"),
    (r"(^|/)intelligence2?\.xml$", Kind.REMAINS, "words that the spelling checker saw"),
    (r"(^|/)changesInfos/|(^|/)revisionInfo\.xml$", Kind.REVISIONS, "who edited what, and when"),
    (r"^xl/model/", Kind.KEPT_DATA, "a data model: a full copy of its sources"),
    (
        r"(^|/)media/(?!(image|media|audio|video|hdphoto)\d*\.)",
        Kind.PART_NAMES,
        "a picture or recording under a name somebody gave",
    ),
    (r"(?i)(^|/)media/[^/]*\.(wav|mp3|m4a|mp4|wmv|avi|mov|wma|aiff?)$", Kind.EMBEDDED, "a recording or film"),
    (r"(^|/)xl/customProperty|(^|/)customData/", Kind.TAGS, "what an add-in left"),
    (
        r"(?i)(^|/)(keyMapCustomizations|attachedToolbars|customizations)\.",
        Kind.REMAINS,
        "somebody's own menus and keys",
    ),
    (r"^Basic/|^Scripts/", Kind.MACROS, "macros"),
    (r"^Versions/|^VersionList\.xml$", Kind.REVISIONS, "earlier versions of the document"),
)
_PATTERNS = tuple((re.compile(pattern), kind, says) for pattern, kind, says in _BY_NAME)
_REACHED_BY_NAME = re.compile(r"^\[Content_Types\]\.xml$|(^|/)_rels/|^\[trash\]/|^_xmlsignatures/")


def told_by_name(name: str) -> Iterator[tuple[Kind, str]]:
    """(kind, what it is) for a part called so; of a part of an inner package its name there counts."""
    own = name.rpartition(INSIDE)[2]
    return ((kind, says) for pattern, kind, says in _PATTERNS if pattern.search(own))


def targets(name: str, relationships: ET.Element) -> Iterator[str]:
    """The names of the parts that a relationships part called `name` refers to."""
    package, mark, own = name.rpartition(INSIDE)
    folder = posixpath.dirname(posixpath.dirname(own))
    for relationship in relationships:
        target = unquote(relationship.get("Target") or "").partition("#")[0]
        if target and relationship.get("TargetMode") != "External":
            reached = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            yield f"{package}{mark}{reached}".lower()


def is_reached(name: str, reached: set[str]) -> bool:
    """Whether something refers to the part called `name`, or nothing has to."""
    return name.lower() in reached or bool(_REACHED_BY_NAME.search(name.rpartition(INSIDE)[2])) or name.endswith("/")
