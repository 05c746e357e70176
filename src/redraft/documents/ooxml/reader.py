"""Reading a Word file to the last corner: every place where words live becomes a segment, the rest is named as unread."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath

from redraft.decisions import PICTURE
from redraft.documents.ooxml.content_types import COMMENTS_EXTENDED
from redraft.documents.ooxml.data_parts import read_data, read_drawing, read_links, read_properties
from redraft.documents.ooxml.earlier_authors import (
    Change,
    Remark,
    Threads,
    comments_of,
    remarks_in,
    revisions_of,
    threads_in,
)
from redraft.documents.ooxml.package import Package, open_package
from redraft.documents.ooxml.roles import Reading, Role, readings
from redraft.documents.ooxml.stories import Use, read_story
from redraft.errors import DraftDamaged, DraftEmpty
from redraft.text import FILE_NAME, Draft, Kind, Picture, Segment, Unread

FORMAT = "docx"

# Body first, because pseudonyms are numbered in the order of reading.
_ORDER = {Kind.BODY: 0, Kind.HEADER: 1, Kind.FOOTER: 2, Kind.FOOTNOTE: 3, Kind.ENDNOTE: 4, Kind.COMMENT: 5}
_NOT_XML = "XML that cannot be parsed"


@dataclass(slots=True)
class _Found:
    """What has been read so far."""

    segments: list[Segment] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    commented: dict[str, str] = field(default_factory=dict)
    """Word's id of a comment -> where it is."""
    unread: list[Unread] = field(default_factory=list)
    references: dict[tuple[str, str], list[Use]] = field(default_factory=dict)
    """``(part, relationship id)`` -> where it is used."""
    on_page: bool = False
    """Whether any of it can be seen in the document."""


def read_word(data: bytes, source: str) -> Draft:
    """The draft in the bytes of a Word file named `source`.

    Raises:
        DraftError: the subclass that says why it cannot be read.
    """
    package = open_package(data)
    roles = readings(package)
    found = _Found(unread=list(package.unread))
    for part in sorted(roles, key=lambda p: _ORDER.get(roles[p].kind, 9)):
        _read_part(package, part, roles[part], found)
    found.segments.extend(read_links(package))
    found.segments.append(Segment(FILE_NAME, PurePath(source).stem, Kind.FILE_NAME, "file name"))
    pictures = tuple(_pictures(package, roles, found.references))
    if not (pictures or found.unread or found.on_page):
        raise DraftEmpty("This document has no text.")
    return Draft(
        source=source,
        format=FORMAT,
        sha256=hashlib.sha256(data).hexdigest(),
        segments=tuple(found.segments),
        pictures=pictures,
        revisions=revisions_of(source, found.changes),
        comments=comments_of(source, found.remarks, _threads(package), found.commented),
        unread=tuple(sorted(found.unread, key=lambda u: u.part)),
        notices=package.notices,
    )


def picture_id(data: bytes) -> str:
    """The name by which a picture is ruled on: that of its content, whatever its file and wherever it is shown."""
    return PICTURE + hashlib.sha256(data).hexdigest()[:12]


def _read_part(package: Package, part: str, reading: Reading, found: _Found) -> None:
    if reading.reason:
        found.unread.append(Unread(part, reading.reason))
    if reading.role in (Role.MACHINERY, Role.PICTURE, Role.UNREAD):
        return
    try:
        root = package.root(part)
    except DraftDamaged:
        if reading.role is Role.STORY:
            raise
        found.unread.append(Unread(part, _NOT_XML))
        return
    if reading.role in (Role.STORY, Role.MARKUP):
        text = read_story(part, root, reading)
        found.on_page |= reading.kind is not Kind.METADATA and any(s.kind is not Kind.AUTHOR for s in text.segments)
        found.segments.extend(text.segments)
        found.unread.extend(dict.fromkeys(text.unread))
        found.references.update({(part, id_): uses for id_, uses in text.references.items()})
        found.commented.update({id_: where for id_, where in text.commented.items() if id_ not in found.commented})
        if reading.kind is not Kind.METADATA:
            found.changes.extend(text.revisions)
        if reading.kind is Kind.COMMENT:
            found.remarks.extend(remarks_in(root))
    elif reading.role is Role.PROPERTIES:
        found.segments.extend(read_properties(part, root, reading))
    elif reading.role is Role.DRAWING:
        drawn = list(read_drawing(part, root, reading))
        found.segments.extend(drawn)
        found.on_page |= bool(drawn)
    else:
        found.segments.extend(read_data(part, root, reading))


def _threads(package: Package) -> Threads:
    parts = package.of_type(COMMENTS_EXTENDED)
    try:
        return threads_in(package.root(parts[0]) if parts else None)
    except DraftDamaged:
        return threads_in(None)  # then no comment counts as settled


def _pictures(
    package: Package, roles: Mapping[str, Reading], references: Mapping[tuple[str, str], list[Use]]
) -> Iterable[Picture]:
    for part, reading in roles.items():
        if reading.role is not Role.PICTURE:
            continue
        of_part = [r for r in package.relationships if r.target == part and not r.external]
        uses = [use for r in of_part for use in references.get((r.source, r.id), ())]
        data = package.parts[part]
        yield Picture(
            id=picture_id(data),
            part=part,
            where="; ".join(dict.fromkeys(use.where for use in uses)) or "not shown on any page",
            content_type=package.types.of(part),
            sha256=hashlib.sha256(data).hexdigest(),
            alt="; ".join(dict.fromkeys(use.alt for use in uses if use.alt)),
            on_page=bool(uses),
        )
