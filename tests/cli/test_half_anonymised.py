"""Drafts that are half anonymised already: what stands in them stays, contradictions are told and block publication."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from click.testing import Result
from fixtures.build import HERE
from fixtures.builder.draft import build
from fixtures.builder.source import load

from redraft.case.key.keyfile import Passphrase, open_key

Redraft = Callable[..., Result]
Approved = Callable[[Path], None]
REAL = ("Maren", "Lorna", "Holdsby", "Tobin", "Desmond", "Joanne", "Pike")
TOLD = (
    "One person goes by “Adult 2” and “Mother”.",
    "“SW1” stands for more than one person.",
    "One draft speaks of “Child R”, another of “Olivia”.",
    "Something spelt almost like “Child R” stands",
    "Something spelt almost like “Olivia” stands",
    "“Child T” has an initial of the real name.",
)


@pytest.fixture
def case(tmp_path: Path, redraft: Redraft) -> Path:
    """The half-anonymised drafts, run."""
    drafts = tmp_path / "half"
    drafts.mkdir()
    for name in ("overview", "briefing"):
        source = load(HERE / "half_anonymised" / f"{name}.md")
        (drafts / source.file_name).write_bytes(build(source))
    done = redraft("run", drafts, "-o", tmp_path / "case")
    assert "pseudonym 6" in done.output
    return tmp_path / "case"


def _key(case: Path) -> dict[str, tuple[str, tuple[str, ...]]]:
    """The pseudonym and names in each row of the key, by its id."""
    opened = open_key(case / "confidential" / "pseudonyms.key", Passphrase(), first_run=False)
    return {row.entity: (row.pseudonym, row.names) for row in opened.key.entries}


def _text(path: Path) -> str:
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_half_anonymised_drafts(case: Path, redraft: Redraft, tmp_path: Path, approved: Approved) -> None:
    """From the register over the questions to a release: one run of the whole, for it takes its time."""
    key = _key(case)
    by_name = {names[0]: pseudonym for pseudonym, names in key.values() if names}
    assert by_name["Maren Holdsby"] == "Child R"
    assert by_name["Tobin Holdsby"] != "Child T"
    standing = {pseudonym for entity, (pseudonym, _) in key.items() if entity.startswith("standing-")}
    assert {"Olivia", "Ms B", "School A", "Hospital 1", "HV2", "Worker 3", "Child T"} <= standing

    page = (case / "confidential" / "review.html").read_text("utf-8")
    assert [page.count(said) for said in TOLD] == [1] * len(TOLD)
    assert "Pseudonyms that the drafts have already" in page

    redraft("decide", case, "--all", "--accept", "--by", "A. Reviewer")
    refused = redraft("publish", case, code=1)
    assert "6 still to be decided (pseudonym: 6)" in refused.output
    assert not [name for name in REAL if name in refused.output]
    targets = [line.split()[1] for line in refused.output.splitlines() if line.strip().startswith("pseudonym")]
    redraft("decide", case, "--finding", targets[0], "--reword", "Child R", "--by", "A. Reviewer", code=20)
    for target in targets:
        redraft("decide", case, "--finding", target, "--accept", "--by", "A. Reviewer", "--reason", "agreed")
    approved(case)
    redraft("publish", case)

    published = {path.name: _text(path) for path in (case / "publication").iterdir()}
    briefing = next(text for name, text in published.items() if "briefing" in name)
    assert "Olivia (not her real name)" in briefing and "Olivia’s school" in briefing
    assert not [name for name in REAL if any(name in text for text in published.values())]

    again = tmp_path / "again"
    again.mkdir()
    for path in (case / "publication").iterdir():
        (again / path.name).write_bytes(path.read_bytes())
    done = redraft("run", again, "-o", case)
    assert "0 changes proposed" in done.output
    assert _key(case).items() >= key.items()


def test_a_given_name_in_our_own_copies_stays(redraft: Redraft, tmp_path: Path, approved: Approved) -> None:
    """Where the child is called by a given name, a published copy read again with the key changes nothing."""
    case, drafts = tmp_path / "case", tmp_path / "case" / "drafts"
    drafts.mkdir(parents=True)
    (case / "case.yaml").write_text("subject_style: name\n", encoding="utf-8")
    text = "Serious Case Review concerning Tamsin Orrell, a child.\n\nTamsin's mother, Mrs Wendy Orrell, rang. Tamsin cried.\n"
    (drafts / "report.txt").write_text(text, encoding="utf-8")
    redraft("run", case)
    child = next(pseudonym for pseudonym, names in _key(case).values() if names and names[0].startswith("Tamsin"))
    assert child.isalpha()
    redraft("decide", case, "--all", "--accept", "--by", "A. Reviewer")
    approved(case)
    redraft("publish", case)
    (drafts / "report.txt").write_text((case / "publication" / "report.txt").read_text("utf-8"), encoding="utf-8")
    assert "0 changes proposed" in redraft("run", case).output
