"""The approval sheet of a case, written to its record: `confidential/record/approval-sheet-….html`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from redraft import __version__
from redraft.case import disk, naming
from redraft.case.clock import file_stamp
from redraft.case.release.approvals import Standing, told_of, told_of_hold
from redraft.case.release.binding import bind
from redraft.case.release.in_numbers import in_numbers, told
from redraft.case.state import State
from redraft.outputs.sheet.page import ApprovalSheet, SheetDraft, approval_sheet

SHEET = "approval-sheet-"
"""How the file names of sheets begin; the time when they were made follows."""


def write_sheet(state: State, standings: tuple[Standing, ...], moment: datetime) -> Path:
    """Write the sheet of what would be published now, beside those that there are; its path."""
    rules = state.settings.sign_off
    copies = _planned_copies(state)
    sheet = ApprovalSheet(
        code=bind(state).code,
        made=f"{moment.day} {moment:%B %Y, %H:%M} UTC",
        version=__version__,
        key_revision=state.settled.key.revision,
        drafts=tuple(
            SheetDraft(
                naming.label(row.number, row.source), row.kind.value, row.sha256 or "", copies.get(row.source, "")
            )
            for row in state.rows
            if row.processed
        ),
        numbers=told(in_numbers(state)),
        needed=rules.approvals,
        roles=rules.roles,
        given=tuple(told_of(each.approval) for each in standings if each.holds),
        holds=tuple(told_of_hold(*hold) for hold in rules.open_holds(moment.date())),
    )
    disk.private_folder(state.case.record)
    path = disk.free(state.case.record, SHEET + file_stamp(moment), ".html")
    disk.write_atomically(path, approval_sheet(sheet).encode("utf-8"))
    return path


def _planned_copies(state: State) -> Mapping[str, str]:
    """The file name of each copy that would be written, by the draft's source."""
    settled = state.settled
    edits, persons = settled.plan.edits, settled.plan.person_words
    stems = [naming.output_stem(draft.source, edits.get(draft.source, ()), persons) for draft in settled.leaving]
    names = zip(settled.leaving, naming.distinct(stems), strict=True)
    return {draft.source: f"{stem}.{draft.format}" for draft, stem in names}
