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


@pytest.mark.parametrize(
    ("event", "refused"),
    [
        ("'socket.connect', None, ('192.0.2.1', 8786)", False),
        ("'socket.getaddrinfo', 'scheduler.EXAMPLE.org', 8786", False),
        ("'socket.connect', None, ('192.0.2.2', 8786)", True),
        ("'socket.getaddrinfo', 'example.org', 443", True),
        ("'socket.bind', None, ('192.0.2.1', 8786)", True),
    ],
)
def test_a_host_that_the_user_named_may_be_reached_and_no_other(event: str, refused: bool) -> None:
    """An admitted host is let through by name and by address; none is listened to."""
    admitted = "from redraft.offline import admit; admit(['192.0.2.1', 'Scheduler.example.org']); import sys; "
    done = _run(f"{admitted}sys.audit({event})")
    assert ("NetworkRefused" in done.stderr) == refused
    assert (done.returncode != 0) == refused
