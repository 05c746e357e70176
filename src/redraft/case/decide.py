"""Putting reviewers' rulings on record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from redraft.case.clock import now
from redraft.case.decisions_file import add_decisions, read_decisions
from redraft.case.folder import CaseFolder
from redraft.case.key.keyfile import open_key
from redraft.case.key.passphrase import Passphrase
from redraft.case.key.place import key_place
from redraft.case.lock import locked
from redraft.case.progress import silent
from redraft.case.records import read_run
from redraft.case.release.withdrawal import after_decisions
from redraft.case.settings import load_settings
from redraft.case.wishes import Ground, Wish, ruled
from redraft.decisions import Decision
from redraft.errors import DecisionsInvalid
from redraft.key import Key

__all__ = ["Declined", "Recorded", "Wish", "decide", "decide_all"]


@dataclass(frozen=True, slots=True)
class Recorded:
    """A ruling on record; `notices` are sentences for the user, `overtakes` whether it overtook copies that were released."""

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
    phrase = passphrase or Passphrase()
    with locked(case):
        record = read_run(case.findings)
        settings = load_settings(case.settings)
        place = key_place(case, settings)

        @cache
        def key() -> Key:
            return open_key(place.path, phrase, first_run=False).key

        findings = {finding.id: finding for finding in record.findings}
        ground = Ground(findings, record.targets, read_decisions(case.decisions), key, settings.declared)
        outcomes = held(wishes, ground)
        new = [outcome.decision for outcome in outcomes if isinstance(outcome, Recorded)]
        if not new:
            return outcomes
        add_decisions(case.decisions, new)
        case.blind.unlink(missing_ok=True)  # a name that was marked now may stand in it
        return overtaking(outcomes, after_decisions(place, settings, phrase, silent, now()))


def overtaking(outcomes: Sequence[Recorded | Declined], said: tuple[str, ...]) -> tuple[Recorded | Declined, ...]:
    """The outcomes, the last that is on record with what is `said` of released copies that are overtaken, if anything is."""
    last = max((n for n, outcome in enumerate(outcomes) if isinstance(outcome, Recorded)), default=-1)
    return tuple(
        replace(outcome, notices=(*outcome.notices, *said), overtakes=True)
        if said and number == last and isinstance(outcome, Recorded)
        else outcome
        for number, outcome in enumerate(outcomes)
    )


def held(wishes: Sequence[Wish], ground: Ground) -> tuple[Recorded | Declined, ...]:
    """What comes of wishes, each held against the `ground` and those before it; nothing is written."""
    outcomes: list[Recorded | Declined] = []
    for wish in wishes:
        try:
            decision, notices = ruled(wish, ground)
        except DecisionsInvalid as refusal:
            outcomes.append(Declined(wish, refusal.message, refusal.next_step))
        else:
            ground = ground.after(decision)
            outcomes.append(Recorded(decision, notices))
    return tuple(outcomes)
