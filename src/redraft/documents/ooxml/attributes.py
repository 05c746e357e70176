"""Text that lies in attributes: alternative texts, tool tips, names of objects and content controls, WordArt, authors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from redraft.documents.ooxml.namespaces import PIC, W15, WP, WPS, A, O, V, W
from redraft.documents.ooxml.places import Place
from redraft.documents.ooxml.xml import attributes
from redraft.text import Kind

_OBJECT = {"name": "name of an object", "descr": "alternative text", "title": "alternative text, title"}
_VML = {
    "alt": "alternative text",
    "title": "title of a shape",
    O + "title": "title of a picture",
    "href": "link of a shape",
    O + "href": "link of a picture",
}
_LINK = {"tooltip": "tool tip"}
_VAL = W + "val"
_ON = ("1", "true", "on")

# Element -> attribute -> what it is to a reader. From the table of leak sites in ECMA-376 parts 1 and 4.
_TEXT: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        WP + "docPr": _OBJECT,
        PIC + "cNvPr": _OBJECT,
        WPS + "cNvPr": _OBJECT,
        A + "cNvPr": _OBJECT,
        A + "hlinkClick": _LINK,
        A + "hlinkHover": _LINK,
        W + "hyperlink": {W + "tooltip": "tool tip", W + "docLocation": "place in a linked file"},
        W + "tblCaption": {_VAL: "title of a table"},
        W + "tblDescription": {_VAL: "description of a table"},
        W + "alias": {_VAL: "title of a content control"},
        W + "tag": {_VAL: "tag of a content control"},
        W + "listItem": {W + "displayText": "choice of a content control", W + "value": "value of a choice"},
        W + "date": {W + "fullDate": "date of a content control"},
        W + "attr": {_VAL: "attribute of a smart tag"},
        W + "helpText": {_VAL: "help of a form field"},
        W + "statusText": {_VAL: "status line of a form field"},
        W + "default": {_VAL: "default of a form field"},
        W + "listEntry": {_VAL: "choice of a form field"},
        W + "name": {_VAL: "name of a style, form field or building block"},
        W + "connectString": {_VAL: "data source of a mail merge"},
        W + "query": {_VAL: "query of a mail merge"},
        W + "description": {_VAL: "description"},
        W + "docVar": {_VAL: "document variable", W + "name": "name of a document variable"},
        W + "lvlText": {_VAL: "text of a numbering level"},
        W + "bookmarkStart": {W + "name": "bookmark"},
        W + "permStart": {W + "ed": "person allowed to edit"},
        W + "fldSimple": {W + "instr": "field code"},
        W + "frame": {_VAL: "frame"},
        V + "textpath": {"string": "WordArt"},
    }
)
_PEOPLE: Mapping[str, str] = MappingProxyType(
    {
        W + "author": "author of a change or comment",
        W + "initials": "initials of an author",
        W15 + "author": "person who worked on the file",
        W15 + "userId": "account of a person who worked on the file",
    }
)
_KINDS = {"field code": Kind.FIELD, "document variable": Kind.PROPERTY, "name of a document variable": Kind.PROPERTY}
# Elements of these names say something to a reader only under these parents; elsewhere they are the file's machinery.
_ONLY_UNDER = {
    W + "name": {W + "docPartPr", W + "category", W + "ffData", W + "style"},
    W + "description": {W + "docPartPr"},
    W + "default": {W + "textInput"},
    W + "date": {W + "sdtPr"},
    W + "tag": {W + "sdtPr"},
    W + "alias": {W + "sdtPr"},
}


def attribute_texts(place: Place) -> Iterator[tuple[str, str, Kind, str]]:
    """The texts in an element's attributes: ``(attribute name, text, kind, what it is)``."""
    element = place.element
    if not element.attrib:
        return
    for name, text in attributes(element):
        if name in _PEOPLE:
            yield name, text, Kind.AUTHOR, _PEOPLE[name]
    labels = _VML if element.tag.startswith(V) and element.tag != V + "textpath" else _TEXT.get(element.tag)
    if labels is None or not _belongs(place):
        return
    for name, label in labels.items():
        text = element.get(name, "")
        if _says_something(element.tag, text):
            yield name, text, _KINDS.get(label, Kind.ATTRIBUTE), label


def _belongs(place: Place) -> bool:
    wanted = _ONLY_UNDER.get(place.element.tag)
    parent = place.element.getparent()
    if wanted is None or parent is None:
        return wanted is None
    # The names of Word's own styles are no text of the draft.
    return parent.tag in wanted and (parent.tag != W + "style" or parent.get(W + "customStyle") in _ON)


def _says_something(tag: str, text: str) -> bool:
    if tag == W + "lvlText":
        # "%1." and single bullets are numbering; words are text.
        return sum(c.isalpha() for c in text) > 1
    if tag == W + "bookmarkStart":
        # Word's own bookmarks begin with an underscore.
        return bool(text) and not text.startswith("_")
    # "… Char" is the half of a paragraph style that Word makes by itself.
    return bool(text.strip()) and not (tag == W + "name" and text.endswith(" Char"))
