"""Sentences that the reviewer's page, the register and the desk have in common: reasons, times, who ruled what."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from redraft.decisions import Decision, Ruling

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
RULED: Mapping[Ruling, str] = MappingProxyType(
    {Ruling.ACCEPT: "Accepted", Ruling.KEEP: "Original kept", Ruling.REWORD: "Reworded", Ruling.QUERY: "Doubted"}
)
"""What was done by each answer to a proposal."""


def sentence(why: str) -> str:
    """A reason as a sentence of its own.

    >>> sentence("a title and a name")
    'A title and a name.'
    """
    return why[:1].upper() + why[1:] + ("" if why.endswith((".", "!", "?")) or not why else ".")


def decided(decision: Decision | None, called: Mapping[Ruling, str] = RULED) -> str:
    """Who ruled what and when, in a sentence; empty if nobody has."""
    if decision is None:
        return ""
    reason = f": {decision.reason}" if decision.reason else ""
    return f"{called[decision.ruling]} by {decision.by}, {moment(decision.at)}{reason}"


def moment(iso: str) -> str:
    """An ISO 8601 time in words, whatever the machine's language; unchanged if it is none.

    >>> moment("2026-03-04T09:05:00+00:00")
    '4 March 2026, 09:05 UTC'
    """
    try:
        at = datetime.fromisoformat(iso)
    except ValueError:
        return iso
    zone = f" {at.tzname()}" if at.tzinfo else ""
    return f"{at.day} {_MONTHS[at.month - 1]} {at.year}, {at:%H:%M}{zone}"
