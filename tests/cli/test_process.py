"""redraft as a process of its own: killed, cut off, and overheard."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

pytestmark = pytest.mark.once

Redraft = Callable[..., Result]

NAMES = ("Tamsin", "Orrell", "Quillfeather", "Marchetti", "Thornbury", "07700", "Wendell")


def _start(*arguments: str | Path, options: tuple[str, ...] = ()) -> subprocess.Popen[str]:
    command = [sys.executable, *options, "-m", "redraft", *map(str, arguments)]
    pipe = subprocess.PIPE
    # what Python says in its development mode is wanted, its slow memory is not
    environment = {**os.environ, "PYTHONMALLOC": "pymalloc"}
    return subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, encoding="utf-8", env=environment)


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is a POSIX signal")
def test_killed_at_any_moment(redraft: Redraft, drafts: Path, tmp_path: Path) -> None:
    """However early or late a run is killed, no file is half written, the key opens, and the next run goes on."""
    case = tmp_path / "case"
    begun = time.perf_counter()
    with _start("run", drafts, "-o", case) as whole:
        assert whole.communicate()[0]
        assert whole.returncode == 0
    lasted = time.perf_counter() - begun
    key = redraft("key", "show", case, may_quote=True).stdout
    for moment in (0.8,):
        fresh = tmp_path / f"killed at {moment}"
        with _start("run", drafts, "-o", fresh) as killed:
            time.sleep(lasted * moment)
            killed.kill()
        _assert_whole(fresh)
    redraft("run", drafts, "-o", fresh)
    assert redraft("key", "show", fresh, may_quote=True).stdout == key
    for moment in (0.7, 0.95):
        (case / "case.yaml").write_text(f"keep: [word{moment}]\n", "utf-8")
        with _start("run", drafts, "-o", case) as killed:
            time.sleep(lasted * moment)
            killed.kill()
        _assert_whole(case)
        assert redraft("key", "show", case, may_quote=True).stdout == key
    redraft("run", drafts, "-o", case)
    assert not list((case / "confidential").glob(".work-*"))
    assert redraft("key", "show", case, may_quote=True).stdout == key


def _assert_whole(case: Path) -> None:
    """Every file that goes by its final name can be read to its end."""
    final = [p for p in case.rglob("*") if p.is_file() and not any(q.startswith(".work-") for q in p.parts)]
    for path in final:
        if path.suffix == ".json":
            json.loads(path.read_text("utf-8"))
        elif path.suffix == ".docx":
            with zipfile.ZipFile(path) as package:
                assert package.testzip() is None
        elif path.suffix == ".html":
            assert path.read_text("utf-8").rstrip().endswith("</html>")


def test_nothing_original_is_printed_or_logged(user: Path, drafts: Path, tmp_path: Path) -> None:
    """With every remark of Python and its libraries asked for, no name appears on either stream."""
    case = tmp_path / "case"
    (drafts / "broken Orrell.docx").write_bytes(b"Tamsin Orrell")
    said = ""
    for arguments, code in (
        (("run", drafts, "-o", case, "--verbose"), 10),
        (("decide", case, "--all", "--accept", "--by", "A. Reviewer"), 0),
        (("publish", case, "--verbose"), 1),
        (("publish", case, "--trial", "--verbose"), 3),
        (("verify", *sorted(drafts.glob("*.docx")), "--case", case), 1),
    ):
        with _start(*arguments, options=("-X", "dev", "-W", "always")) as process:
            out, err = process.communicate()
        assert process.returncode == code, err
        said += out + err
    assert [name for name in NAMES if name in said] == []


def test_a_run_with_sockets_blocked(user: Path, drafts: Path, tmp_path: Path) -> None:
    """A run and a trial create no socket at all."""
    code = (
        "import socket, sys\n"
        "def none(*_, **__): raise AssertionError('a socket was made')\n"
        "socket.socket.__init__ = none; socket.getaddrinfo = none\n"
        "from redraft.cli import main\nmain()\n"
    )
    case = tmp_path / "case"
    for arguments in (("run", drafts, "-o", case), ("publish", case, "--trial")):
        command = [sys.executable, "-c", code, *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr


def test_scan_prints_json_and_nothing_else(user: Path, drafts: Path) -> None:
    """Standard output of `scan --format json` is one JSON document in the promised form."""
    with _start("scan", drafts / "chronology.docx", "--format", "json") as process:
        out, err = process.communicate()
    assert process.returncode == 0, err
    payload = json.loads(out)
    assert payload["schema"] == 1
    (document,) = payload["documents"]
    assert document["source"] == "chronology.docx"
    keys = {"id", "start", "end", "text", "entity_type", "score", "recognizer", "entity", "action", "why"}
    keys |= {"suggestion", "anchor"}
    assert document["findings"]
    assert all(set(finding) == keys for finding in document["findings"])


def test_scan_offsets_are_those_of_the_file(user: Path, tmp_path: Path) -> None:
    """For plain text, start and end count code points of the file as it is on disk, whatever its line ends."""
    text = "\ufeffOverview\r\n\r\nMrs Wendy Orrell 🙂 met Mr Paul Marchetti.\r\n\r\n\r\nMr Marchetti left.\r\n"
    path = tmp_path / "notes.txt"
    path.write_bytes(text.encode("utf-8"))
    with _start("scan", path, "--format", "json") as process:
        out, err = process.communicate()
    assert process.returncode == 0, err
    findings = [f for f in json.loads(out)["documents"][0]["findings"] if "file-name" not in f["anchor"]]
    assert len({f["entity"] for f in findings if "Marchetti" in f["text"]}) == 1
    assert all(text[f["start"] : f["end"]] == f["text"] for f in findings)
    assert text.rindex("Marchetti") in [f["end"] - len("Marchetti") for f in findings]


def test_csv_is_safe_to_open(user: Path, tmp_path: Path) -> None:
    """No cell of the CSV begins like a formula."""
    from redraft.case.scan import COLUMNS, Scan, as_csv

    row = dict.fromkeys(COLUMNS, "x") | {"text": "=1+1", "why": "@SUM", "start": 0, "end": 4, "score": 0.5}
    lines = as_csv(Scan({"-a.docx": (row,)}, {}, ())).splitlines()
    assert lines[1].split(",")[0] == "'-a.docx"
    assert "'=1+1" in lines[1]
    assert "'@SUM" in lines[1]
