"""Closing a case: what goes, what stays, and what is told."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from redraft.case import closing, disk
from redraft.case.closing import close, outlook
from redraft.case.folder import CaseFolder
from redraft.case.key.place import key_place
from redraft.case.lock import locked
from redraft.case.pipeline import digest_of
from redraft.case.records import DraftRecord, KeyRecord, Manifest, write_manifest
from redraft.case.settings import DraftKind, load_settings
from redraft.errors import CaseInvalid, CaseLocked, OutputInUse, Refused

pytestmark = pytest.mark.once

DECISION = (
    "- {target: person-1, ruling: reword, text: Aunt, by: A. Manager, at: '2026-01-01T00:00:00Z', reason: Robin}\n"
)


@pytest.fixture
def case(tmp_path: Path) -> CaseFolder:
    """A case that has been published; one draft lies outside of it, one beside its folder for drafts."""
    return _published(CaseFolder(tmp_path / "case"))


def _published(case: CaseFolder, settings: str = "cast: [Robin Sample]\n") -> CaseFolder:
    for folder in (case.drafts, case.recognizers, case.review, case.withdrawn, case.record, case.publication):
        folder.mkdir(parents=True)
    paths = (case.drafts / "report.txt", case.root.parent / f"minutes of {case.root.name}.txt", case.root / "note.txt")
    for path in paths:
        path.write_text(f"Robin Sample in {path.name}", "utf-8")
    rows = [
        DraftRecord(n, path.name, case.relative(path), DraftKind.PUBLISH, digest_of(path))
        for n, path in enumerate(paths, 1)
    ]
    write_manifest(case.manifest, Manifest(None, tuple(rows), KeyRecord("confidential/pseudonyms.key", 4)))
    copy = case.publication / "report.txt"
    copy.write_text("Child R", "utf-8")
    documents = [{"copy": copy.name, "copy_sha256": digest_of(copy), "sha256": rows[0].sha256}]
    documents += [{"sha256": row.sha256} for row in rows[1:]]
    certificate = {"at": "2026-02-01T00:00:00Z", "documents": documents}
    (case.record / "certificate-20260201T000000Z.json").write_text(json.dumps(certificate), "utf-8")
    for path, text in (
        (case.settings, settings),
        (case.decisions, DECISION),
        (case.findings, "{}"),
        (case.key, "sealed"),
        (case.confidential / "pseudonyms.key.bak", "sealed"),
        (case.confidential / "pseudonyms.key.passphrase", "sealed"),
        (case.confidential / "register.xlsx", "Robin"),
        (case.review / "report.docx", "Robin"),
    ):
        path.write_text(text, "utf-8")
    return case


def _left(case: CaseFolder) -> set[str]:
    return {path.relative_to(case.root).as_posix() for path in case.root.rglob("*") if path.is_file()}


REMAINING = {
    "publication/report.txt",
    "confidential/record/certificate-20260201T000000Z.json",
    "confidential/record/closing.json",
}


def test_everything_goes_but_the_copies_and_the_record(case: CaseFolder) -> None:
    """Drafts in the case, settings, outputs, decisions and the key go, wherever in the case they lie; no name is left."""
    minutes = next(case.root.parent.glob("minutes*"))
    (doubt,) = outlook(case.root).doubts
    assert "Nobody has checked a PDF of 1 copy" in doubt
    close(case.root, "A. Manager", "published a year ago")
    assert _left(case) == REMAINING
    assert minutes.is_file()
    assert not any(b"Robin" in (case.root / name).read_bytes() for name in REMAINING)
    assert not list(case.confidential.glob(".*"))


def test_the_closing_record_tells_who_and_what(case: CaseFolder) -> None:
    """Who closed it why, the hashes of drafts and copies, who decided when, the key's revision; no reason, no wording."""
    close(case.root, "A. Manager", "published a year ago")
    record = json.loads(case.closing.read_text("utf-8"))
    assert (record["by"], record["reason"]) == ("A. Manager", "published a year ago")
    assert record["key"] == {"revision": 4}
    assert record["copies"] == {"report.txt": digest_of(case.publication / "report.txt")}
    assert len({row["sha256"] for row in record["drafts"]}) == 3
    assert record["decisions"] == [
        {"target": "person-1", "ruling": "reword", "by": "A. Manager", "at": "2026-01-01T00:00:00Z"}
    ]
    assert record["begun"] <= record["finished"]


def test_what_cannot_be_removed_is_told(case: CaseFolder) -> None:
    """Drafts elsewhere, strange files, backups, mail, the identity file and the disk itself are named; no erasure is promised."""
    (case.root / "letter.odt").write_text("Robin", "utf-8")
    beyond = " ".join(close(case.root, "A. Manager", "over").beyond)
    for said in ("1 draft lies outside", "redraft did not make", "Backups", "e-mail", "identity file", "not erased"):
        assert said in beyond
    assert "Robin" not in beyond
    assert (case.root / "letter.odt").is_file()


@pytest.mark.parametrize("step", range(0, 14, 2))
def test_a_closing_that_breaks_off_can_be_finished(
    case: CaseFolder, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    """Wherever it breaks off, the key is there while anything else is, nothing else works on the case, and close ends it."""
    left = [step]
    remove = disk.remove

    def break_off(path: Path, aside: Path) -> None:
        if not left[0]:
            raise KeyboardInterrupt
        left[0] -= 1
        remove(path, aside)

    with monkeypatch.context() as broken:
        broken.setattr(closing.disk, "remove", break_off)
        with pytest.raises(KeyboardInterrupt):
            close(case.root, "A. Manager", "over")
    assert case.key.exists()
    with pytest.raises(CaseInvalid, match="closed"):
        case.create()
    begun = json.loads(case.closing.read_text("utf-8"))
    close(case.root, "B. Manager", "again")
    assert _left(case) == REMAINING
    finished = json.loads(case.closing.read_text("utf-8"))
    assert (finished["by"], finished["begun"]) == ("A. Manager", begun["begun"])
    assert finished["decisions"]
    with pytest.raises(CaseInvalid, match="closed already"):
        close(case.root, "A. Manager", "over")


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is a POSIX signal")
@pytest.mark.parametrize("delay", [0.0, 0.001, 0.003, 0.006])
def test_a_closing_that_is_killed_can_be_finished(case: CaseFolder, delay: float) -> None:
    """Killed for good at some moment, the case is as it was or can be closed; then nothing is left over, hidden or not."""
    code = (
        "import sys; from pathlib import Path; from redraft.case.closing import close\n"
        "print('go', flush=True)\n"
        "close(Path(sys.argv[1]), 'A. Manager', 'over')"
    )
    with subprocess.Popen([sys.executable, "-c", code, str(case.root)], stdout=subprocess.PIPE, text=True) as closer:
        assert closer.stdout is not None
        assert closer.stdout.readline() == "go\n"
        time.sleep(delay)
        closer.kill()
    with contextlib.suppress(CaseInvalid):  # it was faster than the kill
        close(case.root, "A. Manager", "over")
    assert _left(case) - {"confidential/.lock"} == REMAINING
    assert json.loads(case.closing.read_text("utf-8"))["finished"]


def test_a_closing_that_lacks_its_last_word_gets_it(case: CaseFolder) -> None:
    """Cut off between the last removal and the end of the record, closing again ends the record; damaged, it is made anew."""
    for last in ('"finished": null', "cut off"):
        with contextlib.suppress(CaseInvalid):
            close(case.root, "A. Manager", "over")
        record = json.loads(case.closing.read_text("utf-8")) | {"finished": None}
        case.closing.write_text(json.dumps(record) if "null" in last else last, "utf-8")
        close(case.root, "A. Manager", "over")
        assert json.loads(case.closing.read_text("utf-8"))["finished"]


def test_a_file_that_is_open_stops_a_closing_early(case: CaseFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """If Windows will not let a review copy go, key, decisions and drafts are still there."""

    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(13, "in use", str(target))

    with monkeypatch.context() as windows:
        replace = Path.replace
        windows.setattr(Path, "replace", lambda p, t: refuse(p, t) if p == case.review else replace(p, t))
        with pytest.raises(OutputInUse):
            close(case.root, "A. Manager", "over")
    assert case.review.exists() and case.key.exists() and case.decisions.exists() and case.drafts.exists()
    close(case.root, "A. Manager", "over")
    assert _left(case) == REMAINING


def test_doubts_about_the_copies_are_told(case: CaseFolder) -> None:
    """Another file in publication/, a changed draft, a later decision, or no copy at all."""
    (case.publication / "more.txt").write_text("x", "utf-8")
    (case.drafts / "report.txt").write_text("changed", "utf-8")
    case.decisions.write_text(DECISION.replace("2026-01", "2026-03"), "utf-8")
    doubts = " ".join(outlook(case.root).doubts)
    assert "not those" in doubts and "A draft changed" in doubts and "decided after" in doubts
    for path in case.publication.iterdir():
        path.unlink()
    assert "no publication copies" in outlook(case.root).doubts[0]


def test_closing_is_refused_while_another_is_at_work(case: CaseFolder) -> None:
    """With the lock held elsewhere nothing is removed, and so without a name or reason, or where no case is."""
    before = _left(case)
    with locked(case), pytest.raises(CaseLocked):
        close(case.root, "A. Manager", "over")
    for by, reason in (("", "over"), ("A. Manager", " ")):
        with pytest.raises(CaseInvalid, match="--by"):
            close(case.root, by, reason)
    assert _left(case) - {"confidential/.lock"} == before
    with pytest.raises(CaseInvalid, match="not a case"):
        close(case.root.parent, "A. Manager", "over")
    assert not (case.root.parent / "confidential").exists()


def test_a_shared_key_stays_with_its_owner(tmp_path: Path) -> None:
    """A case that goes by another's key closes without it; the owner closes only when nobody needs the key any more."""
    owner = _published(CaseFolder(tmp_path / "owner"), "sharing: allowed\n")
    case = _published(CaseFolder(tmp_path / "case"))
    case.key.unlink()
    case.settings.write_text("key: ../owner\n", "utf-8")
    place = key_place(case, load_settings(case.settings))
    place.register()
    with pytest.raises(Refused, match="1 other case"):
        close(owner.root, "A. Manager", "over")
    assert owner.key.exists()
    assert "stays in the case that owns it" in " ".join(close(case.root, "A. Manager", "over").beyond)
    assert owner.key.exists()
    close(owner.root, "A. Manager", "over")
    assert not owner.key.exists()


def test_a_link_to_drafts_elsewhere_is_cut(case: CaseFolder, tmp_path: Path) -> None:
    """Where drafts/ is a link, the link goes and what it leads to stays."""
    elsewhere = tmp_path / "elsewhere"
    case.drafts.rename(elsewhere)
    try:
        case.drafts.symlink_to(elsewhere, target_is_directory=True)
    except OSError:
        pytest.skip("links cannot be made here")
    close(case.root, "A. Manager", "over")
    assert (elsewhere / "report.txt").is_file()
    assert not case.drafts.is_symlink()
