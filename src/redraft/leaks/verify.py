"""Reopens what was written and proves that nothing of the originals is left in it, or says what is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from redraft.leaks.container import WHOLE, Opened
from redraft.leaks.hunting import Report
from redraft.leaks.quarry import Hunt, Quarry, hunt_in
from redraft.leaks.search import search
from redraft.planning.originals import Form

UNREADABLE = -1
"""The `form_index` of a leak that is a part which could not be opened."""


@dataclass(frozen=True, slots=True)
class Leak:
    """Original wording in a publication copy, or a part that could hold it unseen.

    As text it quotes nothing, not even `source`, since a file may be named after a child.

    `form_index` counts in the forms given to `verify`, or is `UNREADABLE`; `how` says in which reading it was seen;
    `count` how often (for a form of which some may remain: how many too many).
    """

    source: str
    part: str
    entity_type: str
    form_index: int
    how: str
    count: int

    def __str__(self) -> str:
        if self.form_index == UNREADABLE:
            return f"{self.part}: {self.how}"
        return f"{self.part}: form {self.form_index} ({self.entity_type}), {self.count} times, {self.how}"


@dataclass(frozen=True, slots=True)
class Verification:
    """The outcome of `verify`, with what it covered: an empty list of leaks means little without that.

    `inspected` maps each source to the parts that were searched; `not_inspected` to what no search can answer for
    (pixels), with the reason; `forms` is how many forms were hunted.
    """

    leaks: tuple[Leak, ...]
    inspected: Mapping[str, tuple[str, ...]]
    not_inspected: Mapping[str, tuple[str, ...]]
    forms: int

    @property
    def passed(self) -> bool:
        """Whether files were inspected and no leak was found."""
        return bool(self.inspected) and not self.leaks


def verify(files: Mapping[str, Path], forms: Sequence[Form]) -> Verification:
    """Hunts for every form in every written file.

    `files` maps a draft's source to the file written for it. A distinctive form of which none may remain is looked for
    without regard to case and inside longer words: in raw bytes, UTF-16, percent-encoding, XML and JSON escapes,
    base64, inner archives, names of parts and of the file, between the members of the archive, and in text joined over
    runs and paragraphs, blanks and hyphens left out. The others are counted as whole words with their case (no letter
    or digit on either side; an underscore is no letter) in joined paragraphs, free-text attributes and names, in the
    file as a whole; more than `allowed` is a leak. A part that cannot be opened is a leak: doubt counts against us.
    """
    verifier = Verifier.of(forms)
    return verifier.together([verifier.of_file(source, path) for source, path in files.items()])


@dataclass(frozen=True, slots=True)
class Verifier:
    """The forms of a case made ready once, for one file after another; built with `of`."""

    quarry: tuple[Quarry, ...]

    @classmethod
    def of(cls, forms: Sequence[Form]) -> Verifier:
        """That of the `forms`, by whose indices it tells of leaks."""
        return cls(tuple(map(Quarry.of, forms)))

    def of_file(self, source: str, file: Path | Opened) -> Verification:
        """What `verify` says of the one file that was written for the draft `source`."""
        hunt = hunt_in(self.quarry, source)
        report = search(file, hunt)
        unseen = tuple(f"{c.name}: {c.reason}" for c in report.unseen)
        leaks = _leaks(source, report, hunt, [each.form for each in self.quarry])
        return Verification(tuple(leaks), {source: tuple(report.inspected)}, {source: unseen}, len(self.quarry))

    def together(self, each: Sequence[Verification]) -> Verification:
        """What was said of several files, by the drafts' sources."""
        inspected = {source: parts for one in each for source, parts in one.inspected.items()}
        unseen = {source: said for one in each for source, said in one.not_inspected.items()}
        leaks = sorted((leak for one in each for leak in one.leaks), key=lambda leak: leak.source)
        return Verification(
            tuple(leaks), dict(sorted(inspected.items())), dict(sorted(unseen.items())), len(self.quarry)
        )


def _leaks(source: str, report: Report, hunt: Hunt, forms: Sequence[Form]) -> list[Leak]:
    shut = [Leak(source, c.name, "", UNREADABLE, f"could not be read: {c.reason}", 1) for c in report.closed]
    unusable = [
        Leak(source, WHOLE, forms[i].entity_type, i, "a form without a letter or digit cannot be hunted", 1)
        for i in hunt.unusable
    ]
    found = [Leak(source, part, forms[i].entity_type, i, how, count) for (part, i, how), count in report.hits.items()]
    return (
        shut
        + unusable
        + sorted(found + _too_many(source, report, hunt, forms), key=lambda leak: (leak.form_index, leak.part))
    )


def _too_many(source: str, report: Report, hunt: Hunt, forms: Sequence[Form]) -> list[Leak]:
    """A leak for each part with a form that stands in the file more often than it may."""
    totals: Counter[int] = Counter()
    for (_, index), count in report.counted.items():
        totals[index] += count
    leaks = []
    for (part, index), count in sorted(report.counted.items()):
        excess = totals[index] - hunt.allowance[index]
        if excess > 0:
            leaks.append(
                Leak(
                    source,
                    part,
                    forms[index].entity_type,
                    index,
                    "as a whole word, more than may remain",
                    min(count, excess),
                )
            )
    return leaks
