"""What a case rules about its dates: the policy, and what the policy needs to know."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class DatePolicy(StrEnum):
    """How a date of the family's story is told."""

    EXACT = "exact"
    """As it is written. It needs a recorded reason."""
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    RELATIVE = "relative"
    """By its distance from one event of the story, whose own date is told nowhere."""
    AGE = "age"
    """By how old somebody was, whose date of birth is told nowhere."""

    @property
    def tells_calendar(self) -> bool:
        """Whether it leaves years, months or days of the calendar."""
        return self not in (DatePolicy.RELATIVE, DatePolicy.AGE)


NEEDS = {
    DatePolicy.EXACT: ("reason",),
    DatePolicy.RELATIVE: ("anchor", "event"),
    DatePolicy.AGE: ("born",),
}
"""What a policy needs to be told, by the name of its field."""


class Births(StrEnum):
    """What becomes of dates of birth, under every policy."""

    REMOVED = "removed"
    AGE_BAND = "age band"
    """The age band that the cast declares for the person, where it is clear whose date of birth it is."""


@dataclass(frozen=True, slots=True)
class DateRules:
    """A date policy with what it needs: a `reason` for exact, `anchor` and `event` ("the incident") for relative, the
    date on which the person concerned was `born`, and perhaps `died`, for age.

    `born` and `died` may be told under any policy: they are then looked for as dates of birth and death are.

    Raises:
        ValueError: where the policy lacks what it needs, or somebody died before birth.
    """

    policy: DatePolicy = DatePolicy.MONTH
    reason: str = ""
    anchor: dt.date | None = None
    event: str = ""
    born: dt.date | None = None
    died: dt.date | None = None
    births: Births = Births.REMOVED

    def __post_init__(self) -> None:
        if missing := [need for need in NEEDS.get(self.policy, ()) if not getattr(self, need)]:
            raise ValueError(f"dates by {self.policy} need `{missing[0]}`")
        if self.born and self.died and self.died < self.born:
            raise ValueError("a death lies before the birth")

    @property
    def governance(self) -> DateRules:
        """The rules for dates of the review itself, which no interval or age would tell: by month where others are."""
        return self if self.policy.tells_calendar else DateRules()
