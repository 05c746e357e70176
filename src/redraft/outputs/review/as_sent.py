"""What a review copy says, paragraph by paragraph, as plain data: what a copy that comes back is held against."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from redraft.documents.ooxml.namespaces import W
from redraft.documents.ooxml.reading.hidden import Hiding
from redraft.documents.ooxml.reading.story import Story, story_of
from redraft.documents.ooxml.writing.workbench import Workbench
from redraft.documents.ooxml.xml import element_at
from redraft.outputs.review.bookmarks import finding_of
from redraft.outputs.review.origin import Origin
from redraft.outputs.review.tracking import hidden_spans
from redraft.text import Anchor, Draft, Edit, Segment, Span, View

_INSERTED = (W + "ins", W + "moveTo")


@dataclass(frozen=True, slots=True)
class SentChange:
    """A change that a copy proposes: the span of its paragraph that it strikes out, and what it puts there."""

    finding: str
    span: Span
    was: str
    becomes: str

    def __post_init__(self) -> None:
        if len(self.was) != len(self.span):
            raise ValueError("a change's span and its original differ in length")


@dataclass(frozen=True, slots=True)
class SentParagraph:
    """One paragraph of a copy: the draft's text, the changes to it, and what else may vanish from it by right.

    `hidden` is text that Word does not show and the copy strikes out, `earlier` what earlier authors inserted. `where`
    names the place without quoting it.
    """

    anchor: Anchor
    where: str
    text: str
    changes: tuple[SentChange, ...] = ()
    hidden: tuple[Span, ...] = ()
    earlier: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class SentCopy:
    """A copy as it was written: of which draft (file name and SHA-256), when (ISO 8601), and its paragraphs in order.

    `codes` are findings whose change is the deletion of a whole field, for what its code tells.
    """

    origin: Origin
    source: str
    sha256: str
    at: str
    paragraphs: tuple[SentParagraph, ...]
    codes: frozenset[str] = frozenset()

    @property
    def findings(self) -> frozenset[str]:
        """The findings whose changes the copy shows."""
        return frozenset(c.finding for p in self.paragraphs for c in p.changes) | self.codes


def concealed_spans(bench: Workbench, draft: Draft, styles: Hiding) -> dict[Anchor, tuple[list[Span], list[Span]]]:
    """What of each paragraph is hidden, and what earlier authors inserted; to be asked before anything is altered."""
    found = {}
    for segment in _paragraphs(draft):
        element = element_at(bench.root(segment.anchor.part), segment.anchor.path)
        inserted = next(element.iter(*_INSERTED), None) is not None
        if not inserted and not draft.concealed:
            continue
        story = story_of(element)
        spans = (hidden_spans(story, styles) if draft.concealed else [], _earlier(story) if inserted else [])
        if any(spans):
            found[segment.anchor] = spans
    return found


def as_sent(
    origin: Origin,
    draft: Draft,
    edits: Sequence[Edit],
    marked: Collection[str],
    at: str,
    concealed: Mapping[Anchor, tuple[list[Span], list[Span]]],
) -> SentCopy:
    """The copy of a draft with these edits, as far as they are `marked` in it by bookmarks."""
    by_anchor: dict[Anchor, list[Edit]] = {}
    for edit in edits:
        if edit.finding in marked:
            by_anchor.setdefault(edit.anchor, []).append(edit)
    paragraphs = []
    for segment in _paragraphs(draft):
        hidden, earlier = concealed.get(segment.anchor, ([], []))
        changes = tuple(SentChange(e.finding, e.span, e.was, e.becomes) for e in by_anchor.pop(segment.anchor, ()))
        paragraphs.append(
            SentParagraph(segment.anchor, segment.where, segment.text, changes, tuple(hidden), tuple(earlier))
        )
    codes = frozenset(e.finding for left in by_anchor.values() for e in left)
    return SentCopy(origin, draft.source, draft.sha256, at, tuple(paragraphs), codes)


def bookmarked(roots: Iterable[etree._Element]) -> frozenset[str]:
    """The findings that have a bookmark in these parts."""
    names = (mark.get(W + "name", "") for root in roots for mark in root.iter(W + "bookmarkStart"))
    return frozenset(finding for name in names if (finding := finding_of(name)))


def _paragraphs(draft: Draft) -> Iterable[Segment]:
    return (s for s in draft.segments if s.kind.in_story and s.anchor.view is View.FINAL)


def _earlier(story: Story) -> list[Span]:
    return [
        Span(piece.start, piece.end)
        for piece in story.pieces
        if next(piece.node.iterancestors(*_INSERTED), None) is not None
    ]
