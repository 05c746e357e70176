"""Nobody but the page that redraft opened, in the browser that it was opened in, gets anything from the desk."""

from __future__ import annotations

import re
import socket
from pathlib import Path

import httpx
import pytest

from redraft.desk.gate import KEY_HEADER

EVERYTHING = [
    ("GET", "/"),
    ("GET", "/static/desk.js"),
    ("GET", "/api/state"),
    ("GET", "/api/documents/1"),
    ("GET", "/api/cast"),
    ("GET", "/api/open"),
    ("GET", "/api/history"),
    ("POST", "/api/key"),
    ("POST", "/api/rule"),
    ("POST", "/api/undo"),
    ("POST", "/api/active"),
    ("POST", "/api/leave"),
    ("GET", "/nowhere"),
]
NAMES = ("Tamsin", "Orrell", "Quillfeather", "Marchetti", "Thornbury", "07700")


def _refused(answer: httpx.Response) -> bool:
    """Whether an answer is a refusal that tells nothing of the case."""
    return answer.status_code == 403 and not any(name in answer.text for name in NAMES)


def _from_elsewhere(answer: httpx.Response) -> bool:
    """Whether an answer refuses where a request comes from, not who sends it."""
    return _refused(answer) and "from another page or place" in answer.text


def test_the_address_lets_one_browser_in_and_is_then_worth_nothing(desk) -> None:
    """The token is exchanged once for a cookie that no script reads, and the redirect leads to an address without it."""
    first, second = desk.stranger(), desk.stranger()
    del first.headers["Origin"], second.headers["Origin"]
    entered = first.get(desk.opened.address, headers={"Sec-Fetch-Site": "none"})
    assert (entered.status_code, entered.headers["location"]) == (303, "/")
    cookie = entered.headers["set-cookie"]
    assert {"HttpOnly", "SameSite=strict", "Path=/"} <= set(cookie.split("; "))
    assert "max-age" not in cookie.lower() and "expires" not in cookie.lower()
    assert first.get("/").status_code == 200
    again = second.get(desk.opened.address, headers={"Sec-Fetch-Site": "none"})
    assert _refused(again) and "set-cookie" not in again.headers
    assert _refused(second.get("/"))
    assert _refused(first.get(desk.opened.address, headers={"Sec-Fetch-Site": "none"}))


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS", "PUT", "TRACE"])
def test_looking_a_link_over_does_not_use_it_up(desk, method: str) -> None:
    """Programs that check links ask in other ways than a browser: they get nothing, and the address still works."""
    assert desk.stranger().request(method, desk.opened.address).status_code == 403
    assert desk.page().get("/api/state").status_code == 200


@pytest.mark.parametrize("token", ["", "x", "e9Hwpm%ff", "🐈"])
def test_a_wrong_token_lets_nobody_in(desk, token: str) -> None:
    """Guessing neither opens the desk nor spoils the right token."""
    guesser = desk.stranger()
    assert _refused(guesser.get("/enter", params={"token": token}))
    page = desk.page()
    assert page.get("/api/state").status_code == 200


@pytest.mark.parametrize(("method", "path"), EVERYTHING)
def test_another_browser_profile_gets_nothing(shared_page, shared_desk, method: str, path: str) -> None:
    """Without the cookie there is not so much as a style sheet, nor a hint of which paths exist."""
    stranger = shared_desk.stranger()
    assert _refused(stranger.request(method, path, json={} if method == "POST" else None))
    stranger.cookies.set(f"redraft-desk-{shared_desk.origin.rpartition(':')[2]}", "A" * 43)
    assert _refused(stranger.request(method, path, json={} if method == "POST" else None))


def test_the_cookie_alone_opens_no_interface(desk) -> None:
    """Browsers send a cookie to every port of a machine: who read it there gets neither the wording nor the key."""
    page, thief = desk.page(), desk.stranger()
    thief.cookies = page.cookies
    assert _refused(thief.get("/api/state"))
    assert _refused(thief.post("/api/rule", json={"by": "A. Thief", "wishes": []}))
    assert _refused(thief.post("/api/key", json={}))
    shell = thief.get("/").text
    assert page.headers[KEY_HEADER] not in shell and not any(name in shell for name in NAMES)


@pytest.mark.parametrize(
    "host", ["attacker.example", "localhost:{port}", "127.0.0.1", "127.0.0.1:1", "", "[::1]:{port}"]
)
def test_another_host_name_gets_nothing(shared_page, shared_desk, host: str) -> None:
    """A name that somebody points at this machine (DNS rebinding) is not the desk's."""
    port = shared_desk.origin.rpartition(":")[2]
    assert _from_elsewhere(shared_page.get("/api/state", headers={"Host": host.format(port=port)}))


def test_a_second_host_name_gets_nothing(shared_page, shared_desk) -> None:
    """A request with two names for the host is refused by the server itself or at the gate."""
    host = shared_desk.origin.removeprefix("http://")
    with socket.create_connection((host.partition(":")[0], int(host.partition(":")[2]))) as wire:
        wire.sendall(f"GET / HTTP/1.1\r\nHost: {host}\r\nHost: attacker.example\r\nConnection: close\r\n\r\n".encode())
        assert re.match(rb"HTTP/1.1 4\d\d ", wire.recv(200))


@pytest.mark.parametrize("path", ["/api/rule", "/api/undo", "/api/leave", "/api/active", "/api/key"])
@pytest.mark.parametrize("origin", ["https://attacker.example", "http://127.0.0.1:1", "null", "http://localhost", None])
def test_what_another_page_sends_is_refused(shared_page, shared_desk, path: str, origin: str | None) -> None:
    """A request that changes anything says where it comes from, and comes from the desk's own page (CSRF)."""
    page = shared_desk.stranger()
    page.cookies, page.headers = shared_page.cookies, shared_page.headers.copy()
    del page.headers["Origin"]
    assert _from_elsewhere(page.post(path, json={}, headers={} if origin is None else {"Origin": origin}))


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none", "x"])
@pytest.mark.parametrize("path", ["/api/state", "/static/desk.js"])
def test_what_another_page_embeds_is_refused(shared_page, site: str, path: str) -> None:
    """Neither another site nor another port of this machine can have a browser fetch from the desk."""
    assert _from_elsewhere(shared_page.get(path, headers={"Sec-Fetch-Site": site}))


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
@pytest.mark.parametrize("path", ["/", "/enter?token=x"])
def test_no_link_elsewhere_leads_to_the_desk(shared_page, site: str, path: str) -> None:
    """The page is opened by its user or by itself, not from another page."""
    assert _from_elsewhere(shared_page.get(path, headers={"Sec-Fetch-Site": site}))


@pytest.mark.parametrize("path", ["/", "/static/desk.js", "/api/state", "/api/documents/999", "/nowhere", "/enter"])
@pytest.mark.parametrize("let_in", [True, False])
def test_every_answer_is_kept_nowhere_and_shown_nowhere_else(shared_page, shared_desk, path: str, let_in: bool) -> None:
    """Page, script, data, refusal and error alike: no cache, no frame, no reading from other origins, no sniffing."""
    stranger = shared_desk.stranger()
    headers = (shared_page if let_in else stranger).get(path).headers
    assert headers["cache-control"] == "no-store"
    assert headers["x-frame-options"] == "DENY"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-resource-policy"] == headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["referrer-policy"] == "same-origin"
    assert "server" not in headers and "access-control-allow-origin" not in headers


def test_the_page_may_load_nothing_from_elsewhere_and_nothing_inline(shared_page) -> None:
    """The policy allows files of the desk alone; and the page needs no more than that."""
    answer = shared_page.get("/")
    policy = dict(part.strip().partition(" ")[::2] for part in answer.headers["content-security-policy"].split(";"))
    assert policy["default-src"] == policy["frame-ancestors"] == policy["form-action"] == policy["base-uri"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert policy["img-src"] == "'self' data:"
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:|https?://", answer.text)
    assert not re.search(r"<script(?![^>]*\ssrc=)", answer.text)
    for fetched in re.findall(r"""(?:src|href)=["']?(/[^"'\s>]+)""", answer.text):
        assert shared_page.get(fetched).status_code == 200, fetched


def test_every_file_of_the_page_can_be_fetched_and_no_other(shared_page, run_once: Path) -> None:
    """Static files are those of the package; a path cannot climb out of them."""
    from redraft.desk.app import FILES

    assert FILES.keys() >= {"desk.js", "main.js", "tokens.css"}
    for name, path in FILES.items():
        assert shared_page.get(f"/static/{name}").content == path.read_bytes()
    for name in ("..%2fapp.py", "../app.py", "%2e%2e/app.py", "app.py", "desk.js%00", "", "C:%5cwindows%5cwin.ini"):
        assert shared_page.get(f"/static/{name}").status_code == 404


def test_loopback_and_nothing_else_is_listened_on(shared_desk) -> None:
    """The desk is at the loopback address, and the port is closed at any other of this machine."""
    assert shared_desk.listener.getsockname()[0] == "127.0.0.1"
    port = int(shared_desk.origin.rpartition(":")[2])
    with socket.socket() as taken_elsewhere:
        taken_elsewhere.bind(("127.0.0.2", port))  # refused if the desk had all addresses


def test_no_path_or_address_holds_wording(desk) -> None:
    """What a browser keeps in its history, and a proxy in its log, are ids and numbers."""
    from redraft.desk.app import FILES
    from redraft.desk.desk import VIEWS

    assert not any(name in desk.opened.address for name in NAMES)
    assert VIEWS.keys() == {"cast", "open", "history"}
    for script in (path for path in FILES.values() if path.suffix == ".js"):
        assert not re.search(r"encodeURIComponent|pushState|replaceState|URLSearchParams", script.read_text("utf-8"))
