"""`python -m benchmarks.fresh READER THREADS`: one reader in a process of its own, so that its memory can be told.

Reads a list as JSON from standard input (paragraphs or, for redraft's detection, paths of drafts), and prints seconds,
seconds of processor time and peak memory in bytes as JSON. Only what the reader needs is imported, and all that can be
loaded beforehand is loaded before the clock starts.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import perf_counter, process_time

Work = Callable[[], object]
"""What is measured."""
_STATUS = Path("/proc")
_WARM_UP = 20
"""Paragraphs read before the clock starts."""


def tagger(paragraphs: list[str], threads: int) -> Work:
    """Our own model on this many threads, as the NLP engine runs it, and nothing else: the bare pass."""
    from redraft.tagger import load_tagger

    loaded = load_tagger()

    def read(some: list[str]) -> object:
        with ThreadPoolExecutor(threads) as pool:
            return list(pool.map(loaded.mentions, some))

    read(paragraphs[:_WARM_UP])
    return lambda: read(paragraphs)


def spacy_small(paragraphs: list[str], threads: int) -> Work:
    """The named entities of en_core_web_sm and nothing else; spaCy reads on one thread, whatever `threads` says."""
    from benchmarks.small_spacy import BATCH, load

    loaded = load()

    def read(some: list[str]) -> object:
        documents = loaded.pipe(some, batch_size=BATCH)
        return [[(each.start_char, each.end_char) for each in document.ents] for document in documents]

    read(paragraphs[:_WARM_UP])
    return lambda: read(paragraphs)


def presidio(paragraphs: list[str], threads: int) -> Work:
    """Presidio's defaults, text by text as its documentation does it; one thread is all that it uses."""
    from benchmarks.presidio_defaults import presidio_engine

    analyzer = presidio_engine()

    def read(some: list[str]) -> object:
        return [analyzer.analyze(text, language="en") for text in some]

    read(paragraphs[:_WARM_UP])
    return lambda: read(paragraphs)


def detection(drafts: list[str], threads: int) -> Work:
    """All layers of redraft over drafts that were read before, the model on this many threads."""
    os.environ["REDRAFT_THREADS"] = str(threads)
    from redraft.cast import Declared
    from redraft.detection.detector import Detector
    from redraft.documents import read
    from redraft.text import Draft

    detector, opened = Detector.load(), [read(Path(path)) for path in drafts]
    first = opened[0]
    some = Draft(first.source, first.format, first.sha256, first.segments[:_WARM_UP])
    detector.detect([some], Declared())
    return lambda: detector.detect(opened, Declared())


READERS: dict[str, Callable[[list[str], int], Work]] = {
    "tagger": tagger,
    "spacy": spacy_small,
    "presidio": presidio,
    "detection": detection,
}


def peak_memory(process: int | str = "self") -> int | None:
    """The most memory a process has had resident, in bytes; None where the system does not tell (all but Linux).

    Not `resource.getrusage`: its maximum goes over from the parent process.
    """
    try:
        lines = (_STATUS / str(process) / "status").read_text("ascii").splitlines()
    except OSError:
        return None
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM:")), None)


def main(arguments: Sequence[str]) -> None:
    """Read, and print what it took."""
    reader, threads = arguments
    work = READERS[reader](json.load(sys.stdin), int(threads))
    start, worked = perf_counter(), process_time()
    work()
    taken = {"seconds": perf_counter() - start, "processor_seconds": process_time() - worked}
    print(json.dumps({**taken, "peak_memory": peak_memory()}))


if __name__ == "__main__":
    main(sys.argv[1:])
