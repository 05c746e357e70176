"""Writing as a whole: files and folders."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

from redraft.case import disk
from redraft.errors import OutputInUse, PlaceUnusable

_NOBODY = 65534
"""A user of no rights."""
posix = pytest.mark.skipif(os.name != "posix", reason="rights of this form exist on POSIX only")


def test_write_replaces_the_whole_file(tmp_path: Path) -> None:
    """A file is replaced as a whole and nothing temporary stays."""
    path = tmp_path / "a.json"
    disk.write_atomically(path, b"old")
    disk.write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert [p.name for p in tmp_path.iterdir()] == ["a.json"]


@posix
def test_files_and_folders_are_their_owners_only(tmp_path: Path) -> None:
    """What is written under a case can be read by its owner alone."""
    folder = disk.private_folder(tmp_path / "case")
    disk.write_atomically(folder / "x", b"")
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / "x").stat().st_mode & 0o777 == 0o600


def test_a_file_open_elsewhere_is_named_as_such(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that Windows will not let go raises OutputInUse, keeps its content and leaves nothing beside it."""
    path = tmp_path / "Robin Sample.docx"
    path.write_bytes(b"old")

    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(13, "in use", str(target))

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OutputInUse) as caught:
        disk.write_atomically(path, b"new")
    assert "Robin" not in str(caught.value)
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_swap_puts_the_new_folder_in_and_keeps_the_old(tmp_path: Path) -> None:
    """Swapping replaces a folder as a whole and retires the one before."""
    for name in ("new", "target"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    disk.swap_in(tmp_path / "new", tmp_path / "target", tmp_path / "retired")
    assert [p.name for p in (tmp_path / "target").iterdir()] == ["new"]
    assert [p.name for p in (tmp_path / "retired").iterdir()] == ["target"]


def test_a_swap_that_fails_puts_the_old_folder_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the new folder cannot be moved in, the old one is where it was."""
    for name in ("new", "target"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    replace = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise PermissionError
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OutputInUse):
        disk.swap_in(tmp_path / "new", tmp_path / "target", tmp_path / "retired")
    assert [p.name for p in (tmp_path / "target").iterdir()] == ["target"]


def test_a_folder_is_removed_as_a_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that Windows will not let go keeps every file; let go, nothing of it is left; what is not there is fine."""
    folder = tmp_path / "review"
    folder.mkdir()
    (folder / "Robin Sample.docx").touch()
    with monkeypatch.context() as windows:
        windows.setattr(Path, "replace", lambda self, target: (_ for _ in ()).throw(PermissionError(13, "in use")))
        with pytest.raises(OutputInUse) as caught:
            disk.remove(folder, tmp_path)
    assert "Robin" not in str(caught.value)
    assert (folder / "Robin Sample.docx").is_file()
    disk.remove(folder, tmp_path)
    disk.remove(folder, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_leftovers_of_a_kill_are_swept(tmp_path: Path) -> None:
    """Unfinished files and folders of a killed run go; everything else stays."""
    (tmp_path / ".work-abc").mkdir()
    (tmp_path / ".work-abc" / "half.docx").touch()
    (tmp_path / ".work-x").touch()
    (tmp_path / "findings.json").touch()
    disk.sweep(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["findings.json"]


def _left_of_protected_folders(root: Path) -> list[str]:
    """What stays of two folders, one that may not be written to and one that may not even be looked into."""
    left = []
    for mode in (0o500, 0o000):
        held = root / "case" / "review" / "older"
        held.mkdir(parents=True)
        (held / "Robin.docx").write_bytes(b"Robin")
        held.chmod(mode)
        disk.remove(root / "case" / "review", root / "case" / "confidential")
        left += [path.name for path in (root / "case").rglob("*") if path.name != "confidential"]
    return left


@posix
def test_what_is_write_protected_is_removed_all_the_same() -> None:
    """Such folders go with all that is in them, also where the user is not the superuser, whom no protection stops."""
    with tempfile.TemporaryDirectory() as folder:
        if os.geteuid() != 0:
            assert _left_of_protected_folders(Path(folder)) == []
            return
        os.chown(folder, _NOBODY, _NOBODY)
        child = os.fork()
        if child == 0:
            code = 1
            try:
                os.setuid(_NOBODY)
                code = int(_left_of_protected_folders(Path(folder)) != [])
            finally:
                os._exit(code)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


@posix
def test_of_a_link_in_what_is_write_protected_only_the_link_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a link leads to keeps its rights, and a link that leads nowhere goes, too."""
    unlink = os.unlink

    def refuse(path: str, *, dir_fd: int | None = None) -> None:
        if dir_fd is not None:
            raise PermissionError(13, "write-protected")
        unlink(path)

    draft = tmp_path / "elsewhere.docx"
    draft.touch()
    draft.chmod(0o644)
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "one.docx").symlink_to(draft)
    (tmp_path / "drafts" / "two.docx").symlink_to(tmp_path / "nowhere")
    monkeypatch.setattr(os, "unlink", refuse)
    disk.remove(tmp_path / "drafts", tmp_path / "confidential")
    assert draft.stat().st_mode & 0o777 == 0o644
    assert list((tmp_path / "confidential").iterdir()) == []


def test_what_cannot_be_deleted_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that stays whatever is tried is no success, and its name is not in the message."""
    (tmp_path / "review").mkdir()
    (tmp_path / "review" / "Robin.docx").write_bytes(b"Robin")
    monkeypatch.setattr(disk, "discard", lambda folder: False)
    with pytest.raises(PlaceUnusable) as caught:
        disk.remove(tmp_path / "review", tmp_path / "confidential")
    assert "Robin" not in str(caught.value)
