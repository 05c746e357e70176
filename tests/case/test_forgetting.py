"""Names that are taken out of the key, and where else they still stand."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest

from redraft.case.folder import CaseFolder
from redraft.case.key.events import EVENTS
from redraft.case.key.forgetting import Forgotten, forget
from redraft.case.key.keyfile import backup_of, open_key, save_key
from redraft.case.key.passphrase import ENVIRONMENT, Passphrase
from redraft.case.key.place import BORROWERS
from redraft.case.key.traces import met_again
from redraft.errors import CaseInvalid, KeyUnavailable
from redraft.key import Key, KeyEntry

AT = "2026-03-01T09:30:00Z"
ROBIN = KeyEntry("person-1", "PERSON", "subject", ("Robin Sample", "Robbie"), "Child R", chosen_at=AT)
TWIN = KeyEntry("person-3", "PERSON", "", ("R. Sample",), "Person 1", chosen_at=AT, merged_into="person-1")
OTHER = KeyEntry("person-2", "PERSON", "mother", ("Petra Sample",), "Mother", chosen_at=AT)
NOBODY = Passphrase()


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CaseFolder:
    """A case in which the names stand in every kind of file, one of them in a split run and one in a file name."""
    for name in ("XDG_CONFIG_HOME", "APPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "user"))
    monkeypatch.delenv(ENVIRONMENT, raising=False)
    case = CaseFolder(tmp_path / "case")
    for folder in (case.drafts, case.review, case.trial, case.withdrawn / "20260301T093000Z"):
        folder.mkdir(parents=True)
    paragraph = docx.Document()
    split = paragraph.add_paragraph("A report on Ro")
    split.add_run("bin Sam")
    split.add_run("ple.")
    paragraph.save(str(case.drafts / "report.docx"))
    (case.drafts / "Robbie.txt").write_text("Nothing here.", "utf-8")
    (case.drafts / "other.txt").write_text("Robins are birds; a sample of them.", "utf-8")
    (case.review / "report.txt").write_text("ROBIN  SAMPLE", "utf-8")
    (case.withdrawn / "20260301T093000Z" / "copy.txt").write_text("Child R", "utf-8")
    case.settings.write_text("cast:\n  - name: Robin Sample\n    aliases: [Robbie]\n", "utf-8")
    case.decisions.write_text("# nothing\n", "utf-8")
    found = [{"text": "Robin Sample"}, {"text": "12 March 2021"}]
    case.findings.write_text(json.dumps({"schema": 1, "documents": [{"findings": found}]}), "utf-8")
    save_key(case.key, open_key(case.key, NOBODY, first_run=True), Key((ROBIN, OTHER)), AT)
    save_key(case.key, open_key(case.key, NOBODY, first_run=False), Key((ROBIN, OTHER, TWIN)), AT)
    return case


def _forget(case: CaseFolder, everywhere: bool = False) -> Forgotten:
    return forget(case.root, "person-1", "A. Manager", "asked for it", NOBODY, everywhere)


def test_names_go_and_pseudonyms_stay_taken(case: CaseFolder) -> None:
    """Key and backup have the row without a name, so have the rows merged with it; the revision counts up."""
    assert _forget(case).names == 3
    for path in (case.key, backup_of(case.key)):
        key = open_key(path, NOBODY, first_run=False).key
        assert [(row.entity, row.names, row.pseudonym) for row in key.entries] == [
            ("person-1", (), "Child R"),
            ("person-2", ("Petra Sample",), "Mother"),
            ("person-3", (), "Person 1"),
        ]
        assert key.revision == 3


def test_where_names_still_stand_is_told_without_them(case: CaseFolder) -> None:
    """Lines of case.yaml, findings and files are counted, also split runs and file names; ordinary words are not."""
    done = _forget(case)
    said = {remain.kind: remain.says for remain in done.remains[""]}
    assert said == {
        "case.yaml": "lines 2, 3",
        "findings.json": "1 of 2 findings",
        "drafts": "2 of 3 files",
        "confidential/review/": "1 of 1 files",
    }
    assert "Rob" not in repr(done)


def test_what_a_run_makes_anew_is_removed_on_demand(case: CaseFolder) -> None:
    """With `everywhere` findings and review copies go, and nothing that a run cannot make again."""
    done = _forget(case, everywhere=True)
    assert done.removed == ("confidential/review", "confidential/trial", "confidential/findings.json")
    assert not case.review.exists() and not case.findings.exists()
    assert case.drafts.exists() and case.settings.exists() and case.withdrawn.exists()
    assert {remain.kind for remain in done.remains[""]} == {"case.yaml", "drafts"}


def test_the_record_says_who_and_why_and_no_name(case: CaseFolder) -> None:
    """One line of the record has the id, who wanted it and the reason."""
    _forget(case)
    (line,) = (case.record / EVENTS).read_text("utf-8").splitlines()
    row = json.loads(line)
    assert (row["event"], row["entity"], row["by"]) == ("forgotten", "person-1", "A. Manager")
    assert "Rob" not in line


def test_a_name_that_comes_back_is_known_again(case: CaseFolder) -> None:
    """By its trace, in any case of letters; another name is not taken for it, and the row that has it is named."""
    _forget(case)
    before = open_key(case.key, NOBODY, first_run=False).key
    back = KeyEntry("person-4", "PERSON", "", ("ROBIN SAMPLE",), "Person 2")
    new = KeyEntry("person-5", "PERSON", "", ("Chris Example",), "Person 3")
    assert met_again(before, Key((*before.entries, back, new))) == (("person-1", "person-4"),)
    assert met_again(before, before) == ()


def test_what_cannot_be_forgotten_is_refused(case: CaseFolder) -> None:
    """An unknown id, a row forgotten before, or nobody who wants it: a clear message, and the key as it was."""
    _forget(case)
    before = case.key.read_bytes()
    for entity, by, said in (
        ("person-9", "A. Manager", "no row"),
        ("person-1", "A. Manager", "already"),
        ("person-2", " ", "--by"),
    ):
        with pytest.raises(KeyUnavailable, match=said):
            forget(case.root, entity, by, "asked for it", NOBODY)
    assert case.key.read_bytes() == before


def test_a_name_is_found_wherever_else_it_stands(case: CaseFolder) -> None:
    """Folded over two lines of case.yaml, in a register, in a file beside the folders; a damaged list is named."""
    case.settings.write_text(
        "cast:\n  # Robin\n  # Sample is asked for\n  - name: >-\n      Robin\n      Sample\n", "utf-8"
    )
    (case.confidential / "register.txt").write_text("Robin Sample", "utf-8")
    (case.root / "notes.txt").write_text("robin sample", "utf-8")
    (case.root / "empty.txt").write_text("", "utf-8")
    case.findings.write_text('{"documents": [{"findings": [', "utf-8")
    said = {remain.kind: remain.says for remain in _forget(case).remains[""]}
    assert said["case.yaml"] == "lines 2, 5"
    assert said["other files"] == "2 of 3 files"
    assert "damaged" in said["findings.json"]


def test_nothing_is_forgotten_where_sharing_is_unclear(case: CaseFolder) -> None:
    """A list of borrowing cases that cannot be read stops it before the key is touched: their drafts hold the name."""
    before = case.key.read_bytes()
    (case.confidential / BORROWERS).write_text("{", "utf-8")
    with pytest.raises(CaseInvalid, match=BORROWERS):
        _forget(case, everywhere=True)
    assert case.key.read_bytes() == before
    assert case.review.exists()
