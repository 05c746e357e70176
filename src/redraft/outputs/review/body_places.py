"""The nearest place in the body for a comment: Word allows none in headers, notes and text boxes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from lxml import etree

from redraft.documents.ooxml.namespaces import R, W
from redraft.documents.ooxml.opening.content_types import COMMENTS, ENDNOTES, FOOTNOTES, RELATIONSHIPS
from redraft.documents.ooxml.opening.package import rels_of
from redraft.documents.ooxml.reading.places import places
from redraft.documents.ooxml.writing.workbench import Workbench
from redraft.documents.ooxml.xml import attributes, element_at
from redraft.errors import DraftDamaged, PlanInvalid
from redraft.text import Anchor, Kind

_REFERENCES = {
    FOOTNOTES: (W + "footnote", W + "footnoteReference"),
    ENDNOTES: (W + "endnote", W + "endnoteReference"),
    COMMENTS: (W + "comment", W + "commentReference"),
}
_LONGEST_CHAIN = 5
"""Parts that refer to one another; a chart in a drawing in a header is three."""


def in_body(paragraph: etree._Element) -> bool:
    """Whether a paragraph of the main document can carry a comment itself."""
    return next(paragraph.iterancestors(W + "txbxContent"), None) is None


class BodyPlaces:
    """Finds paragraphs of the body for places anywhere in the package; to be asked before anything is altered."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench
        self._main = bench.package.main
        self._users: dict[str, Mapping[str, etree._Element]] = {}

    @cached_property
    def first(self) -> etree._Element | None:
        """The body's first paragraph."""
        return next((p for p in self._bench.root(self._main).iter(W + "p") if in_body(p)), None)

    @cached_property
    def names(self) -> Mapping[etree._Element, str]:
        """What `Segment.where` calls each paragraph of the main document."""
        return {p.element: p.where for p in places(self._bench.root(self._main), Kind.BODY) if p.element.tag == W + "p"}

    def nearest(self, anchor: Anchor) -> etree._Element | None:
        """The paragraph of the body next to `anchor`, or None for what belongs to the file as a whole.

        The one around a text box, picture, chart or link, the one with a note's or comment's reference mark, the first
        of a header's section.

        Raises:
            PlanInvalid: if the anchor leads nowhere.
        """
        part = anchor.part
        if part not in self._bench:
            # What lies inside a part is shown where that part is.
            return self._of_part(part.partition("!")[0])
        if self._bench.package.types.of(part) == RELATIONSHIPS:
            return self._of_relationship(part, int(anchor.path.partition("@")[0]))
        if part == self._main or self._bench.package.types.of(part) in _REFERENCES:
            try:
                element = element_at(self._bench.root(part), anchor.path)
            except KeyError:
                raise PlanInvalid("The draft is no longer the one that was read.") from None
            return self._of_element(part, element)
        return self._of_part(part)

    def _of_relationship(self, rels: str, index: int) -> etree._Element | None:
        """Where a link is used, say the words that an address lies under."""
        for relation in self._bench.package.relationships:
            if relation.index == index and rels_of(relation.source) == rels:
                user = self._user(relation.source, relation.id)
                return None if user is None else self._of_element(relation.source, user)
        return None

    def _of_part(self, part: str, chain: int = 0) -> etree._Element | None:
        """Where a part as a whole is used: a header by a section, a chart by a picture of it."""
        if part in self._sections:
            return self._sections[part]
        for relation in self._bench.package.relationships if chain < _LONGEST_CHAIN else ():
            user = self._user(relation.source, relation.id) if relation.target == part else None
            if user is not None:
                return self._of_element(relation.source, user, chain + 1)
        return None

    def _of_element(self, part: str, element: etree._Element, chain: int = 0) -> etree._Element | None:
        if part == self._main:
            return _around(element)
        note_tag, reference_tag = _REFERENCES.get(self._bench.package.types.of(part), ("", ""))
        if not note_tag:
            return self._of_part(part, chain)
        note = next((e for e in [element, *element.iterancestors()] if e.tag == note_tag), None)
        reference = None if note is None else self._references.get((reference_tag, note.get(W + "id", "")))
        return None if reference is None else _around(reference)

    def _user(self, source: str, id_: str) -> etree._Element | None:
        """The first element of a part that uses a relationship."""
        if source not in self._users:
            self._users[source] = self._all_users(source)
        return self._users[source].get(id_)

    def _all_users(self, source: str) -> Mapping[str, etree._Element]:
        users: dict[str, etree._Element] = {}
        try:
            root = self._bench.root(source) if source in self._bench else etree.Element("none")
        except DraftDamaged:
            return {}
        for element in root.iter("*"):
            for name, value in attributes(element):
                if name.startswith(R):
                    users.setdefault(value, element)
        return users

    @cached_property
    def _references(self) -> Mapping[tuple[str, str], etree._Element]:
        tags = [reference for _, reference in _REFERENCES.values()]
        found: dict[tuple[str, str], etree._Element] = {}
        for mark in self._bench.root(self._main).iter(*tags):
            found.setdefault((str(mark.tag), mark.get(W + "id", "")), mark)
        return found

    @cached_property
    def _sections(self) -> Mapping[str, etree._Element]:
        """The first paragraph of the section that names each header or footer."""
        targets = {r.id: r.target for r in self._bench.package.related(self._main)}
        found: dict[str, etree._Element] = {}
        start: etree._Element | None = None
        for element in self._bench.root(self._main).iter(W + "p", W + "sectPr"):
            if element.tag == W + "p":
                if start is None and in_body(element):
                    start = element
                continue
            for reference in element.iter(W + "headerReference", W + "footerReference"):
                if start is not None:
                    found.setdefault(targets.get(reference.get(R + "id", ""), ""), start)
            # The paragraph that carries a section's settings is its last.
            start = None
        return found


def _around(element: etree._Element) -> etree._Element | None:
    chain = [element, *element.iterancestors()]
    paragraphs = [e for e in chain if e.tag == W + "p" and in_body(e)]
    if paragraphs:
        return paragraphs[-1]
    # Something between paragraphs, such as a table's description: the next paragraph inside it.
    for step in chain:
        inside = next((p for p in step.iter(W + "p") if in_body(p)), None)
        if inside is not None:
            return inside
    return None
