"""The texts of any XML: parts of workbooks, slides and drawings, SVG, and vocabularies that nobody knows.

What shows as one text is joined, as Office cuts its text into runs everywhere: a cell's string, a paragraph of
DrawingML, a comment (ECMA-376 part 1, 18.4, 18.7 and 21.1). Comments and processing instructions are texts too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from redraft.documents.inside.encoded import SURELY, decoded, is_digest
from redraft.documents.inside.found import Found, Inner

MAX_MARKUP = 64 * 1024 * 1024
"""Bytes of one XML part that are parsed; a larger one is named."""

_SPREADSHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_SVG = "{http://www.w3.org/2000/svg}"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ODF_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_JOINED = frozenset(
    {
        *(_SPREADSHEET + name for name in ("si", "is", "text")),
        *(_DRAWING + "p", _MATH + "oMath", _WORD + "p", _SVG + "text", _ODF_TEXT + "p", _ODF_TEXT + "h"),
    }
)
_RUNS_ONLY = ("{http://schemas.openxmlformats.org/", "{http://schemas.microsoft.com/")
"""Vocabularies that keep the characters of a joined text in elements called `t`."""
_FORMULAS = frozenset({"f", "formula", "formula1", "formula2", "definedName", "sqref", "oldFormula"})
_COUNTERS = frozenset({"created", "modified", "lastPrinted", "revision", "Application", "AppVersion", "TotalTime"})
"""Properties that programs keep by themselves, of the vocabularies of properties."""
_OF_PROPERTIES = (
    "{http://purl.org/dc/terms/}",
    "{http://schemas.openxmlformats.org/package/",
    "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}",
)
_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}"
_HEADERS = frozenset({"oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter"})
_HEADER_CODE = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|\d+|.)')
_LITERAL = re.compile(r'"((?:[^"]|"")+)"|\'((?:[^\']|\'\')+)\'!')
_OFFICE = ("{http://schemas.openxmlformats.org/", "{http://schemas.microsoft.com/", "{urn:schemas-microsoft-com:")
_TELLING = frozenset({
    "name", "displayName", "userName", "user", "author", "initials", "userId", "caption", "uniqueName",
    "prompt", "promptTitle", "error", "errorTitle", "tooltip", "display", "location", "comment", "description",
    "descr", "title", "alt", "v", "codeName", "formatCode", "url", "connection", "command", "sourceFile",
    "filePath", "server", "string", "text", "hint", "label", "href", "src", "statusText", "reservedBy", "path",
    "schemaRef", "element", "uri", "screenTip", "customMenu", "help", "localName", "cap", "suggestedsigner",
    "suggestedsigner2", "suggestedsigneremail", "signinginstructions", "embeddedHtml", "dataCaption",
    "grandTotalCaption", "errorCaption", "missingCaption", "rowHeaderCaption", "colHeaderCaption", "member",
    "ed", "data",
})  # fmt: skip
"""Attributes in which Office keeps words; the others of its vocabularies are numbers, references and key words."""
_VALUES = frozenset({"filter", "customFilter", "tag", "attr", "docVar", "property", "alias", "custShow", "userShape"})
"""Elements whose attribute `val` or `value` is somebody's own word."""
_LONG_NUMBER = re.compile(r"\d{6,}")
_GUID = re.compile(r"\{?[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}\}?")
_SCHEMA = re.compile(r"(?:https?://(?:schemas\.|www\.w3\.org/|purl\.)|urn:(?:schemas|oasis))")


def markup_root(data: bytes) -> etree._Element | None:
    """The root of the XML in `data`, comments included; None where it cannot be read, is too large or has a DTD."""
    if len(data) > MAX_MARKUP:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError):
        return None
    doctype = root.getroottree().docinfo.doctype  # type: ignore[union-attr]  # the stubs lack it
    # SVG files name a document type as a rule; only entities of their own could hide text.
    return None if doctype and b"<!ENTITY" in data[:65536] else root


def markup_texts(root: etree._Element, inner: Inner, where: str = "", name: str = "") -> Iterator[Found]:
    """Every text of the tree, in document order; data in base64 comes as something further inside."""
    number = 0
    for text in _texts(root):
        data = decoded(text)
        if data is not None:
            number += 1
            yield inner.within(f"{name}data-{number}", data, where)
            if len(text) >= SURELY:
                continue
        if not is_digest(text):
            number += 1
            yield inner.text(str(number), text, where, name)


def _texts(root: etree._Element) -> Iterator[str]:
    yield from _outside(root)
    within: etree._Element | None = None
    for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            yield from filter(_says_something, [node.text or ""])
        elif event == "end":
            within = None if node is within else within
        else:
            yield from _telling_attributes(node)
            if within is not None:
                continue
            if node.tag in _JOINED:
                within = node
                yield from filter(_is_a_word, [_joined(node)])
            else:
                yield from filter(_says_something, _own(node))


def _outside(root: etree._Element) -> Iterator[str]:
    """Comments and processing instructions before and behind the root."""
    for node in (*root.itersiblings(preceding=True), *root.itersiblings()):
        yield from filter(_says_something, [node.text or ""])


def _joined(element: etree._Element) -> str:
    if not element.tag.startswith(_RUNS_ONLY):
        return " ".join("".join(str(t) for t in element.itertext("*")).split())
    pieces = []
    for node in element.iter("*"):
        local = _local(node)
        if local == "t" or node is element:
            pieces.append(node.text or "")
        elif local in ("br", "tab", "cr"):
            pieces.append("\n")
    return "".join(pieces)


def _own(element: etree._Element) -> Iterator[str]:
    """The characters that stand in an element itself, between its children too."""
    text = (element.text or "") + "".join(child.tail or "" for child in element)
    local = _local(element)
    if local in _COUNTERS and element.tag.startswith(_OF_PROPERTIES):
        return
    if local in _FORMULAS:
        # What a formula computes with is code; what it quotes is somebody's wording, and so is a sheet's name.
        yield from (a or b for a, b in _LITERAL.findall(text))
    elif local in _HEADERS:
        yield _HEADER_CODE.sub(" ", text)
    else:
        yield text


def _telling_attributes(element: etree._Element) -> Iterator[str]:
    local = _local(element)
    office = element.tag.startswith(_OFFICE)
    for name, value in element.attrib.items():
        if str(name).startswith(_TYPE):
            continue
        key, text = str(name).rpartition("}")[2], str(value)
        if len(text) < 2 or not _says_something(text) or _GUID.fullmatch(text) or _SCHEMA.match(text):
            continue
        if key == "formatCode":
            yield from (a or b for a, b in _LITERAL.findall(text))
        elif not office or key in _TELLING or (key in ("val", "value", "name") and local in _VALUES):
            yield text


def _local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _says_something(text: str) -> bool:
    """Whether a text has letters, or a number as long as those that people are known by."""
    return sum(map(str.isalpha, text)) > 1 or _LONG_NUMBER.fullmatch(text.strip()) is not None


def _is_a_word(text: str) -> bool:
    return any(map(str.isalnum, text))
