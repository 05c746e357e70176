"""A case that was run, its review copies in the hands of reviewers, and what is collected of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from fixtures import small_case
from redraft.case.decisions_file import read_decisions
from redraft.case.folder import CaseFolder
from redraft.case.returned.collecting import CollectReport, collect
from redraft.decisions import Decision

REPORT = (
    "Overview report",
    "Tamsin Orrell was born on 3 May 2012 and lived at 14 Thornbury Lane, Quillfeather.",
    "Her mother, Mrs Wendy Orrell, met the social worker, Mr Paul Marchetti, on 12 March 2021.",
    "Mr Marchetti telephoned 07700 900417 about Tamsin's school, and Tamsin went home.",
    "The neighbour, who kept bees, said that the family was well liked.",
    "Her grandmother has cystic fibrosis, and her uncle is a professional footballer.",
    "A plan was made at the meeting. Everybody agreed with it.",
)
SECOND = ("Chronology", "On 4 June 2021 Tamsin Orrell moved, and Mr Marchetti visited.", "Tamsin was at school.")


@pytest.fixture(scope="session")
def run_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a user and a case of two drafts that has been run, made once for all tests."""
    return small_case.run_once(tmp_path_factory.mktemp("returned"), {"report.docx": REPORT, "chronology.docx": SECOND})


@pytest.fixture
def user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's own configuration folder."""
    for name in ("XDG_CONFIG_HOME", "APPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "user"))
    return tmp_path / "user"


@pytest.fixture
def case(run_once: Path, user: Path, tmp_path: Path) -> Path:
    """A case of one's own that has been run, with drafts `report.docx` and `chronology.docx`."""
    return small_case.copied(run_once, user, tmp_path)


@pytest.fixture(scope="session")
def editing(helper: Callable[[str], ModuleType]) -> ModuleType:
    """`word_editing.py` beside this file."""
    return helper("case/returned/word/word_editing.py")


@pytest.fixture
def copy_of(case: Path) -> Callable[[str], Path]:
    """The review copy of a draft by the first word of its name."""
    return lambda name: next((case / "confidential" / "review").glob(f"{name}*.docx"))


@pytest.fixture
def taken(case: Path) -> Callable[..., tuple[CollectReport, tuple[Decision, ...]]]:
    """Collects files and tells the report, with the decisions that are on record then."""

    def run(*files: Path, by: str = "", in_one_go: bool = False) -> tuple[CollectReport, tuple[Decision, ...]]:
        report = collect(case, files, by, in_one_go)
        return report, read_decisions(CaseFolder(case).decisions).entries

    return run
