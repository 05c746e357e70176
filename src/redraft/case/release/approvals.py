"""The approvals of a case: who answers for its publication, to what each is bound, which still hold, and what is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from redraft.case import disk, records
from redraft.case.account import Account
from redraft.case.folder import CaseFolder
from redraft.case.release import publication
from redraft.case.release.binding import Binding, bind, changes, of_plain, to_plain
from redraft.case.release.in_numbers import without_review
from redraft.case.sign_off import Hold, SignOff
from redraft.case.state import State
from redraft.errors import ApprovalInvalid, CaseInvalid, SignOffMissing
from redraft.folding import fold

_DAMAGED = "approvals.json is damaged."


@dataclass(frozen=True, slots=True)
class Approval:
    """One person's word that the copies may be published, as they gave it: `name` and `role` are what they say of
    themselves, `at` is ISO 8601, `code` stands for what it is bound to.

    `account` is the one under which it was recorded: the approver's own, or, for one that was signed on paper, that of
    `recorded_by`. `decided` counts the decisions that the approver had made then.
    """

    name: str
    role: str
    at: str
    code: str
    account: Account
    recorded_by: str = ""
    decided: int = 0

    def __post_init__(self) -> None:
        if not self.name.strip() or not self.role.strip():
            raise ValueError("an approval has the name and the role of a person")

    @property
    def on_paper(self) -> bool:
        """Whether it was signed on paper, and recorded by somebody else."""
        return bool(self.recorded_by)


@dataclass(frozen=True, slots=True)
class Standing:
    """An approval and why it is void: what became another since, in words that quote nothing; () while it holds."""

    approval: Approval
    void: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether the approval is one of what is there now."""
        return not self.void


def standings(case: CaseFolder, now: Binding) -> tuple[Standing, ...]:
    """Every approval that was ever given, oldest first, held against what is there now.

    Raises:
        CaseInvalid: if the record cannot be read.
    """
    bound = _bindings(case)
    return tuple(Standing(approval, _void(approval, bound, now)) for approval in read_approvals(case))


def since_release(case: CaseFolder, now: Binding) -> tuple[str, ...]:
    """What became another since the released copies were approved, in words that quote nothing; () if nobody can say."""
    approved = publication.certified(case).get("sign_off", {}).get("approved_by", ())
    bound = _bindings(case)
    then = next((bound[row["code"]] for row in approved if row.get("code") in bound), None)
    return changes(then, now) if then else ()


def missing(holding: Sequence[Approval], rules: SignOff) -> tuple[str, ...]:
    """What is missing to the approvals that hold, in sentences; () if nothing is. Nobody counts twice, however recorded."""
    holding = _of_different_people(holding)
    said = []
    if len(holding) < rules.approvals:
        there = "none is there" if not holding else f"{len(holding)} {'is' if len(holding) == 1 else 'are'} there"
        wanted = "1 approval is" if rules.approvals == 1 else f"{rules.approvals} approvals are"
        said.append(f"{wanted} needed, {there}.")
    roles = {fold(approval.role) for approval in holding}
    said += [f"Nobody has approved as {role} yet." for role in rules.roles if fold(role) not in roles]
    return tuple(said)


def _of_different_people(holding: Sequence[Approval]) -> list[Approval]:
    """The first approval of each person: the record is a file, in which a row may have been copied."""
    counted: list[Approval] = []
    for approval in holding:
        try:
            refuse_twice(approval, counted)
        except ApprovalInvalid:
            continue
        counted.append(approval)
    return counted


def require_sign_off(state: State, moment: datetime) -> None:
    """The gate before a publication: no hold is open, and every approval is there.

    Raises:
        SignOffMissing: naming each open hold, or each approval that is missing or void, and what to do.
    """
    today, rules = moment.date(), state.settings.sign_off
    if holds := rules.open_holds(today):
        raise SignOffMissing(
            "\n".join(["Nothing was published: it is on hold.", *(f"  {told_of_hold(*hold)}" for hold in holds)]),
            "When that is over, write `lifted: {date: …, by: …}` into the entry under `holds:` in case.yaml.",
        )
    found = standings(state.case, bind(state))
    lacking = missing([each.approval for each in found if each.holds], rules)
    if lacking:
        void = [f"  {told_of_void(each)}" for each in found if not each.holds]
        raise SignOffMissing(
            "\n".join(["Nothing was published: it is not signed off.", *(f"  {said}" for said in lacking), *void]),
            "Approve with `redraft approve CASE --name NAME --role ROLE`, each under an account of their own, or print"
            " `redraft approve CASE --sheet` to be signed.",
        )


def told_of_hold(number: int, hold: Hold) -> str:
    """An open hold by its number under `holds:`, what it waits for and since when; the reason stays in case.yaml."""
    return f"hold {number}, for {hold.kind.value}, since {_day(hold.since)}; case.yaml has the reason"


def told_of(approval: Approval) -> str:
    """Who approved as what, when and how."""
    how = f"signed on paper, recorded by {approval.recorded_by}" if approval.on_paper else "at a computer"
    also = f"; also decided {approval.decided}×" if approval.decided else ""
    return f"{approval.name}, {approval.role}, {approval.at}, {how} ({approval.account}){also}"


def told_of_void(standing: Standing) -> str:
    """A void approval and why it is."""
    approval = standing.approval
    return f"void: {approval.name}, {approval.role}, {approval.at}. Changed since: {'; '.join(standing.void)}"


def refuse_twice(approval: Approval, holding: Sequence[Approval]) -> None:
    """Make sure that an approval is of somebody who has not approved yet.

    A name counts once. So does an account, for those who approve at a computer: who records what was signed on paper
    lends the account to nobody, and records nothing for themselves.

    Raises:
        ApprovalInvalid: if not.
    """
    if any(same_name(approval.name, other.name) for other in holding):
        raise ApprovalInvalid(
            "Somebody of this name has approved already, and that approval holds.", "Ask another person to approve."
        )
    if approval.on_paper:
        if same_name(approval.name, approval.recorded_by):
            raise ApprovalInvalid(
                "Who signed a sheet does not record it.",
                "Approve without --signed, or let somebody else record it with --by.",
            )
    elif any(approval.account.same_as(other.account) for other in holding if not other.on_paper):
        raise ApprovalInvalid(
            "Somebody has approved under this account of the computer already, and that approval holds.",
            "Ask another person to approve under an account of their own, or to sign `redraft approve CASE --sheet`.",
        )


def read_approvals(case: CaseFolder) -> tuple[Approval, ...]:
    """Every approval on record, oldest first.

    Raises:
        CaseInvalid: if the record cannot be read.
    """
    if not case.approvals.is_file():
        return ()
    try:
        rows = records.read_json(case.approvals)["approvals"]
        return tuple(
            Approval(**{**{key: row[key] for key in row if key != "numbers"}, "account": Account(**row["account"])})
            for row in rows
        )
    except (KeyError, TypeError, ValueError):
        raise CaseInvalid(_DAMAGED) from None


def add_approval(case: CaseFolder, approval: Approval, binding: Binding, numbers: Mapping[str, Any]) -> None:
    """Put an approval on record, with what was approved in numbers.

    What it is bound to lies outside the record, since it tells of the drafts by name: it goes when the case is closed.
    """
    disk.private_folder(case.record)
    bound = {code: to_plain(each) for code, each in _bindings(case).items()} | {binding.code: to_plain(binding)}
    records.write_json(case.bindings, {"schema": records.SCHEMA, "bindings": bound})
    before = records.read_json(case.approvals)["approvals"] if case.approvals.is_file() else []
    row = {**asdict(approval), "numbers": numbers}
    records.write_json(case.approvals, {"schema": records.SCHEMA, "approvals": [*before, row]})


def on_certificate(state: State, today: date) -> dict[str, Any]:
    """What a certificate says of the sign-off: the approvals that hold, what was asked for, what was decided without a look at
    each, and holds that were lifted.

    Of a void approval only the reasons count, of a hold what it waited for: why is told in case.yaml alone.
    """
    found, rules = standings(state.case, bind(state)), state.settings.sign_off
    return {
        "needed": rules.approvals,
        "required_roles": list(rules.roles),
        "approved_by": [_certified(each.approval) for each in found if each.holds],
        "accepted_without_review": without_review(state.decisions),
        "void": [{"at": each.approval.at, "because": list(each.void)} for each in found if not each.holds],
        "holds_lifted": [
            {
                "for": hold.kind.value,
                "since": hold.since.isoformat(),
                "lifted": hold.lifted.isoformat(),
                "by": hold.lifted_by,
            }
            for hold in rules.holds
            if hold.lifted is not None and not hold.is_open(today)
        ],
    }


def _certified(approval: Approval) -> dict[str, Any]:
    return {
        "name": approval.name,
        "role": approval.role,
        "at": approval.at,
        "how": "signed on paper" if approval.on_paper else "at a computer",
        "recorded_by": approval.recorded_by or None,
        "account": str(approval.account),
        "also_decided": approval.decided,
        "code": approval.code,
    }


def _void(approval: Approval, bound: Mapping[str, Binding], now: Binding) -> tuple[str, ...]:
    if approval.code == now.code:
        return ()
    then = bound.get(approval.code)
    if then is None:
        return ("what it was bound to is not on file any more",)
    return changes(then, now)


def _bindings(case: CaseFolder) -> dict[str, Binding]:
    """What each code stands for, as far as it is on file; a binding that is not the one of its code is none."""
    if not case.bindings.is_file():
        return {}
    try:
        rows = records.read_json(case.bindings)["bindings"].items()
        found = {str(code): of_plain(plain) for code, plain in rows}
    except (KeyError, TypeError, AttributeError, ValueError):
        raise CaseInvalid("bindings.json is damaged.") from None
    return {code: binding for code, binding in found.items() if binding.code == code}


def same_name(one: str, other: str) -> bool:
    """Whether two names are spelt with the same letters, whatever stands between them.

    >>> same_name("A. Manager", "a  manager")
    True
    """
    return _letters(one) == _letters(other)


def _letters(name: str) -> str:
    return "".join(c for c in fold(name) if c.isalnum())


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
