"""One review copy in the making: what happens to every paragraph is settled first, and only then anything is changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from redraft.documents.ooxml.namespaces import W
from redraft.documents.ooxml.reading.hidden import hiding_styles
from redraft.documents.ooxml.reading.story import Story, story_of
from redraft.documents.ooxml.writing.workbench import Workbench
from redraft.errors import PlanInvalid
from redraft.outputs.review.beside import Beside
from redraft.outputs.review.comment_marks import Comment, CommentWriter
from redraft.outputs.review.field_edits import FieldEdit, delete_field, field_edits
from redraft.outputs.review.settings_part import track_from_now_on
from redraft.outputs.review.stamps import Stamps
from redraft.outputs.review.tracking import Change, can_track, hidden_spans, track
from redraft.text import Anchor, Draft, Edit, Kind, Span, View


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment on a place whose text is not changed: a flag, a near-miss. `text` quotes nothing."""

    anchor: Anchor
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class _FieldChange:
    """A field that goes, with the changes of the text that it shows and the comments on it."""

    edit: FieldEdit
    changes: tuple[Change, ...]
    comments: tuple[Comment, ...]


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """One paragraph that is going to change, with everything that happens to it."""

    element: etree._Element
    story: Story
    changes: tuple[Change, ...]
    fields: tuple[_FieldChange, ...]


class Job:
    """The changes and comments of one review copy; `stories` are the parts whose text is tracked."""

    def __init__(
        self,
        bench: Workbench,
        draft: Draft,
        stories: Collection[str],
        stamps: Stamps,
        comments: CommentWriter,
        notes: Mapping[str, str],
    ) -> None:
        self._bench = bench
        self._segments = {s.anchor: s for s in draft.segments}
        self._stories = frozenset(stories)
        self._stamps = stamps
        self._notes = notes
        self._beside = Beside(bench, self._segments, comments)
        self.styles = hiding_styles(self._styles_root())

    def make(self, edits: Sequence[Edit], remarks: Sequence[Remark]) -> None:
        """Make all edits and hang all remarks.

        Raises:
            PlanInvalid: if an edit does not find the text it was made for.
        """
        wanted, in_codes = self._sorted(edits)
        remarked: dict[Anchor, list[Remark]] = {}
        for remark in remarks:
            remarked.setdefault(remark.anchor, []).append(remark)
        paragraphs = [
            paragraph
            for anchor in self._in_order(wanted, remarked, in_codes)
            if (paragraph := self._prepare(anchor, wanted.get(anchor, ()), remarked.get(anchor, ()), in_codes))
        ]
        self._beside.said.protected = track_from_now_on(self._bench)
        for paragraph in paragraphs:
            self._change(paragraph)
        self._beside.hang_all()

    def _sorted(self, edits: Iterable[Edit]) -> tuple[dict[Anchor, list[Edit]], dict[Anchor, list[FieldEdit]]]:
        """The edits by anchor, and apart from them those for which fields go, by the paragraph's anchor."""
        wanted: dict[Anchor, list[Edit]] = {}
        codes: dict[Anchor, dict[etree._Element, list[Edit]]] = {}
        for edit in edits:
            wanted.setdefault(edit.anchor, []).append(edit)
        for anchor, of_place in wanted.items():
            if self._kind(anchor) is Kind.FIELD and anchor.part in self._stories:
                place = self._beside.element(anchor)
                if next(place.iterancestors(W + "p"), None) is not None:
                    codes.setdefault(_paragraph_of(anchor, place), {})[place] = of_place
        in_codes = {p: field_edits(self._beside.element(p), of_paragraph) for p, of_paragraph in codes.items()}
        gone = {edit.anchor for found in in_codes.values() for field in found for edit in field.edits}
        return {a: e for a, e in wanted.items() if a not in gone}, {p: f for p, f in in_codes.items() if f}

    def _in_order(self, *wanted: Mapping[Anchor, object]) -> list[Anchor]:
        """The draft's places in their order, so that comments are numbered as they are read; unknown ones last."""
        named = {anchor for mapping in wanted for anchor in mapping}
        known = [a for a, s in self._segments.items() if a in named or (s.kind.in_story and a.view is View.FINAL)]
        return known + sorted(named - set(known))

    def _prepare(
        self,
        anchor: Anchor,
        edits: Sequence[Edit],
        remarks: Sequence[Remark],
        in_codes: Mapping[Anchor, Sequence[FieldEdit]],
    ) -> _Paragraph | None:
        """Settle what happens at one place; None where nothing does, or nothing that Word can track."""
        going = in_codes.get(anchor, ())
        if not going and (not self._kind(anchor).in_story or anchor.view is View.ORIGINAL):
            for edit in edits:
                self._beside.announce(edit)
            for remark in remarks:
                self._beside.hang(anchor, remark.text)
            return None
        element = self._beside.element(anchor)
        story = story_of(element)
        changes = [*self._changes(anchor, element, story, edits), *self._hidings(story, edits)]
        fields, changes = self._fields(anchor, element, story, going, changes)
        changes += self._remarked(anchor, element, story, remarks, changes, [f.edit for f in fields])
        if not changes and not fields:
            return None
        self._bench.change(anchor.part)
        return _Paragraph(element, story, tuple(changes), tuple(fields))

    def _change(self, paragraph: _Paragraph) -> None:
        track(paragraph.story, paragraph.changes, self.styles, self._stamps)
        for field in paragraph.fields:
            delete_field(
                field.edit,
                paragraph.story,
                field.changes,
                field.comments,
                self.styles,
                self._stamps,
            )

    def _changes(self, anchor: Anchor, element: etree._Element, story: Story, edits: Sequence[Edit]) -> list[Change]:
        changes = []
        for edit in edits:
            if edit.span.of(story.text) != edit.was:
                raise PlanInvalid("The draft is no longer the one that was read.")
            if can_track(story, edit.span):
                comment = self._beside.comment(anchor, element, self._notes.get(edit.finding, ""))
                for span, becomes in story.shares(edit.span, edit.becomes):
                    changes.append(Change(span, becomes, True, edit.finding, comment))
                    comment = None
            else:
                self._beside.announce(edit)
        return changes

    def _hidings(self, story: Story, edits: Sequence[Edit]) -> list[Change]:
        spans = hidden_spans(story, self.styles)
        self._beside.said.hidden += len(spans)
        taken = [edit.span for edit in edits]
        return [Change(rest) for span in spans for rest in _without(span, taken)]

    def _fields(
        self,
        anchor: Anchor,
        element: etree._Element,
        story: Story,
        going: Sequence[FieldEdit],
        changes: Sequence[Change],
    ) -> tuple[list[_FieldChange], list[Change]]:
        """The fields that go, each with the changes inside it, and the changes that are left."""
        left = list(changes)
        found = []
        for field in going:
            span = field.span(story)
            inside = [c for c in left if span is not None and span.contains(c.span)]
            if span is not None and any(c.span.overlaps(span) for c in left if c not in inside):
                # A name half in the field and half behind it: the field stays, so that the name can be shown.
                for edit in field.edits:
                    self._beside.announce(edit)
                continue
            left = [c for c in left if c not in inside]
            notes = (self._beside.comment(anchor, element, self._notes.get(e.finding, "")) for e in field.edits)
            comments = (*notes, *(c.comment for c in inside))
            found.append(_FieldChange(field, tuple(inside), tuple(c for c in comments if c)))
            for edit in field.edits:
                self._beside.field(anchor, edit)
        return found, left

    def _remarked(
        self,
        anchor: Anchor,
        element: etree._Element,
        story: Story,
        remarks: Sequence[Remark],
        changes: Sequence[Change],
        fields: Sequence[FieldEdit],
    ) -> list[Change]:
        taken = [*(c.span for c in changes), *(span for f in fields if (span := f.span(story)))]
        found: list[Change] = []
        for remark in remarks:
            fits = remark.span.end <= len(story.text) and can_track(story, remark.span)
            if not fits or any(remark.span.overlaps(span) for span in taken):
                self._beside.hang(anchor, remark.text)
                continue
            comment = self._beside.comment(anchor, element, remark.text)
            if comment is not None:
                found.append(Change(remark.span, strikes=False, comment=comment))
                taken.append(remark.span)
        return found

    def _kind(self, anchor: Anchor) -> Kind:
        segment = self._segments.get(anchor)
        return segment.kind if segment else Kind.METADATA

    def _styles_root(self) -> etree._Element | None:
        part = self._bench.target(self._bench.package.main, "styles")
        return None if part is None else self._bench.root(part)


def _paragraph_of(anchor: Anchor, place: etree._Element) -> Anchor:
    """The anchor of the paragraph around a place inside it."""
    steps = anchor.path.partition("@")[0].split("/")
    for ancestor in (place, *place.iterancestors()):
        if ancestor.tag == W + "p":
            break
        steps.pop()
    return Anchor(anchor.part, "/".join(steps))


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
