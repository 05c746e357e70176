"""`redraft approve`: somebody answers for the publication of a case, as it would be now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from redraft.case.account import Account, this_account
from redraft.case.clock import now, written
from redraft.case.key.passphrase import Passphrase
from redraft.case.progress import Progress, silent
from redraft.case.release.approvals import (
    Approval,
    Standing,
    add_approval,
    missing,
    refuse_twice,
    same_name,
    standings,
    told_of_hold,
)
from redraft.case.release.binding import as_typed, bind
from redraft.case.release.in_numbers import in_numbers
from redraft.case.release.obstacles import describe, unprocessed
from redraft.case.release.sheet import write_sheet
from redraft.case.state import State, taken_up
from redraft.errors import ApprovalInvalid, Refused


@dataclass(frozen=True, slots=True)
class Approver:
    """Who approves, as they say; None stands for the `account` under which redraft runs.

    For an approval that was signed on paper, `signed` is the code on the sheet, and `recorded_by` who records it.
    """

    name: str
    role: str
    account: Account | None = None
    signed: str = ""
    recorded_by: str = ""


@dataclass(frozen=True, slots=True)
class SignOffReport:
    """How far a case is signed off.

    `numbers` are those of `in_numbers`, `code` stands for what would be published now. `standings` are all approvals, the
    latest last, `missing` says what is missing to those that hold, `holds` names the open ones, `obstacle` is what keeps
    anybody from approving yet, "" if nothing does; `sheet` is the approval sheet that was written, if one was.
    """

    code: str
    numbers: Mapping[str, Any]
    needed: int
    standings: tuple[Standing, ...]
    missing: tuple[str, ...]
    holds: tuple[str, ...]
    obstacle: str = ""
    sheet: Path | None = None

    @property
    def complete(self) -> bool:
        """Whether nothing of the sign-off is missing."""
        return not self.missing and not self.holds and not self.obstacle


def approve(
    root: Path, approver: Approver, passphrase: Passphrase | None = None, progress: Progress = silent
) -> SignOffReport:
    """Put an approval of what would be published now on record.

    Raises:
        ApprovalInvalid: if it cannot count: no name or role, the same person or account twice, or a sheet of something
            else.
        Refused: if something is still to be decided, or changed since the last run.
        CaseInvalid, CaseLocked, KeyUnavailable, SettingsInvalid, DecisionsInvalid: as named.
    """
    _refuse_nameless(approver)
    with taken_up(root, passphrase, progress) as state:
        moment = now()
        state = state.with_saved_key(moment)
        report = _ready(state, moment)
        if approver.signed and as_typed(approver.signed) != as_typed(report.code):
            raise ApprovalInvalid(
                "The code on the sheet is not that of what would be published now: something changed since, or it was"
                " mistyped.",
                "Compare it with the sheet; if it is the same, print a new one with `redraft approve CASE --sheet`.",
            )
        holding = [each.approval for each in report.standings if each.holds]
        approval = Approval(
            name=approver.name.strip(),
            role=approver.role.strip(),
            at=written(moment),
            code=report.code,
            account=approver.account or this_account(),
            recorded_by=approver.recorded_by.strip(),
            decided=sum(same_name(approver.name, decision.by) for decision in state.decisions.standing),
        )
        refuse_twice(approval, holding)
        add_approval(state.case, approval, bind(state), report.numbers)
        return _report(state, moment)


def print_sheet(root: Path, passphrase: Passphrase | None = None, progress: Progress = silent) -> SignOffReport:
    """Write the sheet on which people sign who do not approve at a computer; what is there has to be ready for it.

    Raises:
        As `approve` does of a case that nobody can approve yet.
    """
    with taken_up(root, passphrase, progress) as state:
        moment = now()
        state = state.with_saved_key(moment)
        report = _ready(state, moment)
        return replace(report, sheet=write_sheet(state, report.standings, moment))


def signed_off(root: Path, passphrase: Passphrase | None = None, progress: Progress = silent) -> SignOffReport:
    """How far a case is signed off, without changing anything.

    Raises:
        As `approve` does of a case that cannot be taken up.
    """
    with taken_up(root, passphrase, progress) as state:
        return _report(state.with_key(state.settled.key.following(state.opened.key)), now())


def _refuse_nameless(approver: Approver) -> None:
    if not approver.name.strip() or not approver.role.strip():
        raise ApprovalInvalid(
            "An approval needs the name of the person who gives it, and their role.",
            "Give them with --name and --role.",
        )
    if bool(approver.signed.strip()) is not bool(approver.recorded_by.strip()):
        raise ApprovalInvalid(
            "What was signed on paper needs the code on the sheet, and who records it.",
            "Give them with --signed and --by.",
        )


def _ready(state: State, moment: datetime) -> SignOffReport:
    """The report on a case that somebody can approve.

    Raises:
        Refused: if something is still to be decided.
    """
    report = _report(state, moment)
    if report.obstacle:
        raise Refused(
            f"Nothing can be approved yet: {report.obstacle}",
            "Look at confidential/review.html and rule with `redraft decide`; then approve.",
        )
    return report


def _report(state: State, moment: datetime) -> SignOffReport:
    binding, rules = bind(state), state.settings.sign_off
    questions = (*unprocessed(state.rows), *state.settled.plan.questions)
    found = standings(state.case, binding)
    return SignOffReport(
        code=binding.code,
        numbers=in_numbers(state),
        needed=rules.approvals,
        standings=found,
        missing=missing([each.approval for each in found if each.holds], rules),
        holds=tuple(told_of_hold(*hold) for hold in rules.open_holds(moment.date())),
        obstacle=describe(questions) if questions else "",
    )
