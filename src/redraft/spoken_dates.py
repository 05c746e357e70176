"""What each date of the drafts is read with: the date that its own draft spoke of last, there where it stands.

The running text of a part is one lane; a table is read by rows, but the cells of a column that hold nothing but a date
are a lane of their own, as chronologies have it. File names, properties, comments and the like take nothing from the
text and give it nothing. A date of birth is spoken of only within its own paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from redraft.dates.clock_times import read_clock
from redraft.dates.moments import DateContext, Moment, Reading
from redraft.dates.written_dates import read_date
from redraft.findings import Action, Finding
from redraft.text import Anchor, Draft, Kind, Segment, Span

_NEAR = 3
"""So many paragraphs or rows back a month is still the one that a lone day belongs to."""
_DATED = frozenset({"DATE_TIME", "DATE_OF_BIRTH"})
_CELL = re.compile(r"(\d+), column (\d+)")
_TELLS_YEAR = re.compile(r"(?:^|[.;:!?]\s+)(?:in|during|throughout|by|early in|late in)\s+$", re.IGNORECASE)
_JOINT = re.compile(r"\s*,?\s*(?:at|on|in|about|around|[-–])?\s*", re.IGNORECASE)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class SpokenDates:
    """By the id of each finding that tells a date, what it is read with, and by that of a time its day's finding.

    `american` are the sources of drafts that write some date month first.
    """

    contexts: Mapping[str, DateContext]
    day_of: Mapping[str, Finding]
    american: frozenset[str]

    def reading(self, finding: Finding) -> Reading | None:
        """What a finding means where it stands."""
        return read_date(finding.text, self.contexts.get(finding.id))


def spoken_dates(drafts: Sequence[Draft], findings: Iterable[Finding]) -> SpokenDates:
    """Reads every draft from its beginning to its end, as a person would."""
    placed: dict[tuple[str, Anchor], list[Finding]] = {}
    for finding in findings:
        if finding.entity_type in _DATED:
            placed.setdefault((finding.source, finding.anchor), []).append(finding)
    contexts: dict[str, DateContext] = {}
    day_of: dict[str, Finding] = {}
    american: set[str] = set()
    for draft in drafts:
        reader = _Reader()
        for number, segment in enumerate(draft.segments):
            here = sorted(placed.get((draft.source, segment.anchor), []), key=lambda finding: finding.span)
            contexts |= reader.read(number, segment, here)
            day_of |= dict(_days_of_times(segment, here))
        american |= {draft.source} if reader.american else set()
    return SpokenDates(contexts, day_of, frozenset(american))


@dataclass(frozen=True, slots=True)
class _Spoken:
    """The date that a lane spoke of last, and in which segment (or row) that was."""

    context: DateContext = field(default_factory=DateContext)
    at: int = 0

    def seen_from(self, at: int) -> DateContext:
        """The same, near or not."""
        return replace(self.context, near=at - self.at <= _NEAR)


@dataclass(slots=True)
class _Reader:
    """Reads one draft; `lanes` is what each spoke of last."""

    lanes: dict[tuple[object, ...], _Spoken] = field(default_factory=dict)
    american: bool = False

    def read(self, number: int, segment: Segment, findings: Sequence[Finding]) -> Iterator[tuple[str, DateContext]]:
        """The context of each finding of one segment, which is `number` in its draft."""
        here: DateContext | None = None
        for finding in findings:
            lane, at, before = self._lane(number, segment, finding)
            context = here or before
            yield finding.id, context
            reading = read_date(finding.text, context)
            if reading is None or finding.action is Action.ASK:
                continue
            self.american = self.american or any(moment.american for moment in reading.moments)
            spoken = _spoken_of(reading, context, segment, finding)
            here = replace(spoken, near=True) if spoken else here
            if spoken and finding.entity_type == "DATE_TIME":
                for each in (lane, *self._row(segment, lane)):
                    self.lanes[each] = _Spoken(spoken, at)

    def _lane(self, number: int, segment: Segment, finding: Finding) -> tuple[tuple[object, ...], int, DateContext]:
        """The lane of a finding, its place there, and what that spoke of last."""
        part = (segment.anchor.part, segment.anchor.view, segment.kind)
        cell = _cell(segment)
        if cell is None:
            whole = (*part, "") if segment.kind.in_story else (*part, segment.anchor.path)
            return whole, number, self.lanes.get(whole, _Spoken()).seen_from(number)
        table, row, number_across = cell
        column, across, above = (*part, table, number_across), (*part, table, "row", row), (*part, table, "rows")
        lanes = (column, above) if _is_all(segment, finding) else (across, column, above)
        own = column if _is_all(segment, finding) else across
        if spoken := next((self.lanes[lane] for lane in lanes if lane in self.lanes), None):
            return own, row, spoken.seen_from(row)
        around = (*part[:2], Kind.BODY, "")  # the heading above a table
        return own, row, self.lanes.get(around, _Spoken()).seen_from(number)

    def _row(self, segment: Segment, lane: tuple[object, ...]) -> Iterator[tuple[object, ...]]:
        """The other lanes that hear of what a cell says: its row, and the rows below."""
        if cell := _cell(segment):
            part = (segment.anchor.part, segment.anchor.view, segment.kind)
            table, row, column = cell
            yield (*part, table, "row", row)
            if lane == (*part, table, column):
                yield (*part, table, "rows")


def _cell(segment: Segment) -> tuple[str, int, int] | None:
    """The table that a segment lies in, with its row and column there; None outside tables."""
    table, _, place = segment.where.rpartition(", row ")
    found = _CELL.fullmatch(place)
    return (table, int(found[1]), int(found[2])) if table and found else None


def _spoken_of(reading: Reading, context: DateContext, segment: Segment, finding: Finding) -> DateContext | None:
    """What a draft speaks of once it has said this; None if that is nothing new."""
    told = [moment for moment in reading.moments if moment.month]
    if told:
        last: Moment = told[-1]
        heading = context.heading if last.year in (None, context.heading) else None
        return DateContext(last.year or context.year, last.month, last.day if last.date else None, heading=heading)
    years = [moment.year for moment in reading.moments if moment.year and not moment.tells_day]
    if years and (_is_all(segment, finding) or _TELLS_YEAR.search(segment.text[: finding.span.start])):
        return DateContext(years[-1], heading=years[-1])
    return None


def _is_all(segment: Segment, finding: Finding) -> bool:
    """Whether a segment says hardly more than this date, as headings and columns of dates do."""
    outside = segment.text[: finding.span.start] + " " + segment.text[finding.span.end :]
    return len(_WORD.findall(outside)) <= 2


def _days_of_times(segment: Segment, findings: Sequence[Finding]) -> Iterator[tuple[str, Finding]]:
    """The times of day that stand beside the day they belong to, with no more than a comma or "at" between."""
    for index, finding in enumerate(findings):
        if read_clock(finding.text) is None:
            continue
        for other in (*findings[max(index - 1, 0) : index], *findings[index + 1 : index + 2]):
            first, second = sorted((finding.span, other.span))
            reading = read_date(other.text)
            if reading and reading.has_day and _adjoin(segment.text, first, second):
                yield finding.id, other
                break


def _adjoin(text: str, first: Span, second: Span) -> bool:
    return _JOINT.fullmatch(text[first.end : second.start]) is not None
