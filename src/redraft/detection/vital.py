"""Dates of birth and death that stand elsewhere without their cue: "3.2.13" in a table, "the 3rd", a file's name."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from redraft.cast import Declared
from redraft.detection.day_forms import DayForms
from redraft.detection.defining.keep import touched
from redraft.detection.words.passages import Passage
from redraft.findings import Action, Finding, finding_ids
from redraft.spoken_dates import SpokenDates, spoken_dates
from redraft.text import Draft
from redraft.vital_days import KNOWN_BIRTH, KNOWN_DEATH, VitalDays, declared_days, is_death, vital_days

_TYPE = "DATE_OF_BIRTH"
_LIFE = re.compile(r"\s*[-–—]\s*")
_WHY = {
    KNOWN_BIRTH: "The same day as a date of birth of this case, which goes wherever it stands.",
    KNOWN_DEATH: "The same day as a date of death of this case, which goes wherever it stands.",
}


def with_vital_days(
    drafts: Sequence[Draft], passages: Sequence[Passage], findings: Sequence[Finding], declared: Declared
) -> tuple[Finding, ...]:
    """`findings`, with the days of birth and death of the case found in every form, in order of place.

    A date that is such a day becomes a finding of that sort; forms that no definition takes for a date, such as six
    figures in the name of a file, are found as well. Of a range or list of days only the plan takes out the one.
    """
    findings = list(_with_lives(drafts, findings))
    spoken = spoken_dates(drafts, findings)
    days = declared_days(declared.born, declared.died) | vital_days(findings)
    days = days | _told_in_two(findings, spoken)
    if not days.labels:
        return tuple(findings)
    by_place: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        by_place.setdefault((finding.source, str(finding.anchor)), []).append(finding)
    hunt = _Hunt(days, spoken, DayForms.of(days.labels))
    return tuple(
        found
        for passage in passages
        for found in hunt.through(passage, by_place.get((passage.source, str(passage.segment.anchor)), []))
    )


def _with_lives(drafts: Sequence[Draft], findings: Sequence[Finding]) -> Iterator[Finding]:
    """`findings`, with the end of a life told as one ("12 May 1933 – 20 January 2020") found as a date of death."""
    texts = {(draft.source, segment.anchor): segment.text for draft in drafts for segment in draft.segments}
    before: Finding | None = None
    for finding in findings:
        here = (finding.source, finding.anchor)
        if before and before.entity_type == _TYPE and finding.entity_type == "DATE_TIME":
            beside = here == (before.source, before.anchor) and not is_death(before)
            if beside and _LIFE.fullmatch(texts[here][before.span.end : finding.span.start]):
                finding = replace(
                    finding, entity_type=_TYPE, action=Action.REDACT, recognizer=KNOWN_DEATH, why=_WHY[KNOWN_DEATH]
                )
        yield finding
        before = finding


def _told_in_two(findings: Sequence[Finding], spoken: SpokenDates) -> VitalDays:
    """Days of which a birth or death tells the month, and a date behind it in the paragraph the day: "on the 3rd"."""
    births: set[dt.date] = set()
    deaths: set[dt.date] = set()
    place, months, dying = None, set[tuple[int | None, int | None]](), False
    for finding in findings:
        if place != (finding.source, finding.anchor):
            place, months = (finding.source, finding.anchor), set()
        reading = spoken.reading(finding) if finding.entity_type in (_TYPE, "DATE_TIME") else None
        if reading and finding.entity_type == _TYPE:
            months, dying = {(m.year, m.month) for m in reading.moments if m.month and not m.day}, is_death(finding)
        elif reading:
            told = {m.date for m in reading.moments if m.date and m.guessed and (m.year, m.month) in months}
            (deaths if dying else births).update(day for day in told if day)
    return VitalDays(frozenset(births), frozenset(deaths))


@dataclass(frozen=True, slots=True)
class _Hunt:
    """The known days, and all their forms."""

    days: VitalDays
    spoken: SpokenDates
    forms: DayForms

    def through(self, passage: Passage, findings: Sequence[Finding]) -> list[Finding]:
        """The findings of one passage, those of known days among them."""
        known = [self._retyped(finding) for finding in findings]
        taken = [finding for finding in known if finding.action is not Action.ASK]
        spans = [finding.span for finding in taken]
        hidden = [each for each in self._hidden(passage) if not touched(spans, each.span)]
        spans = [each.span for each in hidden]
        found = [*(finding for finding in known if not touched(spans, finding.span)), *hidden]
        if any(finding.recognizer in _WHY for finding in found):
            name = finding_ids(passage.source, passage.segment.anchor, passage.segment.text, passage.nth)
            found = [replace(f, id=name(f.span, _TYPE)) if f.recognizer in _WHY else f for f in found]
        return sorted(found, key=attrgetter("span"))

    def _retyped(self, finding: Finding) -> Finding:
        if finding.entity_type != "DATE_TIME" or finding.action is Action.FLAG:
            return finding
        reading = self.spoken.reading(finding)
        days = reading.days if reading and len(reading.moments) == 1 else ()
        return self._found(finding, days[0]) if days and days[0] in self.days.labels else finding

    def _found(self, finding: Finding, day: dt.date) -> Finding:
        by = self.days.recognizer(day)
        return replace(finding, entity_type=_TYPE, action=Action.REDACT, recognizer=by, why=_WHY[by], suggestion="")

    def _hidden(self, passage: Passage) -> Iterator[Finding]:
        segment = passage.segment
        for there, day in self.forms.find(passage.text):
            span, by = passage.folded.original(there.start, there.end), self.days.recognizer(day)
            text = span.of(segment.text)
            yield Finding("", passage.source, segment.anchor, span, text, _TYPE, 0.9, by, Action.REDACT, _WHY[by])
