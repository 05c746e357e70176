"""Real files of many makers: outputs or a named refusal for each, and the promises hold by other people's readers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from benchmarks.corpus import SECONDS, opened_by_libreoffice, sample
from benchmarks.real_files import CHECKS, Outcome, examine

from redraft import errors

pytestmark = pytest.mark.once

EVERY = 16
"""One file in so many: a sample that takes about a minute. `python -m benchmarks corpus` does them all."""


@pytest.fixture(scope="module")
def outcomes(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Path, Outcome]]:
    """What became of the sample, with the folder of each file's copies."""
    if not (shared / "corpus").is_dir():
        pytest.skip("../shared/corpus is not beside this checkout")
    files = [file for kind in ("docx", "pptx", "xlsx", "pdf") for file in sample(shared / "corpus" / kind, EVERY)]
    folders = [tmp_path_factory.mktemp("copies") for _ in files]
    return [(place, examine(file, place)) for file, place in zip(files, folders, strict=True)]


def test_outputs_or_a_named_refusal(outcomes: list[tuple[Path, Outcome]]) -> None:
    """No file makes redraft crash or hang, and what is not read is refused by one of redraft's own errors."""
    assert [(o.name, o.checks["no crash"]) for _, o in outcomes if "no crash" in o.checks] == []
    assert all(issubclass(getattr(errors, o.refused), errors.DraftError) for _, o in outcomes if o.refused)
    assert max(o.seconds for _, o in outcomes) < SECONDS
    assert sum(not o.refused for _, o in outcomes) > len(outcomes) / 2


@pytest.mark.parametrize("check", CHECKS)
def test_promises(outcomes: list[tuple[Path, Outcome]], program: Callable[[str], str], check: str) -> None:
    """Each promise holds on every file of the sample on which the other reader can tell."""
    assert [(o.name, o.faults[check]) for _, o in outcomes if check in o.faults] == []
    if "(pandoc)" in check:
        program("pandoc")
    assert any(o.checks.get(check) is True for _, o in outcomes)


def test_libreoffice_opens_the_copies(outcomes: list[tuple[Path, Outcome]], tmp_path: Path) -> None:
    """LibreOffice turns every review copy and every publication copy into text."""
    copies = [copy for place, _ in outcomes for copy in sorted(place.glob("*.docx")) if "idle" not in copy.name]
    opened = opened_by_libreoffice(copies, tmp_path)
    if opened is None:
        pytest.skip("soffice is not installed here")
    assert opened == len(copies)
