"""Reading texts with an engine while something else is done with them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event

from redraft.detection.seeing.engines import Engine
from redraft.detection.seeing.spotted import Spotted
from redraft.detection.seeing.threads import thread_count

Progress = Callable[[int, int], None]
Answer = Callable[[], dict[str, tuple[Spotted, ...]]]
_TURN = 0.0005
"""Seconds that one thread may keep the interpreter while others wait for it.

A window takes the network a few thousandths of a second, in which it needs no interpreter; with Python's five
thousandths it would wait as long again for whoever else is at work.
"""


@contextmanager
def reading_ahead(engine: Engine, texts: Sequence[str], progress: Progress | None = None) -> Iterator[Answer]:
    """Have `texts`, no two alike, read in the background; the answer, once it is asked for, maps each to its names.

    Where one thread is to do all (`thread_count`), nothing is read before it is asked for.
    `progress` is told how many of how many have been read, by whichever thread waits for them. Whoever leaves early stops
    the reading.
    """
    left = Event()
    read: dict[str, tuple[Spotted, ...]] = {}

    def through() -> dict[str, tuple[Spotted, ...]]:
        for done, (text, spotted) in enumerate(zip(texts, engine.read(texts), strict=True), 1):
            read[text] = spotted
            if progress:
                progress(done, len(texts))
            if left.is_set():
                break
        return read

    if thread_count() == 1:  # whoever wants one thread wants no second one beside it
        yield through
        return
    turn = sys.getswitchinterval()
    with ThreadPoolExecutor(1) as beside:
        sys.setswitchinterval(_TURN)
        try:
            yield beside.submit(through).result
        finally:
            left.set()
            sys.setswitchinterval(turn)
