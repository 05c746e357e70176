"""One review copy in the making: what happens to every paragraph is settled first, and only then anything is changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from redraft.documents.ooxml.hidden import hiding_styles
from redraft.documents.ooxml.story import Story, story_of
from redraft.documents.ooxml.workbench import Workbench
from redraft.documents.ooxml.xml import attribute_of, element_at
from redraft.errors import PlanInvalid
from redraft.outputs.review.announcements import announcements
from redraft.outputs.review.body_places import first_paragraph, in_body, nearest
from redraft.outputs.review.comment_marks import Comment, CommentWriter, mark_paragraph
from redraft.outputs.review.settings_part import track_from_now_on
from redraft.outputs.review.stamps import Stamps
from redraft.outputs.review.tracking import Change, bookmark_name, can_track, hidden_spans, lies_in_deletion, track
from redraft.text import FILE_NAME, Anchor, Draft, Edit, Kind, Span, View


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment on a place whose text is not changed: a flag, a near-miss. `text` quotes nothing."""

    anchor: Anchor
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """One paragraph that is going to change, with everything that happens to it."""

    element: etree._Element
    changes: tuple[Change, ...]


class Job:
    """The changes and comments of one review copy."""

    def __init__(
        self, bench: Workbench, draft: Draft, stamps: Stamps, comments: CommentWriter, notes: Mapping[str, str]
    ) -> None:
        self._bench = bench
        self._kinds = {s.anchor: s.kind for s in draft.segments}
        self._stamps = stamps
        self._comments = comments
        self._notes = notes
        self._styles = hiding_styles(self._styles_root())
        self._aside: list[tuple[etree._Element, Comment]] = []
        self._unseen = 0
        self._hidden = 0
        self._deleted = 0

    def make(self, edits: Sequence[Edit], remarks: Sequence[Remark]) -> None:
        """Make all edits and hang all remarks.

        Raises:
            PlanInvalid: if an edit does not find the text it was made for.
        """
        by_place: dict[Anchor, list[Edit]] = {}
        for edit in edits:
            by_place.setdefault(edit.anchor, []).append(edit)
        remarked: dict[Anchor, list[Remark]] = {}
        for remark in remarks:
            remarked.setdefault(remark.anchor, []).append(remark)
        paragraphs = [
            paragraph
            for anchor in self._places(by_place, remarked)
            if (paragraph := self._prepare(anchor, by_place.get(anchor, ()), remarked.get(anchor, ()))) is not None
        ]
        top = first_paragraph(self._bench)
        protected = track_from_now_on(self._bench)
        for paragraph in paragraphs:
            track(paragraph.element, paragraph.changes, self._styles, self._stamps)
        for place, comment in self._aside:
            mark_paragraph(place, comment)
        self._announce(top, protected)

    def _places(self, *wanted: Mapping[Anchor, object]) -> list[Anchor]:
        """The draft's places in their order, so that comments are numbered as they are read; unknown ones last."""
        named = {anchor for mapping in wanted for anchor in mapping}
        known = [a for a, kind in self._kinds.items() if a in named or (kind.in_story and a.view is View.FINAL)]
        return known + sorted(named - set(known))

    def _prepare(self, anchor: Anchor, edits: Sequence[Edit], remarks: Sequence[Remark]) -> _Paragraph | None:
        """Settle what happens at one place; None where nothing does, or nothing that Word can track."""
        kind = self._kinds.get(anchor, Kind.METADATA)
        if not kind.in_story or anchor.view is View.ORIGINAL:
            self._set_aside(anchor, edits, remarks)
            return None
        element = self._element(anchor)
        story = story_of(element)
        changes = [*self._changes(anchor, element, story, edits), *self._hidings(story, edits)]
        changes += self._remarked(anchor, element, story, remarks, changes)
        if not changes:
            return None
        self._bench.change(anchor.part)
        return _Paragraph(element, tuple(changes))

    def _changes(self, anchor: Anchor, element: etree._Element, story: Story, edits: Sequence[Edit]) -> list[Change]:
        changes = []
        for edit in edits:
            if edit.span.of(story.text) != edit.was:
                raise PlanInvalid("The draft is no longer the one that was read.")
            if not can_track(story, edit.span):
                self._set_aside(anchor, (edit,), ())
                continue
            comment = self._comment(anchor, element, self._notes.get(edit.finding, ""))
            changes.append(Change(edit.span, edit.becomes, True, bookmark_name(edit.finding), comment))
        return changes

    def _hidings(self, story: Story, edits: Sequence[Edit]) -> list[Change]:
        spans = hidden_spans(story, self._styles)
        self._hidden += len(spans)
        taken = [edit.span for edit in edits]
        return [Change(rest) for span in spans for rest in _without(span, taken)]

    def _remarked(
        self,
        anchor: Anchor,
        element: etree._Element,
        story: Story,
        remarks: Sequence[Remark],
        changes: Sequence[Change],
    ) -> list[Change]:
        found: list[Change] = []
        for remark in remarks:
            fits = remark.span.end <= len(story.text) and can_track(story, remark.span)
            if not fits or any(remark.span.overlaps(c.span) for c in (*changes, *found)):
                self._hang_aside(anchor, remark.text)
                continue
            comment = self._comment(anchor, element, remark.text)
            if comment is not None:
                found.append(Change(remark.span, strikes=False, comment=comment))
        return found

    def _comment(self, anchor: Anchor, paragraph: etree._Element, text: str) -> Comment | None:
        """A comment to be hung on the change itself; None where there is none or it had to be hung elsewhere."""
        if not text:
            return None
        if anchor.part == self._bench.package.main and in_body(paragraph):
            return self._comments.write(text)
        self._hang_aside(anchor, text)
        return None

    def _hang_aside(self, anchor: Anchor, text: str) -> None:
        place = nearest(self._bench, anchor)
        if place is not None:
            self._aside.append((place, self._comments.write(text)))

    def _set_aside(self, anchor: Anchor, edits: Sequence[Edit], remarks: Sequence[Remark]) -> None:
        """Count the changes that Word cannot show, and hang the remarks on the nearest place that can carry them."""
        if anchor == FILE_NAME:
            return
        if anchor.view is View.ORIGINAL:
            story = story_of(self._element(anchor), View.ORIGINAL)
            # What stands in the final view too is shown there.
            self._deleted += sum(lies_in_deletion(story, edit.span) for edit in edits)
        else:
            self._unseen += len(edits)
        for remark in remarks:
            self._hang_aside(anchor, remark.text)

    def _announce(self, top: etree._Element | None, protected: bool) -> None:
        lines = announcements(self._unseen, self._deleted, self._hidden, protected)
        if lines and top is not None:
            mark_paragraph(top, self._comments.write("\n".join(lines)))

    def _element(self, anchor: Anchor) -> etree._Element:
        try:
            element = element_at(self._bench.root(anchor.part), anchor.path)
        except KeyError:
            raise PlanInvalid("The draft is no longer the one that was read.") from None
        if attribute_of(anchor.path) is not None:
            raise PlanInvalid("A change to an attribute cannot stand in a paragraph.")
        return element

    def _styles_root(self) -> etree._Element | None:
        part = self._bench.target(self._bench.package.main, "styles")
        return None if part is None else self._bench.root(part)


def _without(span: Span, taken: Sequence[Span]) -> list[Span]:
    """What is left of `span` when all `taken` are cut out of it."""
    left = []
    start = span.start
    for other in sorted(taken):
        if other.overlaps(span):
            if start < other.start:
                left.append(Span(start, other.start))
            start = max(start, other.end)
    if start < span.end:
        left.append(Span(start, span.end))
    return left
