"""What a Word file holds that nobody sees on the page, named without being quoted; for any file, also from elsewhere."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from redraft.leaks.container import WHOLE, Closed, Member, members
from redraft.leaks.hidden_markup import Kind, observations, parse
from redraft.leaks.looks import styles_used
from redraft.leaks.pdf_mark import NO_PDF, is_called_pdf, is_pdf
from redraft.leaks.pictures import has_metadata, is_picture
from redraft.leaks.xml_text import UnreadableXmlError

_XML_COMMENT = re.compile(rb"<!--")
_XML_NAMES = (".xml", ".rels")
_OLE = b"\xd0\xcf\x11\xe0"
_BY_NAME: tuple[tuple[str, Kind, str], ...] = (
    (r"(^|/)vbaProject|(^|/)vbaData", Kind.MACROS, "macros, with the names and paths of whoever wrote them"),
    (r"(^|/)people\.xml$", Kind.PEOPLE, "the accounts of everybody who commented or changed"),
    (r"(^|/)comments(Extended|Ids|Extensible)\.xml$", Kind.COMMENTS, "times and threads of comments"),
    (r"(^|/)thumbnail\.", Kind.THUMBNAIL, "a small picture of the first page as it once was"),
    (r"(?i)(^|/)customXml/item\d*\.xml$", Kind.CUSTOM_XML, "data behind the document, such as a cover page's author"),
    (r"(^|/)glossary/document\.xml$", Kind.GLOSSARY, "building blocks: text kept for re-use"),
    (r"(^|/)embeddings/", Kind.EMBEDDED, "an embedded file, such as the workbook behind a chart"),
    (r"(^|/)afchunk|(^|/)activeX/|(^|/)webextensions/", Kind.EMBEDDED, "an embedded document or control"),
    (r"(^|/)diagrams/data", Kind.DRAWN_TEXT, "a diagram's text"),
    (r"(^|/)charts/chart", Kind.DRAWN_TEXT, "a chart's labels and figures"),
    (r"(^|/)printerSettings/", Kind.PRINTER, "settings of a printer, with its name"),
    (r"(^|/)fonts/", Kind.FONTS, "embedded fonts"),
    (r"(^|/)ink/", Kind.DRAWN_TEXT, "handwriting"),
    (r"^_xmlsignatures/", Kind.SIGNATURE, "a digital signature, with the signer's certificate"),
    (r"(^|/)LabelInfo\.xml$", Kind.LABEL, "a sensitivity label, with the organisation's number"),
    (r"^\[trash\]/", Kind.REMAINS, "left-over pieces of earlier versions"),
)
_PATTERNS = tuple((re.compile(pattern), kind, says) for pattern, kind, says in _BY_NAME)


@dataclass(frozen=True, slots=True)
class HiddenContent:
    """One kind of unseen content in one part: how many there are, and what it is in plain words."""

    kind: Kind
    part: str
    count: int
    says: str


def inspect(path: Path) -> tuple[HiddenContent, ...]:
    """Hidden content of the Word or PDF file at `path`, part by part; never quotes any of it.

    Anything that cannot be opened comes as `Kind.UNREADABLE`. Raises: OSError if the file cannot be read.
    """
    found: Counter[tuple[Kind, str, str]] = Counter()
    if is_pdf(data := path.read_bytes(), whole=True):
        return _of_pdf(data)
    if is_called_pdf(path):
        found[Kind.UNREADABLE, WHOLE, NO_PDF] += 1
    everything = [(member, _tree(member)) for member in members(path)]
    used_styles = styles_used(tree for _, tree in everything if tree is not None)
    for member, tree in everything:
        if isinstance(member, Closed):
            found[Kind.UNREADABLE, member.name, f"could not be opened: {member.reason}"] += 1
            continue
        if tree is not None:
            found.update((kind, member.name, says) for kind, says in observations(tree, used_styles))
        found.update((kind, member.name, says) for kind, says in _of_member(member, tree is not None))
    return tuple(HiddenContent(kind, part, count, says) for (kind, part, says), count in found.items())


def _of_pdf(data: bytes) -> tuple[HiddenContent, ...]:
    from redraft.leaks.pdf_hidden import hidden_in  # late: most files are none, and its library takes a while

    return tuple(
        HiddenContent(kind, part, count, says) for (kind, part, says), count in Counter(hidden_in(data)).items()
    )


def _of_member(member: Member, well_formed: bool) -> Iterator[tuple[Kind, str]]:
    for pattern, kind, says in _PATTERNS:
        if pattern.search(member.name):
            yield kind, says
    if member.name == "(archive)":
        if _archive_comment(member.data):
            yield Kind.REMAINS, "bytes in the archive that belong to no part"
    elif is_picture(member.data):
        if has_metadata(member.data):
            yield Kind.PICTURE_METADATA, "a picture with text, times, places or a camera's number in it"
    elif member.data.startswith(_OLE):
        yield Kind.EMBEDDED, "an OLE object, whose preview and paths stay with it"
    elif member.name.lower().endswith((".emf", ".wmf", ".svg")):
        yield Kind.DRAWN_TEXT, "a drawing that can hold its text as text"
    elif member.name.endswith(_XML_NAMES):
        for _ in _XML_COMMENT.findall(member.data):
            yield Kind.REMAINS, "an XML comment"
        if not well_formed:
            yield Kind.UNREADABLE, "could not be read: not well-formed XML"


def _tree(member: Member | Closed) -> ET.Element | None:
    if isinstance(member, Closed) or not member.name.endswith(_XML_NAMES):
        return None
    try:
        return parse(member.data)
    except UnreadableXmlError:
        return None


def _archive_comment(outside: bytes) -> bool:
    """Whether the archive's last record is followed by a comment or by anything else."""
    record = outside.rfind(b"PK\x05\x06")
    return record < 0 or bool(outside[record + 22 :].strip())
