"""The desk in a real browser: a whole review by keyboard and by mouse, what was missed, undo, and whom it shuts out."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from redraft.case.account import Account
from redraft.case.release.approve import Approver, approve
from redraft.case.release.publish import publish

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed here")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed here")

pytestmark = pytest.mark.once

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
ME = "A. Manager"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """The system's Chromium; playwright's own is never fetched."""
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("chromium is not installed here")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@contextmanager
def _opened(chromium: Any, desk: Any) -> Iterator[Any]:
    """The desk's page as it was opened, in a laptop's window; nothing in it may fail."""
    # The policy of the page is tested with the server: here it would keep axe-core out as well.
    context = chromium.new_context(viewport={"width": 1366, "height": 768}, reduced_motion="reduce", bypass_csp=True)
    page = context.new_page()
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.set_default_timeout(10_000)
    page.goto(desk.opened.address)
    page.wait_for_selector("#list .line")
    yield page
    context.close()
    assert not troubles
    assert not desk.surprises


@pytest.fixture
def page(chromium: Any, desk: Any) -> Iterator[Any]:
    """The page of a desk of one's own."""
    with _opened(chromium, desk) as page:
        yield page


@pytest.fixture(scope="module")
def still(chromium: Any, run_once: Path, serving: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """One page for the tests that decide nothing."""
    folder = tmp_path_factory.mktemp("still")
    shutil.copytree(run_once, folder, dirs_exist_ok=True)
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_CONFIG_HOME", "APPDATA", "HOME"):
            patch.setenv(name, str(folder / "user"))
        with serving(folder / "case") as desk, _opened(chromium, desk) as page:
            yield page
            assert not desk.case.made


def _view(page: Any, name: str) -> None:
    page.goto(page.url.partition("#")[0] + f"#{name}")
    page.wait_for_function("() => document.getElementById('content').getAttribute('aria-busy') === 'false'")


def _give_name(page: Any) -> None:
    page.wait_for_selector("#name-dialog[open]")
    page.keyboard.type(ME)
    page.keyboard.press("Enter")


def _until(page: Any, holds: Callable[[], bool]) -> None:
    """Wait until something holds of the case, and the page knows of it."""
    for _ in range(500):
        if holds():
            page.wait_for_function("() => !document.body.classList.contains('busy')")
            return
        page.wait_for_timeout(20)
    raise AssertionError("it never held")


def _left(desk: Any) -> int:
    return len(desk.case.state.settled.plan.questions)


def _clean(page: Any) -> None:
    """No violation of WCAG 2.2 AA, as far as axe-core can tell."""
    found = axe.Axe().run(page, options={"runOnly": LEVELS}).response["violations"]
    assert not [(rule["id"], rule["nodes"][0]["html"][:200]) for rule in found]


def test_a_whole_review_by_keyboard(chromium: Any, serving: Any, case: Path) -> None:
    """From the first question to the last with keys alone, with a name given once; then two approve, and it is published."""
    with serving(case) as desk, _opened(chromium, desk) as page:
        begun = _left(desk)
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")  # skip to what is to be done
        page.keyboard.press("a")
        _give_name(page)
        _until(page, lambda: _left(desk) == begun - 1)
        page.keyboard.press("q")
        page.wait_for_selector(".ask")
        page.keyboard.press("Escape")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("k")
        for answer in ("in the public domain", "letter, file 12"):  # asked for where it names somebody
            if page.locator(".ask").count():
                page.keyboard.type(answer)
                page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        for left in range(begun - 2, -1, -1):
            _until(page, lambda left=left: _left(desk) == left)
            page.keyboard.press("a")
        page.wait_for_selector(".finished")
        assert page.locator("#count").inner_text() == "Nothing left to decide"
        assert {decision.by for decision in desk.case.made} == {ME}
        page.locator("#leave").focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="The desk is closed").wait_for()
    for name, role in ((ME, "business manager"), ("C. Chair", "independent chair")):
        approve(case, Approver(name, role, Account(name, "machine")))
    publish(case)
    assert list((case / "publication").glob("*.docx"))


def test_a_decision_by_mouse_and_its_undoing(page: Any, desk: Any) -> None:
    """A click decides, the page shows it at once and says so aloud; Undo brings the question back where it was."""
    begun = _left(desk)
    line = page.locator("#list .line").last
    title = line.locator(".was").inner_text()
    line.click()
    page.locator("#panel button.main").click()
    _give_name(page)
    _until(page, lambda: _left(desk) == begun - 1)
    assert line.locator(".status").inner_text() == "Accepted"
    page.wait_for_function("() => document.getElementById('said').textContent.includes('to decide')")
    page.locator("#undo").click()
    _until(page, lambda: _left(desk) == begun)
    assert not line.locator(".status").count() and title in line.inner_text()
    page.locator("nav a[href='#history']").click()
    page.wait_for_selector(".history")
    assert page.locator(".history tbody tr").count() == 2


def test_what_was_missed_is_marked_by_selecting_it(page: Any, desk: Any) -> None:
    """Words that are selected in a draft are marked everywhere at once, also behind a character beyond the first plane."""
    page.locator("nav a[href='#documents']").click()
    for number in range(1, 3):
        page.locator("#draft").select_option(str(number))
        page.wait_for_selector("#sheet .passage")
        if page.get_by_text("Brackenpaw").count():
            break
    page.evaluate(
        """() => {
          const walker = document.createTreeWalker(document.getElementById('sheet'), NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const at = walker.currentNode.data.indexOf('Brackenpaw');
            if (at >= 0) { getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + 10); return; }
          }
        }"""
    )
    page.keyboard.press("m")
    assert page.locator("#missed-words").input_value() == "Brackenpaw"
    assert "2 times" in page.locator("#missed-count").inner_text()
    page.get_by_role("button", name="Mark it").click()
    _give_name(page)
    page.wait_for_selector("#sheet .m:has-text('Brackenpaw')")
    assert page.locator("#sheet .m:has-text('Brackenpaw')").count() == 2
    assert sum(f.text == "Brackenpaw" for f in desk.case.state.settled.findings) == 2


def test_a_refused_answer_goes_back(page: Any, desk: Any) -> None:
    """What the desk declines is open again on the page, and the reason stands beside the answers."""
    page.locator("nav a[href='#cast']").click()
    page.wait_for_selector(".cast")
    rows = page.locator(".cast .pick")
    pseudonyms = [entry.pseudonym for entry in desk.case.state.settled.key.entries if entry.entity.startswith("person")]
    rows.first.click()
    shown = page.locator("#panel .becomes strong").inner_text()
    taken = next(one for one in pseudonyms if one != shown)
    page.locator("#panel [data-answer='reword']").click()
    page.locator(".ask input[name='text']").fill(taken)
    page.keyboard.press("Enter")
    _give_name(page)
    page.wait_for_selector("#panel .failed strong")
    assert page.locator("#panel .becomes strong").inner_text() == shown
    assert not desk.case.made


def test_every_view_is_accessible(still: Any) -> None:
    """axe-core finds nothing in any view, nor with a form or a dialog open."""
    for name in ("documents", "cast", "history", "decide"):
        _view(still, name)
        _clean(still)
    still.locator("#list .line").last.click()
    still.locator("#panel [data-answer='query']").click()
    still.wait_for_selector(".ask")
    _clean(still)
    still.keyboard.press("Escape")
    still.keyboard.press("?")
    still.wait_for_selector("#keys-dialog[open]")
    _clean(still)
    still.keyboard.press("Escape")


def test_letters_can_be_switched_off(still: Any) -> None:
    """With single letters off no letter decides anything; everything can still be done with Tab and Enter."""
    _view(still, "decide")
    still.keyboard.press("?")
    still.locator("#single-keys").uncheck()
    still.keyboard.press("Enter")
    still.locator("#list .line").first.focus()
    still.keyboard.press("a")
    assert not still.locator("#name-dialog[open]").count()
    still.keyboard.press("Enter")
    assert still.evaluate("document.activeElement.closest('#panel .answers') !== null")
    still.locator("#keys").click()
    still.locator("#single-keys").check()
    still.keyboard.press("Escape")


def test_at_200_percent_nothing_runs_out_of_the_window(still: Any) -> None:
    """Zoomed to 200 % and down to 320 pixels no view scrolls sideways (WCAG 1.4.4, 1.4.10)."""
    for width, height in ((683, 384), (320, 256)):
        still.set_viewport_size({"width": width, "height": height})
        for name in ("documents", "cast", "history", "decide"):
            _view(still, name)
            assert still.evaluate("document.documentElement.scrollWidth") <= width, name
    still.locator("#list .line").first.click()
    assert still.locator("#panel").is_visible() and not still.locator("#list").is_visible()
    still.locator(".back").click()
    assert still.locator("#list").is_visible()
