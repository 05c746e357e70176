"""Opening a Word file as a package of parts, safely, whatever the file really is.

Limits keep a hostile or broken archive from filling the memory; parts are told apart by content type and relationship
(ECMA-376 part 2), never by name. Nothing here writes to the file or keeps it open.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from urllib.parse import unquote

from lxml import etree

from redraft.documents.ooxml.containers import refuse_other_containers
from redraft.documents.ooxml.content_types import (
    CONTENT_TYPES,
    MACRO_ENABLED,
    MAIN,
    VBA_PROJECT,
    ContentTypes,
    parse_content_types,
)
from redraft.documents.ooxml.namespaces import RELS, STRICT
from redraft.documents.ooxml.xml import parse_xml
from redraft.errors import DraftDamaged, DraftEncrypted, DraftHasMacros, DraftStrict, DraftTooLarge, DraftUnsupported

MAX_ENTRIES = 10_000
"""Members of an archive; the largest real document seen had some 600."""
MAX_PART_BYTES = 256 * 1024 * 1024
MAX_TOTAL_BYTES = 768 * 1024 * 1024
"""Decompressed size of all members together."""
MAX_RATIO = 400
"""Decompressed to compressed size of one member, once it is larger than `RATIO_FLOOR`; Word's own XML stays below 100."""
RATIO_FLOOR = 16 * 1024 * 1024

_ENCRYPTED_FLAG = 0x1
_OFFICE_DOCUMENT = "/officeDocument"


@dataclass(frozen=True, slots=True)
class Relationship:
    """A link from one part (or, with an empty `source`, the package) to another part or the outside.

    `target` is a member's name, or the address as written where `external`. `index` is its place in the .rels part.
    """

    id: str
    type: str
    target: str
    external: bool
    source: str
    index: int

    @property
    def kind(self) -> str:
        """The last word of the type: ``header``, ``hyperlink``, ``image``."""
        return self.type.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of one Word file: bytes by member name in the order of the archive, and how they hang together."""

    parts: Mapping[str, bytes]
    types: ContentTypes
    relationships: tuple[Relationship, ...]
    main: str

    def related(self, source: str, kind: str = "") -> tuple[Relationship, ...]:
        """The relationships out of `source`, of one kind or all."""
        return tuple(r for r in self.relationships if r.source == source and kind in ("", r.kind))

    def of_type(self, *content_types: str) -> tuple[str, ...]:
        """The parts with one of these content types, in the order of the archive."""
        return tuple(p for p in self.parts if self.types.of(p) in content_types)

    def root(self, part: str) -> etree._Element:
        """A part parsed afresh; altering the tree alters nothing here.

        Raises:
            DraftDamaged: if it is no readable XML.
        """
        return parse_xml(self.parts[part])


def open_package(data: bytes) -> Package:
    """The package in these bytes.

    Raises:
        DraftEmpty, DraftEncrypted, DraftLegacy, DraftUnsupported, DraftDamaged, DraftTooLarge, DraftStrict,
        DraftHasMacros: each as its name says.
    """
    parts = members(data)
    if CONTENT_TYPES not in parts:
        raise DraftDamaged("This archive is not an Office file: it does not say what its parts are.")
    types = parse_content_types(parse_xml(parts[CONTENT_TYPES]))
    relationships = _all_relationships(parts)
    main = _main_part(parts, types, relationships)
    _refuse_macros(parts, types)
    return Package(parts, types, relationships, main)


def rels_of(part: str) -> str:
    """The member that holds a part's relationships.

    >>> rels_of("word/document.xml"), rels_of("")
    ('word/_rels/document.xml.rels', '_rels/.rels')
    """
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", name + ".rels")


def source_of(rels: str) -> str:
    """The part whose relationships the member `rels` holds: the inverse of `rels_of`."""
    folder, name = posixpath.split(rels)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))


def members(data: bytes) -> dict[str, bytes]:
    """The members of an Office archive of any kind, by name in its order, read within the limits above.

    Raises:
        DraftEmpty, DraftEncrypted, DraftLegacy, DraftUnsupported, DraftDamaged, DraftTooLarge: each as its name says.
    """
    refuse_other_containers(data)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _read_members(archive)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError, RuntimeError, zlib.error):
        # zipfile raises any of these on broken archives, and its messages may name members.
        raise DraftDamaged("This file is not a readable Office package.") from None


def _read_members(archive: zipfile.ZipFile) -> dict[str, bytes]:
    entries = [e for e in archive.infolist() if not e.is_dir()]
    if len(entries) > MAX_ENTRIES:
        raise DraftTooLarge(f"This file has more than {MAX_ENTRIES} parts.")
    parts: dict[str, bytes] = {}
    total = 0
    for entry in entries:
        name = entry.filename.replace("\\", "/").lstrip("/")
        if name in parts:
            raise DraftDamaged("This file holds two parts of one name.")
        if entry.flag_bits & _ENCRYPTED_FLAG:
            raise DraftEncrypted("This file is an encrypted archive.")
        parts[name] = _read_member(archive, entry)
        total += len(parts[name])
        if total > MAX_TOTAL_BYTES:
            raise DraftTooLarge("This file is too large once unpacked.")
    return parts


def _read_member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    # The size in the directory is only what the file claims, so the reading itself is bounded too.
    if entry.file_size > MAX_PART_BYTES:
        raise DraftTooLarge("A part of this file is too large once unpacked.")
    if entry.file_size > RATIO_FLOOR and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
        raise DraftTooLarge("A part of this file is packed more tightly than any real document.")
    with archive.open(entry) as stream:
        content = stream.read(MAX_PART_BYTES + 1)
    if len(content) > MAX_PART_BYTES:
        raise DraftTooLarge("A part of this file is too large once unpacked.")
    return content


def _all_relationships(parts: Mapping[str, bytes]) -> tuple[Relationship, ...]:
    names = {name.lower(): name for name in parts}
    found: list[Relationship] = []
    for member in parts:
        if posixpath.basename(posixpath.dirname(member)) == "_rels" and member.endswith(".rels"):
            found.extend(_relationships(member, parts[member], names))
    return tuple(found)


def _relationships(member: str, data: bytes, names: Mapping[str, str]) -> list[Relationship]:
    source = source_of(member)
    found = []
    for index, element in enumerate(parse_xml(data).iterchildren("*")):
        if element.tag != RELS + "Relationship":
            continue
        external = element.get("TargetMode") == "External"
        target = element.get("Target", "")
        if not external:
            target = _resolve(source, target, names)
        found.append(Relationship(element.get("Id", ""), element.get("Type", ""), target, external, source, index))
    return found


def _resolve(source: str, target: str, names: Mapping[str, str]) -> str:
    """The member that a relative target means; a dangling one stays as the name it would have."""
    joined = posixpath.normpath(posixpath.join("/", posixpath.dirname(source), target.replace("\\", "/"))).lstrip("/")
    return names.get(joined.lower()) or names.get(unquote(joined).lower()) or joined


def _main_part(parts: Mapping[str, bytes], types: ContentTypes, relationships: tuple[Relationship, ...]) -> str:
    candidates = [r for r in relationships if not r.source and r.type.endswith(_OFFICE_DOCUMENT)]
    if any(r.type.startswith(STRICT) for r in candidates):
        raise DraftStrict("This file was saved as Strict Open XML.")
    for relationship in candidates:
        content_type = types.of(relationship.target)
        if MACRO_ENABLED in content_type.lower():
            raise DraftHasMacros("This file carries macros.")
        if relationship.target not in parts:
            continue
        if content_type not in MAIN:
            raise DraftUnsupported("This Office file is not a Word document.")
        if STRICT.encode() in parts[relationship.target][:4096]:
            raise DraftStrict("This file was saved as Strict Open XML.")
        return relationship.target
    raise DraftDamaged("This Office file lacks its main document.")


def _refuse_macros(parts: Mapping[str, bytes], types: ContentTypes) -> None:
    if any(types.of(p).lower() == VBA_PROJECT or p.lower().endswith("vbaproject.bin") for p in parts):
        raise DraftHasMacros("This file carries macros.")
