"""What in ROOT is a case, what of a case is a draft, and that nothing is passed over in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from redraft.batch.shelf import drafts_of, require_one_case, shelf
from redraft.errors import CaseInvalid, DraftMissing


def _write(root: Path, *names: str) -> Path:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(b"words")
    return root


def test_each_folder_with_drafts_is_a_case(tmp_path: Path) -> None:
    """Cases are told by name whatever their capitals; empty and hidden folders and loose files are counted."""
    _write(
        tmp_path, "b/x.docx", "A/deep/y.txt", "A/deep/z.pdf", ".old/x.docx", "none/.hidden", "loose.docx", "~$lock.docx"
    )
    found = shelf(tmp_path)
    assert [(case.folder.name, case.drafts, case.size) for case in found.cases] == [("A", 2, 10), ("b", 1, 5)]
    assert (found.loose, found.empty, found.hidden, found.deep, found.worked_on) == (1, 1, 1, 1, 0)


def test_settings_and_what_redraft_made_are_no_drafts(tmp_path: Path) -> None:
    """`case.yaml`, definitions, and the outputs of a case that redraft worked on are left out; all else is a draft."""
    made = ("confidential/manifest.json", "confidential/review/x.docx", "publication/x.docx")
    _write(tmp_path / "worked", "case.yaml", "recognizers/own.yaml", "recognizers/list.txt", "drafts/x.docx", *made)
    assert [path.name for path in drafts_of(tmp_path / "worked")] == ["x.docx"]
    assert shelf(tmp_path).worked_on == 1


def test_folders_that_only_sound_like_redrafts_hold_drafts(tmp_path: Path) -> None:
    """What lies in a `confidential/`, `publication/` or `recognizers/` of somebody else's is a draft like any other."""
    names = ("confidential/a.docx", "publication/b.docx", "recognizers/c.docx")
    assert len(drafts_of(_write(tmp_path / "case", *names))) == 3


def test_a_shelf_within_a_shelf_is_no_case(tmp_path: Path) -> None:
    """A folder in which cases lie deeper is refused rather than taken for one case with everybody in it."""
    folder = _write(tmp_path / "2021", "one/case.yaml", "one/a.docx", "two/b.docx")
    with pytest.raises(CaseInvalid):
        require_one_case(folder, drafts_of(folder))


def test_a_root_that_is_a_case_or_holds_none(tmp_path: Path) -> None:
    """A case itself, a folder without cases and one that is not there are refused."""
    _write(tmp_path / "case", "case.yaml", "drafts/a.docx")
    with pytest.raises(CaseInvalid):
        shelf(tmp_path / "case")
    _write(tmp_path / "run", "confidential/manifest.json", "drafts/a.docx")
    with pytest.raises(CaseInvalid):
        shelf(tmp_path / "run")
    (tmp_path / "empty" / "folder").mkdir(parents=True)
    for nothing in ("empty", "missing"):
        with pytest.raises(DraftMissing):
            shelf(tmp_path / nothing)
