"""Links between the documents."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(
    path.relative_to(ROOT).as_posix()
    for places in (
        ROOT.glob("*.md"),
        *((ROOT / name).rglob("*.md") for name in ("benchmarks", "docs", "fixtures", "recognizers", "training")),
    )
    for path in places
)
_CODE = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\]\(([^)\s]+)\)")


def _headings(page: Path) -> set[str]:
    """The anchors that a reader's browser makes of a page's headings."""
    titles = re.findall(r"^#+ (.+)$", _CODE.sub("", page.read_text("utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", PAGES)
def test_relative_links_lead_somewhere(page: str) -> None:
    """Every link to a file or heading of the repository finds it."""
    for link in _LINK.findall(_CODE.sub("", (ROOT / page).read_text("utf-8"))):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, heading = link.partition("#")
        target = ((ROOT / page).parent / path).resolve() if path else ROOT / page
        assert target.exists(), link
        assert target.is_relative_to(ROOT), link
        assert not heading or heading in _headings(target), link


def test_every_page_is_reached_from_the_readme() -> None:
    """Whoever starts at the README comes to every page of the documentation."""
    reached, waiting = set(), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in reached:
            continue
        reached.add(page)
        targets = ((page.parent / link.partition("#")[0]).resolve() for link in _LINK.findall(page.read_text("utf-8")))
        for target in targets:
            waiting += sorted(target.glob("*.md")) if target.is_dir() else [target] if target.suffix == ".md" else []
    assert {ROOT / page for page in PAGES if page.startswith("docs/")} <= reached
