"""Taking released copies out of the way when something overtakes them, and saying why, and what was found since."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from redraft.case import disk, records
from redraft.case.clock import written
from redraft.case.folder import CaseFolder
from redraft.case.key.passphrase import Passphrase
from redraft.case.key.place import KeyPlace
from redraft.case.pipeline import Settled, terms_of_art
from redraft.case.progress import Progress
from redraft.case.release import publication
from redraft.case.release.approvals import since_release
from redraft.case.release.binding import bind
from redraft.case.release.found_since import FoundSince, found_since
from redraft.case.settings import Settings
from redraft.case.state import State, load_state
from redraft.decisions import Decisions
from redraft.errors import CaseInvalid, OutputInUse, RedraftError
from redraft.plan import Form
from redraft.vocabulary import load_vocabulary

MOVED = "The copies in publication/ were moved to confidential/withdrawn/"
STILL_THERE = (
    "The copies in publication/ are out of date: do not send them. One is open in another program, so they could not be"
    " moved; close it, and the next run or publish moves them"
)
SOMETHING = "something changed since they were approved"
WHAT_THEN = (
    "If those copies were sent or uploaded: have them taken down, and tell whoever answers for the case. Which wording it is"
    " stands in review.html, among what is proposed."
)


def withdraw(case: CaseFolder, because: str, moment: datetime) -> bool:
    """Move the released copies away, off the manifest, and onto the record with the reason; False if there were none.

    Raises:
        OutputInUse: if one is open in Word.
    """
    copies = publication.digests(case)
    if not publication.withdraw(case, moment):
        return False
    with contextlib.suppress(CaseInvalid):  # a manifest that cannot be read keeps no copy in its place
        records.write_manifest(case.manifest, records.read_manifest(case.manifest).with_outputs("published", {}))
    _note(case, {"at": written(moment), "because": because, "copies": sorted(copies.values()), "found_since": []})
    return True


def withdraw_overtaken(state: State, moment: datetime) -> tuple[str, ...]:
    """Move the released copies away if they are not those that would be written now; sentences for the user on it.

    If one is open in Word all of them stay, and it is said that they must not be sent: the next run or publish moves them.
    """
    case = state.case
    if not publication.released(case) or not publication.overtaken(
        case, state.settled, state.decisions, state.settings
    ):
        return ()
    because = "; ".join(since_release(case, bind(state))) or SOMETHING
    try:
        withdraw(case, because, moment)
    except OutputInUse:
        return (f"{STILL_THERE} ({because}).",)
    return (f"{MOVED}: {because}.", *look_back(case, state.settled.plan.forms, moment))


def after_decisions(
    place: KeyPlace, settings: Settings, passphrase: Passphrase, progress: Progress, moment: datetime
) -> tuple[str, ...]:
    """Settle a case anew after a decision, and move the released copies away if it overtakes them, or if nobody can tell."""
    if not publication.released(place.case):
        return ()
    try:
        state = load_state(place, settings, passphrase, progress)
    except RedraftError as problem:
        because = f"whether the decision overtakes them could not be told ({problem.message.rstrip('.')})"
        try:
            withdraw(place.case, because, moment)
        except OutputInUse:
            return (f"{STILL_THERE} ({because}).",)
        return (f"{MOVED}: {because}.",)
    return withdraw_overtaken(state, moment)


def look_back_after(case: CaseFolder, settled: Settled, decisions: Decisions, moment: datetime) -> tuple[str, ...]:
    """As `look_back`, for a case that was settled without anything to look for: that is worked out if copies were released."""
    if not case.released.is_file() or not case.withdrawn.is_dir():
        return ()
    plan = settled.planner.plan(decisions, load_vocabulary(), terms_of_art(case))
    return look_back(case, plan.forms, moment)


def look_back(case: CaseFolder, forms: Sequence[Form], moment: datetime) -> tuple[str, ...]:
    """Look in the withdrawn copies for what was found since they were released; put on record, in sentences for the user."""
    found = found_since(case, forms)
    if not found:
        return ()
    _note(case, {"at": written(moment), "because": None, "copies": [], "found_since": [asdict(each) for each in found]})
    return (_told(found),)


def _told(found: Sequence[FoundSince]) -> str:
    lines = [f"  {each}" for each in found]
    return "\n".join(["What was found since stands in copies that were released before:", *lines, WHAT_THEN])


def _note(case: CaseFolder, entry: dict[str, Any]) -> None:
    """Put one event on record: hashes, numbers and the harmless words of file names, no wording."""
    path = disk.private_folder(case.record) / "withdrawals.json"
    try:
        before = list(records.read_json(path)["withdrawals"]) if path.is_file() else []
    except (CaseInvalid, KeyError, TypeError):
        # What cannot be read any more is kept beside the record: nothing may stand in the way of a withdrawal.
        disk.move(path, disk.free(case.record, "withdrawals-unreadable", ".json"))
        before = []
    records.write_json(path, {"schema": records.SCHEMA, "withdrawals": [*before, entry]})
