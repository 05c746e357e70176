"""What somebody has to look at besides wordings: pictures, and what earlier authors left for one another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from redraft.decisions import Decision, Decisions, Ruling
from redraft.outputs.diff.passages import Piece, pieces
from redraft.outputs.diff.standing import Standing
from redraft.outputs.thumbnails import CHART, NOT_DRAWN, Thumbnail
from redraft.planning.earlier_authors import RuledChanges, ruled_changes, ruling_on
from redraft.text import Anchor, Comment, Draft, Kind, Picture, Revision, picture_of

_KINDS = {
    "image/png": "PNG",
    "image/jpeg": "JPEG",
    "image/jpg": "JPEG",
    "image/gif": "GIF",
    "image/bmp": "BMP",
    "image/tiff": "TIFF",
    "image/x-emf": "drawing (EMF)",
    "image/emf": "drawing (EMF)",
    "image/x-wmf": "drawing (WMF)",
    "image/wmf": "drawing (WMF)",
    "image/svg+xml": "drawing (SVG)",
}


@dataclass(frozen=True, slots=True)
class PictureRow:
    """One picture, once for all drafts and places that have it; `number` counts them on the page."""

    number: int
    id: str
    kind: str
    places: tuple[tuple[int, str, str], ...]
    on_page: bool
    alt: str
    small: Thumbnail
    words: tuple[Piece, ...]
    is_open: bool
    decision: Decision | None

    @property
    def details(self) -> int:
        """How many details were read in it that would be replaced elsewhere."""
        return sum(_would_go(piece) for piece in self.words)

    @property
    def marked_words(self) -> tuple[tuple[str, bool], ...]:
        """The words that were read in it, piece by piece, and whether each piece would be replaced elsewhere."""
        return tuple((piece.text, _would_go(piece)) for piece in self.words)


def _would_go(piece: Piece) -> bool:
    found = piece.standing
    kept = found is not None and found.decision is not None and found.decision.ruling is Ruling.KEEP
    return found is not None and found.finding.action.changes_text and not kept


def picture_rows(
    drafts: Sequence[Draft],
    small: Mapping[str, Thumbnail],
    open_targets: Iterable[str],
    decisions: Decisions,
    found: Iterable[Standing] = (),
) -> tuple[PictureRow, ...]:
    """Every picture of the drafts in page order; a place is a draft's number, its name, and where in it.

    `found` is what was found in the drafts, the words in pictures included.
    """
    read = words_in_pictures(drafts, found)
    places: dict[str, list[tuple[int, str, str]]] = {}
    first: dict[str, Picture] = {}
    alts: dict[str, list[str]] = {}
    on_page: set[str] = set()
    for number, draft in enumerate(drafts, 1):
        for picture in draft.pictures:
            places.setdefault(picture.id, []).append((number, draft.source, picture.where))
            first.setdefault(picture.id, picture)
            alts.setdefault(picture.id, []).append(picture.alt)
            on_page |= {picture.id} if picture.on_page else set()
    still_open = set(open_targets)
    return tuple(
        PictureRow(
            number=number,
            id=id_,
            kind="chart" if picture.is_chart else _KINDS.get(picture.content_type.lower(), "another kind"),
            places=tuple(places[id_]),
            on_page=id_ in on_page,
            alt="; ".join(dict.fromkeys(filter(None, alts[id_]))),
            small=Thumbnail(why_not=CHART) if picture.is_chart else small.get(id_, Thumbnail(why_not=NOT_DRAWN)),
            words=read.get(id_, ()),
            is_open=id_ in still_open,
            decision=decisions.on(id_) or decisions.at_once(id_),
        )
        for number, (id_, picture) in enumerate(first.items(), 1)
    )


def words_in_pictures(drafts: Sequence[Draft], found: Iterable[Standing]) -> dict[str, tuple[Piece, ...]]:
    """The words that were read in each picture, by its id, with what was found in them."""
    standings: dict[tuple[str, Anchor], list[Standing]] = {}
    for standing in found:
        if picture_of(standing.finding.anchor):
            standings.setdefault((standing.finding.source, standing.finding.anchor), []).append(standing)
    lines: dict[str, dict[Anchor, tuple[Piece, ...]]] = {}
    for draft in drafts:
        for segment in draft.segments:
            if segment.kind is Kind.PICTURE:
                here = standings.get((draft.source, segment.anchor), [])
                of_picture = lines.setdefault(picture_of(segment.anchor), {})
                of_picture.setdefault(segment.anchor, (*pieces(segment.text, here), Piece("\n")))
    return {id_: tuple(chain.from_iterable(of_picture.values())) for id_, of_picture in lines.items()}


@dataclass(frozen=True, slots=True)
class Said:
    """One comment of a thread, whether somebody has yet to rule on it, and how it was ruled on."""

    comment: Comment
    is_open: bool
    decision: Decision | None


@dataclass(frozen=True, slots=True)
class Thread:
    """A comment with its answers, in order."""

    said: tuple[Said, ...]

    @property
    def resolved(self) -> bool:
        """Whether it was marked as settled in Word."""
        return self.said[0].comment.resolved

    @property
    def is_open(self) -> bool:
        """Whether any of it has yet to be ruled on."""
        return any(said.is_open for said in self.said)


@dataclass(frozen=True, slots=True)
class LeftByOthers:
    """What earlier authors left in one draft: threads of comments, open ones first, and tracked changes."""

    number: int
    source: str
    threads: tuple[Thread, ...]
    changes: tuple[Revision, ...]
    ruled: RuledChanges

    @property
    def target(self) -> str:
        """The id by which the changes are ruled on together; "" if there are none."""
        return self.changes[0].draft_id if self.changes else ""

    @property
    def unseen(self) -> frozenset[str]:
        """The ids of the changes that no ruling covers."""
        return frozenset(change.id for change in self.ruled.unseen)


def left_by_others(
    drafts: Sequence[Draft], open_targets: Iterable[str], decisions: Decisions
) -> tuple[LeftByOthers, ...]:
    """What earlier authors left, draft by draft; drafts in which there is nothing are left out."""
    still_open = set(open_targets)
    return tuple(
        LeftByOthers(
            number,
            draft.source,
            _threads(draft, still_open, decisions),
            draft.revisions,
            ruled_changes(draft, decisions),
        )
        for number, draft in enumerate(drafts, 1)
        if draft.comments or draft.revisions
    )


def _threads(draft: Draft, still_open: set[str], decisions: Decisions) -> tuple[Thread, ...]:
    known = {comment.id: comment for comment in draft.comments}
    members: dict[str, list[Comment]] = {}
    for comment in draft.comments:
        members.setdefault(_first(comment, known), []).append(comment)
    threads = [
        Thread(tuple(Said(c, c.id in still_open, ruling_on(c, decisions)) for c in thread))
        for thread in members.values()
    ]
    return tuple(sorted(threads, key=lambda thread: (thread.resolved, not thread.is_open)))


def _first(comment: Comment, known: Mapping[str, Comment]) -> str:
    """The id of the comment that began the thread."""
    seen = {comment.id}
    while comment.answers in known and comment.answers not in seen:
        seen.add(comment.answers)
        comment = known[comment.answers]
    return comment.id
