"""The web application of the desk: which path leads where."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from redraft import __version__
from redraft.desk.desk import DOCUMENTS, VIEWS, Desk
from redraft.desk.faults import Fault, NotUnderstood, fault_page, fault_response
from redraft.desk.gate import API, ENTER, KEY, PAGE, Gate, cookie_name
from redraft.desk.messages import Asking, Nothing, Undoing
from redraft.desk.requests import read
from redraft.desk.session import Session
from redraft.desk.views.shell import shell
from redraft.errors import RedraftError
from redraft.outputs import diff

_HERE, _OF_REVIEW_HTML = Path(__file__).resolve().parent / "static", Path(diff.__file__).resolve().parent / "templates"
_SHARED = ("tokens.css", "marks.css")
_TYPES = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".woff2": "font/woff2",
}

FILES = {
    path.name: path
    for path in (*(_OF_REVIEW_HTML / name for name in _SHARED), *sorted(_HERE.iterdir()))
    if path.suffix in _TYPES
}
"""What the page may fetch, by name: the desk's own style sheets, scripts and pictures, and the styles that review.html has too."""

Surprised = Callable[[Exception], None]
"""Told of errors that nobody foresaw."""


def application(desk: Desk, session: Session, host: str, surprised: Surprised) -> Gate:
    """The page and its interface over one desk, behind the gate; `host` is the address and port that it is reached at."""
    handlers = _Handlers(desk, session, host)
    routes = [
        Route(ENTER, handlers.enter, methods=["GET"]),
        Route(PAGE, handlers.page, methods=["GET"]),
        Route("/static/{name}", handlers.static, methods=["GET"]),
        Route(KEY, handlers.key, methods=["POST"]),
        Route(API + "state", handlers.state, methods=["GET"]),
        *(Route(API + name, handlers.view, methods=["GET"]) for name in (*VIEWS, DOCUMENTS + "{number}")),
        Route(API + "rule", handlers.rule, methods=["POST"]),
        Route(API + "undo", handlers.undo, methods=["POST"]),
        Route(API + "active", handlers.active, methods=["POST"]),
        Route(API + "leave", handlers.leave, methods=["POST"]),
    ]
    guarded = [Route(r.path, _answering(r.endpoint, surprised), methods=sorted(r.methods or ())) for r in routes]
    return Gate(Starlette(routes=guarded, exception_handlers={HTTPException: _nowhere}), host, session)


class _Handlers:
    """What each path does."""

    def __init__(self, desk: Desk, session: Session, host: str) -> None:
        self._desk, self._session, self._cookie = desk, session, cookie_name(host)

    async def enter(self, request: Request) -> Response:
        cookie = self._session.enter(request.query_params.get("token", ""))
        if not cookie:
            return fault_page(_USED)
        answer = RedirectResponse(PAGE, 303)
        answer.set_cookie(self._cookie, cookie, httponly=True, samesite="strict")
        self._desk.presence.felt()
        return answer

    async def page(self, request: Request) -> Response:
        self._desk.presence.felt()
        return HTMLResponse(shell(__version__))

    async def static(self, request: Request) -> Response:
        found = FILES.get(request.path_params["name"])
        if found is None:
            raise NotUnderstood(_NOWHERE)
        return Response(found.read_bytes(), media_type=_TYPES[found.suffix])

    async def key(self, request: Request) -> Response:
        await read(request, Nothing)
        key = self._session.take_key()
        return _json({"key": key}) if key else fault_response(_KEY_TAKEN)

    async def state(self, request: Request) -> Response:
        return _json(await run_in_threadpool(self._desk.state))

    async def view(self, request: Request) -> Response:
        name = request.scope["path"].removeprefix(API)
        return _json(await run_in_threadpool(self._desk.view, name, _since(request)))

    async def rule(self, request: Request) -> Response:
        asking = await read(request, Asking)
        self._desk.presence.felt()
        return _json(await run_in_threadpool(self._desk.rule, asking))

    async def undo(self, request: Request) -> Response:
        undoing = await read(request, Undoing)
        self._desk.presence.felt()
        return _json(await run_in_threadpool(self._desk.undo, undoing))

    async def active(self, request: Request) -> Response:
        await read(request, Nothing)
        self._desk.presence.felt()
        return _json({"stops_in": self._desk.presence.stops_in})

    async def leave(self, request: Request) -> Response:
        await read(request, Nothing)
        self._desk.presence.leave()
        answer = _json({"left": True})
        answer.delete_cookie(self._cookie, httponly=True, samesite="strict")
        return answer


Handler = Callable[[Request], Awaitable[Response]]


def _answering(handler: Handler, surprised: Surprised) -> Handler:
    """A handler of which every error becomes an answer that quotes nothing."""

    async def answer(request: Request) -> Response:
        try:
            return await handler(request)
        except NotUnderstood as refused:
            return fault_response(refused.fault)
        except RedraftError as error:
            return fault_response(Fault(409, error.message, error.next_step))
        except Exception as surprise:
            surprised(surprise)
            return fault_response(_FAULT_OF_OURS)

    return answer


async def _nowhere(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 404
    return fault_response(Fault(status, _NOWHERE.message))


def _since(request: Request) -> int | None:
    since = request.query_params.get("since")
    if since is None:
        return None
    if not (since.isascii() and since.isdigit() and len(since) <= 9):
        raise NotUnderstood(Fault(400, "`since` is the number of a revision."))
    return int(since)


def _json(answer: Any) -> Response:
    written = json.dumps(answer, ensure_ascii=False, separators=(",", ":"))
    return Response(written.encode("utf-8", "backslashreplace"), media_type="application/json")


_NOWHERE = Fault(404, "There is nothing at this address.")
_USED = Fault(
    403,
    "This address was used already, or is none of this desk's: it works once.",
    "Use the page that was opened with it. If nobody opened it, press Ctrl-C in the window in which redraft runs, and type"
    " `redraft review` again.",
)
_KEY_TAKEN = Fault(403, "This desk is open in another browser.", "Use the page that redraft opened.")
_FAULT_OF_OURS = Fault(
    500,
    "redraft failed at this. What was shown as decided before is on disk.",
    "Load the page again. If it happens once more, please report the lines in the window in which redraft runs.",
)
