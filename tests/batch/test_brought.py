"""Settings come from ROOT, may be changed in OUT, and are never written over."""

from __future__ import annotations

from pathlib import Path

import pytest

from redraft.batch.brought import bring_settings
from redraft.case.folder import CaseFolder
from redraft.errors import SettingsInvalid


@pytest.fixture
def places(tmp_path: Path) -> tuple[Path, CaseFolder, Path]:
    """A folder with settings, a case that has them, and the record of that."""
    folder, case, record = tmp_path / "in", CaseFolder(tmp_path / "out"), tmp_path / "record" / "1.json"
    (folder / "recognizers").mkdir(parents=True)
    (folder / "case.yaml").write_text("keep: [one]\n", "utf-8")
    (folder / "recognizers" / "own.yaml").write_text("words: own.txt\n", "utf-8")
    case.create()
    bring_settings(folder, case, record)
    return folder, case, record


def test_what_changes_in_root_is_brought_again(places: tuple[Path, CaseFolder, Path]) -> None:
    """A change, a new file and a removal in ROOT all come to the case."""
    folder, case, record = places
    assert case.settings.read_text("utf-8") == "keep: [one]\n" and (case.recognizers / "own.yaml").is_file()
    (folder / "case.yaml").write_text("keep: [two]\n", "utf-8")
    (folder / "recognizers" / "more.yaml").write_text("words: more.txt\n", "utf-8")
    (folder / "recognizers" / "own.yaml").unlink()
    bring_settings(folder, case, record)
    assert case.settings.read_text("utf-8") == "keep: [two]\n"
    assert [path.name for path in case.recognizers.iterdir()] == ["more.yaml"]


def test_a_change_in_the_case_stays(places: tuple[Path, CaseFolder, Path]) -> None:
    """What somebody wrote into the case's own case.yaml stands as long as ROOT says nothing new."""
    folder, case, record = places
    case.settings.write_text("keep: [mine]\n", "utf-8")
    bring_settings(folder, case, record)
    assert case.settings.read_text("utf-8") == "keep: [mine]\n"


def test_changes_in_both_are_for_a_person(places: tuple[Path, CaseFolder, Path]) -> None:
    """Changed on both sides, nothing is copied until they are alike; alike, all goes on."""
    folder, case, record = places
    case.settings.write_text("keep: [mine]\n", "utf-8")
    (folder / "case.yaml").write_text("keep: [theirs]\n", "utf-8")
    with pytest.raises(SettingsInvalid):
        bring_settings(folder, case, record)
    assert case.settings.read_text("utf-8") == "keep: [mine]\n"
    case.settings.write_text("keep: [theirs]\n", "utf-8")
    bring_settings(folder, case, record)
    (folder / "case.yaml").write_text("keep: [later]\n", "utf-8")
    bring_settings(folder, case, record)
    assert case.settings.read_text("utf-8") == "keep: [later]\n"
