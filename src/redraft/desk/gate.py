"""The gate before the desk: who may ask, and what goes with every answer.

What each check is against is told in docs/security-of-the-desk.md.
"""

from __future__ import annotations

from collections.abc import Iterator

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from redraft.desk.faults import Fault, fault_page, fault_response
from redraft.desk.session import Session

ENTER, PAGE, API, KEY = "/enter", "/", "/api/", "/api/key"
KEY_HEADER = "X-Redraft-Desk"
METHODS = ("GET", "POST")
"""What the page needs. A program that looks a link over with HEAD must not use up the address."""

CONTENT_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",  # small pictures of the drafts' pictures
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    )
)
"""W3C Content Security Policy 3: nothing inline, nothing from elsewhere, and no text that becomes markup in a script."""

HEADERS = {
    "Content-Security-Policy": CONTENT_POLICY,
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), usb=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""What goes with every answer, also with a refusal."""

_NOT_FROM_HERE = Fault(
    403, "This was asked from another page or place than the desk.", "Use the page that redraft opened."
)
_NOT_LET_IN = Fault(
    403,
    "This page belongs to the browser that redraft opened it in, and its address works once.",
    "If that is gone, press Ctrl-C in the window in which redraft runs, and type `redraft review` again: every decision is on disk.",
)


class Gate:
    """An ASGI application before another one: lets through what comes from the desk's own page in the one browser.

    `host` is the address and port that the desk listens on, as a browser writes it in the header Host.
    """

    def __init__(self, app: ASGIApp, host: str, session: Session) -> None:
        self._app, self._session = app, session
        self._host, self._origin = host, f"http://{host}"
        self._cookie = cookie_name(host)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or pass it on."""
        if scope["type"] != "http":
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(raw=message.setdefault("headers", [])).update(HEADERS)
            await send(message)

        path, headers = scope["path"], Headers(scope=scope)
        refused = self._refused(scope["method"], path, headers)
        if refused is None:
            await self._app(scope, receive, with_headers)
            return
        answer = fault_page(refused) if path in (ENTER, PAGE) else fault_response(refused)
        await answer(scope, receive, with_headers)

    def _refused(self, method: str, path: str, headers: Headers) -> Fault | None:
        if (
            method not in METHODS
            or headers.getlist("host") != [self._host]
            or not self._from_here(method, path, headers)
        ):
            return _NOT_FROM_HERE
        if path == ENTER:
            return None
        if not any(self._session.has_cookie(value) for value in _cookies(headers, self._cookie)):
            return _NOT_LET_IN
        if path.startswith(API) and path != KEY and not self._session.has_key(headers.get(KEY_HEADER, "")):
            return _NOT_LET_IN
        return None

    def _from_here(self, method: str, path: str, headers: Headers) -> bool:
        """Whether the desk's own page asks, or somebody who typed or opened the address (W3C Fetch Metadata).

        Pages on other ports of this machine count as the same site to a browser, and as strangers here.
        """
        site = headers.get("sec-fetch-site")
        opened = method == "GET" and path in (ENTER, PAGE)
        if site is not None and site != "same-origin" and not (opened and site == "none"):
            return False
        return headers.getlist("origin") == [self._origin] or (method == "GET" and "origin" not in headers)


def cookie_name(host: str) -> str:
    """What the cookie of the desk at `host` is called: desks on several ports must not take each other's.

    >>> cookie_name("127.0.0.1:50312")
    'redraft-desk-50312'
    """
    return f"redraft-desk-{host.rpartition(':')[2]}"


def _cookies(headers: Headers, name: str) -> Iterator[str]:
    """Every value of a cookie: somebody else may have set one of the same name beside ours."""
    for header in headers.getlist("cookie"):
        for pair in header.split(";"):
            found, _, value = pair.strip().partition("=")
            if found == name:
                yield value
