"""OUT: where it may lie, who is at work in it, and which number and folder each case keeps."""

from __future__ import annotations

from pathlib import Path

import pytest

from redraft.batch.place import held, numbered, place_of
from redraft.errors import CaseInvalid, CaseLocked


def test_it_lies_beside_and_never_in_or_around(tmp_path: Path) -> None:
    """The default is a folder beside ROOT; one in ROOT, around it or ROOT itself is refused."""
    root = tmp_path / "archive"
    root.mkdir()
    assert place_of(root, None).root == tmp_path / "archive-redraft"
    for wrong in (root, root / "out", tmp_path, root / ".." / "archive" / "out"):
        with pytest.raises(CaseInvalid):
            place_of(root, wrong)


def test_a_folder_with_something_else_is_left_alone(tmp_path: Path) -> None:
    """OUT has to be new, empty or a batch's own: nobody's folder is filled with cases, or closed to others."""
    root, other = tmp_path / "archive", tmp_path / "documents"
    for folder in (root, other):
        folder.mkdir()
    assert place_of(root, other)
    (other / "letter.txt").write_text("Dear all", "utf-8")
    with pytest.raises(CaseInvalid):
        place_of(root, other)


def test_two_batches_on_one_place(tmp_path: Path) -> None:
    """While one batch is at work another is refused; afterwards the place is free, also if nothing was noted yet."""
    place = place_of(tmp_path / "archive", tmp_path / "out")
    with held(place), pytest.raises(CaseLocked, match="batch"), held(place):
        pass
    with held(place_of(tmp_path / "archive", tmp_path / "out")):
        pass


def test_numbers_and_folders_are_kept_for_good(tmp_path: Path) -> None:
    """A folder that comes later gets the next number, whatever its name; nobody else's number or folder changes."""
    place, root = place_of(tmp_path / "archive", tmp_path / "out"), tmp_path / "archive"
    with held(place):
        first = numbered(place, root, ["Brown", "clark"])
        later = numbered(place, root, ["Adams", "Brown", "Clark", "clark"])
    assert [(each.number, each.case) for each in first] == [(1, "Brown"), (2, "clark")]
    assert [(each.folder, each.number, each.case) for each in later] == [
        ("Adams", 3, "Adams"),
        ("Brown", 1, "Brown"),
        ("Clark", 4, "Clark (2)"),
        ("clark", 2, "clark"),
    ]


def test_names_that_some_disk_refuses(tmp_path: Path) -> None:
    """Names are made fit for Windows, and none is that of a batch's own file."""
    place = place_of(tmp_path / "archive", tmp_path / "out")
    with held(place):
        cases = numbered(place, tmp_path / "archive", ["a:b.", "AUX", "Confidential", "..."])
    assert [each.case for each in cases] == ["a b", "_AUX", "Confidential (2)", "case"]


def test_the_cases_of_another_root_are_not_mixed_in(tmp_path: Path) -> None:
    """Two folders of drafts never share an OUT: a name in both would get one key."""
    place = place_of(tmp_path / "archive", tmp_path / "out")
    with held(place):
        numbered(place, tmp_path / "archive", ["Brown"])
        with pytest.raises(CaseInvalid):
            numbered(place, tmp_path / "other", ["Brown"])
