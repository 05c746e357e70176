"""Hunts through a PDF, piece by piece."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise, product

from redraft.leaks.container import Closed
from redraft.leaks.folding import fold, squeeze
from redraft.leaks.hunting import Report, hunt_bytes, hunt_counted, hunt_decoded, hunt_view, note
from redraft.leaks.needles import Needles
from redraft.leaks.pdf.lines import body_of, joined
from redraft.leaks.pdf.parts import pieces
from redraft.leaks.pdf.pieces import Piece, Sort
from redraft.leaks.quarry import Hunt
from redraft.leaks.views import text_views

_SEAM_LINES = 4
_SEAM = 200
"""Characters on either side of a page's end within which a wording may go over it."""
_TOKEN = re.compile(r"\S+")


def hunt_pdf(data: bytes, prefix: str, hunt: Hunt, report: Report, attached: Callable[[str, bytes], None]) -> None:
    """Note every hit in the PDF in `data`, parts labelled after `prefix`; `attached` is told of each file inside it.

    Forms of which some may remain are counted on the pages, where a line that comes back on page after page (a running
    head) counts once, and beside them in what does not stand on a page already: an outline repeats the headings.
    """
    rest, between = Report(), Report()
    pages: list[str] = []
    counted: list[str] = []
    for piece in pieces(data):
        label = prefix + piece.label
        if piece.sort is Sort.PAGE:
            pages.append(piece.text)
            _wording(piece.text, label, hunt, report)
            report.inspected.append(label)
            continue
        if piece.sort is Sort.FILE:
            attached(label, piece.data)
        elif piece.sort is Sort.CLOSED:
            report.closed.append(Closed(label, piece.text))
        elif piece.sort is Sort.UNSEEN:
            report.unseen.append(Closed(label, piece.text))
        elif piece.sort is Sort.REST:
            _rest(piece, label, hunt, rest)
        elif piece.sort is Sort.BETWEEN:
            _rest(piece, label, hunt, between)
        else:
            report.inspected.append(label)
            _beside(piece, label, hunt, report, counted)
    _count(pages, counted, prefix, hunt, report)
    _over_page_ends(pages, prefix, hunt, report)
    for found in (rest, between):
        _unless_known(found, {index for _, index in report.seen}, report)


def _wording(text: str, label: str, hunt: Hunt, report: Report) -> None:
    """The distinctive forms in text with lines: over line ends, hyphenated there, and with blanks astray."""
    hunt_view(fold(text), label, "in the text", hunt, report)
    flowing = fold(joined(text))
    hunt_view(flowing, label, "over the end of a line", hunt, report)
    note(_astray(hunt.inside, flowing.lower()), label, "with blanks inside", report)
    for how, view in text_views(text.encode("utf-8", "replace")):
        hunt_view(view, label, how, hunt, report)


def _beside(piece: Piece, label: str, hunt: Hunt, report: Report, counted: list[str]) -> None:
    if piece.sort is Sort.METADATA:
        hunt_bytes(piece.data, label, hunt, report)
        return
    _wording(piece.text, label, hunt, report)
    hunt_decoded(piece.text, label, hunt, report)
    if piece.sort is Sort.BESIDE:
        counted.append(piece.text)


def _rest(piece: Piece, label: str, hunt: Hunt, found: Report) -> None:
    if piece.data:
        for how, view in text_views(piece.data):
            hunt_view(view, label, how, hunt, found)
        hunt_decoded(piece.data.decode("latin-1"), label, hunt, found)
    hunt_view(fold(piece.text), label, "in an object", hunt, found)


def _unless_known(found: Report, known: set[int], report: Report) -> None:
    """Note what was found of forms that are not known to stand in a better place."""
    for (part, index, how), count in found.hits.items():
        if index not in known:
            note(Counter({index: count}), part, how, report)


def _astray(needles: Needles, text: str) -> Counter[int]:
    """Hits over blanks that a wrong spacing leaves inside a word; they begin and end where words do.

    "thousand ran" holds no Sandra, "T amsin" does hold a Tamsin.
    """
    found: Counter[int] = Counter()
    tokens = [squeeze(match[0]) for match in _TOKEN.finditer(text)]
    starts, at = [], 0
    for token in tokens:
        starts.append(at)
        at += len(token)
    borders = [*starts, at]
    run = "".join(tokens)
    for which, start, end in needles.places(run):
        if _is_border(borders, start) and any(
            run.startswith(ending, end) and _is_border(borders, end + len(ending)) for ending in ("", "s", "'s")
        ):
            found.update(needles.owners[which])
    return found


def _is_border(borders: Sequence[int], at: int) -> bool:
    place = bisect_left(borders, at)
    return place < len(borders) and borders[place] == at


def _count(pages: Sequence[str], beside: Sequence[str], prefix: str, hunt: Hunt, report: Report) -> None:
    bodies = body_of(pages)
    for number, body in enumerate(bodies, 1):
        hunt_counted(fold(joined(body)), f"{prefix}page {number}", hunt, report)
    heads = "\n".join(
        dict.fromkeys(line for page, body in zip(pages, bodies, strict=True) for line in _taken(page, body))
    )
    hunt_counted(fold(heads), f"{prefix}heads and feet of pages", hunt, report)
    known = squeeze(fold("".join(pages)))
    for text in beside:
        for line in text.split("\n"):
            folded = fold(line)
            if hunt.counted.count_words(folded) and (run := squeeze(folded)) not in known:
                hunt_counted(folded, f"{prefix}beside the pages", hunt, report)
                known += "\n" + run


def _taken(page: str, body: str) -> list[str]:
    left = Counter(body.split("\n"))
    return [line for line in page.split("\n") if not left[line]]


def _over_page_ends(pages: Sequence[str], prefix: str, hunt: Hunt, report: Report) -> None:
    """Wording that begins on one page and ends on the next, up to a few lines of foot and head between left out."""
    for number, (before, after) in enumerate(pairwise(pages), 1):
        left, right = before.strip().split("\n"), after.strip().split("\n")
        found = Report()
        for foot, head in product(range(_SEAM_LINES), repeat=2):
            tail = joined("\n".join(left[: max(0, len(left) - foot)]))[-_SEAM:]
            begin = joined("\n".join(right[head:]))[:_SEAM]
            label = f"{prefix}pages {number} and {number + 1}"
            hunt_view(fold(joined(f"{tail}\n{begin}")), label, "over the end of a page", hunt, found)
        here = {f"{prefix}page {number}", f"{prefix}page {number + 1}"}
        _unless_known(found, {index for part, index in report.seen if part in here}, report)
