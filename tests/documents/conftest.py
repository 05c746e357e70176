"""The makers of Word files, compound files and what lies inside Word files, as fixtures."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="session")
def word() -> ModuleType:
    """`word_package.py` beside this file."""
    return _beside("word_package")


@pytest.fixture(scope="session")
def compound() -> ModuleType:
    """`compound_storages.py` beside this file."""
    return _beside("compound_storages")


@pytest.fixture(scope="session")
def files() -> ModuleType:
    """`inside_files.py` beside this file."""
    return _beside("inside_files")


def _beside(name: str) -> ModuleType:
    module = f"redraft_{name}"
    if module not in sys.modules:
        spec = importlib.util.spec_from_file_location(module, Path(__file__).with_name(f"{name}.py"))
        assert spec is not None and spec.loader is not None
        sys.modules[module] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[module])
    return sys.modules[module]
