"""What reviewers wrote in the margin of a returned copy, and which of it is on one proposed change."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from redraft.case.returned.values import Remark, Sort
from redraft.case.returned.word.alignment import Alignment
from redraft.case.returned.word.laid_open import Commented, LaidOpen
from redraft.documents.ooxml.namespaces import W
from redraft.documents.ooxml.opening.package import Package
from redraft.documents.ooxml.reading.earlier_authors import remarks_in
from redraft.documents.ooxml.reading.roles import Role, readings
from redraft.outputs.review.stamps import AUTHOR
from redraft.text import Kind

_FEW_WORDS = 3
"""A comment on a change and at most so many words around it is on the change, one on more is on the sentence."""

FILE = "the file"
"""Where a comment is that stands at no place in the text."""


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment: who wrote what, and when (ISO 8601, "" if the file does not say)."""

    author: str
    at: str
    text: str


class Margin:
    """The reviewers' comments of one file, each to be taken once: on a change, in a paragraph, or on the file."""

    def __init__(self, comments: dict[str, Comment]) -> None:
        self._left = comments

    def on_changes(self, where: Alignment, got: LaidOpen) -> dict[str, Comment]:
        """The comments of a paragraph that are on one change each, by its finding."""
        found: dict[str, Comment] = {}
        for place in self._of(got):
            touched = [z for z in where.zones if z.start <= place.end and place.start <= z.end]
            within = [z for z in touched if z.start < place.end and place.start < z.end] or touched
            if len(within) != 1 or not _is_about(place, within[0].start, within[0].end, got):
                continue
            comment = self._left.pop(place.number)
            finding = within[0].change.finding
            before = found.get(finding)
            text = f"{before.text} / {comment.text}" if before else comment.text
            found[finding] = Comment(comment.author, comment.at, text)
        return found

    def in_paragraph(self, got: LaidOpen) -> Iterator[Remark]:
        """The others of a paragraph, with the words that they are on."""
        for place in self._of(got):
            yield _remark(self._left.pop(place.number), got.where, got.text[place.start : place.end])

    def rest(self) -> Iterator[Remark]:
        """Those that stand in no paragraph of the text."""
        while self._left:
            yield _remark(self._left.pop(next(iter(self._left))), FILE)

    def _of(self, got: LaidOpen) -> list[Commented]:
        return [place for place in got.comments if place.number in self._left]


def comments_in(package: Package, known: Collection[tuple[str, str]]) -> dict[str, Comment]:
    """The reviewers' comments of a file by their numbers: neither redraft's nor the `known` ones that were in the draft."""
    found = {}
    for part, reading in readings(package).items():
        if reading.role is not Role.STORY or reading.kind is not Kind.COMMENT:
            continue
        root = package.root(part)
        dates = {c.get(W + "id", ""): c.get(W + "date", "") for c in root.iter(W + "comment")}
        for remark in remarks_in(root):
            if remark.text and remark.author != AUTHOR and signed(remark.author, remark.text) not in known:
                found[remark.number] = Comment(remark.author, dates.get(remark.number, ""), remark.text)
    return found


def signed(author: str, text: str) -> tuple[str, str]:
    """What a comment is known by from one file to another, which may break its lines otherwise."""
    return author, " ".join(text.split())


def _is_about(place: Commented, start: int, end: int, got: LaidOpen) -> bool:
    around = got.text[place.start : min(start, place.end)] + " " + got.text[max(end, place.start) : place.end]
    return len(around.split()) <= _FEW_WORDS


def _remark(comment: Comment, where: str, on: str = "") -> Remark:
    return Remark(Sort.COMMENT, where, on, says=comment.text, by=comment.author, at=comment.at)
