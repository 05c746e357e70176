"""Segments from parts written in WordprocessingML: paragraphs, field codes, shapes' text, and text in attributes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from redraft.documents.inside.encoded import decoded
from redraft.documents.ooxml.namespaces import KNOWN, MC, WP, WP14, A, M, O, R, V, W, bare
from redraft.documents.ooxml.reading.attributes import attribute_texts, has_labels, is_read_anywhere
from redraft.documents.ooxml.reading.concealed import concealment
from redraft.documents.ooxml.reading.earlier_authors import REVISIONS, Change, change_at
from redraft.documents.ooxml.reading.fields import codes
from redraft.documents.ooxml.reading.hidden import Hiding
from redraft.documents.ooxml.reading.places import Place, places
from redraft.documents.ooxml.reading.roles import Reading
from redraft.documents.ooxml.reading.story import story_of
from redraft.documents.ooxml.xml import attributes
from redraft.text import Anchor, Concealment, Kind, Segment, View

_MOVED_OR_CHANGED = tuple(W + name for name in ("ins", "del", "moveFrom", "moveTo", "delText"))
_COMMENTED = (W + "commentRangeStart", W + "commentReference")
_WITH_TEXT = frozenset(
    {
        *(W + name for name in ("t", "delText", "instrText", "delInstrText", "fldData")),
        *(M + "t", A + "t", WP + "align", WP + "posOffset"),
        *(WP14 + name for name in ("pctWidth", "pctHeight", "pctPosHOffset", "pctPosVOffset")),
    }
)
"""Elements whose characters are read as text, or are measures."""
_NOTHING = Hiding()
_RUN = W + "r"
_CODES = (W + "instrText", W + "delInstrText")
_ALWAYS_READ = frozenset({W + "p", W + "fldData", *_CODES, *_COMMENTED})
_SHAPES = {
    A + "p": "text of a shape",
    M + "oMath": "equation",
    W + "rt": "reading aid",
    MC + "Fallback": "other version of the text",
}


@dataclass(frozen=True, slots=True)
class Use:
    """A place that refers to another part, and the alternative text of what it shows there."""

    where: str
    alt: str = ""


@dataclass(slots=True)
class PartText:
    """All that one pass over a part yields."""

    segments: list[Segment] = field(default_factory=list)
    revisions: list[Change] = field(default_factory=list)
    concealed: list[tuple[str, Concealment, str]] = field(default_factory=list)
    """What the page does not show: where, how, and the words of each run."""
    commented: dict[str, str] = field(default_factory=dict)
    """Where each comment is, by Word's own id of it."""
    references: dict[str, list[Use]] = field(default_factory=dict)
    """Where each relationship id is used."""
    encoded: list[tuple[str, bytes, str]] = field(default_factory=list)
    """Data written as text: a name for it within the part, the bytes, and where it stands."""


def read_story(part: str, root: etree._Element, reading: Reading, hiding: Hiding = _NOTHING) -> PartText:
    """The segments, revisions and references of a part, in document order; `hiding` as of `hiding_styles`."""
    found = PartText()
    field_codes: dict[etree._Element, str] = {}
    seen_people: set[tuple[str, str]] = set()
    for place in places(root, reading.kind, reading.name, Telling(hiding)):
        element = place.element
        if element.tag == W + "p":
            found.segments.extend(_paragraph(part, place))
            field_codes.update({group[0]: "".join(n.text or "" for n in group) for group in codes(element)})
        elif element.tag == W + "r":
            if how := concealment(element, hiding):
                words = "".join(node.text or "" for node in element.iter(W + "t", W + "delText"))
                found.concealed.append((place.where, how, words))
        elif element.tag in _CODES:
            found.segments.extend(_field_code(part, place, field_codes))
        elif element.tag in _SHAPES:
            found.segments.extend(_shape(part, place))
        elif element.tag in REVISIONS:
            found.revisions.append(change_at(place))
        elif element.tag in _COMMENTED:
            found.commented.setdefault(element.get(W + "id", ""), place.where)
        elif not element.tag.startswith(KNOWN):
            found.segments.extend(_unknown(part, place))
        if element.text or element.tail:
            found.segments.extend(_between(part, place))
        if element.tag == W + "fldData" or element.tag.startswith(V):
            found.encoded.extend(_encoded(place))
        named = attributes(element)
        if named:
            found.segments.extend(_attributes(part, place, named, seen_people))
        for name, value in named:
            if name.startswith(R):
                found.references.setdefault(value, []).append(Use(place.where, _alternative_text(element)))
    return found


class Telling:
    """Which elements of a part something is read of; most are formatting, and nothing more is done about those.

    A part has few names for its elements and attributes, so that each is looked at once.
    """

    def __init__(self, hiding: Hiding) -> None:
        self._hiding = hiding
        self._tags: dict[str, bool] = {}
        self._unread: set[str] = set()
        """Names of attributes that nothing is read of."""

    def __call__(self, element: etree._Element) -> bool:
        """Whether anything may be read of this element."""
        tag = str(element.tag)
        tells = self._tags.get(tag)
        if tells is None:
            tells = self._tags[tag] = _tells(tag)
        if tells or not (self._unread.issuperset(element.keys()) or self._are_unread(element)):
            return True
        tail, text = element.tail, element.text
        if tail and not tail.isspace():
            return True
        if text and tag not in _WITH_TEXT and not text.isspace():
            return True
        return tag == _RUN and concealment(element, self._hiding) is not None

    def _are_unread(self, element: etree._Element) -> bool:
        names = {name for name, _ in attributes(element)}
        unread = {name for name in names if not (name.startswith(R) or is_read_anywhere(name))}
        self._unread |= unread
        return unread == names


def _tells(tag: str) -> bool:
    """Whether something is read of all elements that are called so."""
    return tag in _ALWAYS_READ or tag in _SHAPES or tag in REVISIONS or not tag.startswith(KNOWN) or has_labels(tag)


def _paragraph(part: str, place: Place) -> Iterator[Segment]:
    final = story_of(place.element).text
    if final.strip():
        yield Segment(Anchor(part, place.path), final, place.kind, place.where, place.heading)
    if next(place.element.iter(*_MOVED_OR_CHANGED), None) is None:
        return
    original = story_of(place.element, View.ORIGINAL).text
    if original.strip() and original != final:
        yield Segment(Anchor(part, place.path, View.ORIGINAL), original, place.kind, place.where, place.heading)


def _field_code(part: str, place: Place, known: dict[etree._Element, str]) -> Iterator[Segment]:
    text = known.get(place.element, "")
    if text.strip():
        yield Segment(Anchor(part, place.path), text, Kind.FIELD, f"{place.where}, field code")


def _shape(part: str, place: Place) -> Iterator[Segment]:
    if place.element.tag == MC + "Fallback" and not repeats_inline_text(place.element):
        return
    text = story_of(place.element).text
    if text.strip():
        kind = Kind.ATTRIBUTE if place.kind.in_story else place.kind
        yield Segment(Anchor(part, place.path), text, kind, f"{place.where}, {_SHAPES[place.element.tag]}")


def _unknown(part: str, place: Place) -> Iterator[Segment]:
    """The text of an element that no Office program knows, which a file may hold and no reader shows."""
    text = story_of(place.element).text
    if text.strip():
        yield Segment(Anchor(part, place.path), text, Kind.METADATA, f"{place.where}, unknown element")


def _between(part: str, place: Place) -> Iterator[Segment]:
    """Characters where the format has none: in an element without text of its own, or behind one. Nobody sees them."""
    element = place.element
    inside, behind = element.text, element.tail
    parent = element.getparent()
    misplaced = {
        "in": inside if element.tag not in _WITH_TEXT and _is_known(element) else None,
        "behind": behind if parent is not None and _is_known(parent) else None,
    }
    for side, text in misplaced.items():
        if text and sum(map(str.isalnum, text)) > 1:
            where = f"{place.where}, text between elements"
            yield Segment(Anchor(f"{part}!between", f"{place.path}/{side}"), text.strip(), Kind.METADATA, where)


def _is_known(element: etree._Element) -> bool:
    return element.tag.startswith(KNOWN)


def _encoded(place: Place) -> Iterator[tuple[str, bytes, str]]:
    """Binary data of fields and of old drawings, in base64 (ECMA-376 part 1, 17.16.17; part 4, 19.1.2.19)."""
    element = place.element
    text = (element.text or "") if element.tag == W + "fldData" else element.get(O + "gfxdata", "")
    if text.strip():
        data = decoded(text.replace("\n", ""))
        what = "data of a field" if element.tag == W + "fldData" else "data of a drawing"
        yield f"data-{place.path}", data or text.encode(), f"{place.where}, {what}"


def repeats_inline_text(fallback: etree._Element) -> bool:
    """Whether the paragraph around took its text from another branch of the same alternative."""
    parent = fallback.getparent()
    if parent is None:
        return False
    earlier = [branch for branch in parent if branch is not fallback]
    return any(next(b.iter(W + "t"), None) is not None and _inline_text(b) for b in earlier)


def _inline_text(branch: etree._Element) -> bool:
    return any(next(t.iterancestors(W + "txbxContent", MC + "Choice"), None) is branch for t in branch.iter(W + "t"))


def _alternative_text(element: etree._Element) -> str:
    """What is told of the drawing or shape around `element` to those who cannot see it."""
    holder = next(element.iterancestors(WP + "inline", WP + "anchor"), None)
    if holder is not None:
        told = (properties.get("descr") or properties.get("title") for properties in holder.iter(WP + "docPr"))
        return next(filter(None, told), "")
    shape = element.getparent()
    return "" if shape is None else shape.get("alt", "")


def _attributes(
    part: str, place: Place, named: list[tuple[str, str]], seen_people: set[tuple[str, str]]
) -> Iterator[Segment]:
    for name, text, kind, label in attribute_texts(place, named):
        if kind is Kind.AUTHOR:
            # The same person on a thousand revisions is named once for each part.
            if (bare(name), text) in seen_people or not text.strip():
                continue
            seen_people.add((bare(name), text))
        elif not place.kind.in_story and kind is Kind.ATTRIBUTE and place.kind is not Kind.COMMENT:
            kind = Kind.METADATA
        yield Segment(Anchor(part, f"{place.path}@{name}"), text, kind, f"{place.where}, {label}")
