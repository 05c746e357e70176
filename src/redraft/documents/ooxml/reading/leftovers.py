"""What lies in a file beside its parts' text: XML comments, names of parts, the archive's own comments and spare bytes."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO

from redraft.documents.inside.strings import pieces
from redraft.documents.ooxml.opening.content_types import CONTENT_TYPES
from redraft.text import Anchor, Kind, Segment

ARCHIVE = "(archive)"
"""The part of an anchor to what belongs to the archive and to none of its members."""

_REMARK = re.compile(rb"<!--(.*?)-->|<\?(?!xml[\s?])(.*?)\?>", re.DOTALL)
_MOST = 1_000
_END = b"PK\x05\x06"
_END_SIZE = 22
# The words of which Office, LibreOffice and other programs make the names of parts.
_USUAL = frozenset({
    "activex", "afchunk", "app", "attachedtoolbars", "chart", "chartex", "charts", "chartshapes", "chartstyle",
    "chunk", "colors", "comments", "commentsextended", "commentsextensible", "commentsids", "content", "control",
    "core", "custom", "customizations", "customui", "customxml", "customxmlprops", "data", "datastoreitem",
    "default", "diagram", "diagrams", "docmetadata", "docprops", "document", "documenttasks", "drawing", "drawings",
    "embedded", "embeddings", "endnotes", "extended", "features", "font", "fonts", "fonttable", "footer",
    "footnotes", "glossary", "hdphoto", "header", "image", "ink", "intelligence", "item", "itemprops", "keymap",
    "labelinfo", "layout", "manifest", "media", "meta", "metadata", "microsoft_excel_sheet",
    "microsoft_excel_worksheet", "microsoft_office_excel_worksheet", "mimetype", "numbering", "object", "oleobject",
    "origin", "package", "people", "person", "persons", "picture", "printersettings", "props", "quickstyle",
    "quickstyles", "recipientdata", "rels", "settings", "sheet", "sig", "signature", "slide", "smartart", "style",
    "styles", "styleswitheffects", "taskpanes", "tasks", "theme", "thumbnail", "usercustomization", "vbadata",
    "vbaproject", "vmldrawing", "web", "webextension", "webextensions", "websettings", "word", "workbook",
    "xmlsignatures",
})  # fmt: skip
_WORDS = re.compile(r"[a-z_]+")


def read_remarks(part: str, data: bytes) -> Iterator[Segment]:
    """Comments and processing instructions of an XML part, which no reader shows."""
    if b"<!--" not in data and data.count(b"<?") < 2:
        return
    for number, match in enumerate(_REMARK.finditer(data)):
        text = (match[1] or match[2] or b"").decode("utf-8", "replace").strip()
        if number < _MOST and any(map(str.isalnum, text)):
            yield Segment(Anchor(f"{part}!remarks", str(number)), text, Kind.METADATA, "comment in the file's XML")


def read_part_names(parts: Mapping[str, bytes]) -> Iterator[Segment]:
    """Names of parts that no program makes by itself, without their ending: somebody's file name, as a rule."""
    for number, part in enumerate(parts):
        stem = posixpath.splitext(posixpath.basename(part))[0]
        if part != CONTENT_TYPES and not part.endswith(".rels") and not _is_usual(stem.lower()):
            yield Segment(Anchor(ARCHIVE, f"name-{number}"), stem, Kind.METADATA, "name of a part of the file")


def read_archive(data: bytes) -> Iterator[Segment]:
    """Comments of the archive and its members, and readable text in bytes before and behind the archive."""
    found: list[tuple[str, str]] = []
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            found.append((_text(archive.comment), "comment of the archive"))
            found += [(_text(entry.comment), "comment in the archive") for entry in entries if entry.comment]
            starts = min((entry.header_offset for entry in entries), default=0)
            ends = data.rfind(_END) + _END_SIZE + len(archive.comment)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        return  # opened once already, so this is only a matter of the directory
    found += [(piece, "spare bytes of the archive") for piece in pieces(data[:starts] + b"\0\0" + data[ends:])]
    for number, (text, where) in enumerate(found):
        if any(map(str.isalnum, text)):
            yield Segment(Anchor(ARCHIVE, f"spare-{number}"), text, Kind.METADATA, where)


def _is_usual(stem: str) -> bool:
    words = _WORDS.findall(re.sub(r"[^a-z_]+", " ", stem))
    return all(word in _USUAL or len(word) < 3 for word in words)


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace").strip()
