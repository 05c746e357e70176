"""`redraft batch`: every sub-folder of drafts is a case, worked on unattended; trial copies, never publication copies."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

from redraft.batch.cluster import Scheduler, cluster
from redraft.batch.dispatch import dispatch
from redraft.batch.place import BatchFolder, Numbered, held, numbered, place_of
from redraft.batch.probe import Probe
from redraft.batch.processes import processes
from redraft.batch.shelf import Shelf, Shelved, drafts_of, shelf
from redraft.batch.summary import Totals, write_names, write_summary
from redraft.batch.tally import Tally, Watch
from redraft.batch.task import Conditions, Look, Outcome, Task
from redraft.case.clock import now
from redraft.case.folder import synchronised_by
from redraft.case.key.identity import obtain_identity
from redraft.case.key.passphrase import Passphrase
from redraft.errors import BatchIncomplete


@dataclass(frozen=True, slots=True)
class BatchReport:
    """What came of a batch: the place of its cases, the outcomes by number, what ROOT holds beside, and what to tell."""

    place: BatchFolder
    outcomes: tuple[Outcome, ...]
    shelf: Shelf
    notices: tuple[str, ...]

    @property
    def totals(self) -> Totals:
        """The sums over all cases."""
        return Totals.of(self.outcomes, self.shelf.loose)

    @property
    def exit_code(self) -> int:
        """0, or that of a batch of which something was refused."""
        return BatchIncomplete.exit_code if self.totals.refused else 0


def batch(
    root: Path,
    watch: Watch,
    out: Path | None = None,
    workers: int = 0,
    scheduler: Scheduler | None = None,
    again: bool = False,
) -> BatchReport:
    """Work on every case of `root` on so many local processes (0: one for each processor), or on a Dask cluster.

    `root` is only read. What was finished before with the same drafts, settings, decisions and version is not done again,
    unless `again`.

    Raises:
        DraftMissing, CaseInvalid: if `root` holds no case, or `out` cannot be used for its cases.
        CaseLocked: if another batch is at work in `out`.
        SchedulerUnavailable, KeyUnavailable, SettingsInvalid: for what all cases need.
    """
    place = place_of(root, out)
    found = shelf(root)
    moment = now()
    with held(place):
        cases = numbered(place, root, [case.folder.name for case in found.cases])
        write_names(place, cases)
        notices = (*_identity_made(), *_warnings(place))
        conditions = Conditions(os.environ.get("SOURCE_DATE_EPOCH", "").strip())
        by_number = {case.number: shelved for case, shelved in zip(cases, found.cases, strict=True)}
        with _executor(root, place, workers or os.cpu_count() or 1, found, scheduler, conditions) as using:
            executor, conditions, at_work = using
            tasks = [_task(case, by_number[case.number].folder, place, again, conditions) for case in cases]
            tasks.sort(key=lambda task: (-by_number[task.number].size, task.number))
            looks = {task.number: _looks(task, by_number[task.number], found, at_work) for task in tasks}
            tally = Tally({number: case.size for number, case in by_number.items()}, looks, at_work, watch)
            tally.begin()
            outcomes = dispatch(executor, at_work, tasks, looks, tally.add)
        write_summary(place, outcomes, found.loose, moment)
    return BatchReport(place, outcomes, found, notices)


@contextlib.contextmanager
def _executor(
    root: Path, place: BatchFolder, workers: int, found: Shelf, scheduler: Scheduler | None, conditions: Conditions
) -> Iterator[tuple[Executor, Conditions, int]]:
    if scheduler is not None:
        with cluster(scheduler, conditions, Probe.of(root.resolve(), place.confidential.resolve())) as using:
            yield using
        return
    useful = min(workers, max(len(found.cases), sum(case.drafts for case in found.cases)))
    with processes(useful, conditions) as executor:
        yield executor, conditions, useful


def _task(case: Numbered, folder: Path, place: BatchFolder, again: bool, conditions: Conditions) -> Task:
    """A case as a task; its paths are whole, for a worker may have another working directory."""
    return Task(
        number=case.number,
        folder=folder.resolve(),
        case=(place.root / case.case).resolve(),
        finished=place.finished(case.number).resolve(),
        brought=place.brought(case.number).resolve(),
        again=again,
        conditions=conditions,
    )


def _looks(task: Task, shelved: Shelved, found: Shelf, workers: int) -> tuple[Look, ...]:
    """The drafts of a large case, to be read side by side before it is worked on; none for any other case.

    Large is what has more than a worker's fair share: all others would wait for it in the end.
    """
    if shelved.drafts < 2 or shelved.size * workers <= found.size:
        return ()
    return tuple(Look(task, draft) for draft in drafts_of(task.folder))


def _identity_made() -> tuple[str, ...]:
    """Make the user's identity before the workers all need it at once; what to say if it is new."""
    if Passphrase().for_new_keys:
        return ()
    identity = obtain_identity()
    return (identity.notice,) if identity.new else ()


def _warnings(place: BatchFolder) -> tuple[str, ...]:
    service = synchronised_by(place.root.resolve())
    if not service:
        return ()
    return (
        f"The cases lie in a folder that {service} copies to other machines. They say who is who, even without their keys:"
        " name a folder with -o that is not synchronised.",
    )
