"""A package on the workbench: parts as trees that may be altered, parts added and related, and the whole written again.

Parts that nobody asked to change keep their bytes.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from functools import cached_property

from lxml import etree

from redraft.documents.ooxml.namespaces import CT, RELATIONSHIP, RELS, W, bare
from redraft.documents.ooxml.opening.content_types import CONTENT_TYPES, RELATIONSHIPS
from redraft.documents.ooxml.opening.package import Package, rels_of
from redraft.documents.ooxml.reading.roles import Reading, readings
from redraft.documents.ooxml.xml import parse_xml, write_xml


class Workbench:
    """One copy of a package's parts in the making."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self._bytes: dict[str, bytes] = dict(package.parts)
        self._trees: dict[str, etree._Element] = {}
        self._changed: set[str] = set()

    def __contains__(self, part: str) -> bool:
        return part in self._bytes or part in self._trees

    @cached_property
    def readings(self) -> Mapping[str, Reading]:
        """How each of the package's own parts was read; new parts are not among them."""
        return readings(self.package)

    def root(self, part: str) -> etree._Element:
        """The tree of a part, for looking only: what is altered without `change` may be lost."""
        if part not in self._trees:
            self._trees[part] = parse_xml(self._bytes[part])
        return self._trees[part]

    def change(self, part: str) -> etree._Element:
        """The tree of a part, to be written as it will then be."""
        self._changed.add(part)
        return self.root(part)

    def add(self, part: str, root: etree._Element, content_type: str) -> None:
        """A new part.

        Raises:
            ValueError: if the package has one of that name.
        """
        if part in self:
            raise ValueError("a part of that name is there already")
        self._trees[part] = root
        self._changed.add(part)
        types = self.change(CONTENT_TYPES)
        for stale in [e for e in types.iter(CT + "Override") if e.get("PartName", "").lower() == f"/{part}".lower()]:
            # Declared, but not there; a second declaration makes Word ask to repair the file.
            types.remove(stale)
        etree.SubElement(types, CT + "Override", PartName="/" + part, ContentType=content_type)

    def relate(self, source: str, kind: str, target: str) -> str:
        """A new relationship of `source` to the member `target`; its id. `kind` is the type's last word."""
        root = self._relationships(source)
        taken = {e.get("Id") for e in root}
        id_ = next(f"rIdRedraft{n}" for n in range(1, len(taken) + 2) if f"rIdRedraft{n}" not in taken)
        relative = posixpath.relpath("/" + target, "/" + posixpath.dirname(source))
        etree.SubElement(root, RELS + "Relationship", Id=id_, Type=RELATIONSHIP + kind, Target=relative)
        return id_

    def target(self, source: str, kind: str) -> str | None:
        """The first part that `source` relates to in this way, new ones included."""
        found = (r.target for r in self.package.related(source, kind) if not r.external and r.target in self)
        return next(found, None)

    def part_of_main(self, kind: str, content_type: str) -> str:
        """The part of WordprocessingML that the main document relates to in this way, made where there is none."""
        main = self.package.main
        part = self.target(main, kind)
        if part is None:
            part = self.free_name(f"{main.rpartition('/')[0]}/{kind}")
            self.add(part, etree.Element(W + kind, nsmap={"w": bare(W)}), content_type)
            self.relate(main, kind, part)
        return part

    def free_name(self, stem: str) -> str:
        """A name for a new XML part that no part has: ``word/header.xml``, else ``word/header2.xml`` and so on."""
        names = {name.lower() for name in (*self._bytes, *self._trees)}
        numbers = ["", *map(str, range(2, len(names) + 3))]
        return next(n for n in (f"{stem}{number}.xml" for number in numbers) if n.lower() not in names)

    def parts(self) -> dict[str, bytes]:
        """Every part's bytes: the draft's own in the order of its archive, then the new ones."""
        names = [*self._bytes, *(name for name in self._trees if name not in self._bytes)]
        return {n: write_xml(self._trees[n]) if n in self._changed else self._bytes[n] for n in names}

    def _relationships(self, source: str) -> etree._Element:
        member = rels_of(source)
        if member not in self:
            self._trees[member] = etree.Element(RELS + "Relationships", nsmap={None: bare(RELS)})  # type: ignore[dict-item]  # the stubs lack it
            self._declare_rels()
        return self.change(member)

    def _declare_rels(self) -> None:
        types = self.change(CONTENT_TYPES)
        if not any(e.get("Extension", "").lower() == "rels" for e in types.iter(CT + "Default")):
            types.insert(0, etree.Element(CT + "Default", Extension="rels", ContentType=RELATIONSHIPS))
