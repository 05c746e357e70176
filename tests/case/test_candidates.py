"""Which files are drafts."""

from __future__ import annotations

from pathlib import Path

import pytest

from redraft.case.candidates import gather
from redraft.case.folder import CaseFolder
from redraft.case.settings import DraftChoice, DraftKind, Settings
from redraft.errors import DraftDuplicate, DraftMissing


def _touch(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()


def test_what_others_leave_lying_about_is_passed_over(tmp_path: Path) -> None:
    """Lock files, thumbnails and hidden files are no drafts; everything else is, to any depth."""
    _touch(
        tmp_path, "b.docx", "A.docx", "~$b.docx", "Thumbs.db", "desktop.ini", ".DS_Store", ".git/x.docx", "sub/c.pdf"
    )
    found = gather([tmp_path], CaseFolder(tmp_path / "case"), Settings())
    assert [(c.number, c.source) for c in found] == [(1, "A.docx"), (2, "b.docx"), (3, "c.pdf")]


def test_the_case_itself_is_no_draft(tmp_path: Path) -> None:
    """A case that lies in its own drafts folder is not read."""
    _touch(tmp_path, "a.docx", "confidential/review/a.docx", "publication/a.docx", "recognizers/x.yaml", "case.yaml")
    assert [c.source for c in gather([tmp_path], CaseFolder(tmp_path), Settings())] == ["a.docx"]


def test_two_drafts_of_one_name_are_both_refused(tmp_path: Path) -> None:
    """Nobody can tell which of two drafts of one name counts, so neither is processed; others are."""
    _touch(tmp_path, "a/Report.docx", "b/report.docx", "c.docx")
    found = gather([tmp_path], CaseFolder(tmp_path / "case"), Settings())
    assert [isinstance(c.problem, DraftDuplicate) for c in found] == [True, True, False]


def test_a_double_that_is_ignored_is_no_problem(tmp_path: Path) -> None:
    """Marking one of two drafts of one name `ignore` settles it."""
    _touch(tmp_path, "a/Report.docx", "b/report.docx")
    settings = Settings(drafts=(("b/report.docx", DraftChoice(DraftKind.IGNORE)),))
    assert not any(c.problem for c in gather([tmp_path], CaseFolder(tmp_path / "case"), settings))


def test_the_same_file_counts_once(tmp_path: Path) -> None:
    """A file that is named twice, or named beside its folder, is one draft."""
    _touch(tmp_path, "a.docx")
    assert len(gather([tmp_path, tmp_path / "a.docx"], CaseFolder(tmp_path / "case"), Settings())) == 1


def test_a_missing_file_does_not_stop_the_others(tmp_path: Path) -> None:
    """Of several files named, a missing one is a problem of its own."""
    _touch(tmp_path, "a.docx")
    found = gather([tmp_path / "a.docx", tmp_path / "b.docx"], CaseFolder(tmp_path / "case"), Settings())
    assert [type(c.problem) for c in found] == [type(None), DraftMissing]


def test_nothing_at_all_is_an_error(tmp_path: Path) -> None:
    """An empty folder, or one that is not there, is named as such."""
    for place in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(DraftMissing):
            gather([place], CaseFolder(tmp_path / "case"), Settings())
