"""Tasks onto an executor, the large ones first; what dies or is held for a while is tried once more at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import CancelledError, Executor, Future, as_completed

from redraft.batch.task import Outcome, Task
from redraft.batch.worker import do
from redraft.errors import WorkerLost

Told = Callable[[Outcome], None]
"""Called with each outcome as it comes, in no order that means anything."""


def dispatch(executor: Executor, tasks: Sequence[Task], told: Told) -> tuple[Outcome, ...]:
    """Have all tasks done, begun in their order; the outcomes in the order of their numbers."""
    done: dict[int, Outcome] = {}
    again: list[Task] = []
    for task, outcome in _outcomes(executor, tasks):
        if outcome.passing:
            again.append(task)
            continue
        done[task.number] = outcome
        told(outcome)
    for task, outcome in _outcomes(executor, again):
        done[task.number] = outcome
        told(outcome)
    return tuple(done[number] for number in sorted(done))


def _outcomes(executor: Executor, tasks: Iterable[Task]) -> Iterable[tuple[Task, Outcome]]:
    futures = {executor.submit(do, task): task for task in tasks}
    for future in as_completed(futures):
        yield futures[future], _outcome(futures[future], future)


def _outcome(task: Task, future: Future[Outcome]) -> Outcome:
    """What a task gave; it never raises itself, so an error is that of a worker that was lost with it."""
    try:
        return future.result()
    except (Exception, CancelledError) as lost:
        error = WorkerLost(f"The worker process that had the case ended before it was done ({type(lost).__name__}).")
        return Outcome(task.number, failure=str(error), code=error.exit_code, passing=True)
