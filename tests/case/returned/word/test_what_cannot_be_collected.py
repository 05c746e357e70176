"""Files that cannot be taken as they are: each has a clear answer, and takes no decision with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import docx
import pytest
from click.testing import CliRunner

from redraft.case.folder import CaseFolder
from redraft.case.returned.collecting import CollectReport
from redraft.case.run import run
from redraft.cli import cli
from redraft.decisions import Decision, Ruling
from redraft.errors import Refused

Taken = Callable[..., tuple[CollectReport, tuple[Decision, ...]]]
CopyOf = Callable[[str], Path]


def test_other_kinds_of_files_are_refused_with_what_to_do(
    copy_of: CopyOf, taken: Taken, editing: ModuleType, case: Path, tmp_path: Path
) -> None:
    """A PDF, an OpenDocument text, an old .doc, the draft, something else: named by number; the good file among them is taken."""
    good = editing.Reviewer(copy_of("report"))
    good.accept(good.findings()[0])
    files = [tmp_path / name for name in ("Tamsin.pdf", "a.odt", "a.doc", "a.png", "missing.docx")]
    for path in files[:-1]:
        path.write_bytes(b"%PDF-1.7")
    plain = tmp_path / "plain.docx"
    docx.Document().save(str(plain))
    files += [case / "drafts" / "report.docx", plain, good.save(tmp_path / "good.docx")]
    report, decisions = taken(*files)
    assert [bool(file.problem) for file in report.files] == [True] * 7 + [False]
    assert len(decisions) == 1 and report.exit_code == 26
    for file in report.files[:-1]:
        assert file.problem is not None and file.problem.next_step and "Tamsin" not in str(file.problem)


def test_a_locked_file_says_so(taken: Taken, tmp_path: Path) -> None:
    """A file with a password is told from a damaged one."""
    locked = tmp_path / "locked.docx"
    locked.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le"))
    report, _ = taken(locked)
    assert report.files[0].problem is not None and report.files[0].problem.exit_code in (6, 9, 10)


def test_a_copy_of_another_case_is_refused(
    copy_of: CopyOf, taken: Taken, editing: ModuleType, case: Path, tmp_path: Path
) -> None:
    """A copy made in another case is known by its mark, whatever its text."""
    reviewer = editing.Reviewer(copy_of("report"))
    mark = next(
        m for m in reviewer.main.iter(editing.W + "bookmarkStart") if "_redraftcase_" in m.get(editing.W + "name")
    )
    mark.set(editing.W + "name", "_redraftcase_0123456789_" + mark.get(editing.W + "name")[-15:])
    report, decisions = taken(reviewer.save(tmp_path / "other.docx"))
    assert "another case" in str(report.files[0].problem) and decisions == ()


@pytest.mark.parametrize("how", ["accept", "reject"])
def test_everything_in_one_go_is_taken_only_when_confirmed(
    copy_of: CopyOf, taken: Taken, editing: ModuleType, tmp_path: Path, how: str
) -> None:
    """A copy with everything accepted, or rejected, asks first, and its decisions say how they were made."""
    reviewer = editing.Reviewer(copy_of("report"))
    getattr(reviewer, how)(*reviewer.findings())
    back = reviewer.save(tmp_path / "back.docx")
    report, decisions = taken(back)
    assert isinstance(report.files[0].problem, Refused) and "--in-one-go" in str(report.files[0].problem)
    assert decisions == () and report.exit_code == 1
    report, decisions = taken(back, in_one_go=True)
    assert report.exit_code == 0 and decisions
    assert all("in one go" in decision.reason for decision in decisions)
    assert not any(d.ruling is Ruling.KEEP and d.target.startswith(("person", "place")) for d in decisions)


def test_a_file_that_names_nobody_needs_a_name(
    copy_of: CopyOf, taken: Taken, editing: ModuleType, tmp_path: Path
) -> None:
    """Who decides is never guessed: without an author in the file it has to be said."""
    reviewer = editing.Reviewer(copy_of("report"))
    reviewer.accept(reviewer.findings()[0])
    back = reviewer.save(tmp_path / "back.docx", saved_by="")
    report, decisions = taken(back)
    assert "--by" in str(report.files[0].problem) and decisions == ()
    _, decisions = taken(back, by="A. Manager")
    assert [d.by for d in decisions] == ["A. Manager"]


def test_a_copy_of_an_older_run_is_taken_as_far_as_it_fits(
    case: Path, copy_of: CopyOf, taken: Taken, editing: ModuleType, tmp_path: Path
) -> None:
    """After the draft changed and was run again, answers in unchanged paragraphs count, the others are listed."""
    reviewer = editing.Reviewer(copy_of("report"))
    reviewer.accept(*reviewer.findings()[:6])
    reviewer.replace("kept bees", "had a hobby")
    back = reviewer.save(tmp_path / "old.docx")
    draft = case / "drafts" / "report.docx"
    document = docx.Document(str(draft))
    changed = next(p for p in document.paragraphs if "Quillfeather" in p.text)
    changed.runs[0].text += " She was four."
    document.save(str(draft))
    with pytest.raises(Refused, match="changed since the last run"):
        taken(back)
    run([case / "drafts"], case)
    report, decisions = taken(back)
    assert any("older run" in notice for notice in report.files[0].notices)
    assert report.listed["not taken"] == 3 and [d.wording for d in decisions if d.ruling is Ruling.MARK] == [
        "kept bees"
    ]
    assert len([d for d in decisions if d.ruling is Ruling.ACCEPT]) == 3


def test_the_terminal_quotes_nothing(
    case: Path, copy_of: CopyOf, user: Path, editing: ModuleType, tmp_path: Path
) -> None:
    """Neither a comment nor a name in a file's name reaches the terminal; numbers do, and the record quotes nothing either."""
    reviewer = editing.Reviewer(copy_of("report"))
    reviewer.reject(reviewer.findings()[0])
    reviewer.comment(reviewer.findings()[0], "Tamsin is not her name.")
    reviewer.comment_on(4, "Ask Marchetti.")
    back = reviewer.save(tmp_path / "Tamsin Orrell.docx")
    (tmp_path / "Marchetti.pdf").write_bytes(b"%PDF-1.7")
    done = CliRunner().invoke(cli, ["collect", str(case), str(back), str(tmp_path / "Marchetti.pdf")])
    assert done.exit_code == 26
    assert not any(name in done.output for name in ("Tamsin", "Marchetti", "Orrell", "Quill"))
    assert "queried 1" in done.output and "comment 1" in done.output and "File 2 was not taken" in done.output
    record = (CaseFolder(case).record / "returned.json").read_text("utf-8")
    assert "Bea Reader" in record and "Tamsin" not in record
