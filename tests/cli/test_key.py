"""The key over the command line: looked at, taken elsewhere, shared."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from redraft.case.key.events import EVENTS
from redraft.cli import cli

pytestmark = pytest.mark.once

Redraft = Callable[..., Result]
Approved = Callable[[Path], None]


def _elsewhere(monkeypatch: pytest.MonkeyPatch, home: Path) -> str:
    """Turns into another user, with a configuration folder of one's own; returns that user's recipient."""
    for name in ("XDG_CONFIG_HOME", "APPDATA", "HOME"):
        monkeypatch.setenv(name, str(home))
    return CliRunner().invoke(cli, ["key", "recipient"]).stdout.strip()


def _events(case: Path) -> list[str]:
    lines = (case / "confidential" / "record" / EVENTS).read_text("utf-8").splitlines()
    return [json.loads(line)["event"] for line in lines]


def test_a_key_travels_to_another_user(
    redraft: Redraft, case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An exported key, opened elsewhere with its passphrase, gives the same people the same pseudonyms there."""
    shown = redraft("key", "show", case, may_quote=True).stdout
    redraft("key", "export", case, tmp_path / "key.age", code=16)
    redraft("key", "export", case, tmp_path / "key.age", env={"REDRAFT_PASSPHRASE": "to travel"})
    for name in ("XDG_CONFIG_HOME", "APPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "elsewhere"))
    there = tmp_path / "there"
    redraft("key", "show", there, code=21)
    redraft("key", "import", there, tmp_path / "key.age", env={"REDRAFT_PASSPHRASE": "to travel"})
    assert redraft("key", "show", there, may_quote=True).stdout == shown


def test_the_key_is_readable_at_80_columns(redraft: Redraft, case: Path) -> None:
    """Each row tells id, pseudonym, names and who chose when, in lines that fit; the revision stands on top."""
    lines = redraft("key", "show", case, may_quote=True).stdout.splitlines()
    assert lines[0].startswith("Revision 1 of the key, ")
    assert max(map(len, lines)) < 80
    assert any(line.startswith("person-1 ") for line in lines)
    assert any("chosen by redraft on 20" in line for line in lines)


def test_no_more_of_the_key_is_shown_than_asked(redraft: Redraft, case: Path) -> None:
    """With --entity one row is printed; an unknown id prints none, and is refused."""
    whole = redraft("key", "show", case, may_quote=True).stdout
    one = redraft("key", "show", case, "--entity", "person-1", may_quote=True).stdout
    assert one.strip() in whole
    assert "person-1" in one and "person-2" not in one
    assert redraft("key", "show", case, "--entity", "person-99", code=16).stdout == ""


def test_manifest_and_certificate_tell_the_revision(redraft: Redraft, case: Path, approved: Approved) -> None:
    """The manifest names the key's file and revision, the certificate the revision that the copies follow."""
    manifest = json.loads((case / "confidential" / "manifest.json").read_text("utf-8"))
    assert manifest["key"] == {"file": "confidential/pseudonyms.key", "revision": 1}
    redraft("decide", case, "--all", "--accept", "--by", "A. Reviewer")
    approved(case)
    redraft("publish", case)
    record = case / "confidential" / "record"
    assert json.loads(next(record.glob("certificate-*.json")).read_text("utf-8"))["key_revision"] == 1
    assert "by revision 1 of the key" in next(record.glob("certificate-*.html")).read_text("utf-8")


def test_a_case_is_shared_with_a_colleague(
    redraft: Redraft, case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, user: Path
) -> None:
    """A colleague who is let in can run the case on another machine; shut out, not any more."""
    hers = _elsewhere(monkeypatch, tmp_path / "colleague")
    assert hers.startswith("age1")
    assert "key recipient" in redraft("key", "show", case, code=16).stderr
    _elsewhere(monkeypatch, user)
    assert "B. Manager" in redraft("key", "share", case, "--with", hers, "--name", "B. Manager").stdout
    _elsewhere(monkeypatch, tmp_path / "colleague")
    assert "B. Manager (you)" in redraft("key", "who", case).stdout
    redraft("run", case)
    _elsewhere(monkeypatch, user)
    assert "open as they did" in redraft("key", "rotate", case, "--without", "B. Manager").stderr
    _elsewhere(monkeypatch, tmp_path / "colleague")
    redraft("key", "who", case, code=16)
    assert _events(case) == ["shared", "rotated"]


def test_a_passphrase_outlives_a_lost_laptop(
    redraft: Redraft, case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A key shared with a passphrase opens where no identity is, and is told to be so."""
    shared = redraft("key", "share", case, "--passphrase", env={"REDRAFT_NEW_PASSPHRASE": "correct horse"}).stdout
    assert "whoever knows the passphrase, since 20" in shared
    for name in ("XDG_CONFIG_HOME", "APPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "new laptop"))
    redraft("key", "who", case, code=16)
    redraft("key", "who", case, code=16, env={"REDRAFT_PASSPHRASE": "wrong"})
    redraft("run", case, env={"REDRAFT_PASSPHRASE": "correct horse"})


def test_sharing_with_nobody_is_wrong_usage(redraft: Redraft, case: Path) -> None:
    """`share` and `rotate` say what they need, and write nothing."""
    before = (case / "confidential" / "pseudonyms.key").read_bytes()
    assert "--with" in redraft("key", "share", case, code=2).stderr
    assert "--without" in redraft("key", "rotate", case, code=2).stderr
    redraft("key", "share", case, "--with", "age1", code=16)
    assert (case / "confidential" / "pseudonyms.key").read_bytes() == before


def test_the_own_recipient_is_printed_alone(redraft: Redraft, user: Path) -> None:
    """`key recipient` prints one line to copy, the same each time until a new identity is asked for."""
    first = redraft("key", "recipient").stdout
    assert first == redraft("key", "recipient").stdout
    assert first.startswith("age1") and first.count("\n") == 1
    assert redraft("key", "recipient", "--new").stdout != first


def _manifest_key(case: Path) -> dict[str, object]:
    key: dict[str, object] = json.loads((case / "confidential" / "manifest.json").read_text("utf-8"))["key"]
    return key


def test_somebody_is_forgotten(redraft: Redraft, case: Path) -> None:
    """Names go after a question, pseudonym and id stay taken, and a run that meets the name again says so."""
    shown = redraft("key", "show", case, "--entity", "person-1", may_quote=True).stdout
    who = ("key", "forget", case, "person-1", "--by", "A. Manager", "--reason", "asked for it")
    redraft(*who, code=130)
    assert redraft("key", "show", case, "--entity", "person-1", may_quote=True).stdout == shown
    said = redraft(*who, "--yes").stdout
    assert "of 2 files" in said
    assert "was forgotten" in redraft("publish", case, "--trial", code=1).stderr
    bare = redraft("key", "show", case, "--entity", "person-1").stdout
    assert shown.splitlines()[0] == bare.splitlines()[0]
    assert "forgotten on 20" in bare
    again = redraft("run", case).stderr
    assert "was forgotten with person-1" in again
    assert _events(case) == ["forgotten", *["met again"] * (len(_events(case)) - 1)]
    assert "was forgotten" not in redraft("run", case).stderr


def test_two_cases_go_by_one_key(redraft: Redraft, case: Path, tmp_path: Path) -> None:
    """With leave of the first, the second gives the same people the same pseudonyms, and both say by which key."""
    second = tmp_path / "second case"
    shutil.copytree(case / "drafts", second / "drafts")
    (second / "case.yaml").write_text("key: ../case\n", "utf-8")
    assert "sharing: allowed" in redraft("run", second, code=18).stderr
    assert not (second / "confidential" / "manifest.json").exists()
    (case / "case.yaml").write_text("sharing: allowed\n", "utf-8")
    before = redraft("key", "show", case, may_quote=True).stdout
    redraft("run", second)
    assert redraft("key", "show", second, may_quote=True).stdout == before
    assert _manifest_key(second) == {"file": "../case/confidential/pseudonyms.key", "revision": 1}
    assert not list((second / "confidential").glob("pseudonyms.key*"))
    redraft("publish", second, "--trial")
    assert "1 other case" in redraft("close", case, "--by", "A. Manager", "--reason", "over", "--yes", code=1).stderr


def test_a_case_is_closed(redraft: Redraft, case: Path, approved: Approved) -> None:
    """After a question everything goes but copies and record; whoever works on the case later is told that it is closed."""
    redraft("decide", case, "--all", "--accept", "--by", "A. Reviewer")
    approved(case)
    redraft("publish", case)
    published = sorted(p.name for p in (case / "publication").iterdir())
    end = ("close", case, "--by", "A. Manager", "--reason", "published a year ago")
    redraft(*end, code=130)
    assert (case / "drafts").is_dir()
    said = redraft(*end, "--yes").stdout
    assert "cannot remove" in said and "not erased" in said
    assert sorted(p.name for p in case.iterdir()) == ["confidential", "publication"]
    assert sorted(p.name for p in (case / "publication").iterdir()) == published
    assert [p.name for p in (case / "confidential").iterdir()] == ["record"]
    for arguments in (("publish", case), ("key", "show", case), ("key", "who", case)):
        assert "closed" in redraft(*arguments, code=21).stderr
