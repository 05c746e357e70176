"""What is in the file but in no copy of it, taken off when it is opened: macros and digital signatures.

A review copy with macros would run them on the reviewer's machine, and under the name of a plain document Word would
not open it (docs/decisions/0025); a signature holds for the very bytes that were signed (ECMA-376 part 2, clause 10).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from redraft.documents.ooxml.opening.content_types import ContentTypes
from redraft.documents.ooxml.opening.relationships import Relationship, rels_of, without_relationships
from redraft.text import Unread

MACROS = "macros, which no copy carries"
SIGNATURE = "a digital signature, which no copy carries"

_MACRO_TYPES = ("application/vnd.ms-office.vbaproject", "application/vnd.ms-word.vbadata+xml")
_MACRO_KINDS = frozenset({"vbaProject", "wordVbaData", "vbaProjectSignature"})
_MACRO_NAMES = ("vbaproject.bin", "vbadata.xml")
_SIGNATURE_TYPE = "application/vnd.openxmlformats-package.digital-signature"
_SIGNATURE_FRONT = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/"


@dataclass(frozen=True, slots=True)
class SetAside:
    """The parts that stay, those that do not (`aside`), and what is to be said about these."""

    parts: Mapping[str, bytes]
    aside: Mapping[str, bytes]
    unread: tuple[Unread, ...]
    notices: tuple[str, ...]


def set_aside(
    parts: Mapping[str, bytes], types: ContentTypes, relationships: Sequence[Relationship], main: str
) -> SetAside:
    """The parts without macros and signatures, and without the relationships that lead to them."""
    kinds = {r.target: r for r in reversed(relationships) if not r.external}
    macros = {p for p in parts if p != main and _is_macro(p, types.of(p).lower(), kinds.get(p))}
    signatures = {p for p in parts if p != main and _is_signature(types.of(p).lower(), kinds.get(p))}
    gone = macros | signatures
    if not gone:
        return SetAside(parts, {}, (), ())
    found = {part: data for part, data in parts.items() if part not in gone and part not in map(rels_of, gone)}
    for source in {r.source for r in relationships if r.target in gone and not r.external}:
        if rels_of(source) in found:
            leading = {r.index for r in relationships if r.source == source and r.target in gone and not r.external}
            found[rels_of(source)] = without_relationships(found[rels_of(source)], leading.__contains__)
    unread = [Unread(part, MACROS) for part in sorted(macros)]
    unread += [Unread(part, SIGNATURE) for part in sorted(signatures - macros)]
    aside = {part: data for part, data in parts.items() if part in gone}
    return SetAside(found, aside, tuple(unread), tuple(_notices(bool(macros), bool(signatures - macros))))


def _is_macro(part: str, content_type: str, relationship: Relationship | None) -> bool:
    related = relationship is not None and relationship.kind in _MACRO_KINDS
    return related or content_type.startswith(_MACRO_TYPES) or part.lower().endswith(_MACRO_NAMES)


def _is_signature(content_type: str, relationship: Relationship | None) -> bool:
    related = relationship is not None and relationship.type.startswith(_SIGNATURE_FRONT)
    return related or content_type.startswith(_SIGNATURE_TYPE)


def _notices(macros: bool, signatures: bool) -> list[str]:
    said = []
    if macros:
        said.append("The file carries macros. No copy has them.")
    if signatures:
        said.append("The file is digitally signed. The signature holds for the file itself, not for its copies.")
    return said
