"""What the tests of a batch share: a user, cases, and one batch of two workers over them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="session")
def small(helper: Callable[[str], ModuleType]) -> ModuleType:
    """`batch/small_batch.py`: a small ROOT, and `redraft batch` as a process."""
    return helper("batch/small_batch.py")


@pytest.fixture(scope="session")
def user(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The configuration folder of a user, for all batches."""
    return tmp_path_factory.mktemp("user")


@pytest.fixture(scope="session")
def shelves(small: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with ROOT, `archive`, and room for outputs beside it."""
    folder = tmp_path_factory.mktemp("batch")
    small.write_root(folder / "archive")
    return folder


@pytest.fixture(scope="session")
def by_two(small: ModuleType, shelves: Path, user: Path) -> tuple[Path, str]:
    """The output of two workers, and what was said."""
    said = small.finish(small.start(user, shelves / "archive", "-o", shelves / "two", "--workers", "2"), 31)
    return shelves / "two", said
