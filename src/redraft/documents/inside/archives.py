"""Archives inside: workbooks, slides, OpenDocument files and plain zip archives, member by member."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from redraft.documents.inside.found import NOT_UNPACKED, Allowance, Found, Inner
from redraft.documents.inside.markup import markup_root, markup_texts

MAX_RATIO = 400
"""Unpacked to packed size of one member above `RATIO_FLOOR`: beyond it lies no real document."""
RATIO_FLOOR = 4 * 1024 * 1024
MAX_MEMBERS = 5_000

_ENCRYPTED_FLAG = 0x1
_MACHINERY = re.compile(r"(?:^|/)(?:\[Content_Types\]\.xml|theme\d*\.xml|calcChain\.xml|presProps\.xml|mimetype)$")
# What the member of a workbook or a presentation is to a reader, by the names that Office gives them.
_PLACES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), says)
    for pattern, says in (
        (r"sharedStrings", "text of cells"),
        (r"worksheets/\D*(\d+)\.xml$", "sheet"),
        (r"chartsheets/\D*(\d+)\.xml$", "chart sheet"),
        (r"threadedComments|comments", "comments"),
        (r"persons/|[aA]uthors", "people who commented"),
        (r"pivotCache", "data kept for a pivot table"),
        (r"pivotTables", "pivot table"),
        (r"externalLinks", "values of another workbook"),
        (r"connections|queryTables", "where data comes from"),
        (r"revisions/|changesInfos", "log of changes"),
        (r"tables/\D*(\d+)\.xml$", "table"),
        (r"workbook\.xml$", "names of sheets and ranges"),
        (r"notesSlides/\D*(\d+)\.xml$", "notes of slide"),
        (r"slides/\D*(\d+)\.xml$", "slide"),
        (r"slideLayouts|slideMasters|notesMasters|handoutMasters", "layout"),
        (r"charts?/", "chart"),
        (r"diagrams/", "diagram"),
        (r"drawings?/", "drawing"),
        (r"media/", "picture"),
        (r"docProps/|^meta\.xml$", "document properties"),
        (r"customXml|custom/", "hidden data"),
        (r"embeddings/", "embedded file"),
        (r"tags/", "tags"),
        (r"\.rels$", "links"),
    )
)


def is_archive(data: bytes) -> bool:
    """Whether these bytes begin like a zip archive."""
    return data.startswith(b"PK\x03\x04")


def unpacked_size(data: bytes) -> int:
    """What the members of an archive take together, as its directory says; nothing where it has none."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError):
        return 0


def archive_texts(inner: Inner, allowance: Allowance) -> Iterator[Found]:
    """The texts of all members, and the members that have an inside themselves; the archive's comment too."""
    try:
        with zipfile.ZipFile(BytesIO(inner.data)) as archive:
            yield from _members(archive, inner, allowance)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError, RuntimeError):
        yield inner.unread("an archive that cannot be opened")


def _members(archive: zipfile.ZipFile, inner: Inner, allowance: Allowance) -> Iterator[Found]:
    if archive.comment:
        yield inner.text("comment", archive.comment.decode("utf-8", "replace"), "comment of the archive")
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > MAX_MEMBERS:
        yield inner.unread(f"the members behind the first {MAX_MEMBERS} of an archive")
    for number, entry in enumerate(entries[:MAX_MEMBERS]):
        name = entry.filename
        where = place_of(name)
        if not where and not _MACHINERY.search(name):
            # Of no Office file: an archive of somebody's files, whose names are wording.
            yield inner.text(f"name-{number}", name, "name of a file in an archive")
        data = _content(archive, entry, allowance)
        if isinstance(data, str):
            yield inner.unread(data, name)
        elif data and not _MACHINERY.search(name):
            yield from _member(inner, name, data, where)


def place_of(name: str) -> str:
    """What the member of an Office file is to a reader; empty for others.

    >>> place_of("xl/worksheets/sheet2.xml"), place_of("word/media/image1.png"), place_of("Notes.txt")
    ('sheet 2', 'picture', '')
    """
    for pattern, says in _PLACES:
        match = pattern.search(name)
        if match:
            return f"{says} {match[1]}" if match.re.groups else says
    return ""


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, allowance: Allowance) -> bytes | str:
    """A member's bytes, or why they were not read."""
    if entry.flag_bits & _ENCRYPTED_FLAG:
        return "an encrypted member of an archive"
    if entry.file_size > RATIO_FLOOR and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
        return "a member packed more tightly than any real document"
    if not allowance.unpack(entry.file_size):
        return NOT_UNPACKED
    try:
        with archive.open(entry) as stream:
            # The size in the directory is only what the archive claims.
            return stream.read(entry.file_size)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError, RuntimeError, zlib.error):
        return "a damaged member of an archive"


def _member(inner: Inner, name: str, data: bytes, where: str) -> Iterator[Found]:
    root = markup_root(data) if name.lower().endswith((".xml", ".rels", ".vml")) else None
    if root is None:
        yield inner.within(name, data, where)
    else:
        yield from markup_texts(root, inner, where, name)
