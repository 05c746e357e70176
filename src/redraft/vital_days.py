"""The days of birth and death that a case knows: they go under every policy, wherever and however they are written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from redraft.dates.written_dates import read_date
from redraft.findings import Action, Finding

KNOWN_BIRTH, KNOWN_DEATH = "known_date_of_birth", "known_date_of_death"
"""What the findings say that found them: a date of birth or death that stands elsewhere without its cue."""
_BIRTH, _DEATH = "[date of birth]", "[date of death]"


@dataclass(frozen=True, slots=True)
class VitalDays:
    """The days on which people of the case were born, and died; one that is both counts as a death."""

    births: frozenset[dt.date] = frozenset()
    deaths: frozenset[dt.date] = frozenset()

    @property
    def labels(self) -> Mapping[dt.date, str]:
        """What stands for each of them."""
        return {**dict.fromkeys(sorted(self.births), _BIRTH), **dict.fromkeys(sorted(self.deaths), _DEATH)}

    def __or__(self, other: VitalDays) -> VitalDays:
        return VitalDays(self.births | other.births, self.deaths | other.deaths)

    def recognizer(self, day: dt.date) -> str:
        """What finds a day of these."""
        return KNOWN_DEATH if day in self.deaths else KNOWN_BIRTH


def declared_days(born: dt.date | None, died: dt.date | None) -> VitalDays:
    """Those that `case.yaml` tells."""
    return VitalDays(frozenset({born} if born else ()), frozenset({died} if died else ()))


def vital_days(findings: Iterable[Finding]) -> VitalDays:
    """The whole days among the dates of birth and death that were found."""
    births: set[dt.date] = set()
    deaths: set[dt.date] = set()
    for finding in findings:
        if finding.entity_type != "DATE_OF_BIRTH" or finding.action is Action.ASK:
            continue
        reading = read_date(finding.text)
        (deaths if is_death(finding) else births).update(reading.days if reading else ())
    return VitalDays(frozenset(births), frozenset(deaths))


def is_death(finding: Finding) -> bool:
    """Whether the definition that found a date looks for deaths."""
    return finding.recognizer.endswith("death")


def is_known_birth(finding: Finding) -> bool:
    """Whether it was found as a known day of birth, whatever stands near it."""
    return finding.recognizer == KNOWN_BIRTH
