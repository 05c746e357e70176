"""Tracked changes in one paragraph: real `w:del` and `w:ins` beside the runs, as Word itself writes them.

The rules are those of ECMA-376 part 1, 17.13.5: a deletion of ours inside an earlier author's insertion nests in it,
an insertion of ours never does; revisions stand beside runs, never in them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from redraft.documents.ooxml.hidden import is_hidden
from redraft.documents.ooxml.namespaces import SPACE, W15, W
from redraft.documents.ooxml.story import Story, run_of, story_of
from redraft.outputs.review.comment_marks import Comment, mark_around
from redraft.outputs.review.runs import groups, is_trackable, isolate, own_insertion, plain_formatting
from redraft.outputs.review.stamps import Stamps
from redraft.text import Span

_BOOKMARK_LENGTH = 40
"""The longest name that Word allows a bookmark."""
_BINDINGS = (W + "dataBinding", W15 + "dataBinding")
# What stands between runs and takes no room on the line.
_MARKS = {
    W + name
    for name in (
        "proofErr",
        "bookmarkStart",
        "bookmarkEnd",
        "commentRangeStart",
        "commentRangeEnd",
        "permStart",
        "permEnd",
    )
}
_BREAKS = {"\n": "br", "\t": "tab"}


@dataclass(frozen=True, slots=True)
class Change:
    """What happens to one span of a paragraph: it is struck out where `strikes`, and `becomes` stands behind it.

    `bookmark` names the hidden bookmark at the place, `comment` is hung on it; either may be missing.
    """

    span: Span
    becomes: str = ""
    strikes: bool = True
    bookmark: str = ""
    comment: Comment | None = None


def bookmark_name(finding: str) -> str:
    """The hidden bookmark of a finding: Word keeps its name where it renumbers everything else.

    >>> bookmark_name("f-12ab")
    '_redraft_f_12ab'
    """
    return ("_redraft_" + finding.replace("-", "_"))[:_BOOKMARK_LENGTH]


def can_track(story: Story, span: Span) -> bool:
    """Whether Word can show a change of these characters as a tracked one."""
    return all(is_trackable(piece) for piece in story.under(span))


def lies_in_deletion(story: Story, span: Span) -> bool:
    """Whether an earlier author deleted any of these characters."""
    return any(next(p.node.iterancestors(W + "del", W + "moveFrom"), None) is not None for p in story.under(span))


def hidden_spans(story: Story, styles: Mapping[str, bool]) -> list[Span]:
    """The stretches of text that Word hides, as far as they can be struck out."""
    found: list[Span] = []
    for piece in story.pieces:
        run = run_of(piece.node)
        if run is None or not is_hidden(run, styles) or not is_trackable(piece):
            continue
        if found and found[-1].end == piece.start:
            found[-1] = Span(found[-1].start, piece.end)
        else:
            found.append(Span(piece.start, piece.end))
    return found


def track(paragraph: etree._Element, changes: Sequence[Change], styles: Mapping[str, bool], stamps: Stamps) -> None:
    """Make the changes of a paragraph as tracked ones; the spans are of its final view and do not overlap."""
    story = story_of(paragraph)
    for change in sorted(changes, key=lambda c: c.span, reverse=True):
        runs = isolate(story, change.span)
        visible = [run for run in runs if not is_hidden(run, styles)]
        if change.strikes:
            _strike(paragraph, change, runs, visible, stamps)
        elif change.comment:
            mark_around(paragraph, runs[0], runs[-1], change.comment)


def _strike(
    paragraph: etree._Element,
    change: Change,
    runs: Sequence[etree._Element],
    visible: Sequence[etree._Element],
    stamps: Stamps,
) -> None:
    struck: list[etree._Element] = []
    for group in groups(runs):
        around = own_insertion(group, stamps)
        deletion = _delete(group, stamps)
        struck.append(deletion if around is None else around)
    for element in struck:
        _unbind(element)
    first = struck[0]
    last = _end_of_stretch(struck)
    # Text that nobody sees gets no replacement that everybody would see.
    if change.becomes and visible:
        insertion = stamps.element("ins")
        insertion.append(_new_run(change.becomes, plain_formatting(visible[0])))
        last.addnext(insertion)
        last = insertion
    if change.bookmark:
        _bookmark(first, change.bookmark, stamps)
    if change.comment:
        mark_around(paragraph, first, last, change.comment)


def _end_of_stretch(struck: Sequence[etree._Element]) -> etree._Element:
    """The last deletion that a reader sees as one with the first: side by side, with at most unseen marks between."""
    last = struck[0]
    for following in struck[1:]:
        between = last.getnext()
        while between is not None and between is not following and _is_unseen(between):
            between = between.getnext()
        if between is not following:
            break
        last = following
    return last


def _is_unseen(element: etree._Element) -> bool:
    if element.tag == W + "r":
        return all(child.tag in (W + "rPr", W + "commentReference") for child in element)
    return element.tag in _MARKS


def _delete(group: Sequence[etree._Element], stamps: Stamps) -> etree._Element:
    deletion = stamps.element("del")
    group[0].addprevious(deletion)
    for run in group:
        deletion.append(run)
        for text in run.iter(W + "t"):
            text.tag = W + "delText"
    return deletion


def _new_run(text: str, formatting: etree._Element | None) -> etree._Element:
    run = etree.Element(W + "r")
    if formatting is not None:
        run.append(formatting)
    start = 0
    for index, character in enumerate(text):
        if character in _BREAKS:
            _append_text(run, text[start:index])
            etree.SubElement(run, W + _BREAKS[character])
            start = index + 1
    _append_text(run, text[start:])
    return run


def _append_text(run: etree._Element, text: str) -> None:
    if text:
        node = etree.SubElement(run, W + "t")
        node.text = text
        node.set(SPACE, "preserve")


def _bookmark(before: etree._Element, name: str, stamps: Stamps) -> None:
    start, end = etree.Element(W + "bookmarkStart"), etree.Element(W + "bookmarkEnd")
    number = stamps.new_id()
    start.set(W + "id", number)
    start.set(W + "name", name)
    end.set(W + "id", number)
    before.addprevious(start)
    before.addprevious(end)


def _unbind(element: etree._Element) -> None:
    """Cut content controls around a change loose from their data store, from which Word would refill them on opening."""
    for control in element.iterancestors(W + "sdt"):
        properties = control.find(W + "sdtPr")
        if properties is not None:
            for name in _BINDINGS:
                for binding in properties.findall(name):
                    properties.remove(binding)
