"""The allowlist: which parts of a draft may stay, and under which neutral names, in an order of redraft's own.

The order is that in which the document refers to them, not that of the draft's relationships, so that a copy of a
copy has the same names.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from redraft.documents.ooxml.namespaces import RELS, A, R, W
from redraft.documents.ooxml.opening import content_types as ct
from redraft.documents.ooxml.opening.package import Package, Relationship, rels_of
from redraft.documents.ooxml.reading.roles import Role
from redraft.documents.ooxml.writing.workbench import Workbench
from redraft.errors import DraftDamaged

DOCUMENT = "word/document.xml"
STORIES = frozenset({ct.MAIN[0], ct.HEADER, ct.FOOTER, ct.FOOTNOTES, ct.ENDNOTES})
"""The content types of parts that hold paragraphs."""

_ONE_OF_A_KIND: Mapping[str, tuple[str, str]] = {
    "styles": ("word/styles.xml", ct.STYLES),
    "settings": ("word/settings.xml", ct.SETTINGS),
    "numbering": ("word/numbering.xml", ct.NUMBERING),
    "fontTable": ("word/fontTable.xml", ct.WORD + "fontTable+xml"),
    "theme": ("word/theme/theme1.xml", ct.OFFICE + "theme+xml"),
    "footnotes": ("word/footnotes.xml", ct.FOOTNOTES),
    "endnotes": ("word/endnotes.xml", ct.ENDNOTES),
}
_ROOTS: Mapping[str, str] = {
    "styles": W + "styles",
    "settings": W + "settings",
    "numbering": W + "numbering",
    "fontTable": W + "fonts",
    "theme": A + "theme",
    "footnotes": W + "footnotes",
    "endnotes": W + "endnotes",
    "header": W + "hdr",
    "footer": W + "ftr",
}
_READ_AS_TEXT = frozenset({"footnotes", "endnotes", "header", "footer"})
_SHOWN_BY_SECTIONS = {"header": ct.HEADER, "footer": ct.FOOTER}
_REFERENCES = {W + "headerReference": "header", W + "footerReference": "footer"}


@dataclass(frozen=True, slots=True)
class Kept:
    """A part of the draft that stays: what the main document relates to it as, and its type and name in the copy."""

    part: str
    kind: str
    content_type: str
    name: str

    @property
    def is_story(self) -> bool:
        """Whether it holds paragraphs."""
        return self.content_type in STORIES


def kept_parts(bench: Workbench) -> tuple[Kept, ...]:
    """The main part first, then what there is one of, then the headers and footers as the sections name them.

    A header or footer that no section names now is not among them.
    """
    main = bench.package.main
    found = [Kept(main, "officeDocument", ct.MAIN[0], DOCUMENT)]
    for kind, (name, content_type) in _ONE_OF_A_KIND.items():
        part = _only(bench.package, kind)
        if part is not None and _is_what_it_is_related_as(bench, part, kind):
            found.append(Kept(part, kind, content_type, name))
    numbers: dict[str, int] = {}
    for part, kind in _shown(bench):
        if part not in {kept.part for kept in found}:
            numbers[kind] = numbers.get(kind, 0) + 1
            found.append(Kept(part, kind, _SHOWN_BY_SECTIONS[kind], f"word/{kind}{numbers[kind]}.xml"))
    return tuple(found)


def unused_headers(bench: Workbench) -> int:
    """How many headers and footers with text the draft holds that no section names."""
    shown = {part for part, _ in _shown(bench)}
    related = (r for kind in _SHOWN_BY_SECTIONS for r in bench.package.related(bench.package.main, kind))
    unused = {r.target for r in related if not r.external and r.target in bench.package.parts} - shown
    return sum(any((t.text or "").strip() for t in bench.root(part).iter(W + "t")) for part in unused)


def relationships(bench: Workbench, part: str) -> tuple[Relationship, ...]:
    """All relationships of a part, those made on the workbench included, such as a header's for the trial mark."""
    return (*bench.package.related(part), *_made(bench, part))


def _only(package: Package, kind: str) -> str | None:
    related = (r.target for r in package.related(package.main, kind) if not r.external and r.target in package.parts)
    return next(related, None)


def _shown(bench: Workbench) -> Iterator[tuple[str, str]]:
    known = {r.id: r for r in relationships(bench, bench.package.main)}
    for reference in bench.root(bench.package.main).iter(*_REFERENCES):
        relation = known.get(reference.get(R + "id", ""))
        kind = _REFERENCES[str(reference.tag)]
        if relation is None or relation.external or relation.kind != kind or relation.target not in bench:
            continue
        if _is_what_it_is_related_as(bench, relation.target, kind):
            yield relation.target, kind


def _is_what_it_is_related_as(bench: Workbench, part: str, kind: str) -> bool:
    """Whether a part begins as its kind does, and its text was read, if it can have any.

    Where a draft's relationships and declared types differ, redraft may have read a part as something else.
    """
    reading = bench.readings.get(part)
    was_read = reading is None or reading.role is Role.STORY or kind not in _READ_AS_TEXT
    try:
        return was_read and bench.root(part).tag == _ROOTS[kind]
    except DraftDamaged:
        return False


def _made(bench: Workbench, part: str) -> Iterator[Relationship]:
    member = rels_of(part)
    if member not in bench:
        return
    old = {r.id for r in bench.package.related(part)}
    for index, element in enumerate(bench.root(member).iterchildren(RELS + "Relationship")):
        if element.get("Id", "") not in old:
            target = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), element.get("Target", "")))
            yield Relationship(element.get("Id", ""), element.get("Type", ""), target.lstrip("/"), False, part, index)
