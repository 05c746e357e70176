"""The maker of marked cases, for what is written in the margin."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="session")
def marked() -> ModuleType:
    """`marked_case.py` of the tests of entities."""
    name = "redraft_marked_case"
    if name not in sys.modules:
        path = Path(__file__).parent.parent / "entities" / "marked_case.py"
        spec = importlib.util.spec_from_file_location(name, path)
        assert spec is not None and spec.loader is not None
        sys.modules[name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[name])
    return sys.modules[name]
