"""The layout of a case."""

from __future__ import annotations

from pathlib import Path

import pytest

from redraft.case.folder import CaseFolder, synchronised_by
from redraft.errors import CaseInvalid


@pytest.mark.parametrize(
    ("path", "service"),
    [
        ("C/Users/bm/OneDrive/case", "OneDrive"),
        ("C/Users/bm/OneDrive - Exampleshire/case", "OneDrive"),
        ("home/bm/Dropbox (Board)/case", "Dropbox"),
        ("Users/bm/Library/Mobile Documents/case", "iCloud"),
        ("G/My Drive/case", "Google Drive"),
        ("home/bm/Boxes/case", None),
        ("home/bm/case", None),
    ],
)
def test_synchronised_folders_are_recognised(path: str, service: str | None) -> None:
    """A folder that a service copies to other machines is known by its path."""
    assert synchronised_by(Path(path)) == service


def test_paths_are_told_from_the_case(tmp_path: Path) -> None:
    """Paths in the manifest start at the case and have forward slashes, wherever the file lies."""
    case = CaseFolder(tmp_path / "case")
    assert case.relative(case.review / "a.docx") == "confidential/review/a.docx"
    assert case.relative(tmp_path / "drafts" / "a.docx") == "../drafts/a.docx"


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    """A case cannot be made where a file lies, and the error says what to do."""
    (tmp_path / "case").touch()
    with pytest.raises(CaseInvalid):
        CaseFolder(tmp_path / "case").create()
