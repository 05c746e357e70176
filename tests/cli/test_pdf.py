"""The PDF that is uploaded: checked against its copy, put on record, and told apart from a print of something else."""

from __future__ import annotations

import json
import shutil
import textwrap
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import docx
import pytest
from click.testing import Result

from redraft.case.release.verification import verify_files

pytestmark = pytest.mark.once

Redraft = Callable[..., Result]
Approved = Callable[[Path], None]
STEM = "Overview report"


def print_of(files: ModuleType, word: Path, target: Path, *more: str) -> Path:
    """A PDF that shows the paragraphs of a Word file, and `more` lines."""
    lines = [line for p in docx.Document(str(word)).paragraphs for line in textwrap.wrap(p.text, 60)]
    target.write_bytes(files.pages(files.lines(*lines), files.lines(*(more or ("",)))))
    return target


@pytest.fixture
def published(released: Path) -> Path:
    """The case with everything accepted and published."""
    return released


def copy(case: Path) -> Path:
    """The publication copy of the overview report."""
    return next(path for path in (case / "publication").iterdir() if path.name.startswith(STEM))


def records(case: Path) -> list[Path]:
    """The records of checked PDFs."""
    return sorted((case / "confidential" / "record").glob("pdf-check-*.json"))


def test_a_pdf_that_passes_goes_on_record(
    published: Path, redraft: Redraft, pdf_files: ModuleType, tmp_path: Path
) -> None:
    """The PDF of a copy passes; who checked what when is kept with the hashes of both, and the user is told what to do."""
    word = copy(published)
    pdf = print_of(pdf_files, word, tmp_path / (word.stem + ".pdf"))
    said = redraft("verify", pdf, "--case", published, "--by", "A. Manager").output
    assert "nothing against it" in said and "no others" in said and "upload this very file" in said
    (record,) = records(published)
    kept = json.loads(record.read_text("utf-8"))
    assert kept["by"] == "A. Manager" and kept["pdf"]["name"] == pdf.name and kept["copy"]["name"] == word.name
    assert "page 1" in kept["inspected"] and kept["compared"]["missing"] == 0
    assert word.name in record.with_suffix(".txt").read_text("utf-8-sig")


def test_the_certificate_says_that_no_pdf_was_checked(published: Path) -> None:
    """Page and JSON of a certificate say so of each copy."""
    folder = published / "confidential" / "record"
    documents = json.loads(next(folder.glob("certificate-*.json")).read_text("utf-8"))["documents"]
    assert [d["pdf"] for d in documents] == ["no PDF of this copy has been checked"] * 2
    text = next(folder.glob("certificate-*.html")).read_text("utf-8")
    assert text.count("no PDF of this copy has been checked") == 2


def test_a_checked_pdf_may_lie_beside_its_copy(
    published: Path, redraft: Redraft, pdf_files: ModuleType, tmp_path: Path
) -> None:
    """publication/ with a PDF that was checked is as certified; with one that was not, closing has a doubt."""
    from redraft.case.closing import publication_doubts
    from redraft.case.folder import CaseFolder

    word = copy(published)
    pdf = print_of(pdf_files, word, word.with_suffix(".pdf"))
    doubts = publication_doubts(CaseFolder(published))
    assert any("are not those" in doubt for doubt in doubts) and any("a PDF of 2 copies" in doubt for doubt in doubts)
    redraft("verify", pdf, "--case", published)
    assert publication_doubts(CaseFolder(published)) == (
        "Nobody has checked a PDF of 1 copy (`redraft verify FILE.pdf --case CASE`).",
    )
    redraft("run", published / "drafts", "-o", published)
    assert pdf.is_file()


def test_a_later_publication_makes_the_check_stale(
    published: Path, redraft: Redraft, pdf_files: ModuleType, tmp_path: Path, approved: Approved
) -> None:
    """When another copy takes the place of the one that was checked, its PDF is withdrawn with it and counts no more."""
    word = copy(published)
    pdf = print_of(pdf_files, word, word.with_suffix(".pdf"))
    kept = shutil.copy(pdf, tmp_path / pdf.name)
    redraft("verify", pdf, "--case", published)
    draft = next((published / "drafts").glob("Overview*"))
    document = docx.Document(str(draft))
    document.add_paragraph("The panel agreed seven recommendations for every agency that took part in this review.")
    document.save(str(draft))
    redraft("run", published / "drafts", "-o", published)
    assert not pdf.exists()
    redraft("decide", published, "--all", "--accept", "--by", "A. Manager")
    approved(published)
    redraft("publish", published)
    latest = sorted((published / "confidential" / "record").glob("certificate-*.json"))[-1]
    assert "no PDF" in json.loads(latest.read_text("utf-8"))["documents"][0]["pdf"]
    said = redraft("verify", kept, "--case", published, code=1).output
    assert "does not show the text" in said and len(records(published)) == 1


def test_prints_of_something_else_are_told(
    published: Path, redraft: Redraft, pdf_files: ModuleType, tmp_path: Path
) -> None:
    """A PDF printed from the draft, the review copy or another copy is called what it is, and never goes on record."""
    word = copy(published)
    named = tmp_path / (word.stem + ".pdf")
    draft = next((published / "drafts").glob("Overview*"))
    print_of(pdf_files, draft, named)
    assert "made from the draft itself" in redraft("verify", named, "--case", published, code=1).output
    other = next(path for path in (published / "publication").iterdir() if path != word)
    print_of(pdf_files, other, named)
    assert "made from the publication copy of" in redraft("verify", named, "--case", published, code=1).output
    extra = "Somebody wrote these further words about weather and gardening afterwards"
    print_of(pdf_files, word, named, extra)
    said = redraft("verify", named, "--case", published, code=1).output
    assert "does not show the text" in said and "7 were added" in said, said
    assert not records(published)


def test_a_name_that_was_added_to_a_print_is_not_passed(
    published: Path, redraft: Redraft, pdf_files: ModuleType, tmp_path: Path
) -> None:
    """A line with somebody's name that no draft has keeps a PDF back, however few words it adds to those of the copy."""
    word = copy(published)
    line = "The meeting was chaired by Mrs Zuleika Brandreth."
    pdf = print_of(pdf_files, word, tmp_path / (word.stem + ".pdf"), line)
    said = redraft("verify", pdf, "--case", published, "--by", "A. Manager", code=1).output
    assert "not fit to leave" in said and "upload this very file" not in said
    assert "Brandreth" not in said
    assert records(published) == []


def test_a_pdf_under_another_name_is_told_whose_it_is(
    published: Path, redraft: Redraft, pdf_files: ModuleType, tmp_path: Path
) -> None:
    """A PDF that bears no copy's name is searched all the same, and the copy that it shows is named."""
    pdf = print_of(pdf_files, copy(published), tmp_path / "for the website.pdf")
    said = redraft("verify", pdf, "--case", published).output
    assert "shows the text of the publication copy of draft" in said
    assert not records(published)


def test_a_trial_copy_is_not_for_release(case: Path, redraft: Redraft, pdf_files: ModuleType, tmp_path: Path) -> None:
    """The PDF of a trial copy is checked by its own name, and never goes on record."""
    redraft("publish", case, "--trial")
    word = next(path for path in (case / "confidential" / "trial").iterdir() if path.name.startswith(STEM))
    pdf = print_of(pdf_files, word, tmp_path / (word.stem + ".pdf"))
    said = redraft("verify", pdf, "--case", case).output
    assert "never for release" in said and not records(case)


def test_hidden_content_keeps_a_pdf_off_the_record(
    published: Path, redraft: Redraft, pdf_files: ModuleType, tmp_path: Path
) -> None:
    """A comment, or a scanned page, in an otherwise right PDF is told with what to do, and nothing goes on record."""
    word = copy(published)
    lines = [line for p in docx.Document(str(word)).paragraphs for line in textwrap.wrap(p.text, 60)]
    note = b"/Annots[<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(Agreed)>>]"
    pdf = tmp_path / (word.stem + ".pdf")
    pdf.write_bytes(pdf_files.pdf(pdf_files.lines(*lines), page=note))
    said = redraft("verify", pdf, "--case", published, code=1).output
    assert "comment" in said and "do not upload it" in said
    assert not records(published)


def test_forgetting_looks_through_the_records(
    published: Path, redraft: Redraft, pdf_files: ModuleType, tmp_path: Path
) -> None:
    """The record of a check names nobody, so that nothing of it has to be forgotten."""
    word = copy(published)
    redraft("verify", print_of(pdf_files, word, tmp_path / (word.stem + ".pdf")), "--case", published)
    for path in (*records(published), *(p.with_suffix(".txt") for p in records(published))):
        text = path.read_text("utf-8-sig")
        assert not [name for name in ("Tamsin", "Orrell", "Marchetti", "Quillfeather") if name in text]


def test_what_goes_on_record_is_what_was_looked_through(
    published: Path, user: Path, pdf_files: ModuleType, tmp_path: Path
) -> None:
    """A PDF that somebody saves anew while it is checked is not put on record, although both versions would pass."""
    pdf = print_of(pdf_files, copy(published), tmp_path / (copy(published).stem + ".pdf"))

    def meanwhile(stage: str, done: int, total: int) -> None:
        if stage == "Verifying" and done == 0:
            pdf.write_bytes(pdf.read_bytes() + b"\n")

    (file,) = verify_files([pdf], published, progress=meanwhile).files
    assert file.pdf and "changed while it was checked" in file.pdf.problem and file.to_act_on
    assert records(published) == []
    (file,) = verify_files([pdf], published).files
    assert file.pdf and not file.pdf.problem
