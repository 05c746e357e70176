"""Nothing leaves the machine."""

from __future__ import annotations

import subprocess
import sys

import pytest

_GUARDED = "from redraft.offline import stay_offline; stay_offline(); import socket; "


def _run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", _GUARDED + code], capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    "code",
    [
        "socket.create_connection(('192.0.2.1', 80), timeout=1)",
        "socket.getaddrinfo('example.org', 443)",
        "socket.gethostbyname('example.org')",
        "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('192.0.2.1', 53))",
        "import urllib.request; urllib.request.urlopen('http://192.0.2.1/')",
        "socket.create_server(('', 0))",
        "socket.create_server(('0.0.0.0', 0))",
        "socket.create_server(('::', 0), family=socket.AF_INET6)",
    ],
)
def test_other_machines_are_refused(code: str) -> None:
    """Connections, look-ups and datagrams to other machines fail at once, and so does listening to them."""
    done = _run(code)
    assert done.returncode != 0
    assert "NetworkRefused" in done.stderr or "refused" in done.stderr


def test_this_machine_is_allowed() -> None:
    """Loopback works, for the reviewer's desk."""
    done = _run("s = socket.create_server(('127.0.0.1', 0)); socket.create_connection(s.getsockname()).close()")
    assert done.returncode == 0, done.stderr


def test_a_host_that_the_user_named_is_let_through_and_no_other() -> None:
    """An admitted host may be reached by name and by address, and nobody is let in from there."""
    named = "from redraft.offline import admit; admit(['192.0.2.1', 'Scheduler.example.org']); "
    reached = "s = socket.socket(); s.settimeout(0.2)\ntry: s.connect(('192.0.2.1', 8786))\nexcept (TimeoutError, OSError) as e: print(type(e).__name__)"
    assert "NetworkRefused" not in _run(named + reached).stdout
    for code in (
        "socket.create_connection(('192.0.2.2', 8786), timeout=1)",
        "socket.getaddrinfo('example.org', 443)",
        "socket.create_server(('192.0.2.1', 0))",
    ):
        done = _run(named + code)
        assert done.returncode != 0 and "NetworkRefused" in done.stderr
