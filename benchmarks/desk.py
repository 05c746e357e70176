"""`python -m benchmarks desk`: how long a reviewer at the desk waits, on a case as large as reviews are."""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import docx
import httpx
from rich.console import Console
from rich.table import Table

from redraft.documents import read
from redraft.resources import folder

DEMO = folder("fixtures") / "demo"
_KEY = "X-Redraft-Desk"
_SEE = ("open", "cast", "documents/1")
"""The views that change with an answer; the page asks for those that it shows."""


def main(drafts: int, words: int, answers: int) -> None:
    """Print what a reviewer waits for on `drafts` drafts of `words` words in all, over so many `answers`."""
    with TemporaryDirectory() as scratch:
        case = Path(scratch) / "case"
        case.mkdir()
        write_drafts(Path(scratch) / "drafts", drafts, words)
        redraft = [sys.executable, "-m", "redraft"]
        quiet = {**os.environ, "PYTHONUNBUFFERED": "1"}
        _, run = timed(
            lambda: subprocess.run(
                [*redraft, "run", str(Path(scratch) / "drafts"), "-o", str(case), "-q"],
                env=quiet,
                stderr=subprocess.DEVNULL,
            )
        )
        begun = time.perf_counter()
        command = [*redraft, "review", str(case), "--no-browser"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8", env=quiet) as desk:
            address = next(found[0] for line in desk.stdout or () if (found := re.search(r"http://\S+", line)))
            opened = time.perf_counter() - begun
            try:
                waited = at_the_desk(address, answers)
            finally:
                desk.terminate()  # every answer is on disk, and nobody looks at the pages
    rows = [("`redraft run`", [run]), ("the desk opens", [opened]), *waited]
    Console(width=100).print(table(rows, f"{drafts} drafts, {words:,} words"))


def write_drafts(place: Path, drafts: int, words: int) -> None:
    """Word files of the demonstration's paragraphs, over and over, each time with another number behind them."""
    texts = [s.text for path in sorted((DEMO / "drafts").iterdir()) for s in read(path).segments if s.kind.in_story]
    place.mkdir()
    endless = numbered(text for text in texts if len(text.split()) > 2)
    for number in range(1, drafts + 1):
        written, document = 0, docx.Document()
        while written < words / drafts:
            text = next(endless)
            document.add_paragraph(text)
            written += len(text.split())
        document.save(str(place / f"draft {number}.docx"))


def numbered(texts: Iterable[str]) -> Iterator[str]:
    """The texts in a ring, from the second time round with a number behind, so that no two are alike.

    >>> list(islice(numbered(["One.", "Two."]), 3))
    ['One.', 'Two.', 'One. (2)']
    """
    known = list(texts)
    for at, text in enumerate(cycle(known)):
        yield text if at < len(known) else f"{text} ({at})"


def at_the_desk(address: str, answers: int) -> list[tuple[str, list[float]]]:
    """What each sort of request took, in seconds, as a browser would ask it."""
    origin = address.partition("/enter")[0]
    here = {"Origin": origin, "Sec-Fetch-Site": "same-origin"}
    with httpx.Client(base_url=origin, timeout=120) as client:
        _, entered = timed(lambda: client.get(address, headers={"Sec-Fetch-Site": "none"}))
        client.headers.update(here)
        client.headers[_KEY] = client.post("/api/key", json={}).json()["key"]

        def first() -> list[dict[str, Any]]:
            page = client.get("/").text
            for name in re.findall(r'(?:src|href)="(/static/[^"]+)"', page):
                client.get(name)
            client.get("/api/state")
            return list(client.get("/api/open").json()["rows"])

        asked, view = timed(first)
        _, document = timed(lambda: client.get("/api/documents/1"))
        changes = [row["id"] for row in asked if row["sort"] == "change"]
        quick = [rule(client, {"ruling": "accept", "target": target}) for target in islice(changes, answers)]
        people = [target for target in changes if target.startswith("person-")][:3]
        slow = [
            rule(client, {"ruling": "rename", "target": one, "text": f"Visitor {n}", "reason": "measured"})
            for n, one in enumerate(people, 7)
        ]
    return [
        ("first view, from the address", [entered + view]),
        ("a draft", [document]),
        ("an answer, with the three views that it changes", quick),
        ("another pseudonym, which settles everything anew", slow),
    ]


def rule(client: httpx.Client, wish: dict[str, Any]) -> float:
    """How long the desk takes over one wish."""
    revision = client.get("/api/state").json()["revision"]
    asking = {"by": "A. Manager", "wishes": [wish], "see": list(_SEE), "since": revision}
    answer, seconds = timed(lambda: client.post("/api/rule", json=asking))
    result = answer.json()["results"][0]
    if not result["recorded"]:
        raise SystemExit(f"the desk declined what the benchmark asked: {result['message']}")
    return seconds


def timed(work: Callable[[], Any]) -> tuple[Any, float]:
    """What some work gave, and the seconds that it took."""
    begun = time.perf_counter()
    return work(), time.perf_counter() - begun


def table(rows: Iterable[tuple[str, list[float]]], title: str) -> Table:
    """The seconds of each row: how many were measured, their median and the longest."""
    shown = Table("what is waited for", "times", "median, s", "longest, s", title=title)
    for what, seconds in rows:
        if seconds:
            shown.add_row(what, str(len(seconds)), f"{statistics.median(seconds):.2f}", f"{max(seconds):.2f}")
    return shown
