"""The register that a run leaves for Excel, and what becomes of one that somebody has written in."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from openpyxl import load_workbook

from redraft.case.folder import CaseFolder
from redraft.case.register import register_files
from redraft.errors import OutputInUse

Redraft = Callable[..., Result]


def test_a_run_writes_the_register(case: Path) -> None:
    """After a run the workbook and its lists lie beside review.html, for their owner only."""
    files = register_files(CaseFolder(case))
    assert [path.name for path in files] == [
        "register.xlsx",
        "register-cast.csv",
        "register-changes.csv",
        "register-to-decide.csv",
    ]
    for path in files:
        assert path.stat().st_size
        if os.name == "posix":
            assert not path.stat().st_mode & 0o077
    names = [row[4].value for row in load_workbook(files[0])["Cast"].iter_rows(min_row=2)]
    assert any("Tamsin Orrell" in name for name in names)


def test_what_somebody_wrote_is_not_written_over(redraft: Redraft, case: Path) -> None:
    """A register that was edited is kept beside the new one by the next run, which says so; an untouched one is not."""
    confidential = case / "confidential"
    book = load_workbook(confidential / "register.xlsx")
    book["Changes"]["E2"] = "accept"
    book.save(confidential / "register.xlsx")
    edited = (confidential / "register.xlsx").read_bytes()
    said = redraft("run", case / "drafts", "-o", case).stderr
    (kept,) = confidential.glob("register-edited-*.xlsx")
    assert kept.name in said
    assert kept.read_bytes() == edited
    assert load_workbook(confidential / "register.xlsx")["Changes"]["E2"].value is None
    assert not list(confidential.glob("register-*-edited-*"))
    redraft("run", case / "drafts", "-o", case)
    assert len(list(confidential.glob("register-edited-*"))) == 1


def test_a_register_that_is_open_stops_the_run(redraft: Redraft, case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If Excel has the register open, the run says which file to close, before anything else is replaced."""
    before = (case / "confidential" / "review.html").read_bytes()
    replace = Path.replace

    def held(old: Path, new: Path) -> Path:
        if Path(new).name == "register.xlsx":
            raise PermissionError
        return replace(old, new)

    monkeypatch.setattr(Path, "replace", held)
    done = redraft("run", case / "drafts", "-o", case, code=OutputInUse.exit_code)
    assert "register.xlsx is open in another program.\nClose it in Excel" in done.stderr
    assert (case / "confidential" / "review.html").read_bytes() == before
