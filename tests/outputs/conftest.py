"""An invented case for the reviewer's page, and for what else is made of the same lists."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from redraft.outputs.diff.page import ReviewPage, diff


@pytest.fixture(scope="session")
def reviewed(helper: Callable[[str], ModuleType]) -> ModuleType:
    """`outputs/reviewed_case.py`: pages of invented cases from marked text."""
    return helper("outputs/reviewed_case.py")


@pytest.fixture
def page(reviewed: ModuleType) -> ReviewPage:
    """Two drafts with every sort of mark, some decisions made, and a third draft that could not be read."""
    page: ReviewPage = reviewed.reviewed_case()
    return page


@pytest.fixture
def marked(reviewed: ModuleType) -> Callable[..., ReviewPage]:
    """Builds a page from (file name, marked lines, stem) for each draft."""
    assemble: Callable[..., ReviewPage] = reviewed.assemble
    return assemble


@pytest.fixture
def written(page: ReviewPage, tmp_path: Path) -> Path:
    """The page of `page`, in a file."""
    file = tmp_path / "review.html"
    file.write_text(diff(page), encoding="utf-8")
    return file
