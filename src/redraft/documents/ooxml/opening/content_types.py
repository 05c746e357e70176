"""Which part is what: `[Content_Types].xml` read into a look-up, and the types that redraft tells apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from lxml import etree

from redraft.documents.ooxml.namespaces import CT, bare
from redraft.documents.ooxml.xml import write_xml

CONTENT_TYPES = "[Content_Types].xml"

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
OFFICE = "application/vnd.openxmlformats-officedocument."
PACKAGE = "application/vnd.openxmlformats-package."

MAIN = (WORD + "document.main+xml", WORD + "template.main+xml")
HEADER = WORD + "header+xml"
FOOTER = WORD + "footer+xml"
FOOTNOTES = WORD + "footnotes+xml"
ENDNOTES = WORD + "endnotes+xml"
COMMENTS = WORD + "comments+xml"
COMMENTS_EXTENDED = WORD + "commentsExtended+xml"
GLOSSARY = WORD + "document.glossary+xml"
SETTINGS = WORD + "settings+xml"
STYLES = WORD + "styles+xml"
NUMBERING = WORD + "numbering+xml"
PEOPLE = WORD + "people+xml"
FONTS = WORD + "fontTable+xml"
WEB_SETTINGS = WORD + "webSettings+xml"
THEME = OFFICE + "theme+xml"
THEME_OVERRIDE = OFFICE + "themeOverride+xml"
ITEM_PROPERTIES = OFFICE + "customXmlProperties+xml"
WORD_EFFECTS = "application/vnd.ms-word.stylesWithEffects+xml"
VML_DRAWING = OFFICE + "vmlDrawing"
CORE_PROPERTIES = PACKAGE + "core-properties+xml"
APP_PROPERTIES = OFFICE + "extended-properties+xml"
CUSTOM_PROPERTIES = OFFICE + "custom-properties+xml"
RELATIONSHIPS = PACKAGE + "relationships+xml"
_MACRO_ENABLED = "application/vnd.ms-word."
WORD_MAIN = frozenset(
    name.lower()
    for name in (
        *MAIN,
        _MACRO_ENABLED + "document.macroEnabled.main+xml",
        _MACRO_ENABLED + "template.macroEnabledTemplate.main+xml",
    )
)
"""The types of the main part of .docx, .dotx, .docm and .dotm, in lower case."""
DRAWINGS = ("image/x-emf", "image/emf", "image/x-wmf", "image/wmf", "image/svg+xml")
"""Pictures made of lines and texts."""
STORIES_BY_RELATIONSHIP: Mapping[str, str] = MappingProxyType(
    {
        "header": HEADER,
        "footer": FOOTER,
        "footnotes": FOOTNOTES,
        "endnotes": ENDNOTES,
        "comments": COMMENTS,
        "glossaryDocument": GLOSSARY,
    }
)
"""The type of a part with paragraphs, by how it is related."""


@dataclass(frozen=True, slots=True)
class ContentTypes:
    """The declared type of every part; names are compared without regard to case, as ECMA-376 part 2 has it."""

    defaults: Mapping[str, str]
    overrides: Mapping[str, str]

    def of(self, part: str) -> str:
        """The content type of the member `part`, or an empty string where none is declared."""
        name = part.lower()
        return self.overrides.get(name) or self.defaults.get(name.rpartition(".")[2], "")


def write_content_types(types: ContentTypes, parts: Iterable[str]) -> bytes:
    """The `[Content_Types].xml` that declares what `types` knows of these parts, each name as the archive has it."""
    root = etree.Element(CT + "Types", nsmap={None: bare(CT)})  # type: ignore[dict-item]  # the stubs know no default namespace
    for extension, content_type in types.defaults.items():
        etree.SubElement(root, CT + "Default", Extension=extension, ContentType=content_type)
    for part in parts:
        if part.lower() in types.overrides:
            name, content_type = "/" + part, types.overrides[part.lower()]
            etree.SubElement(root, CT + "Override", PartName=name, ContentType=content_type)
    return write_xml(root)


def parse_content_types(root: etree._Element) -> ContentTypes:
    """The look-up that this `[Content_Types].xml` describes."""
    defaults = {e.get("Extension", "").lower(): e.get("ContentType", "") for e in root.iter(CT + "Default")}
    overrides = {
        e.get("PartName", "").lstrip("/").lower(): e.get("ContentType", "") for e in root.iter(CT + "Override")
    }
    return ContentTypes(defaults, overrides)
