"""The makers of compound files and of what lies inside Word files, as fixtures."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest


@pytest.fixture(scope="session")
def compound(helper: Callable[[str], ModuleType]) -> ModuleType:
    """`compound_storages.py` beside this file."""
    return helper("documents/compound_storages.py")


@pytest.fixture(scope="session")
def files(helper: Callable[[str], ModuleType]) -> ModuleType:
    """`inside_files.py` beside this file."""
    return helper("documents/inside_files.py")
