"""What is said in comments elsewhere than on a change: at the nearest paragraph of the body, or once at the top."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from redraft.documents.ooxml.reading.story import story_of
from redraft.documents.ooxml.writing.workbench import Workbench
from redraft.documents.ooxml.xml import element_at
from redraft.errors import PlanInvalid
from redraft.outputs.review.announcements import Announcements
from redraft.outputs.review.body_places import BodyPlaces, in_body
from redraft.outputs.review.comment_marks import Comment, CommentWriter, mark_paragraph
from redraft.outputs.review.tracking import lies_in_deletion
from redraft.text import FILE_NAME, Anchor, Edit, Kind, Segment, View


class Beside:
    """Gathers comments and announcements before anything is altered, and hangs them when all else is done."""

    def __init__(self, bench: Workbench, segments: Mapping[Anchor, Segment], comments: CommentWriter) -> None:
        self._bench = bench
        self._segments = segments
        self._comments = comments
        self._places = BodyPlaces(bench)
        self._aside: list[tuple[etree._Element, Comment]] = []
        self.said = Announcements()

    def comment(self, anchor: Anchor, paragraph: etree._Element, text: str) -> Comment | None:
        """A comment to be hung on a change in `paragraph`; None where there is none or it had to be hung elsewhere."""
        if not text:
            return None
        if anchor.part == self._bench.package.main and in_body(paragraph):
            return self._comments.write(text)
        self.hang(anchor, text)
        return None

    def hang(self, anchor: Anchor, text: str) -> None:
        """A comment on the paragraph nearest to `anchor`, or the first."""
        place = self._places.nearest(anchor)
        place = self._places.first if place is None else place
        if place is not None:
            self._aside.append((place, self._comments.write(text)))

    def field(self, anchor: Anchor, edit: Edit) -> None:
        """Say that the field with this edit, in the paragraph at `anchor`, goes as a whole."""
        self.said.field(self._places.nearest(anchor), edit)

    def announce(self, edit: Edit) -> None:
        """Say what Word cannot show."""
        if edit.anchor == FILE_NAME:
            return
        place = self._places.nearest(edit.anchor)
        if edit.anchor.view is View.ORIGINAL:
            # What stands in the final view too is shown there.
            if lies_in_deletion(story_of(self.element(edit.anchor), View.ORIGINAL), edit.span):
                self.said.deleted(place, edit)
            return
        segment = self._segments.get(edit.anchor)
        if segment and segment.kind is Kind.AUTHOR:
            # The same person may have made a thousand changes.
            place = None
        self.said.beside(place, self._what(segment, place), edit)

    def hang_all(self) -> None:
        """Hang everything on the body."""
        top = self._places.first
        said = list(self.said.comments())
        if top is not None and (lines := [*self.said.summary(), *self._bench.package.notices]):
            said.append((top, "\n".join(lines)))
        for place, comment in [*self._aside, *((place, self._comments.write(text)) for place, text in said)]:
            self._bench.change(self._bench.package.main)
            mark_paragraph(place, comment)

    def element(self, anchor: Anchor) -> etree._Element:
        """The element at `anchor`.

        Raises:
            PlanInvalid: if there is none.
        """
        try:
            return element_at(self._bench.root(anchor.part), anchor.path)
        except KeyError:
            raise PlanInvalid("The draft is no longer the one that was read.") from None

    def _what(self, segment: Segment | None, place: etree._Element | None) -> str:
        """Where a detail lies, as seen from the paragraph that says so."""
        if segment is None:
            return "a place of no name"
        around = "" if place is None else self._places.names.get(place, "")
        what = f"{segment.where}, text that cannot bear changes" if segment.kind.in_story else segment.where
        return what.removeprefix(f"{around}, ").removeprefix(f"{Kind.BODY}, ")
