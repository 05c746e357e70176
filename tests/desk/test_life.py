"""How a desk is opened, how long it stays open, and what is on disk when it ends."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from queue import Queue
from threading import Thread

import httpx
import pytest
from click.testing import CliRunner

from redraft.case.folder import CaseFolder
from redraft.case.key.passphrase import ENVIRONMENT, NEW_ENVIRONMENT
from redraft.case.lock import locked
from redraft.cli import cli
from redraft.desk.browser import open_browser
from redraft.desk.presence import Ending, Presence
from redraft.desk.review import DeskReport, Opening, review
from redraft.desk.serving import Opened

pytestmark = pytest.mark.once
BY = "A. Manager"
NAMES = ("Tamsin", "Orrell", "Quillfeather", "Marchetti", "Thornbury", "07700")


@contextmanager
def _review(case: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """`redraft review` as a process of its own, and the address that it prints."""
    command = [sys.executable, "-W", "always", "-m", "redraft", "review", str(case), "--no-browser", *options]
    environment = {**os.environ, "PYTHONMALLOC": "pymalloc"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    ) as process:
        try:
            assert process.stdout is not None
            yield process, next((line.strip() for line in process.stdout if "/enter?token=" in line), "")
        finally:
            process.kill()


def _enter(address: str) -> httpx.Client:
    origin = address.partition("/enter")[0]
    browser = httpx.Client(base_url=origin, timeout=30)
    assert browser.get(address).status_code == 303
    browser.headers["Origin"] = origin
    browser.headers["X-Redraft-Desk"] = browser.post("/api/key", json={}).json()["key"]
    return browser


def test_finish_ends_the_desk_and_writes_review_html_anew(case: Path) -> None:
    """From start to Finish: the decision stands in review.html, the page's cookie is taken back, the case is free again."""
    page = case / "confidential" / "review.html"
    before, told, reports = page.read_bytes(), Queue[Opened](), Queue[DeskReport]()
    work = Thread(target=lambda: reports.put(review(case, Opening(30, browser=False), told.put, _unexpected)))
    work.start()
    with closing(_enter(told.get(timeout=30).address)) as browser:
        target = browser.get("/api/open").json()["rows"][0]["id"]
        browser.post("/api/rule", json={"by": BY, "wishes": [{"target": target, "ruling": "accept"}]})
        assert page.read_bytes() == before
        left = browser.post("/api/leave", json={})
        assert left.json() == {"left": True} and "Max-Age=0" in left.headers["set-cookie"]
    report = reports.get(timeout=60)
    assert (report.ending, report.ruled) == (Ending.FINISHED, 1)
    assert page.read_bytes() != before and f"Accepted by {BY}" in page.read_text("utf-8")
    with locked(CaseFolder(case)):
        pass


def _unexpected(surprise: Exception) -> None:
    raise AssertionError("a fault of redraft") from surprise


@pytest.mark.skipif(os.name != "posix", reason="a process cannot send Ctrl-C to another one on Windows")
def test_ctrl_c_ends_the_desk_as_finish_does(case: Path) -> None:
    """Ctrl-C in the terminal is a way to finish: exit code 0, everything written, and no name on either stream."""
    with _review(case) as (process, address), closing(_enter(address)) as browser:
        target = browser.get("/api/open").json()["rows"][0]["id"]
        browser.post("/api/rule", json={"by": BY, "wishes": [{"target": target, "ruling": "accept"}]})
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    assert "The desk was stopped. 1 decision is new in confidential/decisions.yaml." in out
    assert not [name for name in NAMES if name in out + err] and "Traceback" not in err
    assert f"Accepted by {BY}" in (case / "confidential" / "review.html").read_text("utf-8")


def test_a_desk_at_which_nobody_is_ends_by_itself(case: Path) -> None:
    """Nobody opened the address: the process ends when its time is up, with exit code 0."""
    with _review(case, "--idle", "0.01") as (process, address):
        assert address
        out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    assert "The desk ended because nobody was at it. 0 decisions are new" in out


def test_an_open_page_that_only_polls_does_not_keep_the_desk_open(serving, case: Path) -> None:
    """Asking how far the review is is no activity; strangers knocking is none either."""
    with serving(case, patience=2.0) as desk:
        page, stranger = desk.page(), desk.stranger()
        with pytest.raises(httpx.TransportError):
            for _ in range(100):
                page.get("/api/state")
                stranger.get("/")
                time.sleep(0.1)
        assert desk.ended() is Ending.IDLE


def test_somebody_at_the_page_keeps_it_open(serving, case: Path) -> None:
    """What the page reports of keys and pointer counts, and the page is told how long the desk stays open."""
    with serving(case, patience=2.0) as desk:
        page = desk.page()
        for _ in range(8):
            time.sleep(0.4)
            assert page.post("/api/active", json={}).json()["stops_in"] == 2
        assert page.get("/api/state").json()["stops_in"] in (1, 2)
        assert not desk.endings


def test_a_night_with_the_lid_closed_ends_the_desk() -> None:
    """Time is that of the day, not that of the processor."""
    now = [0.0]
    presence = Presence(1800, lambda: now[0])
    assert presence.ending is None and presence.stops_in == 1800
    now[0] = 8 * 3600.0
    assert presence.ending is Ending.IDLE and presence.stops_in == 0
    presence.felt()
    assert presence.ending is None


def test_a_second_desk_on_the_case_is_told_of_the_first(desk, case: Path) -> None:
    """The case is held while the desk is open; whoever comes is told that it may be open there, and no port stays taken."""
    for arguments in (["review", str(case), "--no-browser"], ["decide", str(case), "--all", "--accept", "--by", BY]):
        done = CliRunner().invoke(cli, arguments)
        assert done.exit_code == 15
        assert "may be open at the reviewer's desk" in done.output and "finish there first" in done.output


def test_a_port_in_use_is_told_before_anything_else(case: Path) -> None:
    """The exit code is one of its own, the next step is said, and the case was not touched."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = CliRunner().invoke(cli, ["review", str(case), "--port", str(port), "--no-browser"])
    assert done.exit_code == 30
    assert "port is in use" in done.output and "Leave --port out" in done.output


def test_a_port_can_be_chosen(case: Path) -> None:
    """`--port` is where it listens."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    done = CliRunner().invoke(cli, ["review", str(case), "--port", str(port), "--no-browser", "--idle", "0.01"])
    assert done.exit_code == 0 and f"http://127.0.0.1:{port}/enter?token=" in done.output


@pytest.mark.parametrize("options", [["--port", "70000"], ["--port", "x"], ["--idle", "0"], ["--idle", "nan"]])
def test_wrong_options_are_usage(case: Path, options: list[str]) -> None:
    """Nothing is opened then."""
    assert CliRunner().invoke(cli, ["review", str(case), *options]).exit_code == 2


def test_a_case_whose_key_has_a_passphrase_opens_with_it(
    case: Path, user: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a computer without the identity the passphrase is needed, and enough; without either nothing listens."""
    monkeypatch.setenv(NEW_ENVIRONMENT, "plum tractor")
    shared = CliRunner().invoke(cli, ["key", "share", str(case), "--passphrase"])
    assert shared.exit_code == 0, shared.output
    shutil.rmtree(user)
    arguments = ["review", str(case), "--no-browser", "--idle", "0.01"]
    refused = CliRunner().invoke(cli, arguments)
    assert refused.exit_code == 16 and "token" not in refused.output
    opened = CliRunner().invoke(cli, arguments, env={ENVIRONMENT: "plum tractor"})
    assert opened.exit_code == 0 and "token" in opened.output


def test_a_folder_that_is_no_case_is_told_as_such(user: Path, tmp_path: Path) -> None:
    """As by every other command."""
    assert CliRunner().invoke(cli, ["review", str(tmp_path), "--no-browser"]).exit_code == 21


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_without_a_screen_no_browser_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    """A browser that draws in the terminal would take the terminal away."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"):
        monkeypatch.delenv(name, raising=False)
    assert not open_browser("http://127.0.0.1:1/")


@pytest.mark.skipif(os.name != "posix", reason="the stand-in for a browser is a shell script")
def test_the_browser_is_opened_with_the_address_which_is_not_printed(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The one that opens gets the token; the terminal, which others may read later, does not show it."""
    script, told = tmp_path / "browser", tmp_path / "told"
    script.write_text(f'#!/bin/sh\necho "$1" > {told}\n')
    script.chmod(0o700)
    monkeypatch.setenv("BROWSER", f"{script} %s")
    done = CliRunner().invoke(cli, ["review", str(case), "--idle", "0.01"])
    assert done.exit_code == 0, done.output
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/enter\?token=[\w-]{43}\n", told.read_text())
    assert "token" not in done.output and "opens in your browser" in done.output


def test_other_commands_start_without_the_server() -> None:
    """Starlette and uvicorn are imported when a desk is opened, not before."""
    code = "import sys, redraft.cli; sys.exit(bool({'starlette', 'uvicorn', 'anyio'} & sys.modules.keys()))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
