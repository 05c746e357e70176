"""Deleting a field for what its code says, and putting the text that it shows, edited, in its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from redraft.documents.ooxml.namespaces import SPACE
from redraft.documents.ooxml.reading.hidden import Hiding, is_hidden
from redraft.documents.ooxml.reading.story import Piece, Story, run_of
from redraft.outputs.publication.fields import is_kept, targets
from redraft.outputs.review.bookmarks import enclose
from redraft.outputs.review.comment_marks import Comment, mark_around
from redraft.outputs.review.revisions import insert_behind, new_run, strike
from redraft.outputs.review.runs import plain_formatting
from redraft.outputs.review.stamps import Stamps
from redraft.outputs.review.tracking import Change
from redraft.outputs.review.whole_fields import WholeField, whole_fields
from redraft.text import Edit, Span


@dataclass(frozen=True, slots=True)
class FieldEdit:
    """A field to be deleted as a whole, and the edits of its code that call for it."""

    field: WholeField
    edits: tuple[Edit, ...]

    def span(self, story: Story) -> Span | None:
        """The characters of the paragraph's text that lie in the field; None for a field that shows nothing."""
        nodes = set(self.field.nodes)
        inside = [piece for piece in story.pieces if piece.node in nodes]
        return Span(inside[0].start, inside[-1].end) if inside else None


def field_edits(paragraph: etree._Element, places: Mapping[etree._Element, Sequence[Edit]]) -> list[FieldEdit]:
    """What is to be deleted for the edits of a paragraph's field codes, by the element that each code begins at.

    Codes whose field cannot be deleted as a whole have no place in the result, nor have those of fields that the
    publication copy keeps, such as references within the document.
    """
    found: list[FieldEdit] = []
    fields = whole_fields(paragraph)
    for place, edits in places.items():
        whole = fields.get(place)
        if whole is None or is_kept(whole.code, targets(whole.code), whole.inner):
            continue
        nodes = set(whole.nodes)
        inner = [f for f in found if nodes.issuperset(f.field.nodes)]
        outer = next((f for f in found if nodes < set(f.field.nodes)), None)
        found = [f for f in found if f not in inner and f is not outer]
        edits = [*(e for f in inner for e in f.edits), *(outer.edits if outer else ()), *edits]
        found.append(FieldEdit(whole if outer is None else outer.field, tuple(edits)))
    return found


def delete_field(
    edit: FieldEdit,
    story: Story,
    changes: Sequence[Change],
    comments: Sequence[Comment],
    styles: Hiding,
    stamps: Stamps,
) -> None:
    """Delete the field, tracked, and insert what it shows with the `changes` that lie in it made.

    `story` is that of the paragraph as it was before anything was done to it.
    """
    shown = _shown_again(edit.field, story, changes, styles)
    struck = [element for stretch in strike(edit.field.runs(stamps), stamps) for element in stretch]
    last = insert_behind(struck[-1], shown, stamps) if shown else struck[-1]
    for finding in dict.fromkeys([*(e.finding for e in edit.edits), *(c.finding for c in changes)]):
        if finding:
            enclose(struck[0], last, finding, stamps)
    for comment in comments:
        mark_around(struck[0], last, comment)


def _shown_again(whole: WholeField, story: Story, changes: Sequence[Change], styles: Hiding) -> list[etree._Element]:
    """New runs with the field's visible result, each formatted as it was."""
    shown = set(whole.shown)
    runs: list[etree._Element] = []
    made: set[Span] = set()
    for piece in story.pieces:
        run = run_of(piece.node) if piece.node in shown else None
        if run is None or is_hidden(run, styles):
            continue
        at = piece.start
        for change in sorted(
            (c for c in changes if c.span.overlaps(Span(piece.start, piece.end))), key=lambda c: c.span
        ):
            runs += _copied(piece, run, at, change.span.start)
            if change.becomes and change.span not in made:
                runs.append(new_run(change.becomes, plain_formatting(run)))
            made.add(change.span)
            at = change.span.end
        runs += _copied(piece, run, at, piece.end)
    return runs


def _copied(piece: Piece, run: etree._Element, start: int, end: int) -> list[etree._Element]:
    if start >= end:
        return []
    node = deepcopy(piece.node)
    node.tail = None
    if piece.is_text:
        node.text = piece.text[start - piece.start : end - piece.start]
        node.set(SPACE, "preserve")
    copied = new_run("", plain_formatting(run))
    copied.append(node)
    return [copied]
