"""One case in a worker process: the ordinary run and trial copies, or why not; it never raises."""

from __future__ import annotations

import contextlib
import time
from dataclasses import replace

from redraft.batch.brought import bring_settings
from redraft.batch.finished import keep, kept, stamp_of
from redraft.batch.shelf import drafts_of, require_one_case
from redraft.batch.task import Look, Outcome, Task
from redraft.case import naming
from redraft.case.candidates import Candidate
from redraft.case.detecting import look_ahead
from redraft.case.folder import CaseFolder
from redraft.case.reading import read_draft
from redraft.case.release.publish import publish
from redraft.case.run import RunReport, run
from redraft.case.settings import DraftChoice, DraftKind, load_settings
from redraft.errors import SURPRISE, CaseLocked, DraftMissing, OutputInUse, RedraftError, of_the_place, own_lines
from redraft.text import Draft


def work_on(task: Task) -> Outcome:
    """Work on one case; whatever goes wrong is in the outcome, in words that quote nothing."""
    begun = time.perf_counter()
    try:
        outcome = _worked_on(task, begun)
    except (CaseLocked, OutputInUse) as held:
        outcome = _failed(task, held.exit_code, str(held), passing=True)
    except RedraftError as error:
        outcome = _failed(task, error.exit_code, str(error))
    except Exception as surprise:
        place = of_the_place(surprise) if isinstance(surprise, OSError) else None
        if place is not None:
            outcome = _failed(task, place.exit_code, str(place), passing=True)
        else:
            said = f"A fault of redraft ({type(surprise).__name__}): {', '.join(own_lines(surprise))}."
            outcome = _failed(task, SURPRISE, said, passing=isinstance(surprise, MemoryError))
    return replace(outcome, seconds=outcome.seconds or round(time.perf_counter() - begun, 2))


def look_at(look: Look) -> None:
    """Have the model read one draft of a case, for the work on the case to find; what goes wrong is met again then, and told."""
    case = CaseFolder(look.task.case)
    with contextlib.suppress(Exception):
        case.create()
        of_case = case if case.settings.is_file() else CaseFolder(look.task.folder)
        settings = load_settings(of_case.settings)
        choice = settings.choice(look.draft) or DraftChoice(DraftKind.PUBLISH)
        if choice.kind is not DraftKind.IGNORE:
            draft = read_draft(Candidate(1, look.draft, choice, proposed=False))
            if isinstance(draft, Draft):
                look_ahead(case, settings, draft)


def _worked_on(task: Task, begun: float) -> Outcome:
    if not task.folder.is_dir():
        raise DraftMissing("The folder of the drafts is gone.")
    drafts = drafts_of(task.folder)
    require_one_case(task.folder, drafts)
    case = CaseFolder(task.case)
    case.create()
    bring_settings(task.folder, case, task.brought)
    stamp = stamp_of(case, task.folder, drafts)
    known = None if task.again else kept(task.finished, stamp, case)
    if known is not None:
        return known
    task.finished.unlink(missing_ok=True)
    report = run(drafts, task.case)
    short = _has_copies(report) and bool(publish(task.case, trial=True).shortcomings)
    outcome = Outcome(
        number=task.number,
        drafts=len(report.drafts),
        words=report.words,
        findings=report.findings,
        undecided=sum(report.questions.values()),
        refusals=_refusals(report),
        code=report.exit_code,
        short=short,
        seconds=round(time.perf_counter() - begun, 2),
    )
    keep(task.finished, stamp, outcome)
    return outcome


def _has_copies(report: RunReport) -> bool:
    """Whether any draft would be published: where all are sources, or none could be read, a trial has nothing to write."""
    return any(row.processed and row.kind is DraftKind.PUBLISH for row in report.drafts)


def _refusals(report: RunReport) -> tuple[str, ...]:
    return tuple(
        f"{naming.label(row.number, row.source)}: {report.problems[row.number]}"
        for row in report.drafts
        if row.number in report.problems
    )


def _failed(task: Task, code: int, why: str, passing: bool = False) -> Outcome:
    return Outcome(task.number, failure=why, code=code, passing=passing)
