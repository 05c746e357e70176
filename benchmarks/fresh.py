"""`python -m benchmarks.fresh READER THREADS`: one reader in a process of its own, so that its memory can be told.

Reads a list of paragraphs as JSON from standard input, and prints seconds, seconds of processor time and peak memory in
bytes as JSON. Only what the reader needs is imported.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import perf_counter, process_time

Read = Callable[[list[str]], object]
"""Reads paragraphs."""
_STATUS = Path("/proc/self/status")
_WARM_UP = 20
"""Paragraphs read before the clock starts."""


def tagger(threads: int) -> Read:
    """Our own model on this many threads, as the NLP engine runs it."""
    from redraft.tagger import load_tagger

    loaded = load_tagger()

    def read(paragraphs: list[str]) -> object:
        with ThreadPoolExecutor(threads) as pool:
            return list(pool.map(loaded.mentions, paragraphs))

    return read


def spacy_small(threads: int) -> Read:
    """The named entities of en_core_web_sm and nothing else; spaCy reads on one thread, whatever `threads` says."""
    from benchmarks.small_spacy import BATCH, load

    loaded = load()

    def read(paragraphs: list[str]) -> object:
        documents = loaded.pipe(paragraphs, batch_size=BATCH)
        return [[(each.start_char, each.end_char) for each in document.ents] for document in documents]

    return read


READERS: dict[str, Callable[[int], Read]] = {"tagger": tagger, "spacy": spacy_small}


def peak_memory() -> int | None:
    """The most memory this process has had resident, in bytes; None where the system does not tell (all but Linux).

    Not `resource.getrusage`: its maximum goes over from the parent process.
    """
    try:
        lines = _STATUS.read_text("ascii").splitlines()
    except OSError:
        return None
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM:")), None)


def main(arguments: Sequence[str]) -> None:
    """Read, and print what it took."""
    reader, threads = arguments
    paragraphs = json.load(sys.stdin)
    read = READERS[reader](int(threads))
    read(paragraphs[:_WARM_UP])
    start, worked = perf_counter(), process_time()
    read(paragraphs)
    taken = {"seconds": perf_counter() - start, "processor_seconds": process_time() - worked}
    print(json.dumps({**taken, "peak_memory": peak_memory()}))


if __name__ == "__main__":
    main(sys.argv[1:])
