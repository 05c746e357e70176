"""Which elements and attributes of Office XML keep something from the page, and what to call it."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping

from redraft.leaks.hidden.kinds import Kind
from redraft.leaks.hidden.looks import BLACKED_OUT, HIDDEN, TINY, WHITE, looks
from redraft.leaks.xml_text import attributes_of, local_name

_BY_ELEMENT: Mapping[str, tuple[Kind, str]] = {
    "comment": (Kind.COMMENTS, "comments"),
    **dict.fromkeys(
        ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "numberingChange"),
        (Kind.REVISIONS, "insertions, deletions or moves of an earlier author"),
    ),
    "docVar": (Kind.VARIABLES, "variables kept with the document"),
    "attachedTemplate": (Kind.TEMPLATE, "the place of a template"),
    "mailMerge": (Kind.LINKS, "the source of a mail merge"),
    "dataBinding": (Kind.DATA_BINDING, "a content control that is refilled from hidden data on opening"),
    "permStart": (Kind.PERMISSIONS, "who may edit a range"),
    "altChunk": (Kind.EMBEDDED, "a whole second document"),
    "OLEObject": (Kind.EMBEDDED, "an embedded object"),
    "docId": (Kind.EDIT_SESSIONS, "a number that all copies of the document share"),
    "rsids": (Kind.EDIT_SESSIONS, "the list of editing sessions"),
    "smartTag": (Kind.REMAINS, "a smart tag around names, places or dates"),
    "ruby": (Kind.READING_AIDS, "a reading aid that repeats the text"),
    "contentPart": (Kind.DRAWN_TEXT, "handwriting"),
    "control": (Kind.EMBEDDED, "a control with a stored state"),
    "subDoc": (Kind.LINKS, "the place of a part of a master document"),
    "proofErr": (Kind.REMAINS, "marks of the spelling checker, which stand around names"),
    "customXml": (Kind.REMAINS, "a custom XML tag around text"),
    "documentProtection": (Kind.PERMISSIONS, "protection, with the trace of a password"),
    "writeProtection": (Kind.PERMISSIONS, "protection, with the trace of a password"),
    "frame": (Kind.LINKS, "the source of a frame"),
    "div": (Kind.REMAINS, "traces of a web page that was pasted"),
    "fldData": (Kind.FIELDS, "data of a field in binary form"),
    **dict.fromkeys(
        ("alias", "tag", "listItem", "helpText", "statusText", "listEntry"),
        (Kind.CONTROLS, "titles, tags, prompts or choices of form fields and content controls"),
    ),
    "presenceInfo": (Kind.PEOPLE, "somebody's account"),
}
_LOOKS: Mapping[str, tuple[Kind, str]] = {
    HIDDEN: (Kind.HIDDEN_TEXT, "text that is formatted as hidden, or a style in use that hides it"),
    WHITE: (Kind.FAINT_TEXT, "white text"),
    TINY: (Kind.FAINT_TEXT, "text of two points or less"),
    BLACKED_OUT: (Kind.FAINT_TEXT, "text blacked out by a marker only: it can be copied from under it"),
}
_TELLING_FIELD = re.compile(
    r"^\s*(AUTHOR|LASTSAVEDBY|USER\w*|FILENAME|TEMPLATE|DOC(PROPERTY|VARIABLE)|INCLUDE\w+|LINK|DDE\w*|MERGEFIELD|ADDIN|XE|TC|TA|QUOTE"
    r"|ASK|FILLIN|COMMENTS|KEYWORDS|SUBJECT|TITLE|INFO|DATABASE|HYPERLINK)\b|\\\\|mailto:|@",
    re.IGNORECASE,
)
_TELLING = ("author", "rsid")
"""How the names of attributes begin that tell something on whatever element."""
_TOLD_BY_ATTRIBUTES = frozenset(
    {
        *(
            "style",
            "body",
            "docPr",
            "cNvPr",
            "shape",
            "rect",
            "group",
            "textpath",
            "bookmarkStart",
            "instrText",
            "fldSimple",
        ),
        *("delInstrText", "Relationship", "srcRect", "hlinkClick", "hyperlink", "tblCaption", "tblDescription"),
    }
)
_OUTSIDE_WORD = frozenset({"OLEObject", "presenceInfo", "docId", "contentPart"})
_WORD = re.compile(r"/wordprocessingml/(?:2006/)?main$")
_PROPERTY_SPACE = re.compile(r"/(core|extended|custom)-properties$|/docPropsVTypes$|purl\.org/dc/")
_HARMLESS_PROPERTIES = {
    "Properties", "coreProperties", "Application", "AppVersion", "DocSecurity", "ScaleCrop", "SharedDoc", "LinksUpToDate", "Pages",
    "HyperlinksChanged", "Words", "Characters", "CharactersWithSpaces", "Lines", "Paragraphs", "revision", "created", "modified",
}  # fmt: skip


def observations(root: ET.Element, used_styles: frozenset[str]) -> Iterator[tuple[Kind, str]]:
    """(kind, what it is) for each piece of hidden content in one part; of the styles only `used_styles` hide anything."""
    yield from (_LOOKS[look] for look in looks(root, used_styles))
    sessions, bodies = False, 0
    dull: dict[str, bool] = {}
    telling: dict[str, bool] = {}
    for element in root.iter():
        if element.tag not in dull:
            dull[element.tag] = _says_nothing(element.tag)
        if dull[element.tag]:
            keys = element.keys()
            telling.update((key, local_name(key).startswith(_TELLING)) for key in keys if key not in telling)
            if not any(map(telling.__getitem__, keys)):
                continue
        namespace, _, name = element.tag.rpartition("}")
        attributes = attributes_of(element)
        # DrawingML has a moveTo of its own, and mathematics a del.
        if name in _BY_ELEMENT and (_WORD.search(namespace) or name in _OUTSIDE_WORD):
            yield _BY_ELEMENT[name]
        elif name.endswith("Change") and "author" in attributes:
            yield Kind.REVISIONS, "a change of formatting by an earlier author"
        if attributes.get("author"):
            yield Kind.AUTHORS, "the name of whoever commented or changed"
        if name == "style" and attributes.get("customStyle") in ("1", "true", "on"):
            yield Kind.STYLES, "the name of a style that somebody made"
        elif name == "body" and _WORD.search(namespace):
            bodies += 1
        sessions = sessions or any(key.startswith("rsid") for key in attributes)
        if _PROPERTY_SPACE.search(namespace) and name not in _HARMLESS_PROPERTIES and (element.text or "").strip():
            yield Kind.PROPERTIES, "a filled-in property of the file"
        yield from _of_reference(name, attributes, element.text or "")
    if bodies > 1:
        yield Kind.REMAINS, "a second body, which no page shows"
    if sessions:
        yield Kind.EDIT_SESSIONS, "numbers that tie passages to editing sessions"


def _says_nothing(tag: str) -> bool:
    """Whether an element that is called so has nothing to tell but by attributes that any element may have."""
    namespace, _, name = tag.rpartition("}")
    return not (
        name in _BY_ELEMENT
        or name in _TOLD_BY_ATTRIBUTES
        or name.endswith("Change")
        or _PROPERTY_SPACE.search(namespace)
    )


def _of_reference(name: str, attributes: Mapping[str, str], text: str) -> Iterator[tuple[Kind, str]]:
    if name in ("docPr", "cNvPr", "shape", "rect", "group") and (
        attributes.get("descr") or attributes.get("alt") or attributes.get("title")
    ):
        yield Kind.ALT_TEXT, "the alternative text of a picture or shape"
    elif name == "textpath" and attributes.get("string"):
        yield Kind.DRAWN_TEXT, "WordArt"
    elif name == "bookmarkStart" and not attributes.get("name", "_").startswith("_"):
        yield Kind.BOOKMARKS, "a bookmark whose name somebody chose"
    elif name in ("instrText", "delInstrText", "fldSimple") and _TELLING_FIELD.search(attributes.get("instr", text)):
        yield Kind.FIELDS, "a field that fetches names, paths or properties"
    elif name == "Relationship" and attributes.get("TargetMode") == "External":
        yield Kind.LINKS, "the address of something outside the file"
    elif name == "srcRect" and any(_cuts(attributes.get(side, "0")) for side in "lrtb"):
        yield Kind.CROPPED, "a picture of which a part was cut off on the page, but not in the file"
    elif name in ("hlinkClick", "hyperlink") and attributes.get("tooltip"):
        yield Kind.ALT_TEXT, "the tool tip of a link"
    elif name in ("tblCaption", "tblDescription") and attributes.get("val"):
        yield Kind.ALT_TEXT, "the alternative text of a table"


def _cuts(share: str) -> bool:
    """Whether a side of `a:srcRect` (thousandths of a percent, or a percentage) cuts something off."""
    return any(digit in "123456789" for digit in share) and not share.startswith("-")
