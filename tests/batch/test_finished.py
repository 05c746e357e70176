"""What a finished case is bound to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from redraft.batch.finished import keep, kept, stamp_of
from redraft.batch.task import Outcome
from redraft.case.folder import CaseFolder


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


@pytest.mark.parametrize(
    "change",
    [
        lambda folder, case: _write(folder / "a.txt", "Other words."),
        lambda folder, case: (folder / "a.txt").rename(folder / "b.txt"),
        lambda folder, case: _write(folder / "new.txt", "One more."),
        lambda folder, case: _write(case.settings, "keep: [one]\n"),
        lambda folder, case: _write(case.decisions, "- {}\n"),
        lambda folder, case: _write(case.recognizers / "own.yaml", "words: own.txt\n"),
    ],
    ids=["draft", "name", "one more", "settings", "decisions", "definitions"],
)
def test_a_stamp_changes_with_all_that_a_case_follows_from(
    tmp_path: Path, change: Callable[[Path, CaseFolder], None]
) -> None:
    """Whatever of it changes, the case is no longer finished; nothing else matters."""
    folder, case = tmp_path / "in", CaseFolder(tmp_path / "out")
    _write(folder / "a.txt", "Words.")
    case.create()

    def stamp() -> str:
        return stamp_of(case, folder, sorted(folder.iterdir()))

    before = stamp()
    _write(case.root / "confidential" / "review.html", "of another day")
    assert stamp() == before
    change(folder, case)
    assert stamp() != before


def test_a_record_without_its_outputs_does_not_count(tmp_path: Path) -> None:
    """A case whose folder was removed, or whose record is damaged, is done again."""
    record, case = tmp_path / "records" / "1.json", CaseFolder(tmp_path / "out")
    keep(record, "stamp", Outcome(1, drafts=1))
    assert kept(record, "stamp", case) is None
    record.write_text("{}", "utf-8")
    assert kept(record, "stamp", case) is None
