"""What an XML part says: as joined paragraphs, as free-text values, and as everything it holds but its mark-up.

Parsed with the standard library's expat, on purpose not with the parser that wrote the file.
"""

from __future__ import annotations

import html
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from redraft.leaks.vocabulary import without_known_words

_DROPPED = "\0"
"""Marks a dropped initial while the paragraphs are gathered; no XML can hold that character."""
_VISIBLE = {"t", "delText"}
_BLANK = {"tab": " ", "br": " ", "cr": " ", "ptab": " ", "noBreakHyphen": "-"}
_FREE_ATTRIBUTES = {
    "descr", "title", "alt", "string", "tooltip", "Target", "displayText", "author", "initials", "userId", "instr", "href",
    "docLocation", "uri", "ed", "storeMappedDataWith",
}  # fmt: skip
_FREE_VALUES = {
    "alias", "tag", "tblCaption", "tblDescription", "lvlText", "docVar", "default", "helpText", "statusText", "listEntry",
    "attr", "description", "category", "bookmarkStart", "docPr", "cNvPr", "smartTag", "property",
}  # fmt: skip
OFFICE_NAMESPACES = (
    "http://schemas.openxmlformats.org/", "http://schemas.microsoft.com/", "urn:schemas-microsoft-com:", "http://purl.org/",
    "http://purl.oclc.org/ooxml/", "http://www.w3.org/",
)  # fmt: skip
"""How the namespaces of Office Open XML begin, and those it borrows."""
_XML_NAMES = (".xml", ".rels", ".vml", ".svg")
_PARAGRAPHS = {"p", "si", "is"}
"""A paragraph of Word or PowerPoint; a string of a workbook, which is cut into runs as well."""
_CODES = {"instrText", "delInstrText"}
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ASIDE = re.compile(r"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[.*?\]\]>|<![A-Z].*?>", re.DOTALL)
_TAG = re.compile(r"</?[^\s<>/=\"']+")
_ATTRIBUTE = re.compile(r"\s[^\s=<>\"'/]+\s*=\s*(?=[\"'])")


class UnreadableXmlError(ValueError):
    """Not well-formed, nested too deeply, or with a document type of its own."""


@dataclass(frozen=True, slots=True)
class XmlText:
    """The wording of one part.

    `paragraphs` in document order, joined over their runs; `values` of attributes that hold free text, of elements
    outside paragraphs, and names of elements and attributes that are not Office's own.
    """

    paragraphs: tuple[str, ...]
    values: tuple[str, ...]


def parse(data: bytes) -> XmlText:
    """The wording of the XML in `data`.

    Raises:
        UnreadableXmlError: if it is not well-formed, declares a document type, or is nested too deeply.
    """
    return text_of(root_of(data))


def text_of(root: ET.Element) -> XmlText:
    """The wording of XML that was parsed.

    Raises:
        UnreadableXmlError: if it is nested too deeply.
    """
    walk = _Walk()
    try:
        walk.through(root, None)
    except RecursionError as error:
        raise UnreadableXmlError("elements nested too deeply") from error
    return XmlText(tuple(_with_initials(walk.paragraphs)), tuple(walk.values))


def _with_initials(paragraphs: Iterable[str]) -> Iterator[str]:
    """The paragraphs, each with the dropped initial before it, which Word keeps in a paragraph of its own."""
    initial = ""
    for paragraph in paragraphs:
        if paragraph.endswith(_DROPPED):
            initial += paragraph.removesuffix(_DROPPED)
        else:
            yield initial + paragraph
            initial = ""
    if initial:
        yield initial


def looks_like_xml(name: str, data: bytes) -> bool:
    """Whether a member called `name` is XML, by its name or by how it begins."""
    start = data[:200].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return name.lower().endswith(_XML_NAMES) or start.startswith(b"<?xml")


def root_of(data: bytes) -> ET.Element:
    """The root of the XML in `data`; a document type, which could define entities, is refused.

    Raises:
        UnreadableXmlError: if it is not well-formed or declares a document type.
    """
    if _DOCTYPE.search(data.replace(b"\0", b"")):
        raise UnreadableXmlError("a document type")
    try:
        return ET.fromstring(data)  # noqa: S314  (a document type is refused above)
    except (ET.ParseError, ValueError, LookupError) as error:
        raise UnreadableXmlError("not well-formed") from error


class _Walk:
    """What one walk gathers; a part uses few names for its elements and attributes, so that each is looked at once."""

    def __init__(self) -> None:
        self.paragraphs: list[str] = []
        self.values: list[str] = []
        self._names: dict[str, tuple[str, bool]] = {}
        self._attributes: dict[tuple[str, str], tuple[str, ...] | None] = {}
        self._codes: list[str] = []
        self._frames: list[ET.Element] = []

    def through(self, element: ET.Element, paragraph: list[str] | None) -> None:
        """Gathers what `element` says, which belongs to the `paragraph` around it if it is none itself."""
        name, is_office = self._names.get(element.tag) or self._learn(element.tag)
        if not is_office:
            self.values.append(name)
        for key, value in element.items():
            told = self._attributes[name, key] if (name, key) in self._attributes else self._learn_attribute(name, key)
            if told is not None:
                self.values += (*told, unquote(value))
        is_paragraph = name in _PARAGRAPHS
        own = [] if is_paragraph else paragraph
        codes, frames = len(self._codes), len(self._frames)
        self._text(element, name, own)
        for child in element:
            self.through(child, own)
            tail = child.tail
            if tail and not tail.isspace():
                self.values.append(tail)
        if is_paragraph:
            self._end(own or [], self._codes[codes:], self._frames[frames:])

    def _text(self, element: ET.Element, name: str, paragraph: list[str] | None) -> None:
        text = element.text or ""
        if paragraph is not None and name in _VISIBLE:
            paragraph.append(text)
        elif paragraph is not None and name in _BLANK:
            paragraph.append(_BLANK[name])
        elif paragraph is not None and name == "sym":
            paragraph.append(_symbol(element))
        elif text and not text.isspace():
            self.values.append(text)
        if name in _CODES:
            self._codes.append(text)
        elif name == "framePr":
            self._frames.append(element)

    def _end(self, paragraph: list[str], codes: list[str], frames: list[ET.Element]) -> None:
        """Puts by a paragraph with the codes and the frames that were met in it."""
        if paragraph:
            dropped = _DROPPED if any(map(_is_dropped_initial, frames)) else ""
            self.paragraphs.append("".join(paragraph).replace("\n", " ") + dropped)
        if len(codes) > 1:
            self.values.append("".join(codes))  # the code of a field is cut into runs as text is

    def _learn(self, tag: str) -> tuple[str, bool]:
        namespace, name = _split(tag)
        self._names[tag] = name, namespace.startswith(OFFICE_NAMESPACES)
        return self._names[tag]

    def _learn_attribute(self, name: str, key: str) -> tuple[str, ...] | None:
        self._attributes[name, key] = _told_by_attribute(name, key)
        return self._attributes[name, key]


def _told_by_attribute(name: str, key: str) -> tuple[str, ...] | None:
    """None if the attribute `key` of the element called `name` is not read; else what its own name says, if anything."""
    namespace, attribute = _split(key)
    if namespace and not namespace.startswith((*OFFICE_NAMESPACES, "http://www.w3.org/XML/1998/namespace")):
        return (attribute,)
    return () if attribute in _FREE_ATTRIBUTES or name in _FREE_VALUES else None


def _is_dropped_initial(frame: ET.Element) -> bool:
    """Whether a frame makes its paragraph the first letter of the next one, set large (ECMA-376 part 1, 17.3.1.11)."""
    kinds = (value for key, value in frame.attrib.items() if local_name(key) == "dropCap")
    return any(kind in ("drop", "margin") for kind in kinds)


def _symbol(element: ET.Element) -> str:
    """A symbol-font character as the letter it may be used for: code points F020 to F0FF mirror 20 to FF."""
    code = next((v for k, v in element.attrib.items() if k.endswith("char")), "")
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return chr(number - 0xF000) if 0xF020 <= number <= 0xF0FF else ""


def local_name(tag: str) -> str:
    """The name of an element or attribute without its namespace."""
    return tag.rpartition("}")[2]


def attributes_of(element: ET.Element) -> Mapping[str, str]:
    """The attributes of an element by their names without namespaces."""
    return {local_name(key): value for key, value in element.attrib.items()}


def _split(tag: str) -> tuple[str, str]:
    if tag.startswith("{"):
        namespace, _, name = tag[1:].partition("}")
        return namespace, name
    return "", tag


def without_markup(xml: str) -> str:
    """`xml` without the names of its tags and attributes, which are Office's words and not the author's.

    Comments, instructions and CDATA are kept; entities are resolved. Not a parse: it also serves for damaged XML.
    """
    asides = "\n".join(_ASIDE.findall(xml))
    rest = without_known_words(_ASIDE.sub("\n", xml))
    rest = _ATTRIBUTE.sub(" ", _TAG.sub("<", rest))
    return html.unescape(rest + "\n" + asides)
