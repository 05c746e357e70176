"""Findings that name somebody or something, each with its surroundings, in the order in which a reader meets them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from redraft.findings import Finding
from redraft.text import Draft, Segment

_ROW = re.compile(r"^.*\brow \d+", re.IGNORECASE)

Place = tuple[int, str]
"""A stretch of text that is read together: the number of its draft, and its anchor or table row."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One finding with its segment; `paragraph` and `row` say what stands beside it.

    `position` is the number of the segment in the whole case.
    """

    finding: Finding
    segment: Segment
    draft: int
    position: int = 0

    @property
    def id(self) -> str:
        """The id of the finding."""
        return self.finding.id

    @property
    def text(self) -> str:
        """The original wording."""
        return self.finding.text

    @property
    def paragraph(self) -> Place:
        """The segment this mention stands in."""
        return (self.draft, str(self.segment.anchor))

    @property
    def row(self) -> Place:
        """The table row this mention stands in; the segment itself outside tables."""
        return row_of(self.draft, self.segment)

    @property
    def before(self) -> str:
        """The text of the segment up to the mention."""
        return self.segment.text[: self.finding.span.start]

    @property
    def after(self) -> str:
        """The text of the segment behind the mention."""
        return self.segment.text[self.finding.span.end :]


def row_of(draft: int, segment: Segment) -> Place:
    """The table row of a segment, taken from its description for humans; the segment itself outside tables."""
    found = _ROW.match(segment.where)
    return (draft, f"{segment.anchor.part} {found[0]}") if found else (draft, str(segment.anchor))


def mentions(findings: Iterable[Finding], drafts: Sequence[Draft], types: frozenset[str]) -> tuple[Mention, ...]:
    """The findings of these entity types that are to be replaced, in document order, with their surroundings."""
    numbers = {draft.source: number for number, draft in enumerate(drafts)}
    segments: Mapping[tuple[str, str], Segment] = {
        (draft.source, str(segment.anchor)): segment for draft in drafts for segment in draft.segments
    }
    order = {place: number for number, place in enumerate(segments)}
    wanted = [
        finding
        for finding in findings
        if finding.entity_type in types and finding.action.changes_text and _place(finding) in segments
    ]
    wanted.sort(key=lambda finding: (order[_place(finding)], finding.span))
    return tuple(
        Mention(finding, segments[place], numbers[finding.source], order[place])
        for finding in wanted
        for place in [_place(finding)]
    )


def _place(finding: Finding) -> tuple[str, str]:
    return (finding.source, str(finding.anchor))
