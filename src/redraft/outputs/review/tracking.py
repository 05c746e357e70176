"""Tracked changes of spans of text in one paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from redraft.documents.ooxml.namespaces import W
from redraft.documents.ooxml.reading.hidden import Hiding, is_hidden
from redraft.documents.ooxml.reading.story import Story, run_of
from redraft.outputs.review.bookmarks import enclose
from redraft.outputs.review.comment_marks import Comment, mark_around
from redraft.outputs.review.revisions import insert_behind, new_run, strike
from redraft.outputs.review.runs import has_room, isolate, plain_formatting
from redraft.outputs.review.stamps import Stamps
from redraft.text import Span


@dataclass(frozen=True, slots=True)
class Change:
    """What happens to one span of a paragraph: it is struck out where `strikes`, and `becomes` stands behind it.

    `finding` is the id of the finding by which the change is bookmarked, `comment` is hung on it; either may be missing.
    """

    span: Span
    becomes: str = ""
    strikes: bool = True
    finding: str = ""
    comment: Comment | None = None


def can_track(story: Story, span: Span) -> bool:
    """Whether Word can show a change of these characters as a tracked one."""
    return all(has_room(piece.node) for piece in story.under(span))


def lies_in_deletion(story: Story, span: Span) -> bool:
    """Whether an earlier author deleted any of these characters."""
    return any(next(p.node.iterancestors(W + "del", W + "moveFrom"), None) is not None for p in story.under(span))


def hidden_spans(story: Story, styles: Hiding) -> list[Span]:
    """The stretches of text that Word hides, as far as they can be struck out."""
    found: list[Span] = []
    for piece in story.pieces:
        run = run_of(piece.node)
        if run is None or not is_hidden(run, styles) or not has_room(piece.node):
            continue
        if found and found[-1].end == piece.start:
            found[-1] = Span(found[-1].start, piece.end)
        else:
            found.append(Span(piece.start, piece.end))
    return found


def track(
    story: Story,
    changes: Sequence[Change],
    styles: Hiding,
    stamps: Stamps,
) -> None:
    """Make the changes of a paragraph as tracked ones; the spans are of `story`, its final view, and do not overlap."""
    for change in sorted(changes, key=lambda c: c.span, reverse=True):
        runs = isolate(story, change.span, stamps)
        visible = [run for run in runs if not is_hidden(run, styles)]
        if change.strikes:
            _replace(change, runs, visible, stamps)
        elif change.comment:
            mark_around(runs[0], runs[-1], change.comment)


def _replace(
    change: Change,
    runs: Sequence[etree._Element],
    visible: Sequence[etree._Element],
    stamps: Stamps,
) -> None:
    formatting = plain_formatting(visible[0]) if visible else None
    stretches = strike(runs, stamps)
    # Text that nobody sees gets no replacement that everybody would see.
    if change.becomes and visible:
        stretches[0].append(insert_behind(stretches[0][-1], [new_run(change.becomes, formatting)], stamps))
    if change.finding:
        for stretch in stretches:
            enclose(stretch[0], stretch[-1], change.finding, stamps)
    if change.comment:
        mark_around(stretches[0][0], stretches[0][-1], change.comment)
