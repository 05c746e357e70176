"""Released copies that something overtakes are moved away at once, and what was found since is looked for in them."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from redraft.case.decide import Recorded, Wish
from redraft.case.folder import CaseFolder
from redraft.case.sitting import sitting
from redraft.decisions import Ruling
from redraft.errors import OutputInUse

from .conftest import NAMES

Redraft = Callable[..., Result]
Approved = Callable[[Path], None]
BY = ("--by", "A. Reviewer")


def _target(case: Path, action: str = "generalise") -> str:
    record = json.loads((case / "confidential" / "findings.json").read_text("utf-8"))
    found = [finding for document in record["documents"] for finding in document["findings"]]
    return str(next(finding["id"] for finding in found if finding["action"] == action))


def _record(case: Path) -> list[dict[str, Any]]:
    text = (case / "confidential" / "record" / "withdrawals.json").read_text("utf-8")
    assert not [name for name in NAMES if name in text]
    rows: list[dict[str, Any]] = json.loads(text)["withdrawals"]
    return rows


def test_a_decision_that_overtakes_the_copies_moves_them_at_once(redraft: Redraft, released: Path) -> None:
    """With the decision on disk the copies are gone from publication/, and it is said and kept why."""
    redraft("decide", released, "--finding", _target(released), "--accept", *BY)
    assert (released / "publication").is_dir()
    said = redraft("decide", released, "--finding", _target(released), "--reword", "one spring", *BY)
    assert "moved to confidential/withdrawn/: 2 decisions since" in said.stderr and "Do not send them on" in said.stdout
    assert not (released / "publication").exists()
    (entry,) = _record(released)
    assert entry["because"] == "2 decisions since" and len(entry["copies"]) == 2
    manifest = json.loads((released / "confidential" / "manifest.json").read_text("utf-8"))
    assert not any(row["published"] for row in manifest["documents"])


def test_a_copy_that_is_open_costs_no_decision(
    redraft: Redraft, released: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While Word holds a copy open the decision is on record all the same, and it is said that nothing may be sent."""

    def held(case: CaseFolder, moment: datetime) -> bool:
        raise OutputInUse("A copy is open in another program.")

    with monkeypatch.context() as patch:
        patch.setattr("redraft.case.release.publication.withdraw", held)
        said = redraft("decide", released, "--finding", _target(released), "--reword", "one spring", *BY).stderr
    assert "do not send them" in said and (released / "publication").is_dir()
    assert "one spring" in (released / "confidential" / "decisions.yaml").read_text("utf-8")
    redraft("publish", released, code=27)
    assert not (released / "publication").exists()


def test_where_nobody_can_tell_the_copies_go(redraft: Redraft, released: Path) -> None:
    """If a draft changed since, a decision cannot be held against the copies: then they do not stay."""
    (released / "drafts" / "chronology.docx").unlink()
    said = redraft("decide", released, "--finding", _target(released), "--accept", *BY).stderr
    assert "could not be told" in said
    assert not (released / "publication").exists()


def test_a_decision_in_a_sitting_moves_them_too(released: Path) -> None:
    """At the desk and with returned copies it is the same, also when the sitting has ended."""
    with sitting(released) as desk:
        (outcome,) = desk.rule([Wish(_target(released), Ruling.QUERY, "A. Reviewer")])
        assert isinstance(outcome, Recorded) and outcome.overtakes and "1 decision since" in outcome.notices[-1]
        assert not (released / "publication").exists()
    manifest = json.loads((released / "confidential" / "manifest.json").read_text("utf-8"))
    assert not any(row["published"] for row in manifest["documents"])


def test_a_name_found_since_is_looked_for_in_what_was_released(
    redraft: Redraft, drafts: Path, tmp_path: Path, approved: Approved
) -> None:
    """The run that finds it says in which released copy it stands, once; the record keeps it by number and hash."""
    case = tmp_path / "case"
    case.mkdir()
    (case / "case.yaml").write_text("keep: [Marchetti, Mr Marchetti, Paul Marchetti, Mr Paul Marchetti]\n", "utf-8")
    redraft("run", drafts, "-o", case)
    redraft("decide", case, "--all", "--accept", *BY)
    approved(case)
    redraft("publish", case)
    (case / "case.yaml").write_text("cast:\n  - {name: Paul Marchetti, role: social worker}\n", "utf-8")
    said = redraft("run", drafts, "-o", case).stderr
    assert "moved to confidential/withdrawn/: the key grew; case.yaml: cast; case.yaml: keep" in said
    assert "found since stand" in said and "the copy of draft 1 (" in said and "the copy of draft 2 (" in said
    moved, found = _record(case)
    assert moved["because"] and {row["sha256"] for row in found["found_since"]} == set(moved["copies"])
    assert all(row["details"] for row in found["found_since"])
    assert "found since" not in redraft("run", drafts, "-o", case).stderr


def test_a_name_that_somebody_marks_is_looked_for_too(released: Path) -> None:
    """What a reviewer marks at the desk after the release is looked for when the sitting ends."""
    mark = Wish("", Ruling.MARK, "A. Reviewer", wording="telephoned", kind="DETAIL", text="rang")
    with sitting(released) as desk:
        (outcome,) = desk.rule([mark])
        assert isinstance(outcome, Recorded) and outcome.overtakes
    assert "found since stand" in " ".join(desk.notices)
    assert [len(entry["found_since"]) for entry in _record(released)] == [0, 1]


def test_a_copy_without_it_is_not_named(redraft: Redraft, released: Path) -> None:
    """A change that brings nothing new to look for names no copy, and a refused publication moves the copies as well."""
    (released / "case.yaml").write_text("links: none\n", "utf-8")
    said = redraft("publish", released, code=27).stderr
    assert "moved to confidential/withdrawn/: case.yaml: links" in said and "found since" not in said
    assert [entry["found_since"] for entry in _record(released)] == [[]]


@pytest.mark.parametrize("content", ["{", '{"schema": 1, "withdrawals": 3}'])
def test_a_damaged_record_stands_in_nobodys_way(redraft: Redraft, released: Path, content: str) -> None:
    """A record of withdrawals that cannot be read is kept beside, and the copies are moved all the same."""
    record = released / "confidential" / "record"
    (record / "withdrawals.json").write_text(content, "utf-8")
    redraft("decide", released, "--finding", _target(released), "--reword", "one spring", *BY)
    assert not (released / "publication").exists()
    assert (record / "withdrawals-unreadable.json").read_text("utf-8") == content and len(_record(released)) == 1
