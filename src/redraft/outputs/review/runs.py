"""Cutting runs and other authors' insertions so that a span of text stands in runs of its own."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from lxml import etree

from redraft.documents.ooxml.namespaces import SPACE, W
from redraft.documents.ooxml.reading.story import Story
from redraft.documents.ooxml.xml import attributes
from redraft.outputs.review.stamps import Stamps
from redraft.text import Span

INSERTIONS = (W + "ins", W + "moveTo")
"""What wraps text that an earlier author put in."""

_RUN = W + "r"
_FORMATTING = W + "rPr"
# What Word leaves in a run for its own use; it goes with the text around it.
_IDLE = {W + "lastRenderedPageBreak"}


def has_room(node: etree._Element) -> bool:
    """Whether a tracked change can be made around the run of this text or mark.

    Not inside a ruby or an alternative within a run, where the schema has no room for revisions, nor inside a wrapper
    that itself lies in somebody's insertion, where an insertion of ours would be lost.
    """
    run = node.getparent()
    if run is None or run.tag != _RUN:
        return False
    around = run.getparent()
    for ancestor in run.iterancestors():
        if ancestor.tag == W + "p":
            return True
        if ancestor.tag in (_RUN, W + "ruby") or (ancestor.tag in INSERTIONS and ancestor is not around):
            return False
    return False


def isolate(story: Story, span: Span, stamps: Stamps) -> list[etree._Element]:
    """The runs that hold exactly the characters under `span`, cut out of their neighbours, in order.

    Spans treated from right to left leave the pieces of `story` to their left valid, because what is cut off is
    always the right-hand side. Footnote references, pictures and field marks in between come to stand in runs of
    their own and are not returned.
    """
    pieces = story.under(span)
    last = pieces[-1]
    _cut_after(last.node, span.end - last.start if span.end < last.end else None, stamps)
    first = pieces[0]
    index = span.start - first.start if first.is_text else 0
    head = _text_from(first.node, index)
    nodes = [head, *(p.node for p in pieces[1:])]
    split_before(head, stamps)
    for node in nodes:
        _part_from_objects(node, nodes, stamps)
    runs: list[etree._Element] = []
    for node in nodes:
        run = node.getparent()
        if run is not None and (not runs or runs[-1] is not run):
            runs.append(run)
    return runs


def groups(runs: Sequence[etree._Element]) -> list[list[etree._Element]]:
    """The runs in sequences of immediate siblings."""
    found: list[list[etree._Element]] = []
    for run in runs:
        if found and found[-1][-1].getnext() is run:
            found[-1].append(run)
        else:
            found.append([run])
    return found


def own_insertion(group: Sequence[etree._Element], stamps: Stamps) -> etree._Element | None:
    """The earlier author's insertion around a group, cut so that it holds nothing else; None where there is none."""
    around = group[0].getparent()
    if around is None or around.tag not in INSERTIONS:
        return None
    following = group[-1].getnext()
    if following is not None:
        _split_wrapper(around, following, stamps)
    if group[0].getprevious() is None:
        return around
    return _split_wrapper(around, group[0], stamps)


def plain_formatting(run: etree._Element) -> etree._Element | None:
    """A copy of a run's formatting without anybody's tracked changes in it."""
    formatting = run.find(_FORMATTING)
    if formatting is None:
        return None
    copied = deepcopy(formatting)
    for name in ("ins", "del", "moveFrom", "moveTo", "rPrChange"):
        for mark in copied.findall(W + name):
            copied.remove(mark)
    return copied


def _text_from(node: etree._Element, index: int) -> etree._Element:
    """The node whose text begins at `index` of this one, cut off if need be."""
    if index == 0:
        return node
    text = node.text or ""
    right = etree.Element(node.tag)
    right.text, node.text = text[index:], text[:index]
    for half in (node, right):
        half.set(SPACE, "preserve")
    node.addnext(right)
    return right


def _cut_after(node: etree._Element, index: int | None, stamps: Stamps) -> None:
    following = node.getnext() if index is None else _text_from(node, index)
    if following is not None:
        split_before(following, stamps)


def split_before(node: etree._Element, stamps: Stamps) -> None:
    """Make `node` the first content of its run, what stands before it keeping a run of its own."""
    run = node.getparent()
    before = node.getprevious()
    if run is None or before is None or before.tag == _FORMATTING:
        return
    right = etree.Element(run.tag)
    formatting = run.find(_FORMATTING)
    if formatting is not None:
        copied = deepcopy(formatting)
        for change in copied.iter("*"):
            # An earlier author's change of formatting goes with both halves, under an id of its own in each.
            if change.get(W + "id") is not None:
                change.set(W + "id", stamps.new_id())
        right.append(copied)
    following: etree._Element | None = node
    while following is not None:
        after = following.getnext()
        right.append(following)
        following = after
    run.addnext(right)


def _part_from_objects(node: etree._Element, wanted: Sequence[etree._Element], stamps: Stamps) -> None:
    """Cut the run of `node` wherever something that is not wanted stands next to it."""
    before, after = node.getprevious(), node.getnext()
    if before is not None and before.tag not in _IDLE and not any(before is w for w in wanted):
        split_before(node, stamps)
    if after is not None and after.tag not in _IDLE and not any(after is w for w in wanted):
        split_before(after, stamps)


def _split_wrapper(wrapper: etree._Element, at: etree._Element, stamps: Stamps) -> etree._Element:
    """Cut an insertion before its child `at`; the right-hand side, signed by the same author under a new id."""
    right = etree.Element(wrapper.tag, dict(attributes(wrapper)))
    right.set(W + "id", stamps.new_id())
    following: etree._Element | None = at
    while following is not None:
        after = following.getnext()
        right.append(following)
        following = after
    wrapper.addnext(right)
    return right
