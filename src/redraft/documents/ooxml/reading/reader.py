"""Reading a Word file to the last corner: every place where words live becomes a segment, the rest is named as unread."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePath

from lxml import etree

from redraft.decisions import PICTURE
from redraft.documents.inside.archives import archive_texts, unpacked_size
from redraft.documents.inside.found import NOT_UNPACKED, Allowance, Found, Inner
from redraft.documents.inside.opening import is_drawing
from redraft.documents.ooxml.opening.content_types import COMMENTS_EXTENDED, DRAWINGS
from redraft.documents.ooxml.opening.package import Package, open_package
from redraft.documents.ooxml.reading.concealed import merged
from redraft.documents.ooxml.reading.data_parts import read_data, read_drawing, read_links, read_properties
from redraft.documents.ooxml.reading.earlier_authors import (
    Change,
    Remark,
    Threads,
    comments_of,
    remarks_in,
    revisions_of,
    threads_in,
)
from redraft.documents.ooxml.reading.hidden import Hiding, hiding_styles
from redraft.documents.ooxml.reading.insides import read_inside
from redraft.documents.ooxml.reading.leftovers import read_archive, read_part_names, read_remarks
from redraft.documents.ooxml.reading.roles import Reading, Role, readings
from redraft.documents.ooxml.reading.stories import Use, read_story
from redraft.documents.ooxml.reading.stray import read_stray
from redraft.errors import DraftDamaged, DraftEmpty, DraftError
from redraft.text import FILE_NAME, Concealment, Draft, Kind, Picture, Segment, Unread, View

FORMAT = "docx"

# Body first, because pseudonyms are numbered in the order of reading; what lies inside other parts last.
_ORDER = {Kind.BODY: 0, Kind.HEADER: 1, Kind.FOOTER: 2, Kind.FOOTNOTE: 3, Kind.ENDNOTE: 4, Kind.COMMENT: 5}
_LAST = {Role.PICTURE: 10, Role.INSIDE: 11}
_CHART = "drawingml.chart+xml"
_NOT_XML = "XML that cannot be parsed"
_CLOSED_DRAWING = "a drawing that may contain text, and cannot be opened"
_ENCODED = Reading(Role.INSIDE)
_ASIDE = Reading(Role.INSIDE, Kind.EMBEDDED)


@dataclass(slots=True)
class _Found:
    """What has been read so far of one package.

    Without an `allowance` the insides of its parts are only put by, since the package lies itself inside another.
    """

    allowance: Allowance | None = None
    insides: list[tuple[str, bytes, str]] = field(default_factory=list)
    """``(part, bytes, where)`` of the insides that were put by."""
    segments: list[Segment] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    commented: dict[str, str] = field(default_factory=dict)
    """Word's id of a comment -> where it is."""
    concealed: list[tuple[str, Concealment, str]] = field(default_factory=list)
    hiding: Hiding = field(default_factory=Hiding)
    """What the styles hide."""
    parsed: dict[str, etree._Element] = field(default_factory=dict)
    """The trees of parts that had to be looked into before it was their turn."""
    unread: list[Unread] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    threads: Threads = field(default_factory=lambda: threads_in(None))
    references: dict[tuple[str, str], list[Use]] = field(default_factory=dict)
    """``(part, relationship id)`` -> where it is used."""
    on_page: bool = False
    """Whether any of it can be seen in the document."""


def read_word(data: bytes, source: str) -> Draft:
    """The draft in the bytes of a Word file named `source`.

    Raises:
        DraftError: the subclass that says why it cannot be read.
    """
    found = _Found(Allowance())
    _read_package(data, found)
    found.segments.append(Segment(FILE_NAME, PurePath(source).stem, Kind.FILE_NAME, "file name"))
    if not (found.pictures or found.unread or found.on_page):
        raise DraftEmpty("This document has no text.")
    return Draft(
        source=source,
        format=FORMAT,
        sha256=hashlib.sha256(data).hexdigest(),
        segments=tuple(found.segments),
        pictures=tuple(found.pictures),
        revisions=revisions_of(source, found.changes),
        comments=comments_of(source, found.remarks, found.threads, found.commented),
        unread=tuple(sorted(dict.fromkeys(found.unread), key=lambda u: u.part)),
        concealed=tuple(merged(found.concealed)),
        notices=tuple(found.notices),
    )


def picture_id(data: bytes) -> str:
    """The name by which a picture is ruled on: that of its content, whatever its file and wherever it is shown."""
    return PICTURE + hashlib.sha256(data).hexdigest()[:12]


def _read_package(data: bytes, found: _Found) -> None:
    package = open_package(data)
    found.unread.extend(package.unread)
    found.notices.extend(package.notices)
    found.threads, found.hiding = _threads(package), _hiding(package, found.parsed)
    roles = readings(package)
    for part in sorted(roles, key=lambda p: _LAST.get(roles[p].role, _ORDER.get(roles[p].kind, 9))):
        if roles[part].role is Role.PICTURE:
            _read_picture(package, part, roles[part], found)
        elif roles[part].role is Role.INSIDE:
            _read_inside(part, package.parts[part], roles[part], roles[part].name, found)
        else:
            _read_part(package, part, roles[part], found)
    for part, content in package.aside.items():
        _read_inside(part, content, _ASIDE, "macros or signature", found)
    found.segments.extend(read_links(package))
    found.segments.extend(read_part_names(package.parts))
    found.segments.extend(read_archive(data))


def _read_part(package: Package, part: str, reading: Reading, found: _Found) -> None:
    if reading.reason:
        found.unread.append(Unread(part, reading.reason))
    if reading.role is Role.UNREAD:
        return
    found.segments.extend(read_remarks(part, package.parts[part]))
    if reading.role is Role.MACHINERY:
        return
    try:
        root = found.parsed.pop(part) if part in found.parsed else package.root(part)
    except DraftDamaged:
        if reading.role is Role.STORY:
            raise
        found.unread.append(Unread(part, _NOT_XML))
        _read_inside(part, package.parts[part], _ENCODED, reading.name, found)
        return
    if reading.role in (Role.STORY, Role.MARKUP):
        _read_story(part, root, reading, found)
    elif reading.role is Role.PROPERTIES:
        found.segments.extend(read_properties(part, root, reading))
    elif reading.role is Role.DRAWING:
        drawn = [*read_drawing(part, root, reading), *read_stray(part, root, reading)]
        if package.types.of(part).lower().endswith(_CHART):
            found.pictures.append(_picture(package, part, found))
        found.segments.extend(drawn)
        found.on_page |= bool(drawn)
    else:
        _read_data(part, root, reading, found)


def _threads(package: Package) -> Threads:
    parts = package.of_type(COMMENTS_EXTENDED)
    try:
        return threads_in(package.root(parts[0]) if parts else None)
    except DraftDamaged:
        return threads_in(None)  # then no comment counts as settled


def _hiding(package: Package, parsed: dict[str, etree._Element]) -> Hiding:
    """What the styles hide; their tree is put among the `parsed`, for when it is their turn to be read."""
    part = next((r.target for r in package.related(package.main, "styles") if r.target in package.parts), None)
    if part is None:
        return Hiding()
    try:
        parsed[part] = package.root(part)
    except DraftDamaged:
        return Hiding()
    return hiding_styles(parsed[part])


def _read_story(part: str, root: etree._Element, reading: Reading, found: _Found) -> None:
    text = read_story(part, root, reading, found.hiding)
    found.on_page |= reading.kind is not Kind.METADATA and any(s.kind is not Kind.AUTHOR for s in text.segments)
    found.segments.extend(text.segments)
    found.segments.extend(read_stray(part, root, reading))
    found.references.update({(part, id_): uses for id_, uses in text.references.items()})
    found.commented.update({id_: where for id_, where in text.commented.items() if id_ not in found.commented})
    if reading.kind is not Kind.METADATA:
        found.changes.extend(text.revisions)
        found.concealed.extend(text.concealed)
    if reading.kind is Kind.COMMENT:
        found.remarks.extend(remarks_in(root))
    for name, data, where in text.encoded:
        _read_inside(f"{part}!{name}", data, _ENCODED, where, found)


def _read_data(part: str, root: etree._Element, reading: Reading, found: _Found) -> None:
    segments, encoded = read_data(part, root, reading)
    found.segments.extend(segments)
    for name, data in encoded:
        _read_inside(f"{part}!{name}", data, _ENCODED, f"{reading.name}, data", found)


def _read_picture(package: Package, part: str, reading: Reading, found: _Found) -> None:
    data, picture = package.parts[part], _picture(package, part, found)
    found.pictures.append(picture)
    if picture.content_type.lower() in DRAWINGS and not is_drawing(data):
        found.unread.append(Unread(part, _CLOSED_DRAWING))
    _read_inside(part, data, reading, f"{reading.name}, {picture.where}", found)


def _picture(package: Package, part: str, found: _Found) -> Picture:
    """An image or chart, with every place that shows it."""
    of_part = [r for r in package.relationships if r.target == part and not r.external]
    uses = [use for r in of_part for use in found.references.get((r.source, r.id), ())]
    data = package.parts[part]
    return Picture(
        id=picture_id(data),
        part=part,
        where="; ".join(dict.fromkeys(use.where for use in uses)) or "not shown on any page",
        content_type=package.types.of(part),
        sha256=hashlib.sha256(data).hexdigest(),
        alt="; ".join(dict.fromkeys(use.alt for use in uses if use.alt)),
        on_page=bool(uses),
    )


def _read_inside(part: str, data: bytes, reading: Reading, where: str, found: _Found) -> None:
    if found.allowance is None:
        found.insides.append((part, data, where))
        if reading.reason:
            found.unread.append(Unread(part, reading.reason))
        return
    for each in read_inside(Inner(part, data, where), reading, found.allowance, _word_inside):
        if isinstance(each, Segment):
            found.segments.append(each)
        elif reading is _ENCODED:
            # A part may hold a hundred pieces of such data; it is named once.
            found.unread.append(Unread(part.partition("!")[0], each.reason))
        else:
            found.unread.append(each)


def _word_inside(inner: Inner, allowance: Allowance) -> Iterator[Found]:
    """A Word file inside another: read in the same way, as one of whose paragraphs nothing can be rewritten."""
    if not allowance.unpack(unpacked_size(inner.data)):
        yield inner.unread(NOT_UNPACKED)
        return
    found = _Found()
    try:
        _read_package(inner.data, found)
    except DraftError:
        # As an archive of parts it can be read all the same, whatever is wrong with it as a document.
        yield from archive_texts(inner, allowance)
        return
    for segment in found.segments:
        anchor = segment.anchor
        path = f"original/{anchor.path}" if anchor.view is View.ORIGINAL else anchor.path
        yield inner.text(path, segment.text, segment.where, anchor.part)
    for unread in found.unread:
        yield inner.unread(unread.reason, unread.part)
    if found.pictures:
        yield inner.unread("pictures in an embedded document")
    for part, data, where in found.insides:
        yield inner.within(part, data, where)
