"""Reading a Word file to the last corner: every place where words live becomes a segment, the rest is named as unread."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath

from redraft.documents.ooxml.content_types import COMMENTS
from redraft.documents.ooxml.data_parts import read_data, read_drawing, read_links, read_properties
from redraft.documents.ooxml.namespaces import W
from redraft.documents.ooxml.package import Package, open_package
from redraft.documents.ooxml.roles import Reading, Role, readings
from redraft.documents.ooxml.stories import read_story
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
    revisions: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    references: dict[tuple[str, str], str] = field(default_factory=dict)
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
    pictures = tuple(_pictures(package, roles, found.references, source))
    if not (pictures or found.unread or found.on_page):
        raise DraftEmpty("This document has no text.")
    return Draft(
        source=source,
        format=FORMAT,
        sha256=hashlib.sha256(data).hexdigest(),
        segments=tuple(found.segments),
        pictures=pictures,
        revisions=tuple(found.revisions),
        comments=tuple(found.comments),
        unread=tuple(sorted(found.unread, key=lambda u: u.part)),
        notices=package.notices,
    )


def picture_id(source: str, part: str) -> str:
    """The name by which a picture is ruled on: stable while the draft's name and the part's name are."""
    return "pic-" + hashlib.sha256((source + part).encode("utf-8", "surrogatepass")).hexdigest()[:8]


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
        found.references.update({(part, id_): where for id_, where in text.references.items()})
        if reading.kind is not Kind.METADATA:
            found.revisions.extend(text.revisions)
        if package.types.of(part) == COMMENTS and reading.kind is Kind.COMMENT:
            found.comments.extend(f"comment {n}" for n, _ in enumerate(root.iter(W + "comment"), 1))
    elif reading.role is Role.PROPERTIES:
        found.segments.extend(read_properties(part, root, reading))
    elif reading.role is Role.DRAWING:
        drawn = list(read_drawing(part, root, reading))
        found.segments.extend(drawn)
        found.on_page |= bool(drawn)
    else:
        found.segments.extend(read_data(part, root, reading))


def _pictures(
    package: Package, roles: Mapping[str, Reading], references: Mapping[tuple[str, str], str], source: str
) -> Iterable[Picture]:
    for part, reading in roles.items():
        if reading.role is not Role.PICTURE:
            continue
        uses = [references.get((r.source, r.id)) for r in package.relationships if r.target == part]
        where = next(filter(None, uses), "not shown on any page")
        sha256 = hashlib.sha256(package.parts[part]).hexdigest()
        yield Picture(picture_id(source, part), part, where, package.types.of(part), sha256)
