"""The reviewer's page in a real browser: filters, reasons, keyboard, narrow windows, paper, and no network."""

from __future__ import annotations

import base64
import socketserver
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from redraft.outputs.diff.page import ReviewPage, diff
from redraft.text import Kind

pytestmark = pytest.mark.once

if TYPE_CHECKING:
    from conftest import Tab

SHOWN = "[...document.querySelectorAll('section[data-draft] .row:not(.heads) a.m:not(.off)')].filter((m) => m.checkVisibility()).map((m) => m.dataset.f)"


def test_filters(tab: Tab, written: Path, page: ReviewPage) -> None:
    """Type, person, draft and "still to decide" each leave exactly the marks that fit; text without any is hidden."""
    by_id = {finding.id: finding for finding in page.findings}
    tab.open(written, "#type=DATE_TIME")
    assert {by_id[f].entity_type for f in tab.run(SHOWN)} == {"DATE_TIME"}
    assert not tab.run("[...document.querySelectorAll('.row.plain')].some((row) => row.checkVisibility())")
    assert tab.run("document.getElementById('d2').hidden")
    tab.open(written, "#entity=person-3")
    corin = next(entity for entity in page.resolution.entities if entity.id == "person-3")
    assert sorted(tab.run(SHOWN)) == sorted(corin.mentions)
    tab.open(written, "#draft=2")
    assert {by_id[f].source for f in tab.run(SHOWN)} == {page.drafts[1].source}
    assert tab.run("document.querySelector('#d2 .row.plain').checkVisibility()")
    tab.open(written, "#show=open")
    assert sorted(tab.run(SHOWN)) == sorted(
        tab.run("Object.entries(data.findings).filter(([, f]) => f.open).map(([id]) => id)")
    )


def test_a_filter_is_kept_in_the_address_and_cleared(tab: Tab, written: Path, page: ReviewPage) -> None:
    """Choosing a filter says how many marks are left and can be bookmarked; clearing shows all again."""
    tab.open(written)
    tab.run("tools.elements.show.value = 'ask'; tools.dispatchEvent(new Event('change', { bubbles: true }))")
    assert tab.run("location.hash") == "#show=ask"
    assert tab.run("document.getElementById('shown').textContent") == f"Showing 2 of {len(page.findings)} marks"
    tab.run("document.querySelector('[type=reset]').click(); new Promise((done) => setTimeout(done, 50))")
    assert tab.run("location.hash") == ""
    assert len(tab.run(SHOWN)) == len(page.findings)


def test_inline_view_shows_old_and_new_together(tab: Tab, written: Path) -> None:
    """Inline, the struck-out original stands before its replacement and the left column is gone."""
    tab.open(written, "#view=inline")
    assert tab.run("document.querySelector('a.m del').checkVisibility()")
    assert not tab.run("document.querySelector('.row .was').checkVisibility()")
    tab.open(written)
    assert not tab.run("document.querySelector('a.m del').checkVisibility()")
    assert tab.run("document.querySelector('.row .was').checkVisibility()")


def test_reason_by_keyboard(tab: Tab, written: Path, page: ReviewPage) -> None:
    """Focus shows the reason, Enter goes into it, Escape closes it and returns to the mark."""
    tab.open(written)
    first = page.findings[0].id
    tab.run("document.querySelector('#tools [type=reset]').focus()")
    tab.press("Tab")
    assert tab.run("document.activeElement.dataset.f") == first
    assert tab.run("document.activeElement.getAttribute('aria-describedby')") == "reason"
    said = tab.run("card.hidden ? '' : card.textContent")
    for part in ("Child K (subject)", page.findings[0].why, page.findings[0].recognizer, "0.85", first):
        assert part in said
    tab.press("Enter")
    assert tab.run("document.activeElement.id") == "reason"
    tab.press("Escape")
    assert tab.run("card.hidden")
    assert tab.run("document.activeElement.dataset.f") == first


def test_reason_by_pointer(tab: Tab, written: Path) -> None:
    """Pointing at a mark on either side shows the reason; moving away hides it; a click keeps it."""
    tab.open(written)
    for side in ("was", "now"):
        box = tab.run(
            f"(() => {{ const m = document.querySelector('.{side} .m'); m.scrollIntoView({{ block: 'center' }}); "
            "const b = m.getBoundingClientRect(); return [b.x + 5, b.y + 5]; })()"
        )
        tab.call("Input.dispatchMouseEvent", type="mouseMoved", x=box[0], y=box[1])
        tab.run("new Promise((done) => setTimeout(done, 250))")
        assert not tab.run("card.hidden")
        tab.call("Input.dispatchMouseEvent", type="mouseMoved", x=2, y=400)
        tab.run("new Promise((done) => setTimeout(done, 400))")
        assert tab.run("card.hidden")
    tab.run("document.querySelector('.now .m').click()")
    tab.call("Input.dispatchMouseEvent", type="mouseMoved", x=2, y=402)
    tab.run("new Promise((done) => setTimeout(done, 400))")
    assert not tab.run("card.hidden")


def test_next_mark_walks_through_what_the_filter_leaves(tab: Tab, written: Path) -> None:
    """The arrow buttons go from mark to mark, also into folded text, and only to those shown."""
    tab.open(written, "#show=flag")
    walked = []
    for _ in range(3):
        tab.run("document.querySelector('[data-step=\"1\"]').click()")
        walked.append(tab.run("document.activeElement.dataset.f"))
    assert walked == tab.run(SHOWN)


def test_buttons_copy_a_command_that_decides(tab: Tab, written: Path) -> None:
    """A decision's button copies the whole command, with the case and the id in it."""
    tab.open(written)
    tab.run("navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); }")
    tab.run("document.querySelector('#person-1 [data-rule=\"--accept\"]').click()")
    assert tab.run("window.copied") == 'redraft decide "harrowmoor" --entity person-1 --accept --by "YOUR NAME"'


def test_a_link_into_filtered_or_folded_text_arrives(tab: Tab, written: Path, page: ReviewPage) -> None:
    """A link to a mention works although a filter had hidden it."""
    tab.open(written, "#draft=2")
    tab.run(f"document.querySelector('#person-1 a[href=\"#m-{page.findings[0].id}\"]').click()")
    tab.run("new Promise((done) => setTimeout(done, 150))")
    assert tab.run("document.activeElement.dataset.f") == page.findings[0].id


@pytest.mark.parametrize("width", [320, 640, 1024])
def test_no_sideways_scrolling(tab: Tab, written: Path, width: int) -> None:
    """The page fits a narrow window, which is also what 200 and 400 % zoom make of a wide one (WCAG 2.2, 1.4.10)."""
    tab.open(written, width=width)
    assert tab.run("document.documentElement.scrollWidth") <= width


def test_prints_on_a4_without_the_filters(tab: Tab, written: Path) -> None:
    """On paper the controls are gone, and the pages are A4."""
    tab.open(written)
    tab.call("Emulation.setEmulatedMedia", media="print")
    assert not tab.run("tools.checkVisibility() || document.querySelector('.contents').checkVisibility()")
    assert tab.run("document.querySelector('.band').checkVisibility()")
    tab.call("Emulation.setEmulatedMedia", media="")
    pdf = base64.b64decode(tab.call("Page.printToPDF", preferCSSPageSize=True)["data"])
    assert b"/MediaBox [0 0 594.95996 841.91998]" in pdf or b"/MediaBox [0 0 595" in pdf


@pytest.fixture
def knocks() -> Iterator[tuple[str, list[str]]]:
    """The address of a listener on this machine, and the first line of whatever was said to it ("" for nothing)."""
    came: list[str] = []

    class Listener(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            self.request.settimeout(0.5)
            try:
                came.append(self.request.recv(2000).decode("latin-1").partition("\r")[0])
            except TimeoutError:
                came.append("")

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Listener) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/", came
        server.shutdown()


def _temptations(there: str) -> str:
    return (
        f"<img src='{there}i'><link rel=stylesheet href='{there}c'><script src='{there}s'></script>"
        f"<iframe src='{there}f'></iframe><video src='{there}v'></video><object data='{there}o'></object>"
        f"<script>window.ran = true; fetch('{there}x')</script><p style='background:url({there}b)'>x</p>"
        f"<link rel=preconnect href='{there}'><a href='{there}a' ping='{there}p'>x</a>"
    )


def _settle(tab: Tab) -> None:
    tab.run("new Promise((done) => setTimeout(done, 800))")


def test_wording_that_would_fetch_touches_no_network(
    tab: Tab, marked: Callable[..., ReviewPage], knocks: tuple[str, list[str]], tmp_path: Path
) -> None:
    """A draft full of markup that fetches makes the browser open no connection at all."""
    there, came = knocks
    wording = _temptations(there)
    page = marked((f"{wording}.docx", ((Kind.BODY, wording, f"{wording}[[{wording}|PERSON|person-1|{wording}]]"),), ""))
    file = tmp_path / "hostile.html"
    file.write_text(diff(page), encoding="utf-8")
    tab.open(file)
    tab.run("document.querySelector('a.m').click()")
    _settle(tab)
    assert came == []


def test_the_policy_stops_requests_and_scripts(tab: Tab, written: Path, knocks: tuple[str, list[str]]) -> None:
    """Even if markup slipped in, no request would be sent and no script run (a bare connection is all it could open)."""
    there, came = knocks
    poisoned = written.read_text("utf-8").replace('<main id="main"', _temptations(there) + '<main id="main"')
    written.write_text(poisoned, encoding="utf-8")
    tab.open(written)
    tab.run(f"fetch('{there}y').catch(() => null)")
    _settle(tab)
    assert not any(came)
    assert tab.run("window.ran") is None


def test_the_listener_hears(tab: Tab, knocks: tuple[str, list[str]], tmp_path: Path) -> None:
    """Without the policy the same markup is heard, so that silence in the two tests above means something."""
    there, came = knocks
    file = tmp_path / "open.html"
    file.write_text(f"<img src='{there}i'>", encoding="utf-8")
    tab.open(file)
    _settle(tab)
    assert any(line.startswith("GET /i") for line in came)
