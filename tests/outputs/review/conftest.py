"""The second opinion, as a fixture."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest


@pytest.fixture(scope="session")
def oracle(helper: Callable[[str], ModuleType]) -> ModuleType:
    """`review_oracle.py` beside this file."""
    return helper("outputs/review/review_oracle.py")
