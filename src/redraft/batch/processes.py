"""An executor of local processes, each in a pool of its own: one that dies takes nobody else's work with it.

A `ProcessPoolExecutor` of several processes ends all of them when one dies, and does not tell whose work killed it.
"""

from __future__ import annotations

import contextlib
import multiprocessing
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from queue import SimpleQueue
from typing import ParamSpec, TypeVar

from redraft.batch.task import Conditions
from redraft.batch.worker import begin

_P = ParamSpec("_P")
_T = TypeVar("_T")


class Processes(Executor):
    """`workers` processes, spawned when they are first needed; one that died is followed by another."""

    def __init__(self, workers: int, conditions: Conditions) -> None:
        self._conditions = conditions
        self._threads = ThreadPoolExecutor(workers, "batch")
        self._free: SimpleQueue[ProcessPoolExecutor] = SimpleQueue()
        self._pools = [self._pool() for _ in range(workers)]
        for pool in self._pools:
            self._free.put(pool)

    def submit(self, fn: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> Future[_T]:
        """Have a free process do `fn(*args, **kwargs)`; what it raises if the process dies is `BrokenProcessPool`."""
        return self._threads.submit(self._in_a_process, fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the processes; without `wait` also those that are at work, in whose cases nothing is ever half written."""
        self._threads.shutdown(wait, cancel_futures=cancel_futures or not wait)
        for pool in self._pools:
            if not wait:
                _kill(pool)
            pool.shutdown(wait)

    def _in_a_process(self, fn: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> _T:
        pool = self._free.get()
        try:
            return pool.submit(fn, *args, **kwargs).result()
        except BrokenProcessPool:
            self._pools.remove(pool)
            pool = self._pool()
            self._pools.append(pool)
            raise
        finally:
            self._free.put(pool)

    def _pool(self) -> ProcessPoolExecutor:
        spawned = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(1, spawned, initializer=begin, initargs=(self._conditions,))


@contextlib.contextmanager
def processes(workers: int, conditions: Conditions) -> Iterator[Executor]:
    """The processes for a while; whatever ends that early, Ctrl-C above all, ends them at once."""
    executor = Processes(workers, conditions)
    try:
        yield executor
    except BaseException:
        executor.shutdown(wait=False)
        raise
    executor.shutdown()


def _kill(pool: ProcessPoolExecutor) -> None:
    """End a pool's process (3.14 has `kill_workers` for it)."""
    for process in list((pool._processes or {}).values()):
        process.kill()
