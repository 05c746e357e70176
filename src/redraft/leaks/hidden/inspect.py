"""What a file holds that nobody sees on the page, named without being quoted; for any file, also from elsewhere."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from redraft.leaks.compound import OLE
from redraft.leaks.container import ARCHIVE, INSIDE, WHOLE, Closed, Member, Opened, opened
from redraft.leaks.hidden import sheets as hidden_sheets
from redraft.leaks.hidden import slides as hidden_slides
from redraft.leaks.hidden.kinds import Kind
from redraft.leaks.hidden.looks import styles_used
from redraft.leaks.hidden.markup import observations
from redraft.leaks.hidden.parts import is_reached, targets, told_by_name
from redraft.leaks.hidden.prose import of_characters, of_open_document, of_page, of_rich_text
from redraft.leaks.pdf.mark import NO_PDF, is_called_pdf, is_pdf
from redraft.leaks.pictures import has_metadata, is_picture
from redraft.leaks.rtf import is_rtf
from redraft.leaks.views import as_text
from redraft.leaks.xml_text import UnreadableXmlError

_XML_COMMENT = re.compile(rb"<!--|<\?(?!xml\b|mso-application\b)")
_PAGE = re.compile(rb"(?i)<(?:html|body|!doctype html)\b")
_MAIL = re.compile(rb"(?i)^(?:mime-version|from|received|content-type):", re.MULTILINE)
_RELATIONSHIPS = ".rels"
_CONTENT_TYPES = "[Content_Types].xml"
_SHEETS = "/spreadsheetml/"
_OLE_STREAMS: tuple[tuple[str, Kind, str], ...] = (
    ("SummaryInformation", Kind.PROPERTIES, "properties, with author and company"),
    ("DocumentSummaryInformation", Kind.PROPERTIES, "properties, with author and company"),
    ("VBA/dir", Kind.MACROS, "macros, with the names and paths of whoever wrote them"),
    ("_VBA_PROJECT_CUR/VBA/dir", Kind.MACROS, "macros, with the names and paths of whoever wrote them"),
    ("Ole10Native", Kind.EMBEDDED, "a packed file, with the path it came from"),
)


@dataclass(frozen=True, slots=True)
class HiddenContent:
    """One kind of unseen content in one part: how many there are, and what it is in plain words."""

    kind: Kind
    part: str
    count: int
    says: str


@dataclass(slots=True)
class _Package:
    """What the first look at a file gathers, for what can only be told of all parts together."""

    styles: frozenset[str] = frozenset()
    reached: set[str] = field(default_factory=set)
    office: set[str] = field(default_factory=set)
    names: Counter[str] = field(default_factory=Counter)
    cells: dict[str, set[int]] = field(default_factory=dict)


def inspect(file: Path | Opened) -> tuple[HiddenContent, ...]:
    """Hidden content of a file, part by part; never quotes any of it.

    Office packages of all three programs with what is embedded in them, PDF, OpenDocument, rich text, web pages, plain
    text, pictures and compound files are known; of others their wording can be searched, but not what is hidden. Anything that
    cannot be opened comes as `Kind.UNREADABLE`. Raises: OSError if the file cannot be read.
    """
    found: Counter[tuple[Kind, str, str]] = Counter()
    file = opened(file)
    if file.is_pdf:
        return _told(Counter(_of_pdf(file.path.read_bytes())))
    if is_called_pdf(file.path):
        found[Kind.UNREADABLE, WHOLE, NO_PDF] += 1
    package = _first_look(file)
    for member in file:
        if isinstance(member, Closed):
            found[Kind.UNREADABLE, member.name, f"could not be opened: {member.reason}"] += 1
        else:
            found.update((kind, member.name, says) for kind, says in _of_member(member, package))
    for name, times in package.names.items():
        if times > 1:
            found[Kind.REMAINS, name, "two parts of one name"] += 1
    return _told(found)


def _told(found: Counter[tuple[Kind, str, str]]) -> tuple[HiddenContent, ...]:
    return tuple(HiddenContent(kind, part, count, says) for (kind, part, says), count in found.items())


def _of_pdf(data: bytes) -> Iterator[tuple[Kind, str, str]]:
    from redraft.leaks.pdf.hidden import hidden_in  # late: most files are none, and its library takes a while

    return hidden_in(data)


def _first_look(file: Opened) -> _Package:
    package = _Package()

    def trees() -> Iterator[ET.Element]:
        for member in file:
            if isinstance(member, Closed):
                continue
            package.names[member.name] += 1
            root, _, own = member.name.rpartition(INSIDE)
            if own == _CONTENT_TYPES:
                package.office.add(root)
            tree = _tree(member)
            if tree is None:
                continue
            if member.name.endswith(_RELATIONSHIPS):
                package.reached.update(targets(member.name, tree))
            elif _SHEETS in tree.tag:
                package.cells.setdefault(root, set()).update(_strings_used(tree))
            else:
                yield tree

    package.styles = styles_used(trees())
    return package


def _strings_used(sheet: ET.Element) -> Iterator[int]:
    """Indices of the shared strings that cells of a worksheet show."""
    for cell in sheet.iter():
        if cell.get("t") == "s":
            yield from (int(v.text) for v in cell if v.text and v.text.isdigit())


def _of_member(member: Member, package: _Package) -> Iterator[tuple[Kind, str]]:
    data, (root, _, own) = member.data, member.name.rpartition(INSIDE)
    yield from told_by_name(member.name)
    if own == ARCHIVE:
        if _outside_parts(data):
            yield Kind.REMAINS, "bytes in the archive that belong to no part"
        return
    if root in package.office and not is_reached(member.name, package.reached):
        yield Kind.REMAINS, "a part that nothing refers to"
    if own != WHOLE and is_pdf(data, whole=False):
        yield from ((kind, says) for kind, _, says in _of_pdf(data))
    elif is_picture(data):
        if has_metadata(data):
            yield Kind.PICTURE_METADATA, "a picture with text, times, places or a camera's number in it"
    elif data.startswith(OLE):
        if own != WHOLE:
            yield Kind.EMBEDDED, "an OLE object, whose preview and paths stay with it"
    elif member.is_xml:
        yield from _of_xml(member, package, root)
    else:
        yield from _of_other(own, data)


def _of_xml(member: Member, package: _Package, root: str) -> Iterator[tuple[Kind, str]]:
    for _ in _XML_COMMENT.findall(member.data):
        yield Kind.REMAINS, "an XML comment or instruction"
    tree = _tree(member)
    if tree is None:
        yield Kind.UNREADABLE, "could not be read: not well-formed XML"
        return
    yield from observations(tree, package.styles)
    if _SHEETS in tree.tag or _SHEETS.encode() in member.data[:4000]:
        yield from hidden_sheets.observations(tree)
        if tree.tag.endswith("}sst"):
            yield from hidden_sheets.spare_strings(len(tree), package.cells.get(root, set()))
    elif "/presentationml/" in tree.tag or "/powerpoint/" in tree.tag:
        yield from hidden_slides.observations(tree)
    yield from of_open_document(tree)
    yield from of_characters("".join(tree.itertext()))
    if member.name.lower().endswith(".svg"):
        yield Kind.DRAWN_TEXT, "a drawing that can hold its text as text"


def _of_other(own: str, data: bytes) -> Iterator[tuple[Kind, str]]:
    """Hidden content of a member that is neither XML, nor a picture, nor a container."""
    for name, kind, says in _OLE_STREAMS:
        if own == name or own.endswith("/" + name):
            yield kind, says
    if own.lower().endswith((".emf", ".wmf", ".emz", ".wmz")) or data[40:44] == b" EMF":
        yield Kind.DRAWN_TEXT, "a drawing that can hold its text as text"
    elif is_rtf(data):
        yield from of_rich_text(data)
    elif _PAGE.search(data[:65536]):
        yield from of_page(data)
        yield from of_characters(as_text(data))
    elif b"\0" not in data[:65536] or data.startswith((b"\xff\xfe", b"\xfe\xff")):
        if _MAIL.match(data[:200]):
            yield Kind.PROPERTIES, "headers of a message, with who sent it to whom"
        yield from of_characters(as_text(data))


def _tree(member: Member) -> ET.Element | None:
    if not member.is_xml:
        return None
    try:
        return member.root
    except UnreadableXmlError:
        return None


def _outside_parts(outside: bytes) -> bool:
    """Whether an archive has a comment, or bytes before its first part or behind its last record."""
    record = outside.rfind(b"PK\x05\x06")
    return record < 0 or bool(outside[record + 22 :].strip()) or not outside.startswith(b"PK")
