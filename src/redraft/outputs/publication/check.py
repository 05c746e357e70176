"""Belt and braces: what was written is looked at once more before it leaves this package."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping

from lxml import etree

from redraft.documents.ooxml.namespaces import RELS, C, W
from redraft.documents.ooxml.opening.content_types import CONTENT_TYPES, parse_content_types
from redraft.documents.ooxml.opening.package import rels_of, source_of
from redraft.documents.ooxml.reading.stray import is_misplaced
from redraft.documents.ooxml.xml import attributes, parse_xml
from redraft.errors import PlanInvalid

_FORBIDDEN = frozenset(
    W + name
    for name in (
        *("ins", "del", "moveFrom", "moveTo", "delText", "delInstrText", "cellIns", "cellDel", "cellMerge"),
        *("comment", "commentReference", "commentRangeStart", "commentRangeEnd", "permStart", "permEnd", "altChunk"),
        *("dataBinding", "docVar", "attachedTemplate", "smartTag", "customXml", "object", "rsid", "rsids"),
    )
)
_BEHIND_CHARTS = frozenset(
    C + name for name in ("externalData", "userShapes", "pivotSource", "printSettings", "extLst")
)
_FORBIDDEN_ATTRIBUTE = re.compile(r"\}(?:rsid\w*|author|initials|paraId|dateUtc|gfxdata)$")
_CHANGE = re.compile(re.escape(W) + r"\w+Change$")


def check_parts(parts: Mapping[str, bytes]) -> None:
    """Refuse a package with a trace of an author, a broken reference, or a part without type or reason.

    Raises:
        PlanInvalid: saying which part and what sort of thing, without quoting it.
    """
    types = parse_content_types(parse_xml(parts[CONTENT_TYPES]))
    reached: set[str] = {CONTENT_TYPES}
    pending = [""]
    while pending:
        source = pending.pop()
        member = rels_of(source)
        if member not in parts:
            continue
        reached.add(member)
        for element in parse_xml(parts[member]).iter(RELS + "Relationship"):
            if element.get("TargetMode") == "External":
                _check_outside(source, element)
                continue
            target = posixpath.normpath(posixpath.join(posixpath.dirname(source), element.get("Target", "")))
            if target not in parts:
                raise PlanInvalid(f"The copy refers to a part that it lacks, from {source_of(member)}.")
            if target not in reached:
                reached.add(target)
                pending.append(target)
    for name, data in parts.items():
        if name not in reached or (name != CONTENT_TYPES and not types.of(name)):
            raise PlanInvalid(f"The copy holds a part that nothing accounts for: {name}.")
        if name.endswith(".xml"):
            _check_part(name, parse_xml(data))


def _check_outside(source: str, relationship: etree._Element) -> None:
    """Only links lead out of a copy, and only to the web."""
    of_link = relationship.get("Type", "").endswith("/hyperlink")
    if not of_link or not relationship.get("Target", "").lower().startswith(("http://", "https://")):
        raise PlanInvalid(f"The copy refers to something outside of it, from {source}.")


def _check_part(name: str, root: etree._Element) -> None:
    tags: set[str] = set()
    names: set[str] = set()
    """What is no trace: a part has few names for its elements and attributes, so that each is looked at once."""
    for element in root.iter("*"):
        tag = str(element.tag)
        if tag == W + "p" and is_misplaced(element):
            raise PlanInvalid(f"The copy has a paragraph where Word allows none, in {name}.")
        if tag in tags and names.issuperset(element.keys()):
            continue
        here = [attribute for attribute, _ in attributes(element)]
        traces = tag in _FORBIDDEN or tag in _BEHIND_CHARTS or _CHANGE.match(tag)
        if traces or any(map(_FORBIDDEN_ATTRIBUTE.search, here)):
            raise PlanInvalid(f"The copy still holds traces of its history in {name}.")
        tags.add(tag)
        names.update(here)
