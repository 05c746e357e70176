"""The desk as a server: from the first request to its end."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Callable
from dataclasses import dataclass

import uvicorn

from redraft.desk.app import Surprised, application
from redraft.desk.browser import open_browser
from redraft.desk.desk import Desk
from redraft.desk.gate import ENTER
from redraft.desk.port import host_of
from redraft.desk.presence import Ending
from redraft.desk.session import Session

_CONNECTIONS = 64
"""The most requests at once: a browser makes six."""
_LAST_WORDS = 5
"""The seconds that requests under way may take when the desk ends; what is on disk by then stays."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A desk that is open at `address`, which works once; `in_browser` is whether a browser was opened with it."""

    address: str
    in_browser: bool


def serve(
    desk: Desk, listener: socket.socket, browser: bool, opened: Callable[[Opened], None], surprised: Surprised
) -> Ending:
    """Serve a desk on this thread until it ends, and say why; `browser` is whether to open one.

    `opened` is told as soon as the address answers.
    """
    host, session = host_of(listener), Session()
    server = uvicorn.Server(
        uvicorn.Config(
            application(desk, session, host, surprised),
            http="h11",
            ws="none",
            lifespan="off",
            loop="asyncio",
            interface="asgi3",
            log_config=None,
            log_level="critical",
            access_log=False,
            proxy_headers=False,
            server_header=False,
            limit_concurrency=_CONNECTIONS,
            timeout_graceful_shutdown=_LAST_WORDS,
            timeout_notify=0,
        )
    )

    async def look_up() -> None:
        server.should_exit = server.should_exit or desk.presence.ending is not None

    server.config.callback_notify = look_up  # once a second
    address = f"http://{host}{ENTER}?token={session.token}"
    opened(Opened(address, browser and open_browser(address)))
    with contextlib.suppress(KeyboardInterrupt):  # by which uvicorn says that it was stopped, when it has
        server.run(sockets=[listener])
    return desk.presence.ending or Ending.STOPPED
