"""Opening a Word file as a package of parts, safely, whatever the file really is, and always in the same vocabulary.

Parts are told apart by content type and relationship (ECMA-376 part 2), never by name. Strict files come as
transitional ones, templates as documents, and macros and signatures stay behind; `Package.notices` says so. Nothing
here writes to the file or keeps it open.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from redraft.documents.ooxml.opening import content_types as ct
from redraft.documents.ooxml.opening.content_types import CONTENT_TYPES, ContentTypes, write_content_types
from redraft.documents.ooxml.opening.mending import declared_types, find_main, undeclared, with_main
from redraft.documents.ooxml.opening.relationships import Relationship, read_relationships, rels_of, source_of
from redraft.documents.ooxml.opening.set_aside import set_aside
from redraft.documents.ooxml.opening.strict import to_transitional
from redraft.documents.ooxml.opening.unpacking import unpack
from redraft.documents.ooxml.xml import parse_xml
from redraft.errors import DraftDamaged
from redraft.text import Unread

__all__ = ["Package", "Relationship", "open_package", "rels_of", "source_of"]

STRICT_NOTICE = (
    "The file is Strict Open XML. Its copies are in Word's usual form (transitional), with the same text and layout."
)
TEMPLATE_NOTICE = "The file is a template. Its copies are ordinary documents."
UNDECLARED_NOTICE = "The file did not declare what all its parts are; that was taken from how they are related."
UNRELATED_NOTICE = "The file did not say which part is its text; it has only one that can be."
BROKEN_LINKS = "links that cannot be parsed"


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of one Word file: bytes by member name in the order of the archive, and how they hang together.

    `notices` are sentences on what the opening changed or left out, for the reviewer; they quote nothing. `unread` are
    the members that are not among the parts, `aside` the bytes of those of them that were taken off when it was opened.
    """

    parts: Mapping[str, bytes]
    types: ContentTypes
    relationships: tuple[Relationship, ...]
    main: str
    notices: tuple[str, ...] = ()
    unread: tuple[Unread, ...] = ()
    aside: Mapping[str, bytes] = field(default_factory=dict)

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
        DraftEmpty, DraftEncrypted, DraftLegacy, DraftUnsupported, DraftDamaged, DraftTooLarge: each as its name says.
    """
    unpacked = unpack(data)
    parts, was_strict = to_transitional(_with_usual_spelling(unpacked.parts))
    relationships, broken = read_relationships(parts)
    declared = declared_types(parts)
    main = find_main(parts, declared, relationships)
    if rels_of("") in broken or rels_of(main) in broken:
        raise DraftDamaged("A part of this file is not readable XML.")
    related = any(r.target == main and r.kind == "officeDocument" for r in relationships if not r.source)
    if not related:
        parts[rels_of("")] = with_main(parts.get(rels_of("")), main)
    missing = undeclared(parts, declared, relationships)
    kept = set_aside(parts, declared, relationships, main)
    said = {
        STRICT_NOTICE: was_strict,
        TEMPLATE_NOTICE: "template" in declared.of(main).lower(),
        UNRELATED_NOTICE: not related,
        UNDECLARED_NOTICE: bool(missing) or CONTENT_TYPES not in parts,
    }
    notices = (*unpacked.notices, *(sentence for sentence, true in said.items() if true), *kept.notices)
    unread = (*unpacked.unread, *kept.unread, *(Unread(member, BROKEN_LINKS) for member in broken))
    parts, types = _declared(kept.parts, declared, {**missing, main: ct.MAIN[0]}, anew=kept.parts is not parts)
    relationships, _ = read_relationships(parts)
    return Package(parts, types, relationships, main, tuple(dict.fromkeys(notices)), unread, kept.aside)


def _declared(
    parts: Mapping[str, bytes], types: ContentTypes, added: Mapping[str, str], anew: bool
) -> tuple[dict[str, bytes], ContentTypes]:
    """The parts with a list of types that says what `added` says too; rewritten only if need be, or if asked to `anew`."""
    news = {part.lower(): content_type for part, content_type in added.items() if types.of(part) != content_type}
    types = ContentTypes(types.defaults, {**types.overrides, **news})
    if not news and not anew and CONTENT_TYPES in parts:
        return dict(parts), types
    return {CONTENT_TYPES: write_content_types(types, parts), **_without(parts, CONTENT_TYPES)}, types


def _without(parts: Mapping[str, bytes], name: str) -> dict[str, bytes]:
    return {part: data for part, data in parts.items() if part != name}


def _with_usual_spelling(parts: dict[str, bytes]) -> dict[str, bytes]:
    """The parts with the list of types under the name that programs look for, whatever its case in the archive."""
    if CONTENT_TYPES in parts:
        return parts
    return {CONTENT_TYPES if name.lower() == CONTENT_TYPES.lower() else name: data for name, data in parts.items()}
