"""Taking in what reviewers sent back: read, merged, ruled, put on record, and told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from redraft.case.clock import now, written
from redraft.case.decide import Declined, Recorded
from redraft.case.key.passphrase import Passphrase
from redraft.case.pipeline import digest_of
from redraft.case.progress import Progress, silent
from redraft.case.returned.log import Collected, ReturnLog, read_log, write_log
from redraft.case.returned.merging import Asked, Ground, merge
from redraft.case.returned.readers import read_returned
from redraft.case.returned.report import write_report
from redraft.case.returned.sent import copies_of
from redraft.case.returned.values import Outcome, Remark, Returned, Sort
from redraft.case.sitting import Sitting, sitting
from redraft.case.wishes import Wish
from redraft.decisions import Ruling
from redraft.errors import RedraftError, Refused, ReturnedInvalid

CONFIRM = "Everything in this copy was {} in one go, so nobody can tell whether it was looked at one by one."
_CONFIRM_NEXT = "If that is meant, collect it again with --in-one-go: each decision will say how it was made."
_TWICE = "This is the same file as file {}."
_NOBODY = "The file does not tell whose copy it is."
_KEPT = "The reviewer wants the original to stay."
_DOUBTED = "Until somebody answers, it is put down as doubted."


@dataclass(frozen=True, slots=True)
class FileReport:
    """What one file said, in numbers: `counts` by outcome; `problem` is why it was not taken, `notices` quote nothing."""

    number: int
    path: Path
    reviewer: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)
    undecided: int = 0
    problem: RedraftError | None = None
    notices: tuple[str, ...] = ()
    was_read: bool = False


@dataclass(frozen=True, slots=True)
class CollectReport:
    """What was collected: the files, the decisions made of them, and how many more stood on record from before.

    `rulings` counts the answers place by place by what they came to, `listed` what has to be looked at in returned.html, by
    sort. `overtakes` is whether copies were published before; `notices` are sentences for the user about other files.
    """

    files: tuple[FileReport, ...]
    made: int
    known: int
    rulings: Mapping[str, int]
    listed: Mapping[str, int]
    overtakes: bool = False
    notices: tuple[str, ...] = ()

    @property
    def exit_code(self) -> int:
        """0, or the code of what kept files from being taken (that of a returned file where there were several causes)."""
        codes = {file.problem.exit_code for file in self.files if file.problem}
        if not codes:
            return 0
        return codes.pop() if len(codes) == 1 else ReturnedInvalid.exit_code


def collect(
    root: Path,
    files: Sequence[Path],
    by: str = "",
    in_one_go: bool = False,
    passphrase: Passphrase | None = None,
    progress: Progress = silent,
) -> CollectReport:
    """Take in files that came back, which are only read; a file that cannot be taken is in the report, and the others are.

    `by` is who decides, where the files do not say or somebody answers for the reviewers. `in_one_go` takes copies in which
    everything was accepted, or rejected, at once.

    Raises:
        CaseInvalid, CaseLocked, KeyUnavailable, SettingsInvalid, DecisionsInvalid: for what stands in the way.
        Refused: if a draft, the settings or redraft changed since the last run.
    """
    with sitting(root, passphrase, progress) as held:
        log = read_log(held.state.case)
        reports, returns = _read(held, files, by.strip(), in_one_go, progress)
        merged = merge(returns, _ground(held), by.strip(), log.knows)
        fresh = [asked for asked in merged.asked if asked.answers or not log.knows(asked.wish)]
        new = [asked for asked in fresh if not _stands(asked.wish, held)]
        ruled = _rule(held, new)
        _keep(held, log, reports, [asked for asked in fresh if asked not in ruled.declined])
        remarks = (*merged.remarks, *ruled.declined.values(), *ruled.doubted)
        write_report(held.state, reports, remarks)
        report = CollectReport(
            tuple(reports),
            ruled.made,
            merged.known + len(merged.asked) - len(new),
            Counter("conflict" if one.conflict else one.ruling.value for one in merged.said)
            + Counter(marked=sum(asked.wish.ruling is Ruling.MARK for asked in new if asked not in ruled.declined)),
            Counter(remark.sort.value for remark in remarks),
            ruled.overtakes,
        )
    return replace(report, notices=held.notices)  # of what was written when the case was put away


def _read(
    held: Sitting, files: Sequence[Path], by: str, in_one_go: bool, progress: Progress
) -> tuple[list[FileReport], list[tuple[int, Returned]]]:
    """Read every file; what each says, and what was wrong with those that cannot be taken."""
    reports: list[FileReport] = []
    returns: list[tuple[int, Returned]] = []
    seen: dict[str, int] = {}
    for number, path in enumerate(files, 1):
        progress("Reading what came back", number - 1, len(files))
        report = FileReport(number, path)
        try:
            digest = digest_of(path) if path.is_file() else ""
            if digest in seen:
                reports.append(replace(report, notices=(_TWICE.format(seen[digest]),)))
                continue
            returned = _confirmed(read_returned(path, held.state), by, in_one_go)
        except RedraftError as problem:
            reports.append(replace(report, problem=problem))
            continue
        seen[digest] = number
        counts = Counter(answer.outcome.value for answer in returned.answers if answer.outcome is not Outcome.LEFT)
        counts["marked"] = sum(wish.ruling is Ruling.MARK for wish in returned.wishes)
        counts["rows answered"] = len(set(returned.places))
        reports.append(
            replace(
                report,
                reviewer=returned.reviewer or by,
                counts=counts,
                undecided=returned.undecided,
                notices=returned.notices,
                was_read=True,
            )
        )
        returns.append((number, returned))
    progress("Reading what came back", len(files), len(files))
    return reports, returns


def _confirmed(returned: Returned, by: str, in_one_go: bool) -> Returned:
    if returned.in_one_go and not in_one_go:
        raise Refused(CONFIRM.format(returned.in_one_go), _CONFIRM_NEXT)
    if not by and not returned.reviewer and (returned.answers or returned.wishes):
        raise ReturnedInvalid(_NOBODY, "Say so with --by NAME.")
    return returned


def _ground(held: Sitting) -> Ground:
    state = held.state
    copies = copies_of(state.case, state.manifest.run)
    return Ground(
        held.proposals,
        state.decisions,
        frozenset(finding for copy in copies for finding in copy.findings),
        frozenset(copy.source for copy in copies),
        state.settled.plan.person_words,
    )


def _stands(wish: Wish, held: Sitting) -> bool:
    """Whether the latest answer on the target says just this."""
    latest = held.state.decisions.latest.get(wish.target)
    return (
        latest is not None
        and wish.ruling is not Ruling.MARK
        and (latest.ruling, latest.text, latest.only) == (wish.ruling, wish.text, wish.only)
    )


@dataclass(frozen=True, slots=True)
class _Ruled:
    """How many decisions were made, what could not be one and why, what is doubted instead, and whether copies are out of date."""

    made: int
    declined: Mapping[Asked, Remark]
    doubted: tuple[Remark, ...]
    overtakes: bool


def _rule(held: Sitting, asked: Sequence[Asked]) -> _Ruled:
    """Rule as asked. An original that may not stay for want of a reason is queried."""
    declined: dict[Asked, Remark] = {}
    doubted: list[Remark] = []
    recorded: list[Recorded] = []
    again: list[tuple[Asked, Remark]] = []
    for one, outcome in zip(asked, held.rule([one.wish for one in asked]) if asked else (), strict=True):
        if isinstance(outcome, Recorded):
            recorded.append(outcome)
        elif outcome.wish.ruling is Ruling.KEEP:
            again.append((one, _declined(outcome, one.where, _DOUBTED)))
        else:
            declined[one] = _declined(outcome, one.where)
    doubts = [replace(o.wish, ruling=Ruling.QUERY, reason=f"{_KEPT} {o.wish.reason}".strip()) for o, _ in again]
    for (one, why), outcome in zip(again, held.rule(doubts) if doubts else (), strict=True):
        if isinstance(outcome, Recorded):
            recorded.append(outcome)
            doubted.append(why)
        else:
            declined[one] = _declined(outcome, one.where)
    return _Ruled(len(recorded), declined, tuple(doubted), any(each.overtakes for each in recorded))


def _declined(outcome: Declined, where: str, instead: str = "") -> Remark:
    wish = outcome.wish
    return Remark(
        Sort.NOT_TAKEN,
        where or wish.target,
        wish.wording,
        wish.text or wish.ruling.value,
        wish.reason,
        " ".join(filter(None, (outcome.message, outcome.next_step, instead))),
        wish.by,
    )


def _keep(held: Sitting, log: ReturnLog, reports: Sequence[FileReport], taken: Sequence[Asked]) -> None:
    moment = written(now())
    before = {row.sha256 for row in log.files}
    rows = [
        Collected(digest, moment, report.reviewer, {**report.counts, "undecided": report.undecided})
        for report in reports
        if report.was_read and (digest := digest_of(report.path)) not in before
    ]
    if rows or taken:
        write_log(
            held.state.case, log.after(rows, [each for asked in taken for each in asked.answers or (asked.wish,)])
        )
