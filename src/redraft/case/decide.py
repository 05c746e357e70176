"""Putting reviewers' rulings on record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from redraft.case.decisions_file import add_decisions, read_decisions
from redraft.case.folder import CaseFolder
from redraft.case.key.keyfile import open_key
from redraft.case.key.passphrase import Passphrase
from redraft.case.key.place import key_place
from redraft.case.lock import locked
from redraft.case.records import read_run
from redraft.case.release import publication
from redraft.case.settings import load_settings
from redraft.case.wishes import Ground, Wish, ruled
from redraft.decisions import Decision
from redraft.errors import DecisionsInvalid
from redraft.key import Key

__all__ = ["Declined", "Recorded", "Wish", "decide", "decide_all"]


@dataclass(frozen=True, slots=True)
class Recorded:
    """A ruling on record; `notices` are sentences for the user, `overtakes` whether copies were published before it."""

    decision: Decision
    notices: tuple[str, ...] = ()
    overtakes: bool = False


@dataclass(frozen=True, slots=True)
class Declined:
    """A wish that cannot hold, why, and what to do; the message quotes no name."""

    wish: Wish
    message: str
    next_step: str


def decide(root: Path, wish: Wish, passphrase: Passphrase | None = None) -> Recorded:
    """Record one ruling on a finding, an entity, a wording, a picture, what earlier authors left, or everything.

    Raises:
        DecisionsInvalid: if it cannot be ruled; see `wishes.ruled`. Nothing is written then.
        CaseInvalid, CaseLocked, KeyUnavailable: if there is no case to rule on, another redraft is at work on it, or
            its key cannot be opened.
    """
    outcome = decide_all(root, [wish], passphrase)[0]
    if isinstance(outcome, Declined):
        raise DecisionsInvalid(outcome.message, outcome.next_step)
    return outcome


def decide_all(
    root: Path, wishes: Sequence[Wish], passphrase: Passphrase | None = None
) -> tuple[Recorded | Declined, ...]:
    """Record many rulings in one go, each held against those before it; what cannot hold is declined, the rest stands.

    Raises:
        CaseInvalid, CaseLocked, KeyUnavailable, DecisionsInvalid: as for `decide`, of the case and its files.
    """
    case = CaseFolder(root)
    case.require_run()
    with locked(case):
        record = read_run(case.findings)
        settings = load_settings(case.settings)

        @cache
        def key() -> Key:
            return open_key(key_place(case, settings).path, passphrase or Passphrase(), first_run=False).key

        findings = {finding.id: finding for finding in record.findings}
        ground = Ground(findings, record.targets, read_decisions(case.decisions), key, settings.declared)
        outcomes = held(wishes, ground, publication.released(case))
        new = [outcome.decision for outcome in outcomes if isinstance(outcome, Recorded)]
        if new:
            add_decisions(case.decisions, new)
        return outcomes


def held(wishes: Sequence[Wish], ground: Ground, overtakes: bool) -> tuple[Recorded | Declined, ...]:
    """What comes of wishes, each held against the `ground` and those before it; nothing is written."""
    outcomes: list[Recorded | Declined] = []
    for wish in wishes:
        try:
            decision, notices = ruled(wish, ground)
        except DecisionsInvalid as refusal:
            outcomes.append(Declined(wish, refusal.message, refusal.next_step))
        else:
            ground = ground.after(decision)
            outcomes.append(Recorded(decision, notices, overtakes))
    return tuple(outcomes)
