"""What keeps others out of the desk, held against a real browser: its own rules are part of the gate."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from redraft.desk.presence import Ending

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed here")

pytestmark = pytest.mark.once

NAMES = ("Tamsin", "Orrell", "Quillfeather", "Marchetti", "Thornbury", "07700")
REBOUND = "attacker.example"
"""A name that the browser of these tests takes for this machine, as after DNS rebinding."""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """The system's Chromium."""
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("chromium is not installed here")
    with sync_api.sync_playwright() as playwright:
        arguments = ["--no-sandbox", f"--host-resolver-rules=MAP {REBOUND} 127.0.0.1"]
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def hostile() -> Iterator[str]:
    """The address of a page on another port of this machine, which keeps the cookies that it is sent in its title."""

    class Hostile(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(f"<title>{self.headers.get('Cookie', '')}</title><p>Free tickets".encode())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Hostile) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_the_page_lives_within_its_policy(chromium: Any, desk: Any) -> None:
    """Opened, read and decided at with the policy in force: nothing is refused, nothing fails, and the token is gone."""
    context = chromium.new_context()
    page = context.new_page()
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda said: troubles.append(said.text) if said.type in ("error", "warning") else None)
    page.goto(desk.opened.address)
    page.wait_for_selector("#list .line")
    assert page.url.partition("#")[0] == f"{desk.origin}/"
    for view in ("documents", "cast", "history", "decide"):
        page.evaluate(f"location.hash = '#{view}'")
        page.wait_for_function("() => document.getElementById('content').getAttribute('aria-busy') === 'false'")
    page.locator("#list .line").first.click()
    page.keyboard.press("a")
    page.wait_for_selector("#name-dialog[open]")
    page.keyboard.type("A. Manager")
    page.keyboard.press("Enter")
    for _ in range(200):
        if desk.case.made:
            break
        page.wait_for_timeout(25)
    assert len(desk.case.made) == 1
    page.reload()
    page.wait_for_selector("#list .line")  # the key is still there, and the key only
    assert page.evaluate("Object.keys(localStorage).join()") == "redraft-desk"
    assert page.evaluate("document.cookie") == ""
    assert not troubles
    context.close()


def test_the_page_says_that_the_desk_is_about_to_end_and_lets_its_user_go_on(
    chromium: Any, serving: Any, case: Path
) -> None:
    """Nobody loses the desk unwarned (WCAG 2.2.1): any key keeps it open, and when it has ended the page says what to do."""
    with serving(case, patience=122.5) as desk:
        page = chromium.new_page()
        page.goto(desk.opened.address)
        page.wait_for_selector("#list .line")
        alert = page.locator("#alert")
        alert.get_by_text("Press any key").wait_for(timeout=10_000)
        page.keyboard.press("Shift")
        alert.get_by_text("Press any key").wait_for(state="detached", timeout=10_000)
        alert.get_by_text("Press any key").wait_for(timeout=10_000)
        page.close()
    with serving(case, patience=5) as desk:
        page = chromium.new_page()
        page.goto(desk.opened.address)
        page.locator("#alert").get_by_text("Type `redraft review` again to go on").wait_for(timeout=20_000)
        assert desk.ended() is Ending.IDLE
        page.close()


def test_a_second_profile_gets_nothing(chromium: Any, shared_page: Any, shared_desk: Any) -> None:
    """Neither the page's address nor the one that it was opened with shows anything in another profile."""
    profile = chromium.new_context()
    page = profile.new_page()
    for address in (shared_desk.origin, shared_desk.opened.address, f"{shared_desk.origin}/static/desk.js"):
        answer = page.goto(address)
        assert answer.status == 403 and not any(name in page.content() for name in NAMES)
    assert not profile.cookies()
    profile.close()


def test_a_page_on_another_port_can_neither_read_nor_decide(chromium: Any, desk: Any, hostile: str) -> None:
    """In the reviewer's own browser, with her cookie sent along: no request of another page gets through, no frame shows."""
    context = chromium.new_context()
    page = context.new_page()
    page.goto(desk.opened.address)
    page.wait_for_selector("#list .line")
    other = context.new_page()
    other.goto(hostile)
    assert "redraft-desk-" in other.title()  # why the cookie alone opens no interface
    done = other.evaluate(
        """async (desk) => {
            const tried = async (path, how) => { try { const a = await fetch(desk + path, how); return [a.status, await a.text()]; } catch { return "refused"; } };
            const body = JSON.stringify({ by: "A. Stranger", wishes: [{ target: "all", ruling: "accept" }] });
            const results = [];
            for (const credentials of ["include", "same-origin"])
                for (const mode of ["cors", "no-cors"]) {
                    results.push(await tried("/api/state", { mode, credentials }));
                    results.push(await tried("/api/rule", { method: "POST", mode, credentials, body }));
                    results.push(await tried("/api/rule", { method: "POST", mode: "cors", credentials, body, headers: { "Content-Type": "application/json" } }));
                    results.push(await tried("/api/leave", { method: "POST", mode, credentials, body: "{}" }));
                }
            const loaded = await new Promise((done) => {
                const script = document.createElement("script");
                script.src = desk + "/static/desk.js";
                script.onload = () => done("loaded");
                script.onerror = () => done("refused");
                document.head.append(script);
            });
            const frame = document.createElement("iframe");
            frame.src = desk + "/";
            document.body.append(frame);
            await new Promise((done) => { frame.onload = done; });
            return { results, loaded };
        }""",
        desk.origin,
    )
    assert all(result == "refused" or result == [0, ""] for result in done["results"]), done["results"]
    assert done["loaded"] == "refused"
    assert not any(name in frame.content() for frame in other.frames for name in NAMES)
    assert not desk.case.made and not desk.endings
    opener = context.new_page()
    opener.goto(hostile)
    with context.expect_page() as opened:
        opener.evaluate("(desk) => { window.other = open(desk + '/'); }", desk.origin)
    opened.value.wait_for_load_state()
    assert "another page or place" in opened.value.content()
    context.close()


def test_a_name_pointed_at_this_machine_gets_nothing(chromium: Any, shared_page: Any, shared_desk: Any) -> None:
    """DNS rebinding: the browser connects to the desk under a foreign name, and is refused."""
    port = shared_desk.origin.rpartition(":")[2]
    page = chromium.new_page()
    for path in ("/", "/enter?token=x", "/api/state"):
        answer = page.goto(f"http://{REBOUND}:{port}{path}")
        assert answer.status == 403 and "another page or place" in page.content()
    page.close()
