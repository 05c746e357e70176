"""The key on disk: sealed, never in clear, never lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pyrage
import pytest

from redraft.case.key import keyfile
from redraft.case.key.file_format import SCHEMA
from redraft.case.key.identity import identity_path, obtain_identity
from redraft.case.key.keyfile import backup_of, import_key, open_key, save_key
from redraft.case.key.passphrase import ENVIRONMENT, NEW_ENVIRONMENT, Passphrase
from redraft.case.key.sealing import passphrase_file
from redraft.errors import KeyUnavailable
from redraft.key import Key, KeyEntry

pytestmark = pytest.mark.once

AT = "2026-03-01T09:30:00Z"
ROW = KeyEntry("person-1", "PERSON", "subject", ("Robin Sample", "Robbie"), "Child R", chosen_at=AT)
OTHER = KeyEntry("person-2", "PERSON", "mother", ("Petra Sample",), "Mother", chosen_at=AT)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user with an empty configuration folder and no passphrase."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("APPDATA", str(tmp_path / "config"))
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in (ENVIRONMENT, NEW_ENVIRONMENT):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def _phrase(phrase: str) -> Passphrase:
    return Passphrase(lambda new: phrase)


def _saved(path: Path, *rows: KeyEntry, passphrase: Passphrase | None = None) -> None:
    opened = open_key(path, passphrase or Passphrase(), first_run=not path.exists())
    save_key(path, opened, Key(rows), AT)


def _rows(path: Path, passphrase: Passphrase | None = None) -> tuple[KeyEntry, ...]:
    return open_key(path, passphrase or Passphrase(), first_run=False).key.entries


def test_a_key_comes_back_as_it_was(tmp_path: Path) -> None:
    """What was saved is opened again, entry by entry."""
    path = tmp_path / "pseudonyms.key"
    _saved(path, ROW, OTHER)
    assert _rows(path) == (ROW, OTHER)


def test_the_identity_is_announced_once(tmp_path: Path) -> None:
    """At first use an identity is made and its backup advised; later there is nothing to say."""
    path = tmp_path / "pseudonyms.key"
    assert "back this file" in open_key(path, Passphrase(), first_run=True).notices[0]
    assert open_key(path, Passphrase(), first_run=True).notices == ()
    assert identity_path().read_text("ascii").startswith("# created: ")
    if os.name == "posix":
        assert identity_path().stat().st_mode & 0o077 == 0


def test_the_key_never_lies_in_clear(tmp_path: Path) -> None:
    """No name, pseudonym or role is in any file that saving a key leaves behind."""
    folder = tmp_path / "case"
    folder.mkdir()
    path = folder / "pseudonyms.key"
    _saved(path, ROW)
    _saved(path, ROW, OTHER)
    assert sorted(p.name for p in folder.iterdir()) == ["pseudonyms.key", "pseudonyms.key.bak"]
    for file in folder.iterdir():
        content = file.read_bytes()
        assert content.startswith(b"age-encryption.org/v1\n")
        assert not any(word in content for word in (b"Robin", b"Child R", b"subject", b"person"))


def test_the_key_before_stays_as_a_backup(tmp_path: Path) -> None:
    """Each change of the key keeps the one before, sealed; saving the same key again changes nothing."""
    path = tmp_path / "pseudonyms.key"
    _saved(path, ROW)
    _saved(path, ROW, OTHER)
    _saved(path, ROW, OTHER)
    assert _rows(backup_of(path)) == (ROW,)


def test_a_missing_key_is_not_begun_anew(tmp_path: Path) -> None:
    """Where a case has been run, or a backup lies, a missing key stops everything: pseudonyms are never given twice."""
    path = tmp_path / "pseudonyms.key"
    with pytest.raises(KeyUnavailable):
        open_key(path, Passphrase(), first_run=False)
    _saved(path, ROW)
    path.rename(backup_of(path))
    with pytest.raises(KeyUnavailable):
        open_key(path, Passphrase(), first_run=True)


def test_another_identity_is_named(tmp_path: Path) -> None:
    """A key sealed to another identity, or whose identity is gone, is named as such."""
    path = tmp_path / "pseudonyms.key"
    _saved(path, ROW)
    identity_path().unlink()
    with pytest.raises(KeyUnavailable, match="identity"):
        open_key(path, Passphrase(), first_run=False)
    open_key(tmp_path / "other.key", Passphrase(), first_run=True)
    with pytest.raises(KeyUnavailable, match="another identity"):
        open_key(path, Passphrase(), first_run=False)


def test_a_damaged_identity_is_named(tmp_path: Path) -> None:
    """An identity file with something else in it is refused, and never overwritten."""
    identity_path().parent.mkdir(parents=True)
    identity_path().write_text("something else", "ascii")
    with pytest.raises(KeyUnavailable, match="holds no identity"):
        open_key(tmp_path / "pseudonyms.key", Passphrase(), first_run=True)
    assert identity_path().read_text("ascii") == "something else"


def test_a_damaged_key_is_named(tmp_path: Path) -> None:
    """A key file cut short cannot be opened, and the error points to the backup."""
    path = tmp_path / "pseudonyms.key"
    _saved(path, ROW)
    path.write_bytes(path.read_bytes()[:-5])
    with pytest.raises(KeyUnavailable, match="backup"):
        open_key(path, Passphrase(), first_run=False)


def test_a_passphrase_seals_and_opens(tmp_path: Path) -> None:
    """A key made with a passphrase stays sealed with it, and opens with no other."""
    path = tmp_path / "pseudonyms.key"
    right = Passphrase(lambda new: "correct horse", wanted=True)
    _saved(path, ROW, passphrase=right)
    assert not identity_path().exists()
    assert not any(b"Robin" in file.read_bytes() for file in (path, passphrase_file(path)))
    assert _rows(path, right) == (ROW,)
    with pytest.raises(KeyUnavailable, match="another"):
        open_key(path, _phrase("wrong"), first_run=False)
    with pytest.raises(KeyUnavailable, match=ENVIRONMENT):
        open_key(path, Passphrase(), first_run=False)


def test_a_key_travels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An export opens on another machine with its passphrase, and is sealed there to that user's identity."""
    path, export, there = tmp_path / "a.key", tmp_path / "export.age", tmp_path / "b.key"
    _saved(path, ROW)
    keyfile.export_key(path, _phrase("to travel"), export)
    assert b"Robin" not in export.read_bytes()
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "there"))
    monkeypatch.setenv("APPDATA", str(tmp_path / "there"))
    monkeypatch.setenv("HOME", str(tmp_path / "there"))
    import_key(there, export, _phrase("to travel"), replace=False, at=AT)
    assert _rows(there) == (ROW,)


def test_an_import_never_drops_pseudonyms_in_silence(tmp_path: Path) -> None:
    """A key that says otherwise replaces the case's own on demand only, and then leaves a backup."""
    path, coming = tmp_path / "a.key", tmp_path / "b.key"
    _saved(path, ROW)
    _saved(coming, OTHER)
    with pytest.raises(KeyUnavailable, match="--replace"):
        import_key(path, coming, Passphrase(), replace=False, at=AT)
    import_key(path, coming, Passphrase(), replace=True, at=AT)
    assert _rows(path) == (OTHER,)
    assert _rows(backup_of(path)) == (ROW,)


def test_nothing_secret_shows_in_a_repr(tmp_path: Path) -> None:
    """An opened key or identity that ends up in a message shows neither names nor secrets."""
    path = tmp_path / "pseudonyms.key"
    _saved(path, ROW)
    assert "Robin" not in repr(open_key(path, Passphrase(), first_run=False))
    assert "AGE-SECRET" not in repr(obtain_identity())


def _schema(path: Path, payload: dict[str, object]) -> None:
    """A key file of some schema, sealed to the user's identity as redraft does."""
    recipients = [pyrage.x25519.Recipient.from_str(obtain_identity().recipient)]
    path.write_bytes(pyrage.encrypt(json.dumps(payload).encode("utf-8"), recipients))


OLD = {
    "entity": "person-1",
    "entity_type": "PERSON",
    "role": "subject",
    "names": ["Robin Sample"],
    "pseudonym": "Child R",
}


def test_a_key_of_schema_1_is_migrated_in_silence(tmp_path: Path) -> None:
    """A key without holders, revision and who chose is opened as it is, and written anew with the next change only."""
    path = tmp_path / "pseudonyms.key"
    _schema(path, {"schema": 1, "entries": [OLD]})
    before = path.read_bytes()
    opened = open_key(path, Passphrase(), first_run=False)
    known = KeyEntry("person-1", "PERSON", "subject", ("Robin Sample",), "Child R")
    assert opened.key == Key((known,), 0)
    assert save_key(path, opened, Key((known,)), AT) == opened.key
    assert path.read_bytes() == before
    assert save_key(path, opened, Key((known, OTHER)), AT).revision == 1
    again = open_key(path, Passphrase(), first_run=False)
    assert again.key.entries == (known, OTHER)
    assert [holder.recipient for holder in again.holders] == [obtain_identity().recipient]


def test_a_key_that_an_earlier_version_sealed_with_a_passphrase(tmp_path: Path) -> None:
    """It opens with its passphrase, before and after it is written anew."""
    path, right = tmp_path / "pseudonyms.key", _phrase("correct horse")
    path.write_bytes(pyrage.passphrase.encrypt(json.dumps({"schema": 1, "entries": [OLD]}).encode(), "correct horse"))
    _saved(path, *_rows(path, right), OTHER, passphrase=right)
    assert passphrase_file(path).is_file()
    assert _rows(path, right)[-1] == OTHER
    with pytest.raises(KeyUnavailable, match="another"):
        _rows(path, _phrase("wrong"))


@pytest.mark.parametrize(
    "payload",
    [{"schema": SCHEMA + 1, "entries": []}, {"schema": SCHEMA, "entries": [OLD | {"colour": "blue"}]}],
    ids=["schema", "field"],
)
def test_a_key_of_a_newer_version_is_left_alone(tmp_path: Path, payload: dict[str, object]) -> None:
    """It is refused with the advice to install that version, and not a byte is written."""
    path = tmp_path / "pseudonyms.key"
    _schema(path, payload)
    before = {p.name: p.read_bytes() for p in tmp_path.iterdir() if p.is_file()}
    with pytest.raises(KeyUnavailable, match=r"newer version.*Install"):
        open_key(path, Passphrase(), first_run=False)
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir() if p.is_file()} == before


@pytest.mark.parametrize(
    "payload", [{}, {"schema": "2", "entries": []}, {"schema": 0, "entries": []}, {"schema": 2, "entries": [[]]}, []]
)
def test_nonsense_inside_a_key_is_named_as_damage(tmp_path: Path, payload: object) -> None:
    """What opens but is no key of any version is called damaged, and the backup is pointed to."""
    path = tmp_path / "pseudonyms.key"
    _schema(path, payload)  # type: ignore[arg-type]
    with pytest.raises(KeyUnavailable, match=r"damaged.*backup"):
        open_key(path, Passphrase(), first_run=False)


def test_a_key_cut_short_anywhere_is_named_as_damage(tmp_path: Path) -> None:
    """However much of the file is missing, nothing but the one error comes of it."""
    path = tmp_path / "pseudonyms.key"
    _saved(path, ROW)
    whole = path.read_bytes()
    for length in range(0, len(whole), 7):
        path.write_bytes(whole[:length])
        with pytest.raises(KeyUnavailable, match="cut short"):
            open_key(path, Passphrase(), first_run=False)


def test_the_revision_counts_changes_and_nothing_else(tmp_path: Path) -> None:
    """Each change of a row or a pseudonym counts one up; saving the same rows again does not."""
    path = tmp_path / "pseudonyms.key"
    revisions = []
    renamed = KeyEntry("person-1", "PERSON", "subject", ("Robin Sample", "Robbie"), "Child S", chosen_at=AT)
    for rows in ((ROW,), (ROW,), (ROW, OTHER), (renamed, OTHER)):
        opened = open_key(path, Passphrase(), first_run=not path.exists())
        revisions.append(save_key(path, opened, Key(rows), AT).revision)
    assert revisions == [1, 1, 2, 3]


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is a POSIX signal")
def test_a_save_killed_at_any_moment_leaves_a_key(tmp_path: Path) -> None:
    """A process that does nothing but save keys is killed again and again: key and backup always open."""
    path = tmp_path / "case" / "pseudonyms.key"
    path.parent.mkdir()
    _saved(path, ROW)
    code = (
        "import sys, itertools; from pathlib import Path\n"
        "from redraft.case.key.keyfile import open_key, save_key; from redraft.case.key.passphrase import Passphrase\n"
        "from redraft.key import Key, KeyEntry\n"
        "path = Path(sys.argv[1])\n"
        "for n in itertools.count():\n"
        "    opened = open_key(path, Passphrase(), False)\n"
        "    rows = (*opened.key.entries, KeyEntry(f'person-{len(opened.key.entries) + 1}', 'PERSON', '', ('x',), str(n)))\n"
        "    save_key(path, opened, Key(rows), '2026-03-01T09:30:00Z')\n"
        "    print('saved', flush=True)\n"
    )
    known = 1
    for delay in (0.0, 0.0007, 0.0013, 0.0019, 0.003, 0.005):
        with subprocess.Popen([sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE, text=True) as saving:
            assert saving.stdout is not None
            assert saving.stdout.readline() == "saved\n"
            time.sleep(delay)
            saving.kill()
        rows = len(_rows(path))
        assert rows > known
        assert len(_rows(backup_of(path))) >= rows - 1
        known = rows
