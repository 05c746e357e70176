"""A place on this machine at which the desk listens: on loopback, and nowhere else."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Iterator

from redraft.errors import DeskUnavailable

LOOPBACK = "127.0.0.1"


@contextlib.contextmanager
def listening(port: int) -> Iterator[socket.socket]:
    """A socket that listens on `port` of this machine, closed afterwards; 0 takes any that is free.

    Raises:
        DeskUnavailable: if the port is taken, or may not be used.
    """
    found = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        _alone(found)
        found.bind((LOOPBACK, port))
        found.listen()
    except OSError:
        found.close()
        raise DeskUnavailable(
            "No free port was found on this computer." if port == 0 else "That port is in use, or may not be used."
        ) from None
    with found:
        yield found


def host_of(listener: socket.socket) -> str:
    """The address and port of a socket, as a browser writes it."""
    return f"{LOOPBACK}:{listener.getsockname()[1]}"


def _alone(listener: socket.socket) -> None:
    """On Windows another program could take over a port that is in use, unless it is taken exclusively."""
    exclusive = getattr(socket, "SO_EXCLUSIVEADDRUSE", None)
    if exclusive is not None:
        listener.setsockopt(socket.SOL_SOCKET, exclusive, 1)
