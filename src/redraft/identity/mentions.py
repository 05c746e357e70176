"""Findings that name somebody or something, each with its surroundings, in the order in which a reader meets them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from redraft.findings import Finding
from redraft.text import Draft, Segment

_ROW = re.compile(r"^.*\brow \d+", re.IGNORECASE)

Place = tuple[int, str]
"""A stretch of text that is read together: the number of its draft, and its anchor or table row."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One finding with its segment; `paragraph` and `row` say what stands beside it.

    `paragraph` is the segment it stands in, `row` the table row, outside tables the segment itself; `position` is the
    number of the segment in the whole case.
    """

    finding: Finding
    segment: Segment
    draft: int
    position: int
    paragraph: Place
    row: Place

    @property
    def id(self) -> str:
        """The id of the finding."""
        return self.finding.id

    @property
    def text(self) -> str:
        """The original wording."""
        return self.finding.text

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
    by_source: dict[str, dict[str, list[Finding]]] = {draft.source: {} for draft in drafts}
    for finding in findings:
        if finding.entity_type in types and finding.action.changes_text and finding.source in by_source:
            by_source[finding.source].setdefault(str(finding.anchor), []).append(finding)
    return tuple(_mentions(by_source, drafts))


def _mentions(by_source: Mapping[str, Mapping[str, list[Finding]]], drafts: Sequence[Draft]) -> Iterator[Mention]:
    position = 0
    for number, draft in enumerate(drafts):
        for segment in draft.segments:
            anchor = str(segment.anchor)
            if here := by_source[draft.source].get(anchor):
                row = row_of(number, segment)
                for finding in sorted(here, key=lambda finding: (finding.span.start, finding.span.end)):
                    yield Mention(finding, segment, number, position, (number, anchor), row)
            position += 1
