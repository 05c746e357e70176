"""The new package: only parts that were put in on purpose, under neutral names, related by new ids."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from redraft.documents.ooxml.namespaces import CT, RELATIONSHIP, RELS, bare
from redraft.documents.ooxml.opening import content_types as ct
from redraft.documents.ooxml.opening.package import rels_of
from redraft.documents.ooxml.xml import write_xml

_DEFAULTS = {"rels": ct.RELATIONSHIPS, "xml": "application/xml", "png": "image/png", "jpeg": "image/jpeg"}
_PACKAGE_RELATIONSHIP = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/"


@dataclass(frozen=True, slots=True)
class _Link:
    id: str
    type: str
    target: str
    external: bool


class Assembly:
    """A package in the making. Targets are members' names, or addresses where external."""

    def __init__(self) -> None:
        self._members: dict[str, etree._Element | bytes] = {}
        self._types: dict[str, str] = {}
        self._links: dict[str, list[_Link]] = {}

    def add_xml(self, name: str, root: etree._Element, content_type: str) -> None:
        """Put in an XML part; it is written when the package is."""
        self._members[name] = root
        self._types[name] = content_type

    def add_chart(self, root: etree._Element) -> str:
        """Put in a chart under the next number; its name."""
        number = 1 + sum(name.startswith("word/charts/") for name in self._members)
        name = f"word/charts/chart{number}.xml"
        self.add_xml(name, root, ct.OFFICE + "drawingml.chart+xml")
        return name

    def add_image(self, data: bytes, extension: str) -> str:
        """Put in an image under the next number; its name."""
        number = 1 + sum(name.startswith("word/media/") for name in self._members)
        name = f"word/media/image{number}.{extension}"
        self._members[name] = data
        return name

    def relate(self, source: str, kind: str, target: str, *, external: bool = False) -> str:
        """Relate a part (or, with "", the package) to a target; the new id, or the old one if they are related already."""
        links = self._links.setdefault(source, [])
        type_ = _PACKAGE_RELATIONSHIP + kind if kind == "core-properties" else RELATIONSHIP + kind
        for link in links:
            if (link.type, link.target, link.external) == (type_, target, external):
                return link.id
        links.append(_Link(f"rId{len(links) + 1}", type_, target, external))
        return links[-1].id

    def parts(self) -> dict[str, bytes]:
        """The bytes of every member, sorted by name."""
        members: dict[str, bytes] = {n: m if isinstance(m, bytes) else write_xml(m) for n, m in self._members.items()}
        for source, links in self._links.items():
            members[rels_of(source)] = write_xml(_rels(source, links))
        members[ct.CONTENT_TYPES] = write_xml(_content_types(members, self._types))
        return dict(sorted(members.items()))


def _rels(source: str, links: list[_Link]) -> etree._Element:
    root = etree.Element(RELS + "Relationships", nsmap={None: bare(RELS)})  # type: ignore[dict-item]  # the stubs know no default namespace
    for link in links:
        target = link.target if link.external else posixpath.relpath("/" + link.target, "/" + posixpath.dirname(source))
        element = etree.SubElement(root, RELS + "Relationship", Id=link.id, Type=link.type, Target=target)
        if link.external:
            element.set("TargetMode", "External")
    return root


def _content_types(members: Mapping[str, bytes], types: Mapping[str, str]) -> etree._Element:
    root = etree.Element(CT + "Types", nsmap={None: bare(CT)})  # type: ignore[dict-item]  # the stubs know no default namespace
    extensions = {name.rpartition(".")[2] for name in members} | {"rels", "xml"}
    for extension in sorted(extensions):
        etree.SubElement(root, CT + "Default", Extension=extension, ContentType=_DEFAULTS[extension])
    for name in sorted(types):
        etree.SubElement(root, CT + "Override", PartName="/" + name, ContentType=types[name])
    return root
