"""The key on disk: sealed, never in clear, never lost."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from redraft.case import keyfile
from redraft.case.identity import identity_path
from redraft.case.keyfile import ENVIRONMENT, Passphrase, backup_of, import_key, open_key, save_key
from redraft.errors import KeyUnavailable
from redraft.key import Key, KeyEntry

ROW = KeyEntry("person-1", "PERSON", "subject", ("Robin Sample", "Robbie"), "Child R")
OTHER = KeyEntry("person-2", "PERSON", "mother", ("Petra Sample",), "Mother")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user with an empty configuration folder and no passphrase."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("APPDATA", str(tmp_path / "config"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv(ENVIRONMENT, raising=False)
    return tmp_path


def _phrase(phrase: str) -> Passphrase:
    return Passphrase(lambda new: phrase)


def _saved(path: Path, *rows: KeyEntry, passphrase: Passphrase | None = None) -> None:
    opened = open_key(path, passphrase or Passphrase(), first_run=not path.exists())
    save_key(path, opened, Key(rows))


def test_a_key_comes_back_as_it_was(tmp_path: Path) -> None:
    """What was saved is opened again, entry by entry."""
    path = tmp_path / "pseudonyms.key"
    _saved(path, ROW, OTHER)
    assert open_key(path, Passphrase(), first_run=False).key == Key((ROW, OTHER))


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
    assert open_key(backup_of(path), Passphrase(), first_run=False).key == Key((ROW,))


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
    assert b"Robin" not in path.read_bytes()
    assert open_key(path, right, first_run=False).key == Key((ROW,))
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
    import_key(there, export, _phrase("to travel"), replace=False)
    assert open_key(there, Passphrase(), first_run=False).key == Key((ROW,))


def test_an_import_never_drops_pseudonyms_in_silence(tmp_path: Path) -> None:
    """A key that says otherwise replaces the case's own on demand only, and then leaves a backup."""
    path, coming = tmp_path / "a.key", tmp_path / "b.key"
    _saved(path, ROW)
    _saved(coming, OTHER)
    with pytest.raises(KeyUnavailable, match="--replace"):
        import_key(path, coming, Passphrase(), replace=False)
    import_key(path, coming, Passphrase(), replace=True)
    assert open_key(path, Passphrase(), first_run=False).key == Key((OTHER,))
    assert open_key(backup_of(path), Passphrase(), first_run=False).key == Key((ROW,))


def test_nothing_secret_shows_in_a_repr(tmp_path: Path) -> None:
    """An opened key or identity that ends up in a message shows neither names nor secrets."""
    from redraft.case.identity import obtain_identity

    path = tmp_path / "pseudonyms.key"
    _saved(path, ROW)
    assert "Robin" not in repr(open_key(path, Passphrase(), first_run=False))
    assert "AGE-SECRET" not in repr(obtain_identity())
