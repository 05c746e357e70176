"""The pages that are printed or sent, in the system's Chromium: nothing is fetched, and axe-core finds nothing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from redraft.outputs.blind.marks import BEGIN, BLOCK, END
from redraft.outputs.blind.page import BlindPage, blind
from redraft.outputs.blind.passages import blind_draft
from redraft.outputs.searches.checklist import checklist
from redraft.outputs.searches.facts import Fact, Remaining, Sort
from redraft.outputs.searches.page import Done, Row, SearchesPage, searches_page
from redraft.text import Anchor, Draft, Kind, Segment

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed here")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed here")

pytestmark = pytest.mark.once

PLACES = (
    (Kind.BODY, "paragraph 1", "1. Introduction"),
    (Kind.BODY, "paragraph 2", f"{BEGIN}Child R{END} was seen by Dr {BLOCK}, a {BLOCK} with a long name."),
    (Kind.TABLE, "table 1, row 1, column 1", "Date"),
    (Kind.TABLE, "table 1, row 1, column 2", "Event"),
    (Kind.TABLE, "table 1, row 2, column 1", BLOCK),
    (Kind.TABLE, "table 1, row 2, column 2", f"{BLOCK} rang."),
    (Kind.FOOTNOTE, "footnote 1, paragraph 1", "A note."),
    (Kind.HEADER, "header 1, paragraph 1", "Report"),
)


def _blind() -> str:
    segments = tuple(Segment(Anchor("word/document.xml", str(n)), t, k, at) for n, (k, at, t) in enumerate(PLACES))
    draft = blind_draft(Draft("a", "docx", "", segments))
    return blind(BlindPage("1 March 2026, 09:30 UTC", "0.1.0", (draft, draft), 1))


def _searches() -> str:
    facts = (Fact(Sort.PLACE, "Wexborough", 1, "paragraph 1"), Fact(Sort.DATE, "March 2021", 1, "paragraph 1"))
    listed = checklist(Remaining(facts, (("inquest",),)))
    done = (Done("A. Manager", "1 March 2026", "nothing found", True),)
    rows = tuple(Row(number, search, done if number == 2 else ()) for number, search in enumerate(listed, 1))
    return searches_page(SearchesPage("1 March 2026", "0.1.0", "0a1b2c3d", rows, 3, ("draft 1 (report.docx)",)))


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


@pytest.mark.parametrize("made", [_blind, _searches])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(chromium: Any, tmp_path: Path, made: Any, scheme: str) -> None:
    """By daylight and in the dark nothing is against WCAG 2.2 AA, as far as a program can tell."""
    path = tmp_path / "page.html"
    path.write_text(made(), "utf-8")
    context = chromium.new_context(color_scheme=scheme, bypass_csp=True)  # the policy would keep axe-core out
    page = context.new_page()
    page.goto(path.as_uri())
    found = axe.Axe().run(page).response["violations"]
    context.close()
    assert not [(each["id"], each["nodes"][0]["html"]) for each in found]


@pytest.mark.parametrize("made", [_blind, _searches])
def test_the_policy_lets_its_own_style_in_and_nothing_else(chromium: Any, tmp_path: Path, made: Any) -> None:
    """The page is styled under its own policy, the browser has nothing to complain of, and asks for one file."""
    path = tmp_path / "page.html"
    path.write_text(made(), "utf-8")
    page = chromium.new_page()
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(path.as_uri())
    assert page.evaluate("getComputedStyle(document.querySelector('.band')).backgroundColor") == "rgb(124, 29, 46)"
    assert len(asked) == 1 and not said


def test_blocks_are_of_one_size(chromium: Any, tmp_path: Path) -> None:
    """Nothing can be told from the width or height of a block, on the screen or on paper."""
    path = tmp_path / "page.html"
    path.write_text(_blind(), "utf-8")
    page = chromium.new_page()
    page.goto(path.as_uri())
    for medium in ("screen", "print"):
        page.emulate_media(media=medium)
        measure = "e => [...e].map(b => [b.getBoundingClientRect().width, b.getBoundingClientRect().height].map(Math.round).join('x'))"
        assert len(set(page.eval_on_selector_all("main b", measure))) == 1
