"""Files that cannot be processed: each named, the others done, nothing released until they are dealt with."""

from __future__ import annotations

import errno
import json
import shutil
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import Result

from redraft import errors
from redraft.case.folder import CaseFolder
from redraft.case.lock import locked

Redraft = Callable[..., Result]
Approved = Callable[[Path], None]

_OLE = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600)
_TRANSITIONAL = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_STRICT = b"http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"


def _rebuilt(good: bytes, change: Callable[[str, bytes], bytes], extra: dict[str, bytes] | None = None) -> bytes:
    """A Word file with its members changed one by one, and others added."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(good)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, content in (extra or {}).items():
            new.writestr(name, content)
    return stream.getvalue()


def _same(name: str, content: bytes) -> bytes:
    return content


def _bad(kind: str, good: bytes) -> bytes:
    if kind == "bomb":
        return _rebuilt(good, _same, {"word/media/zeros.bin": bytes(300_000_000)})
    return {
        "empty": b"",
        "encrypted": _OLE + "EncryptedPackage".encode("utf-16-le"),
        "legacy": _OLE + "WordDocument".encode("utf-16-le"),
        "damaged": good[: len(good) // 2],
        "unsupported": b"%PDF-1.7",
    }[kind]


BAD = {
    "empty.docx": errors.DraftEmpty,
    "encrypted.docx": errors.DraftEncrypted,
    "legacy.doc": errors.DraftLegacy,
    "damaged.docx": errors.DraftDamaged,
    "bomb.docx": errors.DraftTooLarge,
    "unsupported.pdf": errors.DraftUnsupported,
}


@pytest.mark.parametrize("name", sorted(BAD))
def test_a_bad_draft_has_its_own_code(redraft: Redraft, drafts: Path, tmp_path: Path, name: str) -> None:
    """Each kind of bad draft is told by its own exit code and a next step, and is on record as not processed."""
    path = tmp_path / f"Tamsin {name}"
    path.write_bytes(_bad(path.stem.split()[1], (drafts / "chronology.docx").read_bytes()))
    done = redraft("run", path, "-o", tmp_path / "case", code=BAD[name].exit_code)
    assert "Not processed: draft 1 (…" in done.stderr
    assert BAD[name].next_step.split(",")[0].split(".")[0] in done.stderr
    (row,) = json.loads((tmp_path / "case/confidential/manifest.json").read_text("utf-8"))["documents"]
    assert (row["status"], row["review"]) == ("not processed", None)
    assert row["problem"]


def test_the_other_drafts_are_done(redraft: Redraft, drafts: Path, tmp_path: Path, approved: Approved) -> None:
    """Bad drafts do not stop the good ones, but publication waits until each is ignored by declaration."""
    good = (drafts / "chronology.docx").read_bytes()
    for name in BAD:
        (drafts / name).write_bytes(_bad(Path(name).stem, good))
    case = tmp_path / "case"
    redraft("run", drafts, "-o", case, code=errors.DraftError.exit_code)
    rows = {row["source"]: row for row in json.loads((case / "confidential/manifest.json").read_text())["documents"]}
    assert {name for name, row in rows.items() if row["review"]} == rows.keys() - BAD.keys()
    redraft("decide", case, "--all", "--accept", "--by", "A. Reviewer")
    assert redraft("publish", case, code=1).stderr.count("draft-") == len(BAD)
    ignored = "".join(f"  {name}: {{as: ignore, reason: unreadable}}\n" for name in BAD)
    (case / "case.yaml").write_text(f"drafts:\n{ignored}", "utf-8")
    approved(case)
    redraft("publish", case)


def test_files_with_macros_and_strict_files_are_done(
    redraft: Redraft, drafts: Path, tmp_path: Path, approved: Approved
) -> None:
    """Both go all the way; every copy is a plain .docx, and page and certificate say what was left out."""
    good = (drafts / "chronology.docx").read_bytes()
    for path in drafts.iterdir():
        path.unlink()
    macros = {"word/vbaProject.bin": b"Sub AutoOpen()"}
    (drafts / "report.docm").write_bytes(_rebuilt(good, _same, macros))
    strict = _rebuilt(good, lambda name, content: content.replace(_TRANSITIONAL, _STRICT))
    (drafts / "report.docx").write_bytes(strict)
    case = tmp_path / "case"
    assert "could not be copied as they are" in redraft("run", drafts, "-o", case).stderr
    assert "word/vbaProject.bin" in (case / "confidential/review.html").read_text("utf-8")
    redraft("decide", case, "--all", "--accept", "--by", "A. Reviewer")
    approved(case)
    redraft("publish", case)
    copies = [*(case / "confidential/review").iterdir(), *(case / "publication").iterdir()]
    assert len(copies) == 4
    for copy in copies:
        assert copy.suffix == ".docx"
        with zipfile.ZipFile(copy) as archive:
            assert not any("vba" in name for name in archive.namelist())
    (said,) = [path.read_text("utf-8") for path in (case / "confidential/record").glob("certificate*.html")]
    assert "macros" in said and "Strict" in said


def test_two_drafts_of_one_name(redraft: Redraft, drafts: Path, tmp_path: Path) -> None:
    """Neither of two drafts of one name is processed, whatever folder they lie in."""
    (drafts / "old").mkdir()
    shutil.copyfile(drafts / "chronology.docx", drafts / "old" / "Chronology.docx")
    done = redraft("run", drafts, "-o", tmp_path / "case", code=errors.DraftDuplicate.exit_code)
    assert done.stderr.count("Not processed") == 2


def test_several_causes_have_the_common_code(redraft: Redraft, drafts: Path, tmp_path: Path) -> None:
    """Two drafts that fail for two reasons give the code of drafts in general, as does a trial without them."""
    (drafts / "a.docx").write_bytes(b"")
    (drafts / "b.pdf").write_bytes(b"%PDF")
    redraft("run", drafts, "-o", tmp_path / "case", code=3)
    said = redraft("publish", tmp_path / "case", "--trial", code=3).stderr
    assert "draft 3" in said and "draft 4" in said


def test_nothing_to_read(redraft: Redraft, tmp_path: Path) -> None:
    """A folder without drafts, or none at all, is named; no case is made."""
    (tmp_path / "nothing").mkdir()
    for place in (tmp_path / "nothing", tmp_path / "nowhere"):
        redraft("run", place, "-o", tmp_path / "case", code=4)
    assert not (tmp_path / "case").exists()


def test_only_bad_drafts(redraft: Redraft, tmp_path: Path) -> None:
    """Where no draft can be read there is still a manifest that says so, and publish refuses."""
    (tmp_path / "a.docx").write_bytes(b"")
    redraft("run", tmp_path / "a.docx", "-o", tmp_path / "case", code=5)
    redraft("publish", tmp_path / "case", code=1)


def test_an_output_open_in_word(redraft: Redraft, case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If a review copy of the run before is open in Word, that run's outputs stay and the error says what to do."""
    before = sorted(p.name for p in (case / "confidential" / "review").iterdir())
    replace = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if self.name == "review":
            raise PermissionError(13, "in use", str(self))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    assert "Close it in Word" in redraft("run", case, code=14).stderr
    assert sorted(p.name for p in (case / "confidential" / "review").iterdir()) == before
    assert not list((case / "confidential").glob(".work-*"))


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("case.yaml", "cast: [{nome: Tamsin Orrell}]\n", 18),
        ("confidential/decisions.yaml", "- {target: person-1, ruling: Tamsin, by: me}\n", 20),
        ("recognizers/places/own.yaml", "recognizers: Tamsin\n", 19),
    ],
)
def test_what_the_user_wrote_wrongly_is_placed(
    redraft: Redraft, drafts: Path, tmp_path: Path, name: str, text: str, code: int
) -> None:
    """Mistakes in case.yaml, decisions.yaml and a case's own recognisers stop the run and are told by place."""
    path = tmp_path / "case" / name
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")
    assert path.name in redraft("run", drafts, "-o", tmp_path / "case", code=code).stderr


def test_damaged_records_are_named(redraft: Redraft, case: Path) -> None:
    """findings.json cut short is named, and another run mends it."""
    findings = case / "confidential" / "findings.json"
    findings.write_bytes(findings.read_bytes()[:-30])
    redraft("publish", case, "--trial", code=21)
    redraft("run", case)
    redraft("publish", case, "--trial")


def test_two_at_once(redraft: Redraft, case: Path) -> None:
    """While one redraft is at work on a case, another is told so and touches nothing."""
    with locked(CaseFolder(case)):
        for command in (
            ("run", case),
            ("publish", case, "--trial"),
            ("decide", case, "--all", "--accept", "--by", "A"),
        ):
            redraft(*command, code=15)


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EACCES])
@pytest.mark.parametrize("command", ["run", "decide", "publish"])
def test_a_disk_that_cannot_be_written(
    redraft: Redraft, case: Path, monkeypatch: pytest.MonkeyPatch, command: str, code: int
) -> None:
    """A full or protected disk is named with what to do, quotes no path, and leaves the case as it was."""

    def full(path: Path, content: bytes) -> None:
        raise OSError(code, "no", str(path))

    before = (case / "confidential" / "manifest.json").read_bytes()
    for module in ("records", "review", "decisions_file", "key.keyfile"):
        monkeypatch.setattr(f"redraft.case.{module}.write_atomically", full, raising=False)
    monkeypatch.setattr("redraft.case.disk.write_atomically", full)
    arguments = {
        "run": ("run", case, "-o", case),
        "decide": ("decide", case, "--all", "--accept", "--by", "A. Reviewer"),
        "publish": ("publish", case, "--trial"),
    }
    said = redraft(*arguments[command], code=errors.PlaceUnusable.exit_code).stderr
    assert errors.PlaceUnusable.next_step in said
    assert (case / "confidential" / "manifest.json").read_bytes() == before
