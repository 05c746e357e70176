"""The maker of Word files and the second opinion, as fixtures."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

_TESTS = Path(__file__).resolve().parents[2]


def _load(name: str, path: Path) -> ModuleType:
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, path)
        assert spec is not None and spec.loader is not None
        sys.modules[name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[name])
    return sys.modules[name]


@pytest.fixture(scope="session")
def word() -> ModuleType:
    """`word_package.py` of the reader's tests."""
    return _load("redraft_word_package", _TESTS / "documents" / "word_package.py")


@pytest.fixture(scope="session")
def oracle() -> ModuleType:
    """`review_oracle.py` beside this file."""
    return _load("redraft_review_oracle", Path(__file__).with_name("review_oracle.py"))
