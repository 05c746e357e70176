"""redraft finds nothing new in its own output: from the drafts to the trial copies, and those read again."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from redraft.cast import Declared
from redraft.cli import cli
from redraft.documents import SUFFIXES, read
from redraft.findings import Action
from redraft.resources import folder
from redraft.text import Draft


def drafts_in(place: Path) -> list[Draft]:
    """Every draft in a folder, in order of its name."""
    return [read(path) for path in sorted(place.iterdir()) if path.suffix in SUFFIXES]


@pytest.mark.parametrize("case", ["demo", "traps"])
def test_nothing_new_is_proposed_for_a_trial_copy(detector, case, tmp_path, monkeypatch):
    """No finding would change a trial copy, and hardly a question is asked that was not open before.

    The model reads a sentence anew with the pseudonyms in it, so a doubt or two may come of that.
    """
    for name in ("XDG_CONFIG_HOME", "APPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "user"))
    source, out = folder("fixtures") / case / "drafts", tmp_path / "case"
    for command in (["run", str(source), "-o", str(out), "--quiet"], ["publish", str(out), "--trial", "--quiet"]):
        CliRunner().invoke(cli, command)
    copies = drafts_in(out / "confidential" / "trial")
    still_open = {
        f.text.casefold() for f in detector.detect(drafts_in(source), Declared()) if not f.action.changes_text
    }
    again = detector.detect(copies, Declared())
    assert len(copies) == len(drafts_in(source))
    assert [f.id for f in again if f.action.changes_text] == []
    assert len({f.text.casefold() for f in again if f.action is Action.ASK} - still_open) <= 2
