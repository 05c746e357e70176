"""The XML vocabularies of a Word package, as prefixes in Clark notation: ``W + "p"`` is a paragraph's tag.

Source of the names: ECMA-376, parts 1 and 3, and Microsoft's [MS-DOCX] extensions.
"""

from __future__ import annotations

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
WP14 = "{http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing}"
WP15 = "{http://schemas.microsoft.com/office/word/2012/wordprocessingDrawing}"
THM15 = "{http://schemas.microsoft.com/office/thememl/2012/main}"
DS = "{http://schemas.openxmlformats.org/officeDocument/2006/customXml}"
SL = "{http://schemas.openxmlformats.org/schemaLibrary/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
CX = "{http://schemas.microsoft.com/office/drawing/2014/chartex}"
C15 = "{http://schemas.microsoft.com/office/drawing/2012/chart}"
DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
V = "{urn:schemas-microsoft-com:vml}"
O = "{urn:schemas-microsoft-com:office:office}"  # noqa: E741 - the prefix that the specification uses
CT = "{http://schemas.openxmlformats.org/package/2006/content-types}"
RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
DCTERMS = "{http://purl.org/dc/terms/}"
APP = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"
CUSTOM = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}"
VT = "{http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes}"
XML = "{http://www.w3.org/XML/1998/namespace}"

KNOWN = tuple(
    "{" + front
    for front in (
        *("http://schemas.openxmlformats.org/", "http://schemas.microsoft.com/", "urn:schemas-"),
        "http://www.w3.org/XML/1998/namespace",
    )
)
"""The fronts of the vocabularies that Office itself writes."""

SPACE = XML + "space"

RELATIONSHIP = R.strip("{}") + "/"
"""The front of every transitional relationship type."""

STRICT = "http://purl.oclc.org/ooxml/"
"""The front of every Strict namespace and relationship type."""


def bare(name: str) -> str:
    """A namespace without the braces, or a tag without its namespace.

    >>> bare(W + "p"), bare(XML)
    ('p', 'http://www.w3.org/XML/1998/namespace')
    """
    space, brace, local = name.rpartition("}")
    if brace and not local:
        return space.lstrip("{")
    return local
