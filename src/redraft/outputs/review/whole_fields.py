"""Fields that go as a whole, because their code tells what must not be told.

A code cannot be changed by a tracked change that anybody could see, but a whole field can be deleted and the text that
it shows be put in its place (ECMA-376 part 1, 17.16 and 17.13.5). Accepted, that gives what the publication copy has.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from redraft.documents.ooxml.namespaces import W
from redraft.outputs.review.revisions import MARKS, is_unseen
from redraft.outputs.review.runs import has_room, split_before
from redraft.outputs.review.stamps import Stamps

_CODES = (W + "instrText", W + "delInstrText")
_RESULT = frozenset(
    W + name
    for name in (
        *("t", "tab", "ptab", "br", "cr", "noBreakHyphen", "softHyphen", "sym"),
        *("lastRenderedPageBreak", "fldChar", "instrText"),
    )
)
"""What may stand in the runs of a field that is deleted: all else, such as a picture, cannot be put back as text."""


@dataclass(frozen=True, slots=True, eq=False)
class WholeField:
    """A field whose beginning and end lie in one paragraph and one container.

    `inner` are the codes of the fields within its own code; `nodes` are the contents of its runs in order, marks and
    codes included; `shown` those that its result is made of.
    """

    code: str
    inner: tuple[str, ...]
    nodes: tuple[etree._Element, ...]
    shown: tuple[etree._Element, ...]

    def runs(self, stamps: Stamps) -> list[etree._Element]:
        """The field's runs, cut free from their neighbours.

        To be called when the field is deleted; what stands between its runs, such as bookmarks, is left out.
        """
        first, last = self.nodes[0], self.nodes[-1]
        split_before(first, stamps)
        following = last.getnext()
        if following is not None:
            split_before(following, stamps)
        return [run for run in _from_to(first.getparent(), last.getparent()) if not is_unseen(run)]


def whole_fields(paragraph: etree._Element) -> dict[etree._Element, WholeField]:
    """The fields of a paragraph that can be deleted as a whole, by each node of their codes.

    A field within another's code goes with that one. A `w:fldSimple` may not stand in a deletion, and to write it as
    another kind of field would be a change that nobody can reject.
    """
    by_code: dict[etree._Element, WholeField] = {}
    looked_at: dict[_Open, WholeField | None] = {}
    for node, own in _fields_by_code(paragraph).items():
        outermost = own
        while outermost.around is not None:
            outermost = outermost.around
        if outermost not in looked_at:
            looked_at[outermost] = _whole(outermost)
        if (whole := looked_at[outermost]) is not None:
            by_code[node] = whole
    return by_code


@dataclass(slots=True, eq=False)
class _Open:
    """A field while its end is sought."""

    code: str = ""
    in_result: bool = False
    closed: bool = False
    around: _Open | None = None
    """The field in whose code this one stands."""
    inner: list[_Open] = field(default_factory=list)
    nodes: list[etree._Element] = field(default_factory=list)
    shown: list[etree._Element] = field(default_factory=list)


def _whole(found: _Open) -> WholeField | None:
    """A field as it is deleted; None for one without an end, or that cannot be deleted."""
    if not found.closed:
        return None
    whole = WholeField(found.code, tuple(f.code for f in found.inner), tuple(found.nodes), tuple(found.shown))
    return whole if _can_go(whole) else None


def _fields_by_code(paragraph: etree._Element) -> dict[etree._Element, _Open]:
    """The field that each node of a code belongs to, every field read to its end or the paragraph's."""
    by_code: dict[etree._Element, _Open] = {}
    open_fields: list[_Open] = []
    for node in _contents(paragraph):
        kind = node.get(W + "fldCharType") if node.tag == W + "fldChar" else ""
        if kind == "begin":
            coding = next((f for f in reversed(open_fields) if not f.in_result), None)
            open_fields.append(_Open(around=coding))
            if coding is not None:
                coding.inner.append(open_fields[-1])
        for number, open_field in enumerate(open_fields):
            open_field.nodes.append(node)
            inner = open_fields[number:]
            if not kind and node.tag not in _CODES and all(f.in_result for f in inner):
                open_field.shown.append(node)
        if not open_fields:
            continue
        if node.tag in _CODES:
            open_fields[-1].code += node.text or ""
            by_code[node] = open_fields[-1]
        elif kind == "separate":
            open_fields[-1].in_result = True
        elif kind == "end":
            open_fields.pop().closed = True
    return by_code


def _can_go(found: WholeField) -> bool:
    """Whether all of a field can stand in a deletion and its result be written again as text."""
    if not has_room(found.nodes[0]):
        return False
    if next(found.nodes[0].iterancestors(W + "del", W + "moveFrom"), None) is not None:
        return False
    between = _from_to(found.nodes[0].getparent(), found.nodes[-1].getparent())
    plain = bool(between) and all(e.tag == W + "r" or e.tag in MARKS for e in between)
    return plain and all(node.tag in _RESULT or _is_aside(node) for node in found.nodes)


def _is_aside(node: etree._Element) -> bool:
    """Whether this is the mark of a comment in a run of its own, which stays where it is."""
    run = node.getparent()
    return run is not None and is_unseen(run)


def _from_to(first: etree._Element | None, last: etree._Element | None) -> list[etree._Element]:
    """All siblings from `first` to `last`; none where they have not the same parent."""
    found = []
    element = first
    while element is not None:
        found.append(element)
        if element is last:
            return found
        element = element.getnext()
    return []


def _contents(paragraph: etree._Element) -> Iterator[etree._Element]:
    """What stands in the paragraph's own runs, in order."""
    for node in paragraph.iter("*"):
        parent = node.getparent()
        if parent is None or parent.tag != W + "r" or node.tag == W + "rPr":
            continue
        if next(node.iterancestors(W + "p"), None) is paragraph:
            yield node
