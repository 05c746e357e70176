"""What `case.yaml` says on signing off: how many approve, who has to be among them, and what holds a publication up."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

import yaml

from redraft.case import yaml_nodes as nodes
from redraft.case.dates_setting import day

MOST = 9
"""How many approvals may be asked for."""

_HOLD_KEYS = ("for", "since", "reason", "lifted")
_LIFTED_KEYS = ("date", "by")


class HoldKind(StrEnum):
    """What a publication may have to wait for."""

    TRIAL = "trial"
    INQUEST = "inquest"
    COURT_ORDER = "court order"
    FAMILY = "family"


@dataclass(frozen=True, slots=True)
class Hold:
    """A reason to wait: what for, since when and why, and when and by whom it was lifted, if it was."""

    kind: HoldKind
    since: dt.date
    reason: str
    lifted: dt.date | None = None
    lifted_by: str = ""

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise ValueError("a hold has a reason")
        if (self.lifted is None) is not (not self.lifted_by.strip()):
            raise ValueError("a hold that was lifted says when and by whom")
        if self.lifted is not None and self.lifted < self.since:
            raise ValueError("a hold is lifted after it began")

    def is_open(self, today: dt.date) -> bool:
        """Whether it still holds on a day; one that is to be lifted later does."""
        return self.lifted is None or self.lifted > today


@dataclass(frozen=True, slots=True)
class SignOff:
    """What has to be there before anything is published: so many approvals, these roles among them, and no open hold."""

    approvals: int = 2
    roles: tuple[str, ...] = ()
    holds: tuple[Hold, ...] = ()

    def __post_init__(self) -> None:
        if not 1 <= self.approvals <= MOST:
            raise ValueError(f"between 1 and {MOST} approvals are asked for")

    def open_holds(self, today: dt.date) -> tuple[tuple[int, Hold], ...]:
        """The holds that are open on a day, each with its number under `holds:`, from 1."""
        return tuple((number, hold) for number, hold in enumerate(self.holds, 1) if hold.is_open(today))


def sign_off(
    approvals: yaml.Node | None, roles: yaml.Node | None, holds: yaml.Node | None, place: nodes.Place
) -> SignOff:
    """What `approvals:`, `required_roles:` and `holds:` say; two approvals, and no more, for nothing.

    Raises:
        RedraftError: of the place's class, naming the line and what is missing or cannot be read; nothing is quoted.
    """
    number = nodes.choice(approvals, [str(number) for number in range(1, MOST + 1)], place, "approvals")
    wanted = nodes.texts(roles, place, "required_roles")
    return SignOff(
        int(number) if number else SignOff().approvals,
        tuple({role.casefold(): role for role in wanted}.values()),
        tuple(_hold(node, place) for node in nodes.sequence(holds, place, "holds")),
    )


def _hold(node: yaml.Node, place: nodes.Place) -> Hold:
    entry = nodes.mapping(node, _HOLD_KEYS, place, "holds")
    kinds = [kind.value for kind in HoldKind]
    kind = nodes.choice(entry["for"][1] if "for" in entry else None, kinds, place, "holds: for")
    if not kind:
        raise place.fail(nodes.line_of(node), "holds: for", f"what it waits for; allowed: {', '.join(kinds)}")
    since = day(entry["since"][1] if "since" in entry else None, place, "holds: since")
    if since is None:
        raise place.fail(nodes.line_of(node), "holds: since", "expected the day from which it holds, as in 2026-03-12")
    reason = nodes.text(entry["reason"][1] if "reason" in entry else None, place, "holds: reason")
    if not reason:
        raise place.fail(nodes.line_of(node), "holds: reason", "expected why, in a few words")
    if "lifted" not in entry or not nodes.mapping(entry["lifted"][1], _LIFTED_KEYS, place, "holds: lifted"):
        return Hold(HoldKind(kind), since, reason)
    line, value = entry["lifted"]
    lifting = nodes.mapping(value, _LIFTED_KEYS, place, "holds: lifted")
    lifted = day(lifting["date"][1] if "date" in lifting else None, place, "holds: lifted")
    by = nodes.text(lifting["by"][1] if "by" in lifting else None, place, "holds: lifted")
    if lifted is None or not by:
        raise place.fail(
            line, "holds: lifted", "expected the day and who lifted it, as in {date: 2026-09-01, by: A. N. Other}"
        )
    if lifted < since:
        raise place.fail(line, "holds: lifted", "this lies before `since`; correct one of them")
    return Hold(HoldKind(kind), since, reason, lifted, by)
