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
    paragraphs: list[str] = []
    values: list[str] = []
    try:
        _walk(root_of(data), None, paragraphs, values)
    except RecursionError as error:
        raise UnreadableXmlError("elements nested too deeply") from error
    return XmlText(tuple(_with_initials(paragraphs)), tuple(values))


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


def _walk(element: ET.Element, paragraph: list[str] | None, paragraphs: list[str], values: list[str]) -> None:
    namespace, name = _split(element.tag)
    if not namespace.startswith(OFFICE_NAMESPACES):
        values.append(name)
    values.extend(_attribute_values(element, name))
    own = [] if name in _PARAGRAPHS else paragraph
    text = element.text or ""
    if own is not None and name in _VISIBLE:
        own.append(text)
    elif own is not None and name in _BLANK:
        own.append(_BLANK[name])
    elif own is not None and name == "sym":
        own.append(_symbol(element))
    elif text.strip():
        values.append(text)
    for child in element:
        _walk(child, own, paragraphs, values)
        if child.tail and child.tail.strip():
            values.append(child.tail)
    if name in _PARAGRAPHS:
        if own:
            paragraphs.append("".join(own).replace("\n", " ") + (_DROPPED if _is_dropped_initial(element) else ""))
        codes = [e.text or "" for e in element.iter() if local_name(e.tag) in _CODES]
        if len(codes) > 1:
            values.append("".join(codes))  # the code of a field is cut into runs as text is


def _is_dropped_initial(paragraph: ET.Element) -> bool:
    """Whether a paragraph is the first letter of the next one, set large in a frame (ECMA-376 part 1, 17.3.1.11)."""
    frames = (e for e in paragraph.iter() if local_name(e.tag) == "framePr")
    kinds = (value for frame in frames for key, value in frame.attrib.items() if local_name(key) == "dropCap")
    return any(kind in ("drop", "margin") for kind in kinds)


def _attribute_values(element: ET.Element, name: str) -> Iterator[str]:
    for key, value in element.attrib.items():
        namespace, attribute = _split(key)
        foreign = bool(namespace) and not namespace.startswith(
            (*OFFICE_NAMESPACES, "http://www.w3.org/XML/1998/namespace")
        )
        if foreign:
            yield attribute
        if foreign or attribute in _FREE_ATTRIBUTES or name in _FREE_VALUES:
            yield unquote(value)


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
