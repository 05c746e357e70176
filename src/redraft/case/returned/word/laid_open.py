"""A returned file's paragraphs laid open: every character that is still in it, with who struck it out or typed it.

Struck text is read beside standing text, so that one alignment with the copy that was sent tells accepted, rejected and
reworded apart. What earlier authors deleted in the draft is left out, and what they inserted counts as plain, as in the
draft itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from lxml import etree

from redraft.documents.ooxml.namespaces import W
from redraft.documents.ooxml.reading.places import Place, places
from redraft.documents.ooxml.reading.story import story_of
from redraft.outputs.review.bookmarks import finding_of
from redraft.outputs.review.stamps import AUTHOR
from redraft.text import Kind

_INS, _DEL = W + "ins", W + "del"
_STRIKES, _ADDS = (_DEL, W + "moveFrom"), (_INS, W + "moveTo")
_STRUCK = "struck"
"""An attribute of our own, in memory only: text below it is struck out."""
_UNSTRUCK = {W + "delText": W + "t", W + "delInstrText": W + "instrText"}
_TO_THE_MINUTE = len("2026-03-01T09:30")

Signature = tuple[str, str]
"""Who made a revision, and when, to the minute: LibreOffice drops what is finer."""


class Hand(StrEnum):
    """Whose change a stretch of text is."""

    NOBODY = ""
    OURS = "redraft"
    REVIEWER = "reviewer"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters from `start` that share one fate: `struck` and `typed` say by whom, if by anybody.

    `author` and `at` are those of the reviewer's revision.
    """

    start: int
    text: str
    struck: Hand
    typed: Hand
    author: str = ""
    at: str = ""

    @property
    def end(self) -> int:
        """The offset behind the last character."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Marked:
    """What of a paragraph lies between the ends of one bookmark of a finding; `start` and `end` may be equal."""

    finding: str
    start: int
    end: int
    has_code: bool
    """Whether the code of a field lies in it."""
    is_open: bool
    """Whether a revision of redraft does."""


@dataclass(frozen=True, slots=True)
class Commented:
    """Where a comment is in a paragraph, by its number in the file; its end may lie in a later one."""

    number: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class LaidOpen:
    """A paragraph of a returned file: all of its text, struck out or not, in stretches without gaps."""

    where: str
    kind: Kind
    text: str
    stretches: tuple[Stretch, ...]
    marks: tuple[Marked, ...]
    comments: tuple[Commented, ...]

    @property
    def before(self) -> str:
        """The text without what anybody typed in."""
        return "".join(s.text for s in self.stretches if s.typed is Hand.NOBODY)

    def between(self, start: int, end: int) -> list[Stretch]:
        """The stretches of this range, cut at its ends."""
        found = []
        for s in self.stretches:
            low, high = max(start, s.start), min(end, s.end)
            if low < high:
                found.append(Stretch(low, self.text[low:high], s.struck, s.typed, s.author, s.at))
        return found


def signature(revision: etree._Element) -> Signature:
    """Who made a revision, and when."""
    return revision.get(W + "author", ""), revision.get(W + "date", "")[:_TO_THE_MINUTE]


def signatures(roots: Iterable[etree._Element]) -> frozenset[Signature]:
    """The signatures of all revisions in these parts."""
    return frozenset(signature(e) for root in roots for e in root.iter(*_STRIKES, *_ADDS))


def laid_open(root: etree._Element, kind: Kind, name: str, earlier: Collection[Signature]) -> Iterator[LaidOpen]:
    """The paragraphs of a part in their order; `earlier` signs the revisions that were in the draft. Alters the tree."""
    _lay_open(root, earlier)
    for place in list(places(root, kind, name)):
        if place.element.tag == W + "p":
            yield _paragraph(place, earlier)


def _lay_open(root: etree._Element, earlier: Collection[Signature]) -> None:
    """Turn deletions into text that a story reads, marked as struck out; those of earlier authors stay unread."""
    for deletion in list(root.iter(*_STRIKES)):
        if deletion.get(W + "author") == AUTHOR or signature(deletion) not in earlier:
            deletion.set(_STRUCK, "yes")
            deletion.tag = _INS
            for node in deletion.iter(*_UNSTRUCK):
                node.tag = _UNSTRUCK[str(node.tag)]


def _paragraph(place: Place, earlier: Collection[Signature]) -> LaidOpen:
    story = story_of(place.element)
    stretches: list[Stretch] = []
    for piece in story.pieces:
        struck, typed, author, at = _fate(piece.node, earlier)
        last = stretches[-1] if stretches else None
        if last and (last.struck, last.typed, last.author, last.at) == (struck, typed, author, at):
            stretches[-1] = Stretch(last.start, last.text + piece.text, struck, typed, author, at)
        else:
            stretches.append(Stretch(piece.start, piece.text, struck, typed, author, at))
    offsets = {piece.node: piece.end for piece in story.pieces}
    walk = _Walk(place.element, offsets, story.border)
    return LaidOpen(
        place.where, place.kind, story.text, tuple(stretches), tuple(walk.marks), tuple(walk.commented.values())
    )


def _fate(node: etree._Element, earlier: Collection[Signature]) -> tuple[Hand, Hand, str, str]:
    struck = typed = Hand.NOBODY
    author = at = ""
    for around in node.iterancestors(W + "p", _INS, W + "moveTo"):
        if around.tag == W + "p":
            break
        ours = around.get(W + "author") == AUTHOR
        hand = Hand.OURS if ours else Hand.REVIEWER
        if around.get(_STRUCK):
            struck = struck or hand
        elif ours or signature(around) not in earlier:
            typed = typed or hand
        else:
            continue
        if not ours and not author:
            author, at = around.get(W + "author", ""), around.get(W + "date", "")
    return struck, typed, author, at


class _Walk:
    """One pass over a paragraph for its bookmarks and comments, each with the offset at which it stands."""

    def __init__(self, paragraph: etree._Element, offsets: dict[etree._Element, int], border: int) -> None:
        self.marks: list[Marked] = []
        self.commented: dict[str, Commented] = {}
        self._open: dict[str, tuple[str, int, int, int]] = {}
        self._offset, self._codes, self._revisions = border, 0, 0
        for element in paragraph.iter("*"):
            if element in offsets:
                self._offset = max(self._offset, offsets[element])
            elif element is not paragraph and next(element.iterancestors(W + "p"), None) is paragraph:
                self._see(element)
        for name, start, codes, revisions in self._open.values():
            self._close(name, start, start, codes, revisions)

    def _see(self, element: etree._Element) -> None:
        number = element.get(W + "id", "")
        if element.tag == W + "bookmarkStart":
            finding = finding_of(element.get(W + "name", ""))
            if finding is not None:
                self._open[number] = (finding, self._offset, self._codes, self._revisions)
        elif element.tag == W + "bookmarkEnd" and number in self._open:
            name, start, codes, revisions = self._open.pop(number)
            self._close(name, start, self._offset, codes, revisions)
        elif element.tag == W + "commentRangeStart":
            self.commented[number] = Commented(number, self._offset, self._offset)
        elif element.tag in (W + "commentRangeEnd", W + "commentReference"):
            start = self.commented[number].start if number in self.commented else self._offset
            self.commented[number] = Commented(number, start, self._offset)
        elif element.tag == W + "instrText":
            self._codes += 1
        elif element.tag == _INS and element.get(W + "author") == AUTHOR:
            self._revisions += 1

    def _close(self, name: str, start: int, end: int, codes: int, revisions: int) -> None:
        self.marks.append(Marked(name, start, end, self._codes > codes, self._revisions > revisions))
