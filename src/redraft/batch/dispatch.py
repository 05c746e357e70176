"""Tasks onto an executor, the large ones first; what dies or is held for a while is tried once more at the end."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, CancelledError, Executor, Future, wait

from redraft.batch.task import Look, Outcome, Task
from redraft.batch.worker import do
from redraft.errors import WorkerLost

Told = Callable[[Outcome | Look], None]
"""Called with each outcome, and each look that is over, as they come: in no order that means anything."""


def dispatch(
    executor: Executor, at_once: int, tasks: Sequence[Task], looks: Mapping[int, Sequence[Look]], told: Told
) -> tuple[Outcome, ...]:
    """Have all tasks done, begun in their order and so many `at_once`; the outcomes in the order of their numbers.

    `looks` are those that come before a task, by its number.
    """
    done: dict[int, Outcome] = {}
    again: set[int] = set()
    for outcome in _outcomes(executor, at_once, tasks, looks, told):
        if outcome.passing:
            again.add(outcome.number)
        else:
            done[outcome.number] = outcome
            told(outcome)
    for outcome in _outcomes(executor, at_once, [task for task in tasks if task.number in again], {}, told):
        done[outcome.number] = outcome
        told(outcome)
    return tuple(done[number] for number in sorted(done))


def _outcomes(
    executor: Executor, at_once: int, tasks: Sequence[Task], looks: Mapping[int, Sequence[Look]], told: Told
) -> Iterator[Outcome]:
    """The outcomes as they come. In an executor's own queue a case would wait behind all others for its looks."""
    ready = deque[Look | Task](step for task in tasks for step in (looks.get(task.number) or (task,)))
    awaited = {number: len(steps) for number, steps in looks.items()}
    flying: dict[Future[Outcome | None], Look | Task] = {}
    while ready or flying:
        while ready and len(flying) < at_once:
            step = ready.popleft()
            flying[executor.submit(do, step)] = step
        for future in wait(flying, return_when=FIRST_COMPLETED).done:
            step = flying.pop(future)
            if isinstance(step, Task):
                yield _outcome(step, future)
                continue
            told(step)
            awaited[step.task.number] -= 1
            if not awaited[step.task.number]:
                ready.appendleft(step.task)


def _outcome(task: Task, future: Future[Outcome | None]) -> Outcome:
    """What a task gave; it never raises itself, so an error is that of a worker that was lost with it."""
    try:
        outcome = future.result()
    except (Exception, CancelledError) as lost:
        error = WorkerLost(f"The worker process that had the case ended before it was done ({type(lost).__name__}).")
        outcome = Outcome(task.number, failure=str(error), code=error.exit_code, passing=True)
    if outcome is None:
        raise TypeError("only a look has no outcome")
    return outcome
