"""What the rules of a case make of each date and time of day, there where it stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from redraft.dates import DatePolicy, DateRules, generalise, tightened
from redraft.dates.clock_times import read_clock
from redraft.dates.moments import Doubt, Moment, Reading
from redraft.findings import Action, Finding
from redraft.spoken_dates import SpokenDates

GOVERNANCE = frozenset({"meeting_date", "publication_date"})
"""The definitions of dates of the review itself: told by the calendar under every policy."""


@dataclass(frozen=True, slots=True)
class Dating:
    """The rules of a case, what its drafts speak of, and the days that go under every policy, with their labels."""

    rules: DateRules
    spoken: SpokenDates
    withheld: Mapping[dt.date, str]

    def becomes(self, finding: Finding, before: str) -> str:
        """The wording in place of a date or time with the text `before` it; its own where that may stay."""
        rules = self.rules.governance if finding.recognizer in GOVERNANCE else self.rules
        context = self.spoken.contexts.get(finding.id)
        day = self.spoken.day_of.get(finding.id)
        if finding.action is Action.KEEP and not (day and day.action is Action.GENERALISE):
            return tightened(finding.text, rules, context, before, self.withheld)
        return generalise(finding.text, rules, context, before, self.withheld, beside_day=day is not None)

    def note(self, finding: Finding) -> str:
        """What a reviewer has to know about how a date was read, as sentences; "" if there is nothing to say."""
        reading = self.spoken.reading(finding)
        if reading is None or read_clock(finding.text):
            return ""
        doubts = [doubt for doubt in reading.doubts if doubt is not Doubt.YEAR or self._needs_year(reading)]
        if finding.source in self.spoken.american and Doubt.ORDER not in doubts and _either_way(finding, reading):
            doubts.append(Doubt.MIXED)
        return " ".join(f"Check: {doubt}." for doubt in doubts)

    def sense(self, finding: Finding) -> str:
        """Which days a finding means, as far as only its place tells: two of one wording may be decided apart."""
        reading = self.spoken.reading(finding)
        if reading is None or finding.id not in self.spoken.contexts:
            return ""
        return " ".join(f"{m.year or '?'}-{m.month or '?'}" for m in reading.moments)

    def _needs_year(self, reading: Reading) -> bool:
        return self.rules.policy not in (DatePolicy.EXACT, DatePolicy.MONTH) and reading.has_day


def _either_way(finding: Finding, reading: Reading) -> bool:
    """Whether a day in figures could be read month first as well."""
    return "/" in finding.text and any(_swappable(moment) for moment in reading.moments)


def _swappable(moment: Moment) -> bool:
    return moment.day is not None and moment.day <= 12 and moment.day != moment.month
