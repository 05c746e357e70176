"""Hunts for the forms of a case in one text or in some bytes, and notes what it meets."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from redraft.leaks.container import Closed
from redraft.leaks.folding import fold, squeeze
from redraft.leaks.needles import Needles
from redraft.leaks.quarry import Hunt
from redraft.leaks.views import base64_view, binary_views, hex_view, in_readable_surroundings


@dataclass(slots=True)
class Report:
    """What one file's search gathers: hits as (part, form index, how) -> count, counted forms by part, what stayed shut."""

    hits: Counter[tuple[str, int, str]] = field(default_factory=Counter)
    counted: Counter[tuple[str, int]] = field(default_factory=Counter)
    seen: set[tuple[str, int]] = field(default_factory=set)
    closed: list[Closed] = field(default_factory=list)
    unseen: list[Closed] = field(default_factory=list)
    inspected: list[str] = field(default_factory=list)


def hunt_text(text: str, label: str, how: str, hunt: Hunt, report: Report) -> None:
    """Every form in a text that people can read: distinctive ones noted, the others counted."""
    folded = fold(text)
    hunt_view(folded, label, how, hunt, report)
    hunt_counted(folded, label, hunt, report)


def hunt_counted(folded: str, label: str, hunt: Hunt, report: Report) -> None:
    """The forms of which some may remain, counted in a folded text."""
    for index, count in hunt.counted.count_words(folded).items():
        report.counted[label, index] += count


def hunt_view(view: str, label: str, how: str, hunt: Hunt, report: Report) -> None:
    """The distinctive forms in a folded text, also with blanks and stops left out."""
    distinctive, squeezed = _of_distinctive(view, hunt)
    note(distinctive, label, how, report)
    note(squeezed, label, f"{how}, blanks and stops left out", report)


def hunt_bytes(data: bytes, label: str, hunt: Hunt, report: Report) -> None:
    """The distinctive forms in bytes of an unknown format."""
    for how, view in binary_views(data):
        hunt_view(view, label, how, hunt, report)
    hunt_decoded(data.decode("latin-1"), label, hunt, report)


def hunt_decoded(text: str, label: str, hunt: Hunt, report: Report) -> None:
    """The distinctive forms in what stretches of `text` decode to."""
    for how, view in (("in base64", base64_view(text)), ("in hexadecimal digits", hex_view(text))):
        if view:
            note(_certain(hunt.inside, view.lower(), hunt.short), label, how, report)


def note(found: Counter[int], label: str, how: str, report: Report) -> None:
    """Hits by form index, noted once per part and form: the first way of seeing them is the plainest."""
    for index, count in found.items():
        if (label, index) not in report.seen:
            report.seen.add((label, index))
            report.hits[label, index, how] = count


def hits(folded: str, hunt: Hunt) -> tuple[Counter[int], ...]:
    """What a folded text holds of each sort of form."""
    return *_of_distinctive(folded, hunt), hunt.counted.count_words(folded)


def _of_distinctive(folded: str, hunt: Hunt) -> tuple[Counter[int], Counter[int]]:
    """The distinctive forms in a folded text, and those that show once blanks and stops are left out."""
    lowered = folded.lower()
    found = hunt.anywhere.count(lowered) + hunt.words.count(folded, lowered)
    return found, hunt.squeezed.count(squeeze(lowered))


def _certain(needles: Needles, view: str, short: frozenset[int]) -> Counter[int]:
    """Hits in decoded bytes; those of short forms only if their surroundings are text as well."""
    found: Counter[int] = Counter()
    for which, start, end in needles.places(view):
        readable = in_readable_surroundings(view, start, end - start)
        found.update(index for index in needles.owners[which] if readable or index not in short)
    return found
