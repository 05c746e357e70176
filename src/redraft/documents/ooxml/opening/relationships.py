"""How the parts of a package hang together: every `.rels` member read into plain values (ECMA-376 part 2, clause 6.5)."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from redraft.documents.ooxml.namespaces import RELS
from redraft.documents.ooxml.xml import parse_xml, write_xml
from redraft.errors import DraftDamaged

_SCHEME = re.compile(r"(?i)[a-z][a-z0-9+.-]+:")


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


def holds_relationships(member: str) -> bool:
    """Whether a member's name says that it holds a part's relationships.

    >>> holds_relationships("word/_rels/document.xml.rels"), holds_relationships("word/rels.rels")
    (True, False)
    """
    return posixpath.basename(posixpath.dirname(member)) == "_rels" and member.endswith(".rels")


def read_relationships(parts: Mapping[str, bytes]) -> tuple[tuple[Relationship, ...], tuple[str, ...]]:
    """All relationships of a package, and the members that were to hold some but cannot be parsed."""
    names = {name.lower(): name for name in parts}
    found: list[Relationship] = []
    broken: list[str] = []
    for member in filter(holds_relationships, parts):
        try:
            root = parse_xml(parts[member])
        except DraftDamaged:
            broken.append(member)
            continue
        found.extend(_relationships(source_of(member), root, parts, names))
    return tuple(found), tuple(broken)


def without_relationships(data: bytes, leave_out: Callable[[int], bool]) -> bytes:
    """The bytes of a `.rels` member less the relationships whose index `leave_out` says yes to."""
    root = parse_xml(data)
    for index, element in enumerate(list(root)):
        if leave_out(index):
            root.remove(element)
    return write_xml(root)


def _relationships(
    source: str, root: etree._Element, parts: Mapping[str, bytes], names: Mapping[str, str]
) -> list[Relationship]:
    found = []
    for index, element in enumerate(root.iterchildren("*")):
        if element.tag != RELS + "Relationship":
            continue
        target = element.get("Target", "")
        # An address without the mark leads outside too: taken for a part's name, it would not be read.
        external = element.get("TargetMode", "").lower() == "external" or _SCHEME.match(target) is not None
        if not external:
            target = _resolve(source, target, parts, names)
        found.append(Relationship(element.get("Id", ""), element.get("Type", ""), target, external, source, index))
    return found


def _resolve(source: str, target: str, parts: Mapping[str, bytes], names: Mapping[str, str]) -> str:
    """The member that a relative or absolute target means, as written or in another case; a dangling one stays."""
    joined = posixpath.normpath(posixpath.join("/", posixpath.dirname(source), target.replace("\\", "/"))).lstrip("/")
    if joined in parts:
        return joined
    return names.get(joined.lower()) or names.get(unquote(joined).lower()) or joined
