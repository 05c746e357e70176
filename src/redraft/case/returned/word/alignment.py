"""A paragraph that came back held against the one that was sent, character by character.

Bookmarks come first: what stands inside one belongs to its change, and so do its neighbours as far as they are that
change's words, since LibreOffice moves the start behind the deletion. Where bookmarks are gone, the words tell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import pairwise

from redraft.case.returned.word.laid_open import LaidOpen
from redraft.case.returned.word.parsing import parse
from redraft.outputs.review.as_sent import SentChange, SentParagraph

_TOKEN = re.compile(r"\w+|\s|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Zone:
    """Where a change stands in the returned text; `sharp` is whether the words on both sides of it are still there."""

    change: SentChange
    start: int
    end: int
    sharp: bool


@dataclass(frozen=True, slots=True)
class Alignment:
    """Where each change is, and for each character of the sent paragraph outside changes its offset, None if it is gone."""

    zones: tuple[Zone, ...]
    at: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class _Gap:
    """Plain text between two changes: its range in the sent paragraph, and the changes beside it."""

    start: int
    end: int
    left: int | None
    right: int | None


@dataclass(slots=True)
class _Work:
    """One alignment in the making; edges are offsets in the returned text, None while unknown."""

    sent: SentParagraph
    got: LaidOpen
    at: list[int | None]
    left: dict[int, int] = field(default_factory=dict)
    right: dict[int, int] = field(default_factory=dict)
    blurred: set[int] = field(default_factory=set)
    """Changes that may stand elsewhere, for all that the words tell."""


def align(sent: SentParagraph, got: LaidOpen) -> Alignment:
    """Find each change and each plain character of a sent paragraph in the one that came back."""
    changes = sorted(sent.changes, key=lambda change: change.span)
    work = _Work(sent, got, [None] * len(sent.text))
    gaps = _gaps(sent, changes)
    anchors = _anchors(changes, got)
    fixed = [number for number in range(len(changes)) if number in anchors]
    low, first = 0, 0
    for number in [*fixed, len(changes)]:
        high = anchors[number][0] if number in anchors else len(got.text)
        _align_chunk(work, changes, gaps[first : number + 1], low, high)
        if number in anchors:
            low, first = anchors[number][1], number + 1
    return Alignment(tuple(_zone(work, n, change, anchors.get(n)) for n, change in enumerate(changes)), tuple(work.at))


def _gaps(sent: SentParagraph, changes: Sequence[SentChange]) -> list[_Gap]:
    edges = [0, *(edge for change in changes for edge in (change.span.start, change.span.end)), len(sent.text)]
    count = len(changes)
    return [
        _Gap(edges[2 * n], edges[2 * n + 1], n - 1 if n else None, n if n < count else None) for n in range(count + 1)
    ]


def _anchors(changes: Sequence[SentChange], got: LaidOpen) -> dict[int, tuple[int, int]]:
    """Where the bookmark of each change is, as far as they stand in the order of the paragraph."""
    found: dict[str, tuple[int, int]] = {}
    for mark in got.marks:
        start, end = found.get(mark.finding, (mark.start, mark.end))
        found[mark.finding] = min(start, mark.start), max(end, mark.end)
    anchors: dict[int, tuple[int, int]] = {}
    last = 0
    for number, change in enumerate(changes):
        place = found.get(change.finding)
        if place and place[0] >= last:
            anchors[number] = place
            last = place[1]
    return anchors


def _align_chunk(work: _Work, changes: Sequence[SentChange], gaps: Sequence[_Gap], low: int, high: int) -> None:
    """Align the gaps that lie between two bookmarks, with the changes between them whose own are lost."""
    if len(gaps) == 1 and _fits(work, changes, gaps[0], low, high):
        return
    if len(gaps) > 1 and _parsed(work, changes, gaps, low, high):
        return
    _align_by_words(work, changes, gaps, low, high)
    work.blurred |= {
        gap.right
        for gap, following in pairwise(gaps)
        if gap.right is not None and not (_is_whole(work, gap) and _is_whole(work, following))
    }
    for gap in gaps:
        if gap.start == gap.end:
            _split(work, gap, low, high)
        else:
            first, last = work.at[gap.start], work.at[gap.end - 1]
            _edges(work, gap, first, None if last is None else last + 1)


def _parsed(work: _Work, changes: Sequence[SentChange], gaps: Sequence[_Gap], low: int, high: int) -> bool:
    """Whether the plain words of all these gaps stand here as they were, whatever became of the changes between them."""
    inner = [changes[gap.right] for gap in gaps[:-1] if gap.right is not None]
    plain = [work.sent.text[gap.start : gap.end] for gap in gaps]
    parsed = parse(work.got.text[low:high], plain, [frozenset(_forms(change)) for change in inner])
    if parsed is None:
        return False
    start = low
    for number, gap in enumerate(gaps):
        work.at[gap.start : gap.end] = range(start, start + gap.end - gap.start)
        _edges(work, gap, start, start + gap.end - gap.start)
        if number < len(parsed.ranges):
            start = low + parsed.ranges[number][1]
        if number in parsed.doubtful and gap.right is not None:
            work.blurred.add(gap.right)
    return True


def _is_whole(work: _Work, gap: _Gap) -> bool:
    """Whether every character of a gap was found, and there are words among them."""
    text = work.sent.text[gap.start : gap.end]
    return None not in work.at[gap.start : gap.end] and any(map(str.isalnum, text))


def _forms(change: SentChange) -> tuple[str, ...]:
    """The words that a change leaves: rejected, accepted, left as it was."""
    return change.was, change.becomes, change.was + change.becomes


def _fits(work: _Work, changes: Sequence[SentChange], gap: _Gap, low: int, high: int) -> bool:
    """Whether the words of a gap stand here as they were, with at most words of the changes on both sides."""
    text = work.sent.text[gap.start : gap.end]
    found = work.got.text.find(text, low, high)
    best: int | None = None
    while found >= 0:
        before, behind = work.got.text[low:found], work.got.text[found + len(text) : high]
        if _belongs(changes, gap.left, before, end=True) and _belongs(changes, gap.right, behind, end=False):
            best = found
            break
        found = work.got.text.find(text, found + 1, high)
    if best is None:
        return False
    for offset in range(len(text)):
        work.at[gap.start + offset] = best + offset
    _edges(work, gap, best, best + len(text))
    return True


def _belongs(changes: Sequence[SentChange], number: int | None, text: str, end: bool) -> bool:
    """Whether this is the end (or beginning) of what a change struck out or put in; nothing at all is, too."""
    if not text:
        return True
    if number is None:
        return False
    change = changes[number]
    return any(form.endswith(text) if end else form.startswith(text) for form in _forms(change))


def _align_by_words(work: _Work, changes: Sequence[SentChange], gaps: Sequence[_Gap], low: int, high: int) -> None:
    ours: list[tuple[str, int | None]] = []
    for gap in gaps:
        ours += [(m[0], gap.start + m.start()) for m in _TOKEN.finditer(work.sent.text[gap.start : gap.end])]
        if gap is not gaps[-1] and gap.right is not None:
            change = changes[gap.right]
            ours += [(m[0], None) for text in (change.was, change.becomes) for m in _TOKEN.finditer(text)]
    theirs = _tokens(work.got, low, high)
    matcher = SequenceMatcher(None, [word for word, _ in ours], [word for word, _ in theirs], autojunk=False)
    for block in matcher.get_matching_blocks():
        for step in range(block.size):
            word, offset = ours[block.a + step]
            if offset is not None:
                there = theirs[block.b + step][1]
                work.at[offset : offset + len(word)] = range(there, there + len(word))


def _tokens(got: LaidOpen, low: int, high: int) -> list[tuple[str, int]]:
    """The words between two offsets with their own, cut where one hand ends and another begins."""
    found = []
    for stretch in got.between(low, high):
        found += [(match[0], stretch.start + match.start()) for match in _TOKEN.finditer(stretch.text)]
    return found


def _split(work: _Work, gap: _Gap, low: int, high: int) -> None:
    """Two changes side by side: where nothing tells them apart, what lies between the bookmarks goes with the first."""
    border = low if gap.left is None else high
    _edges(work, gap, border, border)


def _edges(work: _Work, gap: _Gap, first: int | None, behind: int | None) -> None:
    if gap.left is not None and first is not None:
        work.right[gap.left] = first
    if gap.right is not None and behind is not None:
        work.left[gap.right] = behind


def _zone(work: _Work, number: int, change: SentChange, anchor: tuple[int, int] | None) -> Zone:
    start, end = work.left.get(number), work.right.get(number)
    sharp = start is not None and end is not None
    if start is None:
        start = anchor[0] if anchor else end or 0
    if end is None:
        end = anchor[1] if anchor else start
    whole = anchor is not None and anchor[0] < anchor[1]
    return Zone(change, start, max(start, end), (sharp or whole) and number not in work.blurred)
