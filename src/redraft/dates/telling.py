"""What a reading becomes under the rules of a case, before it is fitted into its sentence."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from redraft.dates.ages import age_at
from redraft.dates.calendar_words import calendar_words
from redraft.dates.intervals import distance
from redraft.dates.moments import Moment, Reading
from redraft.dates.rules import DatePolicy, DateRules

UNREADABLE = "[date]"
"""What stands for a date that cannot be read for certain."""
_YEAR = re.compile(r" (\d{4})$")
_COUNTED = re.compile(r"(?P<number>[a-z]+|\d+) (?P<rest>(?:days?|weeks?|months?|years?) (?:before|after) .*)")
_AGED = re.compile(r"(?P<rest>at the age of )(?P<number>.*)")


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a date; `parts` is of how many different ones it tells ("May and June": two)."""

    words: str = ""
    parts: int = 0


def told(reading: Reading, rules: DateRules, withheld: Mapping[dt.date, str]) -> Told:
    """Its moments as the rules want them, each once; no words if nothing of them may stay.

    `withheld` are days that go whatever the policy, with the labels that stand for them.
    """
    said = [tell(moment, rules, withheld) for moment in reading.moments]
    if not any(said):
        return Told()
    if not rules.policy.tells_calendar:
        said = [each or UNREADABLE for each in said]
    kept = list(dict.fromkeys(filter(None, said)))
    return Told(_joined(kept, " to " if reading.is_range else " and "), len(kept))


def tell(moment: Moment, rules: DateRules, withheld: Mapping[dt.date, str]) -> str:
    """One moment as the rules want it; "" where nothing can be told."""
    label = withheld.get(moment.date) if moment.date else None
    if rules.policy is DatePolicy.RELATIVE and rules.anchor:
        # "the day of the incident" tells no date, whoever died on it
        is_named = label is None or moment.date == rules.anchor
        return str(distance(moment, rules.anchor, rules.event) or "") if is_named else label or ""
    if label:
        return label
    if rules.policy is DatePolicy.AGE and rules.born:
        return age_at(moment, rules.born, rules.died)
    return calendar_words(moment, rules.policy)


def _joined(said: Sequence[str], link: str) -> str:
    """As in "October to November 2019" and "five to four weeks before the incident": what both share is said once."""
    if len(said) > 1 and link == " to ":
        said = [said[0], said[-1]]
    said = _once(said)
    if len(said) > 2:
        return ", ".join(said[:-1]) + link + said[-1]
    return link.join(said)


def _once(said: Sequence[str]) -> list[str]:
    years = [_YEAR.search(each) for each in said]
    if len(said) > 1 and all(years) and len({year[1] for year in years if year}) == 1:
        return [each[: year.start()] for each, year in zip(said[:-1], years[:-1], strict=True) if year] + [said[-1]]
    counts = [_COUNTED.fullmatch(each) for each in said]
    if (
        len(said) > 1
        and len({re.sub(r"^(\w+?)s? ", r"\1 ", count["rest"]) for count in counts if count}) == 1
        and all(counts)
    ):
        return [count["number"] for count in counts[:-1] if count] + [said[-1]]
    ages = [_AGED.fullmatch(each) for each in said]
    if len(said) > 1 and all(ages):
        return [said[0], *(age["number"] for age in ages[1:] if age)]
    return list(said)
