"""A case from its drafts to the publication, over the command line."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from redraft.leaks import HiddenContent
from redraft.leaks.hidden.kinds import Kind

Redraft = Callable[..., Result]
Approved = Callable[[Path], None]


def _manifest(case: Path) -> list[dict[str, Any]]:
    payload = json.loads((case / "confidential" / "manifest.json").read_text("utf-8"))
    assert payload["schema"] == 1
    rows: list[dict[str, Any]] = payload["documents"]
    return rows


def _content(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_a_run_writes_what_it_promises(redraft: Redraft, drafts: Path, tmp_path: Path) -> None:
    """After a run there are findings, key, manifest, page and review copies, and the drafts are as they were."""
    before = _content(drafts)
    case = tmp_path / "case"
    redraft("run", drafts, "-o", case)
    assert _content(drafts) == before
    assert {"findings.json", "manifest.json", "pseudonyms.key", "review.html", "review"} <= {
        path.name for path in (case / "confidential").iterdir()
    }
    rows = _manifest(case)
    assert {row["source"] for row in rows} == {path.name for path in drafts.iterdir()}
    for row in rows:
        assert {"source", "kind", "sha256", "review", "trial", "published", "status", "problem"} <= set(row)
        assert (case / row["review"]).is_file()
        assert row["trial"] is row["published"] is row["problem"] is None
        assert "Tamsin" not in row["review"]
    if os.name == "posix":
        loose = [p for p in [case, *case.rglob("*")] if p.stat().st_mode & 0o077 and p.name != ".lock"]
        assert not loose


def test_the_case_defaults_to_a_folder_beside_the_drafts(redraft: Redraft, drafts: Path) -> None:
    """Without -o the case lies beside the drafts."""
    redraft("run", drafts)
    assert (drafts.parent / "drafts of Tamsin-case" / "confidential" / "manifest.json").is_file()


def test_a_second_run_keeps_pseudonyms_and_decisions(redraft: Redraft, drafts: Path, tmp_path: Path) -> None:
    """Nothing is renumbered and no decision is lost, also when a draft is added."""
    case = tmp_path / "case"
    redraft("run", drafts, "-o", case)
    first = redraft("key", "show", case, may_quote=True).stdout.splitlines()[1:]
    redraft("decide", case, "--all", "--accept", "--by", "A. Reviewer")
    decided = (case / "confidential" / "decisions.yaml").read_bytes()
    shutil.copyfile(drafts / "chronology.docx", drafts / "a first one.docx")
    redraft("run", drafts, "-o", case)
    second = redraft("key", "show", case, may_quote=True).stdout.splitlines()[1:]
    assert second[: len(first)] == first
    assert (case / "confidential" / "decisions.yaml").read_bytes() == decided


def test_publication_waits_for_decisions(redraft: Redraft, case: Path, approved: Approved) -> None:
    """Undecided, publish refuses and says what is open; decided, it writes clean copies and a certificate."""
    refused = redraft("publish", case, code=1)
    assert "still to be decided" in refused.stderr
    assert not (case / "publication").exists()
    redraft("decide", case, "--all", "--accept", "--by", "A. Reviewer")
    approved(case)
    redraft("publish", case)
    published = [case / row["published"] for row in _manifest(case)]
    assert sorted(p.name for p in (case / "publication").iterdir()) == sorted(p.name for p in published)
    certificate = next((case / "confidential" / "record").glob("certificate-*.json")).read_text("utf-8")
    assert "combination risk not assessed" in certificate
    assert "A. Reviewer" in certificate
    assert '"everything_at_once": true' in certificate
    assert "nonymised" not in certificate.replace("pseudonymised", "")
    for name in ("Tamsin", "Orrell", "Marchetti", "Quillfeather"):
        assert name not in certificate
    redraft("verify", *published, "--case", case)
    redraft("verify", *(case / "drafts").iterdir(), "--case", case, code=1)


def test_a_trial_needs_no_decision(redraft: Redraft, case: Path) -> None:
    """A trial writes what publication would, to a folder of its own, and releases nothing."""
    redraft("publish", case, "--trial")
    for row in _manifest(case):
        assert (case / row["trial"]).is_file()
        assert row["published"] is None
    assert not (case / "publication").exists()


def test_a_trial_that_leaks_says_what_to_do(redraft: Redraft, case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A trial that could not be published is written all the same, exits with 1, and tells the way out of it."""
    remark = HiddenContent(Kind.COMMENTS, "word/comments.xml", 1, "comments")
    monkeypatch.setattr("redraft.case.release.publish.inspect", lambda path: (remark,))
    said = redraft("publish", case, "--trial", code=1).stderr
    assert "could not be published as they are" in said
    assert "`mask:`" in said
    assert all((case / row["trial"]).is_file() for row in _manifest(case))


def test_a_decision_says_when_it_is_seen(redraft: Redraft, case: Path) -> None:
    """Who decides is told that the page and the copies show it only after the next run."""
    said = redraft("decide", case, "--all", "--accept", "--by", "A. Reviewer").stdout
    assert "until you `redraft run` again" in said


def test_what_is_overtaken_is_withdrawn(redraft: Redraft, case: Path, approved: Approved) -> None:
    """A copy that a later decision or draft has overtaken does not stay in publication/."""
    redraft("decide", case, "--all", "--accept", "--by", "A. Reviewer")
    approved(case)
    redraft("publish", case)
    redraft("run", case)
    assert all(row["published"] for row in _manifest(case))
    entity = json.loads((case / "confidential" / "findings.json").read_text("utf-8"))["documents"][0]["findings"]
    target = next(f["id"] for f in entity if f["action"] == "generalise")
    redraft("decide", case, "--finding", target, "--reword", "one spring", "--by", "A. Reviewer")
    redraft("run", case)
    assert not (case / "publication").exists()
    assert len(list((case / "confidential" / "withdrawn").iterdir())) == 1
    assert not any(row["published"] for row in _manifest(case))
    approved(case)
    redraft("publish", case)
    drafts = case / "drafts"
    shutil.copyfile(drafts / "chronology.docx", drafts / next(p for p in drafts.iterdir() if "Over" in p.name).name)
    assert "changed since the last run" in redraft("publish", case, code=1).stderr
    assert not (case / "publication").exists()


def test_a_strange_file_in_publication_is_withdrawn(redraft: Redraft, case: Path, approved: Approved) -> None:
    """What lies in publication/ and is not what the certificate says was published does not stay there."""
    redraft("decide", case, "--all", "--accept", "--by", "A. Reviewer")
    approved(case)
    redraft("publish", case)
    copy = next((case / "publication").iterdir())
    copy.write_bytes(copy.read_bytes() + b"more")
    redraft("run", case)
    assert not (case / "publication").exists()


def test_changed_settings_ask_for_another_run(redraft: Redraft, case: Path) -> None:
    """A cast edited after the run is not passed over: publish asks to run again."""
    (case / "case.yaml").write_text("cast:\n  - name: Paul Marchetti\n", "utf-8")
    assert "Run `redraft run` again" in redraft("publish", case, "--trial", code=1).stderr


def test_sources_lend_names_but_are_never_published(redraft: Redraft, drafts: Path, tmp_path: Path) -> None:
    """A draft marked `source` gets no copy; one marked `ignore` is not even read."""
    case = tmp_path / "case"
    case.mkdir()
    (case / "case.yaml").write_text("drafts:\n  chronology.docx: source\n  x.docx: ignore\n", "utf-8")
    (drafts / "x.docx").write_bytes(b"not a Word file")
    redraft("run", drafts, "-o", case)
    redraft("publish", case, "--trial")
    rows = {row["source"]: row for row in _manifest(case)}
    assert (rows["chronology.docx"]["kind"], rows["chronology.docx"]["trial"]) == ("source", None)
    assert (rows["x.docx"]["status"], rows["x.docx"]["sha256"]) == ("ignored", None)
    assert len(list((case / "confidential" / "trial").iterdir())) == 1


def test_decisions_must_name_something(redraft: Redraft, case: Path) -> None:
    """A ruling on an unknown id, or keeping everything at once, is refused."""
    redraft("decide", case, "--finding", "f-none", "--accept", "--by", "A. Reviewer", code=20)
    redraft("decide", case, "--all", "--keep", "--by", "A. Reviewer", code=20)
    assert not (case / "confidential" / "decisions.yaml").exists()


def test_a_missing_key_stops_the_next_run(redraft: Redraft, case: Path) -> None:
    """Pseudonyms already given are never given anew: without its key a case is not run."""
    (case / "confidential" / "pseudonyms.key").unlink()
    redraft("run", case, code=16)


def test_the_same_input_gives_the_same_bytes(
    redraft: Redraft, drafts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the clock held, two cases of one name from one folder are alike to the byte, the key aside."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    written = []
    for place in ("one", "two"):
        case = tmp_path / place / "case"
        redraft("run", drafts, "-o", case)
        redraft("publish", case, "--trial")
        written.append({k: v for k, v in _content(case).items() if "pseudonyms.key" not in k})
    assert written[0].keys() == written[1].keys()
    assert [name for name in written[0] if written[0][name] != written[1][name]] == []


def test_a_synchronised_folder_is_pointed_out(redraft: Redraft, drafts: Path, tmp_path: Path) -> None:
    """A case in OneDrive is made, with a warning."""
    assert "OneDrive" in redraft("run", drafts, "-o", tmp_path / "OneDrive - Exampleshire" / "case").stderr


def test_the_demo_tells_what_to_open(redraft: Redraft, tmp_path: Path) -> None:
    """The demo runs on the bundled drafts, twice if asked, and names what to open and what to do next."""
    root = tmp_path / "demo"
    done = redraft("demo", "-o", root)
    said = done.stdout
    assert "nobody has ruled on 1 of the pictures" in done.stderr
    assert "review.html" in said
    assert "--all --accept" in said
    assert all(row["trial"] for row in _manifest(root) if row["kind"] == "publish")
    if os.name == "posix":
        assert not [p for p in root.rglob("*") if p.stat().st_mode & 0o077 and p.name != ".lock"]
    redraft("demo", "-o", root, "--quiet")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "letter.txt").touch()
    redraft("demo", "-o", tmp_path / "other", code=21)


def test_recognizers_are_listed_and_checked(redraft: Redraft, tmp_path: Path) -> None:
    """The definitions that ship are listed with what they propose, and all their examples hold."""
    listed = redraft("recognizers", "list").stdout
    assert "nhs_number" in listed
    assert "0 examples failed" in redraft("recognizers", "check").stdout
    own = tmp_path / "case" / "recognizers" / "identifiers"
    own.mkdir(parents=True)
    (own / "locker.yaml").write_text(
        "recognizers:\n  - name: locker\n    supported_entity: CASE_REFERENCE\n    supported_language: en\n"
        "    action: redact\n    label: locker\n    why: A locker has one holder.\n"
        "    patterns:\n      - {name: letters, regex: 'LK-\\d{4}', score: 0.8}\n"
        "    examples:\n      match: ['Locker «LK-1234»', 'Locker «LK-12»']\n      no_match: ['Locker 12']\n",
        "utf-8",
    )
    failed = redraft("recognizers", "check", "--case", tmp_path / "case", code=1).stdout
    assert "locker: match example 2" in failed
    assert "LK-12" not in failed
