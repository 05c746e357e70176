"""What text files of other kinds keep from the page: rich text, web pages, OpenDocument, plain text."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping

from redraft.leaks.hidden.kinds import Kind
from redraft.leaks.xml_text import local_name

_RTF: tuple[tuple[bytes, Kind, str], ...] = (
    (rb"\\(author|operator|manager|company|title|subject|keywords|doccomm|category|hlinkbase)\b ?[^\\{}]", Kind.PROPERTIES,
     "a filled-in property of the file"),
    (rb"\\userprops\b", Kind.PROPERTIES, "properties that somebody added"),
    (rb"\\(annotation|atnid|atnauthor)\b", Kind.COMMENTS, "comments"),
    (rb"\\(revised|deleted|revtbl)\b", Kind.REVISIONS, "insertions or deletions of an earlier author"),
    (rb"\\v(?![a-z0-9])(?!0)", Kind.HIDDEN_TEXT, "text that is formatted as hidden"),
    (rb"\\objdata\b", Kind.EMBEDDED, "an embedded object"),
    (rb"\\bkmkstart\b", Kind.BOOKMARKS, "a bookmark"),
    (rb"\\fldinst\b", Kind.FIELDS, "a field's code"),
    (rb"\\docvar\b", Kind.VARIABLES, "variables kept with the document"),
    (rb"\\template\b", Kind.TEMPLATE, "the place of a template"),
    (rb"\\(rsidtbl|rsidroot)\b", Kind.EDIT_SESSIONS, "the list of editing sessions"),
    (rb"\\pict\b", Kind.DRAWN_TEXT, "a picture or drawing"),
    (rb"\\(datastore|xmlopen)\b", Kind.CUSTOM_XML, "data behind the document"),
    (rb"\\filetbl\b|\\subdocument\b", Kind.LINKS, "files that belong to it"),
)  # fmt: skip
_HTML: tuple[tuple[bytes, Kind, str], ...] = (
    (rb"<!--(?!\[if)", Kind.REMAINS, "comments in the source"),
    (rb"(?i)<meta\b[^>]*\bname\s*=", Kind.PROPERTIES, "a property of the page, such as its author"),
    (rb"(?i)<o:(author|lastauthor|company|manager|title|subject|keywords|description)>[^<]", Kind.PROPERTIES,
     "a filled-in property of the file"),
    (rb"(?i)display\s*:\s*none|visibility\s*:\s*hidden|mso-hide|<[a-z][^>]*\shidden[\s>]", Kind.HIDDEN_TEXT, "text that is not shown"),
    (rb"(?i)<input\b[^>]*type\s*=\s*[\"']?hidden", Kind.HIDDEN_TEXT, "a hidden form field"),
    (rb"(?i)<script\b", Kind.MACROS, "a script"),
    (rb"(?i)\salt\s*=\s*[\"'][^\"']", Kind.ALT_TEXT, "the alternative text of a picture"),
    (rb"(?i)\s(href|src)\s*=\s*[\"']?(https?|file|mailto|ftp):", Kind.LINKS, "the address of something outside the file"),
    (rb"(?i)\sdata-[a-z-]+\s*=", Kind.TAGS, "data of a program"),
    (rb"(?i)src\s*=\s*[\"']?data:", Kind.EMBEDDED, "an embedded file"),
    (rb"(?i)<(ins|del)\b", Kind.REVISIONS, "insertions or deletions"),
)  # fmt: skip
_OPEN: Mapping[str, tuple[Kind, str]] = {
    "annotation": (Kind.COMMENTS, "comments"),
    "changed-region": (Kind.REVISIONS, "a tracked change, with who made it"),
    "initial-creator": (Kind.PROPERTIES, "a filled-in property of the file"),
    "printed-by": (Kind.PROPERTIES, "a filled-in property of the file"),
    "user-defined": (Kind.PROPERTIES, "properties that somebody added"),
    "hidden-text": (Kind.HIDDEN_TEXT, "text that is not shown"),
    "hidden-paragraph": (Kind.HIDDEN_TEXT, "text that is not shown"),
    "bookmark-start": (Kind.BOOKMARKS, "a bookmark"),
    "object-ole": (Kind.EMBEDDED, "an embedded object"),
    "user-field-decl": (Kind.VARIABLES, "variables kept with the document"),
    "desc": (Kind.ALT_TEXT, "the alternative text of a picture"),
}
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\U000e0000-\U000e007f]")
_OPEN_DOCUMENT = "urn:oasis:names:tc:opendocument"


def of_rich_text(data: bytes) -> Iterator[tuple[Kind, str]]:
    """(kind, what it is) for each piece of hidden content in a file of rich text ([MS-RTF] 1.9.1)."""
    return _matching(_RTF, data)


def of_page(data: bytes) -> Iterator[tuple[Kind, str]]:
    """(kind, what it is) for each piece of hidden content in a web page."""
    return _matching(_HTML, data)


def of_open_document(root: ET.Element) -> Iterator[tuple[Kind, str]]:
    """(kind, what it is) for each piece of hidden content in a part of an OpenDocument file."""
    return (_OPEN[name] for e in root.iter() if (name := local_name(e.tag)) in _OPEN and _OPEN_DOCUMENT in e.tag)


def of_characters(text: str) -> Iterator[tuple[Kind, str]]:
    """One observation for each character of `text` that no page shows, a mark of byte order at its start apart."""
    for _ in _INVISIBLE.findall(text.removeprefix("\ufeff")):
        yield Kind.INVISIBLE, "characters that no page shows"


def _matching(patterns: tuple[tuple[bytes, Kind, str], ...], data: bytes) -> Iterator[tuple[Kind, str]]:
    return ((kind, says) for pattern, kind, says in patterns for _ in re.finditer(pattern, data))
