"""Text that lies in attributes: alternative texts, tool tips, names of objects and content controls, WordArt, authors."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from lxml import etree

from redraft.documents.ooxml.namespaces import DS, KNOWN, SL, THM15, W15, WP15, A, O, R, V, W
from redraft.documents.ooxml.reading.automatic import is_automatic, is_number
from redraft.documents.ooxml.reading.places import Place
from redraft.documents.ooxml.toggles import ON
from redraft.text import Kind

_OBJECT = {"name": "name of an object", "descr": "alternative text", "title": "alternative text, title"}
_FILE_ENDING = re.compile(r"(?i)\.(?:png|jpe?g|gif|bmp|tiff?|webp|emf|wmf|svg|pdf|docx?|xlsx?|pptx?)$")
_SIGNER = {
    "suggestedsigner": "person asked to sign",
    "suggestedsigner2": "title of a person asked to sign",
    "suggestedsigneremail": "address of a person asked to sign",
    "signinginstructions": "what a person asked to sign is told",
}
_VML = {
    "alt": "alternative text",
    "title": "title of a shape",
    "id": "name of a shape",
    "src": "file of a picture",
    "target": "frame of a link",
    O + "title": "title of a picture",
    "href": "link of a shape",
    O + "href": "link of a picture",
    O + "althref": "link of a picture",
    **{O + name: label for name, label in _SIGNER.items()},
    **_SIGNER,
}
_LINK = {"tooltip": "tool tip"}
_NAME = {"name": "name of a theme or of something in it"}
_VAL = W + "val"

# Element -> attribute -> what it is to a reader. From the table of leak sites in ECMA-376 parts 1 and 4.
_TEXT: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        A + "hlinkClick": _LINK,
        A + "hlinkHover": _LINK,
        A + "theme": _NAME,
        A + "clrScheme": _NAME,
        A + "fontScheme": _NAME,
        A + "fmtScheme": _NAME,
        A + "custClr": _NAME,
        THM15 + "themeFamily": _NAME,
        DS + "schemaRef": {DS + "uri": "vocabulary of custom XML"},
        SL + "schema": {SL + "uri": "vocabulary", SL + "manifestLocation": "place of a vocabulary"},
        WP15 + "webVideoPr": {"embeddedHtml": "code of a film on the web"},
        W + "hyperlink": {
            W + "tooltip": "tool tip",
            W + "docLocation": "place in a linked file",
            W + "tgtFrame": "frame of a link",
            W + "anchor": "place in a linked file",
        },
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
        W + "name": {_VAL: "name of a style, list, form field, frame or building block"},
        W + "aliases": {_VAL: "other names of a style"},
        W + "style": {W + "styleId": "id of a style"},
        W + "font": {W + "name": "name of a font"},
        W + "altName": {_VAL: "other name of a font"},
        W + "entryMacro": {_VAL: "macro of a form field"},
        W + "exitMacro": {_VAL: "macro of a form field"},
        W + "docPart": {_VAL: "building block of a content control"},
        W + "docPartCategory": {_VAL: "category of building blocks"},
        W + "dataBinding": {W + "xpath": "hidden data of a content control"},
        W15 + "dataBinding": {W + "xpath": "hidden data of a content control"},
        W + "smartTag": {W + "element": "name of a smart tag", W + "uri": "vocabulary of a smart tag"},
        W + "customXml": {W + "element": "name of an element", W + "uri": "vocabulary of an element"},
        W + "smartTagType": {W + "name": "name of a smart tag", W + "namespaceuri": "vocabulary", W + "url": "address"},
        W + "attachedSchema": {_VAL: "vocabulary"},
        W + "caption": {W + "name": "name of a caption"},
        W + "autoCaption": {W + "name": "name of a caption"},
        W + "numberingChange": {W + "original": "number before a change"},
        W + "moveFromRangeStart": {W + "name": "name of a move"},
        W + "moveToRangeStart": {W + "name": "name of a move"},
        W + "mailSubject": {_VAL: "subject of a mail merge"},
        W + "addressFieldName": {_VAL: "field of a mail merge"},
        W + "udl": {_VAL: "data source of a mail merge"},
        W + "table": {_VAL: "table of a mail merge"},
        W + "mappedName": {_VAL: "field of a mail merge"},
        W + "saveThroughXslt": {W + "solutionID": "solution"},
        W + "connectString": {_VAL: "data source of a mail merge"},
        W + "query": {_VAL: "query of a mail merge"},
        W + "description": {_VAL: "description"},
        W + "docVar": {_VAL: "document variable", W + "name": "name of a document variable"},
        W + "lvlText": {_VAL: "text of a numbering level"},
        W + "bookmarkStart": {W + "name": "bookmark"},
        W + "permStart": {W + "ed": "person allowed to edit"},
        W + "fldSimple": {W + "instr": "field code"},
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
_OBJECTS = ("}cNvPr", "}docPr")
# Elements of these names say something to a reader only under these parents; elsewhere they are the file's machinery.
_ONLY_UNDER = {
    W + "name": {W + n for n in ("docPartPr", "category", "ffData", "style", "abstractNum", "frame", "fieldMapData")},
    W + "font": {W + "fonts"},
    W + "docPart": {W + "placeholder"},
    W + "table": {W + "odso"},
    W + "description": {W + "docPartPr"},
    W + "default": {W + "textInput"},
    W + "date": {W + "sdtPr"},
    W + "tag": {W + "sdtPr"},
    W + "alias": {W + "sdtPr"},
}


def attribute_texts(place: Place, named: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str, Kind, str]]:
    """The texts among an element's attributes, `named`: ``(attribute name, text, kind, what it is)``."""
    element = place.element
    for name, text in named:
        if name in _PEOPLE:
            yield name, text, Kind.AUTHOR, _PEOPLE[name]
        elif is_read_anywhere(name) and any(map(str.isalnum, text)) and not is_number(text):
            yield name, text, Kind.METADATA, "attribute that no Office program knows"
    labels = _labels(str(element.tag))
    if labels is None or not _belongs(place):
        return
    for name, label in labels.items():
        text = element.get(name, "")
        if label == _OBJECT["name"]:
            text = _FILE_ENDING.sub("", text)  # "png" is nobody's name, and stands in every package
        if text and _says_something(element, name, text):
            yield name, text, _KINDS.get(label, Kind.ATTRIBUTE), label


def is_read_anywhere(name: str) -> bool:
    """Whether an attribute of this name is read on any element: it names somebody, or no Office program knows it."""
    return name in _PEOPLE or (name[0] == "{" and not name.startswith(KNOWN))


def has_labels(tag: str) -> bool:
    """Whether elements of this name have attributes of their own that are read."""
    return _labels(tag) is not None


def _labels(tag: str) -> Mapping[str, str] | None:
    if tag.endswith(_OBJECTS):
        return _OBJECT
    if tag == O + "signatureline" or (tag.startswith(V) and tag != V + "textpath"):
        return _VML
    return _TEXT.get(tag)


def _belongs(place: Place) -> bool:
    wanted = _ONLY_UNDER.get(place.element.tag)
    parent = place.element.getparent()
    if wanted is None or parent is None:
        return wanted is None
    # The names of Word's own styles are no text of the draft.
    return parent.tag in wanted and (parent.tag != W + "style" or parent.get(W + "customStyle") in ON)


def _says_something(element: etree._Element, name: str, text: str) -> bool:
    tag = str(element.tag)
    if is_automatic(tag, name, text):
        return False
    if tag == W + "lvlText":
        # "%1." and single bullets are numbering; words are text.
        return sum(c.isalpha() for c in text) > 1
    if tag == W + "style":
        # The id of a style is its name without blanks, as a rule.
        return element.get(W + "customStyle") in ON and _letters(text) != _letters(_name_of(element))
    if tag == W + "hyperlink" and name == W + "anchor":
        # Without a target outside, it is the name of a bookmark, which has been read.
        return R + "id" in element.attrib
    # "… Char" is the half of a paragraph style that Word makes by itself.
    return bool(text.strip()) and not (tag == W + "name" and text.endswith(" Char"))


def _name_of(style: etree._Element) -> str:
    name = style.find(W + "name")
    return "" if name is None else name.get(_VAL, "")


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()
