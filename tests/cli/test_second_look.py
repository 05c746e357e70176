"""The second look: names that were never found in the drafts, seen in what was written by a reader that shares nothing."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from redraft.case.release import publish as publishing

Redraft = Callable[..., Result]
Approved = Callable[[Path], None]

NAME = "Zuleika Brandreth"
SENTENCE = f"Her aunt, Mrs {NAME}, was told of it by Lower Wexcombe School."


def plant(path: Path, text: str = SENTENCE) -> Path:
    """Puts a paragraph into a written copy, as a writer at fault would."""
    with zipfile.ZipFile(path) as package:
        members = [(info, package.read(info)) for info in package.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for info, data in members:
            if info.filename == "word/document.xml":
                data = data.replace(b"</w:body>", f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body>".encode())
            package.writestr(info, data)
    return path


@pytest.fixture
def at_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """A writer that puts a name into every copy, of which no reader of drafts knows."""
    write = publishing.write_publication_copy

    def faulty(*arguments: object) -> tuple[str, ...]:
        said = write(*arguments)  # type: ignore[arg-type]
        plant(next(each for each in arguments if isinstance(each, Path) and "copies" in each.parts))
        return said

    monkeypatch.setattr(publishing, "write_publication_copy", faulty)


def test_a_case_that_was_read_to_the_end_has_nothing_to_rule_on(redraft: Redraft, case: Path) -> None:
    """Nothing is seen at the second look that was not at the first, and no list is left behind."""
    said = redraft("publish", case, "--trial").stderr
    assert "second look at the copies" not in said, (case / "confidential" / "second-look.txt").read_text("utf-8-sig")
    assert not (case / "confidential" / "second-look.txt").exists()


@pytest.mark.usefixtures("at_fault")
def test_a_name_that_nobody_has_ruled_on_refuses_publication(redraft: Redraft, case: Path, approved: Approved) -> None:
    """It is told by type and place, quoted only in a confidential list, and the next step is named."""
    redraft("decide", case, "--all", "--accept", "--by", "A. Reviewer")
    approved(case)
    said = redraft("publish", case, code=1).stderr
    assert "Nothing was published" in said
    assert "PERSON" in said and "word/document.xml" in said
    assert "second-look.txt" in said and "`mask:`" in said and "`keep:`" in said
    assert "Brandreth" not in said and "Wexcombe" not in said
    assert not (case / "publication").exists()
    listed = (case / "confidential" / "second-look.txt").read_text("utf-8-sig")
    assert NAME in listed and "Wexcombe" in listed and "holds up publication" in listed


@pytest.mark.usefixtures("at_fault")
def test_a_trial_shows_it_and_the_next_run_takes_the_list_away(redraft: Redraft, case: Path) -> None:
    """A trial is written all the same and exits with 1; the list is of this trial alone."""
    assert "nobody has ruled on" in redraft("publish", case, "--trial", code=1).stderr
    assert (case / "confidential" / "second-look.txt").exists()
    redraft("run", case / "drafts", "-o", case)
    assert not (case / "confidential" / "second-look.txt").exists()


@pytest.mark.usefixtures("at_fault")
def test_what_names_nobody_is_ruled_on_by_keeping_it(redraft: Redraft, case: Path, approved: Approved) -> None:
    """A wording under `keep:` is seen no more; what is weaker than a name is listed and counted in the certificate."""
    with (case / "case.yaml").open("a", encoding="utf-8") as settings:
        settings.write(f"keep: [Mrs {NAME}]\n")
    redraft("run", case / "drafts", "-o", case)
    redraft("decide", case, "--all", "--accept", "--by", "A. Reviewer")
    approved(case)
    said = redraft("publish", case).stderr
    assert "second look at the copies found" in said
    certificate = json.loads(next((case / "confidential" / "record").glob("certificate-*.json")).read_text("utf-8"))
    seen = [line for document in certificate["documents"] for line in document.get("second_look", ())]
    assert seen and certificate["verified"]["near_misses"] >= len(seen)
    text = next((case / "confidential" / "record").glob("certificate-*.html")).read_text("utf-8")
    assert "nobody has ruled on" in text and "Wexcombe" not in text


def test_verify_with_a_case_holds_a_copy_that_others_changed(redraft: Redraft, case: Path) -> None:
    """A name that somebody typed into a copy afterwards makes it unfit to leave, though the case never knew it."""
    redraft("publish", case, "--trial")
    copy = next((case / "confidential" / "trial").glob("*.docx"))
    assert "nothing against it" in redraft("verify", copy, "--case", case).stdout
    said = redraft("verify", plant(copy), "--case", case, code=1).stdout
    assert "not fit to leave" in said and "PERSON" in said and "Brandreth" not in said


def test_verify_without_a_case_counts_the_details_by_type_and_place(redraft: Redraft, drafts: Path) -> None:
    """What the Document Inspector never looks at, names in prose, is told by number and part, quoting nothing."""
    said = redraft("verify", *drafts.iterdir(), code=1).stdout
    assert "Details in its text and names" in said
    assert "PERSON" in said and "word/document.xml" in said and "docProps/core.xml" in said and "(file name)" in said
    assert max(map(len, said.splitlines())) <= 100
