"""A small ROOT of invented cases, and batches over it as processes of their own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path

from fixtures.small_case import HOMES, write_word

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("Tamsin", "Orrell", "Marchetti", "Wendell", "Ffion", "Prydderch", "Lomax", "Hesketh")
"""Wording of the drafts, and of the folders, that must never be printed."""
EPOCH = "1767225600"

OVERVIEW = (
    "Overview report",
    "Tamsin Orrell was born on 3 May 2012. Her mother, Mrs Wendy Orrell, met the social worker, Mr Paul Marchetti.",
    "Mr Marchetti telephoned 07700 900417 about Tamsin's school.",
)
CHRONOLOGY = ("Chronology", "12 March 2021: Mr Marchetti visited Ms Orrell; Tamsin was at school.")
RESPONSE = ("Response", "The partnership thanks Mrs Orrell, and accepts what Mr Marchetti recommended.")
BRIEFING = ("Briefing", "Ffion Prydderch lives with her grandmother, Mrs Megan Prydderch, at 14 Thornbury Lane.")
MINUTES = "Minutes\n\nMr Derek Lomax told the panel of Jack Hesketh, aged 7, and his sister Daisy Hesketh.\n"


def write_root(root: Path) -> Path:
    """Four cases, and two folders that are none.

    One is large enough to be split among two workers; one has one draft; one has plain text in a deeper folder, and settings;
    of one, a draft is damaged.
    """
    for name in ("Orrell", "Prydderch", "Hesketh/agencies", "Wendell", "nothing but notes", "empty"):
        (root / name).mkdir(parents=True)
    write_word(root / "Orrell" / "overview.docx", OVERVIEW)
    write_word(root / "Orrell" / "chronology.docx", CHRONOLOGY)
    write_word(root / "Orrell" / "response.docx", RESPONSE)
    write_word(root / "Prydderch" / "briefing.docx", BRIEFING)
    (root / "Hesketh" / "agencies" / "minutes.txt").write_text(MINUTES, "utf-8")
    (root / "Hesketh" / "case.yaml").write_text("cast:\n  - name: Jack Hesketh\n    pseudonym: Child Q\n", "utf-8")
    write_word(root / "Wendell" / "good.docx", BRIEFING)
    (root / "Wendell" / "broken Wendell.docx").write_bytes(b"no package")
    (root / "nothing but notes" / "Thumbs.db").write_bytes(b"noise")
    return root


def environment(user: Path) -> dict[str, str]:
    """That of a user whose configuration lies in `user`, with a clock that stands still."""
    return {
        **os.environ,
        **dict.fromkeys(HOMES, str(user)),
        "SOURCE_DATE_EPOCH": EPOCH,
        "PYTHONPATH": str(ROOT / "src"),
    }


def start(user: Path, *arguments: str | Path) -> subprocess.Popen[str]:
    """`redraft batch` as a process."""
    command = [sys.executable, "-m", "redraft", "batch", *map(str, arguments)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, encoding="utf-8", env=environment(user))


def finish(process: subprocess.Popen[str], code: int) -> str:
    """All that a batch said, which names nobody, and its exit code."""
    with process:
        out, err = process.communicate(timeout=180)
    assert process.returncode == code, out + err
    assert not [name for name in NAMES if name in out + err]
    return out + err


def bytes_of(out: Path) -> dict[str, str]:
    """A digest of each file of the cases in `out`, but of encrypted keys, of locks, and of what tells seconds."""
    names = (path for path in sorted(out.rglob("*")) if path.is_file() and path.suffix != ".lock")
    told = {path.relative_to(out).as_posix(): path for path in names}
    timed = ("summary.", "confidential/finished/", "confidential/.lock")
    return {
        name: sha256(path.read_bytes()).hexdigest()
        for name, path in told.items()
        if not name.startswith(timed) and "pseudonyms.key" not in name and not name.endswith("/.lock")
    }


def seen_in(log: Path, wanted: re.Pattern[str], process: subprocess.Popen[bytes]) -> str:
    """What a program that goes on has written into its log, as soon as it is there."""
    until = time.monotonic() + 60
    while True:
        found = wanted.search(log.read_text("utf-8", "replace"))
        if found:
            return found[1]
        if process.poll() is not None or time.monotonic() > until:
            raise AssertionError(log.read_text("utf-8", "replace"))
        time.sleep(0.05)
