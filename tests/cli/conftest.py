"""A small invented case in Word, a user of one's own, and the command line as a test sees it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from fixtures.approvals import approved

from fixtures import small_case
from redraft.case.key.passphrase import ENVIRONMENT
from redraft.cli import cli

NAMES = ("Tamsin", "Orrell", "Wendell", "Quillfeather", "Marchetti", "Thornbury Lane", "07700 900417", "Tamsin.Orrell")
"""Wording of the drafts that must never be printed."""

AUTHOR = "Paul Marchetti"
OVERVIEW = (
    "Overview report",
    "Tamsin Orrell was born on 3 May 2012 and lived at 14 Thornbury Lane, Quillfeather.",
    "Her mother, Mrs Wendy Orrell, met the social worker, Mr Paul Marchetti, on 12 March 2021.",
    "Mr Marchetti telephoned 07700 900417 and wrote to Tamsin.Orrell@example.org about Tamsin's school.",
    "The safeguarding partnership agreed a child protection plan at the strategy meeting.",
)
CHRONOLOGY = (
    "Chronology",
    "12 March 2021: Mr Marchetti visited Ms Orrell; Tamsin was at school.",
    "On 4 June 2021 Detective Constable Sarah Wendell spoke to Tamsin Orrell.",
)


@pytest.fixture
def user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user with an empty configuration folder, and no passphrase in the environment."""
    for name in ("XDG_CONFIG_HOME", "APPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "user"))
    monkeypatch.delenv(ENVIRONMENT, raising=False)
    return tmp_path / "user"


def write_word(path: Path, paragraphs: tuple[str, ...]) -> Path:
    """A Word file by the author whom the drafts have."""
    return small_case.write_word(path, paragraphs, AUTHOR)


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    """A folder with two drafts, one of which is called after the child."""
    folder = tmp_path / "drafts of Tamsin"
    folder.mkdir()
    write_word(folder / "Overview report Tamsin Orrell v2.docx", OVERVIEW)
    write_word(folder / "chronology.docx", CHRONOLOGY)
    return folder


@pytest.fixture
def redraft(user: Path) -> Callable[..., Result]:
    """The command line: what it printed must not hold a name, unless the test says that it may."""

    def run(
        *arguments: str | Path, code: int = 0, may_quote: bool = False, env: dict[str, str] | None = None
    ) -> Result:
        done = CliRunner().invoke(cli, [str(argument) for argument in arguments], env=env)
        assert done.exit_code == code, done.output
        if not may_quote:
            assert not [name for name in NAMES if name in done.output]
        return done

    return run


@pytest.fixture(scope="session")
def settled_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a user and a case that has been run, made once for all tests."""
    drafts = {"Overview report Tamsin Orrell v2.docx": OVERVIEW, "chronology.docx": CHRONOLOGY}
    return small_case.run_once(tmp_path_factory.mktemp("once"), drafts, AUTHOR)


@pytest.fixture
def case(settled_once: Path, user: Path, tmp_path: Path) -> Path:
    """A case of one's own that has been run, with its drafts in `drafts/`."""
    return small_case.copied(settled_once, user, tmp_path)


@pytest.fixture(scope="session")
def released_once(settled_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a user and a case in which everything was accepted, approved and published, made once for all tests."""
    folder = tmp_path_factory.mktemp("released")
    shutil.copytree(settled_once, folder, dirs_exist_ok=True)
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_CONFIG_HOME", "APPDATA", "HOME"):
            patch.setenv(name, str(folder / "user"))
        patch.delenv(ENVIRONMENT, raising=False)
        case = str(folder / "case")
        for arguments in (["decide", case, "--all", "--accept", "--by", "A. Reviewer"], ["publish", case]):
            if arguments[0] == "publish":
                approved(folder / "case")
            done = CliRunner().invoke(cli, arguments)
            assert done.exit_code == 0, done.output
    return folder


@pytest.fixture
def released(released_once: Path, user: Path, tmp_path: Path) -> Path:
    """A case of one's own whose copies were released."""
    shutil.copytree(released_once / "user", user)
    shutil.copytree(released_once / "case", tmp_path / "case")
    return tmp_path / "case"
