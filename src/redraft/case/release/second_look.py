"""The detectors, on what verification's own reader sees of a file: for names that were never found in the first place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from redraft.case.progress import Progress, silent
from redraft.cast import Declared
from redraft.findings import Action, Finding
from redraft.folding import fold
from redraft.leaks import Opened, opened
from redraft.leaks.container import Closed
from redraft.leaks.wording import FILE_NAME as FILE_NAME_PART
from redraft.leaks.wording import Passage, wording
from redraft.text import FILE_NAME, Anchor, Draft, Kind, Segment

if TYPE_CHECKING:
    from redraft.detection import Detector

MOST = 300_000
"""Characters of one file from elsewhere that the detectors read: some 120 pages, read in half a minute."""
STAGE = "Looking again for what was never found"

_ADDRESSES = ("http:", "https:", "mailto:", "file:", "ftp:", "\\\\")


@dataclass(frozen=True, slots=True)
class Seen:
    """A file as verification's reader sees it, as a draft whose parts are where its segments lie.

    `unread` says how many characters were too many to be looked at.
    """

    draft: Draft
    unread: int = 0


@dataclass(frozen=True, slots=True)
class Sight:
    """Details of one type in one part of a file: how many, quoting none."""

    entity_type: str
    part: str
    count: int


def see(source: str, file: Path | Opened, known: Collection[str] = (), most: int | None = None) -> Seen:
    """The passages of a file as segments, but for those that say what is `known` (folded) already.

    A title that repeats the file's name is looked at once, as the name that it is.
    """
    file = opened(file)
    stem = fold(file.path.stem)
    segments: list[Segment] = []
    read, left_out = 0, 0
    for number, passage in enumerate(wording(file)):
        if isinstance(passage, Closed) or (said := fold(passage.text)) in known:
            continue
        if said == stem and passage.part != FILE_NAME_PART:
            continue
        if most is not None and read + len(passage.text) > most:
            left_out += len(passage.text)
            continue
        read += len(passage.text)
        segments.append(_segment(number, passage))
    return Seen(Draft(source, "seen", "", tuple(segments)), left_out)


def look(
    drafts: Sequence[Draft],
    detector: Detector,
    declared: Declared,
    progress: Progress = silent,
) -> tuple[Finding, ...]:
    """What the detectors find in files that were seen, taken together as one case; what they keep by policy left out."""
    progress(STAGE, 0, 1)
    found = detector.detect(drafts, declared, lambda done, total: progress(STAGE, done, total))
    return tuple(finding for finding in found if finding.action is not Action.KEEP)


def counted(findings: Sequence[Finding]) -> tuple[Sight, ...]:
    """How many details of each type stand where, the most frequent type first."""
    totals = Counter(finding.entity_type for finding in findings)
    places = Counter((finding.entity_type, part_of(finding)) for finding in findings)
    ordered = sorted(places, key=lambda place: (-totals[place[0]], place[0], -places[place], place[1]))
    return tuple(Sight(kind, part, places[kind, part]) for kind, part in ordered)


def part_of(finding: Finding) -> str:
    """The part of the file that a finding lies in."""
    return FILE_NAME_PART if finding.anchor == FILE_NAME else finding.anchor.part


def worth_looking(seen: Iterable[Seen]) -> list[Draft]:
    """Those of the files in which anything is to be looked at."""
    return [each.draft for each in seen if each.draft.segments]


def texts_of(draft: Draft) -> Mapping[Anchor, str]:
    """The text of each segment by its place."""
    return {segment.anchor: segment.text for segment in draft.segments}


def _segment(number: int, passage: Passage) -> Segment:
    if passage.part == FILE_NAME_PART:
        return Segment(FILE_NAME, passage.text, Kind.FILE_NAME, "file name")
    kind = Kind.BODY if not passage.beside else Kind.METADATA
    if passage.text.startswith(_ADDRESSES):
        kind = Kind.LINK
    return Segment(Anchor(passage.part, str(number)), passage.text, kind, passage.part)
