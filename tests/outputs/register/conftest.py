"""The register of an invented case, and what a spreadsheet program would see of it."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from redraft.outputs.diff.page import ReviewPage
from redraft.outputs.register.contents import Register
from redraft.outputs.register.making import register_of
from redraft.outputs.register.workbook import workbook


@pytest.fixture
def register(page: ReviewPage) -> Register:
    """The register of the case that the reviewer's page is tested with."""
    return register_of(page, "0123456789", "2026-03-04T09:05:00Z")


@pytest.fixture
def opened() -> Callable[[Register], Workbook]:
    """Opens the workbook of a register as another program does."""
    return lambda register: load_workbook(BytesIO(workbook(register)))
