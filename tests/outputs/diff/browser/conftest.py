"""A real browser for the tests of the reviewer's page."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest


class Tab:
    """A page in headless Chromium, driven through its debugging pipe, so that clicks and keys are real ones."""

    def __init__(self, chromium: str, profile: str) -> None:
        theirs_in, ours_out = os.pipe()
        ours_in, theirs_out = os.pipe()
        self._process = subprocess.Popen(
            [chromium, "--headless", "--no-sandbox", *_QUIET, "--remote-debugging-pipe", f"--user-data-dir={profile}"],
            preexec_fn=lambda: _as_three_and_four(theirs_in, theirs_out),
            pass_fds=(3, 4),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(theirs_in)
        os.close(theirs_out)
        self._out, self._in = os.fdopen(ours_out, "wb", 0), os.fdopen(ours_in, "rb", 0)
        self._rest, self._number, self._session, self._events = b"", 0, "", []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.call("Page.enable")

    def _message(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            read = self._in.read(65536)
            assert read, "Chromium went away"
            self._rest += read
        first, _, self._rest = self._rest.partition(b"\0")
        return json.loads(first)

    def call(self, method: str, **parameters: object) -> dict[str, Any]:
        """Ask the browser for something and wait for the answer."""
        self._number += 1
        asked = {"id": self._number, "method": method, "params": parameters}
        self._out.write(json.dumps(asked | ({"sessionId": self._session} if self._session else {})).encode() + b"\0")
        while (answer := self._message()).get("id") != self._number:
            self._events.append(answer.get("method"))
        assert "error" not in answer, answer
        return answer["result"]

    def open(self, file: Path, fragment: str = "", width: int = 1280) -> None:
        """Load `file` in a window of `width` CSS pixels and wait until it is there."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False)
        for address in ("about:blank", file.as_uri() + fragment):  # a mere change of fragment would load nothing
            self._events.clear()
            self.call("Page.navigate", url=address)
            while "Page.loadEventFired" not in self._events:
                self._events.append(self._message().get("method"))
        self.run("new Promise((done) => setTimeout(done, 50))")

    def run(self, script: str) -> Any:
        """The value of a piece of JavaScript in the page."""
        answer = self.call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def press(self, key: str) -> None:
        """Press and release a key."""
        for kind in ("rawKeyDown", "char", "keyUp"):
            text = {"text": "\r"} if key == "Enter" and kind == "char" else {}
            if kind != "char" or text:
                code = {"Enter": 13, "Escape": 27, "Tab": 9}[key]
                self.call("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code, **text)

    def close(self) -> None:
        """End the browser."""
        self._out.close()
        self._in.close()
        self._process.terminate()
        self._process.wait(timeout=20)


_QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def _as_three_and_four(theirs_in: int, theirs_out: int) -> None:
    """Give Chromium its pipe where it expects it; by way of high numbers, as 3 and 4 may be taken already."""
    import fcntl

    high_in, high_out = (fcntl.fcntl(end, fcntl.F_DUPFD, 100) for end in (theirs_in, theirs_out))
    os.dup2(high_in, 3)
    os.dup2(high_out, 4)


@pytest.fixture(scope="session")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    """One browser for all tests of the page, or a skip with the reason."""
    chromium = shutil.which("chromium")
    if chromium is None or sys.platform == "win32":
        pytest.skip("chromium is not installed here, or cannot be driven through a pipe")
    opened = Tab(chromium, str(tmp_path_factory.mktemp("chromium")))
    yield opened
    opened.close()
