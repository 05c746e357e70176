"""`dates:` in `case.yaml`: one word, or a policy with what it needs."""

from __future__ import annotations

import datetime as dt

import yaml

from redraft.case import yaml_nodes as nodes
from redraft.dates import DatePolicy, DateRules
from redraft.dates.rules import NEEDS, Births
from redraft.dates.written_dates import read_date

_KEYS = ("policy", "reason", "anchor", "event", "born", "died", "births")
_POLICIES = tuple(policy.value for policy in DatePolicy)
_SAYS = {
    "reason": "`exact` needs a `reason`, which goes into the record",
    "anchor": "`relative` needs an `anchor`: the date of the event from which all others are told, as in 2021-03-12",
    "event": "`relative` needs an `event`: what happened on that day, in words that may be published, as in the incident",
    "born": "`age` needs `born`: the date of birth of the person whose age tells the dates, as in 2013-02-03",
}


def date_rules(node: yaml.Node | None, place: nodes.Place) -> DateRules:
    """The rules of a case for its dates; the default ones for nothing.

    Raises:
        RedraftError: of the place's class, naming the line and what is missing or cannot be read; nothing is quoted.
    """
    if not isinstance(node, yaml.MappingNode):
        policy = DatePolicy(nodes.choice(node, _POLICIES, place, "dates") or DatePolicy.MONTH)
        if policy in NEEDS:
            means = (
                f"{_SAYS[NEEDS[policy][0]]}: write `policy: {policy}` and the rest below `dates:`, each on its own line"
            )
            raise place.fail(nodes.line_of(node), "dates", means)
        return DateRules(policy)
    entry = nodes.mapping(node, _KEYS, place, "dates")

    def value(key: str) -> yaml.Node | None:
        return entry[key][1] if key in entry else None

    policy = DatePolicy(nodes.choice(value("policy"), _POLICIES, place, "dates: policy") or DatePolicy.MONTH)
    births = nodes.choice(value("births"), [each.value for each in Births], place, "dates: births")
    anchor, born, died = (day(value(key), place, f"dates: {key}") for key in ("anchor", "born", "died"))
    reason, event = (nodes.text(value(key), place, f"dates: {key}") for key in ("reason", "event"))
    told = {"anchor": anchor, "born": born, "reason": reason, "event": event}
    for need in NEEDS.get(policy, ()):
        if not told[need]:
            raise place.fail(nodes.line_of(value("policy")), f"dates: {need}", _SAYS[need])
    if born and died and died < born:
        raise place.fail(nodes.line_of(value("died")), "dates: died", "this lies before `born`; correct one of them")
    return DateRules(policy, reason, anchor, event, born, died, Births(births or Births.REMOVED))


def day(node: yaml.Node | None, place: nodes.Place, key: str) -> dt.date | None:
    """A whole date in any form that drafts use, day first; None for nothing.

    Raises:
        RedraftError: of the place's class, if it is anything else.
    """
    written = nodes.text(node, place, key)
    if not written:
        return None
    reading = read_date(written)
    if reading is None or len(reading.moments) != 1 or not reading.days or reading.doubts:
        raise place.fail(nodes.line_of(node), key, "expected one day with its month and year, as in 2021-03-12")
    return reading.days[0]
