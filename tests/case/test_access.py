"""Who can open a key: shared, rotated, and never lost on the way."""

from __future__ import annotations

import contextlib
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from redraft.atomic import write_atomically
from redraft.case.key.access import Change, rotate_key, share_key
from redraft.case.key.identity import existing_identity, identity_path, obtain_identity, renew_identity
from redraft.case.key.keyfile import backup_of, open_key, save_key
from redraft.case.key.passphrase import ENVIRONMENT, NEW_ENVIRONMENT, Passphrase
from redraft.case.key.sealing import passphrase_file
from redraft.errors import KeyUnavailable
from redraft.key import Key, KeyEntry

pytestmark = pytest.mark.once

AT = "2026-03-01T09:30:00Z"
ROW = KeyEntry("person-1", "PERSON", "subject", ("Robin Sample", "Robbie"), "Child R", chosen_at=AT)
OTHER = KeyEntry("person-2", "PERSON", "mother", ("Petra Sample",), "Mother", chosen_at=AT)
NOBODY = Passphrase()
Become = Callable[[str], str]


@pytest.fixture(autouse=True)
def become(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Become:
    """Turns into a user of some name, with a configuration folder of one's own; returns that user's recipient."""
    for name in (ENVIRONMENT, NEW_ENVIRONMENT):
        monkeypatch.delenv(name, raising=False)

    def turn(name: str) -> str:
        for variable in ("XDG_CONFIG_HOME", "APPDATA", "HOME"):
            monkeypatch.setenv(variable, str(tmp_path / name))
        return obtain_identity().recipient

    turn("manager")
    return turn


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A key of the manager's, with a backup."""
    (tmp_path / "case").mkdir()
    key = tmp_path / "case" / "pseudonyms.key"
    save_key(key, open_key(key, NOBODY, first_run=True), Key((ROW,)), AT)
    save_key(key, open_key(key, NOBODY, first_run=False), Key((ROW, OTHER)), AT)
    return key


def _phrase(phrase: str) -> Passphrase:
    return Passphrase(lambda new: phrase)


def _opens(path: Path, passphrase: Passphrase = NOBODY) -> bool:
    try:
        opened = open_key(path, passphrase, first_run=False)
    except KeyUnavailable:
        return False
    assert opened.key.entries[0] == ROW
    return True


def test_a_colleague_is_let_in(path: Path, become: Become) -> None:
    """Sharing lets the colleague open key and backup, keeps the manager in, and what the colleague saves both can read."""
    hers = become("colleague")
    assert not _opens(path)
    become("manager")
    holders = share_key(path, NOBODY, Change(hers, "B. Manager"), AT)
    assert [(holder.name, holder.since) for holder in holders] == [("", ""), ("B. Manager", AT)]
    assert _opens(path) and _opens(backup_of(path))
    become("colleague")
    assert _opens(path) and _opens(backup_of(path))
    save_key(path, open_key(path, NOBODY, first_run=False), Key((ROW,)), AT)
    become("manager")
    assert _opens(path)


def test_a_passphrase_opens_beside_an_identity(path: Path, become: Become) -> None:
    """With a passphrase the key opens where no identity is; the right one, and no other."""
    share_key(path, _phrase("correct horse"), Change(new_phrase=True), AT)
    assert _opens(path)
    identity_path().unlink()
    assert _opens(path, _phrase("correct horse"))
    assert not _opens(path, _phrase("wrong"))
    become("somebody")
    assert _opens(path, _phrase("correct horse"))
    if os.name == "posix":
        assert passphrase_file(path).stat().st_mode & 0o077 == 0


def test_rotating_shuts_out(path: Path, become: Become) -> None:
    """Whoever is shut out opens neither the key nor its backup; everybody else still does."""
    hers = become("colleague")
    become("manager")
    share_key(path, NOBODY, Change(hers, "B. Manager"), AT)
    old = path.read_bytes()
    rotate_key(path, NOBODY, Change(leaving=("b. manager",)), AT)
    assert _opens(path) and _opens(backup_of(path))
    become("colleague")
    assert not _opens(path) and not _opens(backup_of(path))
    path.write_bytes(old)
    assert _opens(path), "an old copy opens as it did, as redraft says"


def test_a_new_passphrase_takes_the_place_of_the_old(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a change of the passphrase the old one opens nothing, and the new one does; one is taken away altogether."""
    share_key(path, _phrase("old"), Change(new_phrase=True), AT)
    rotate_key(path, _phrase("new"), Change(new_phrase=True), AT)
    identity = identity_path().read_bytes()
    identity_path().unlink()
    assert not _opens(path, _phrase("old"))
    assert _opens(path, _phrase("new")) and len(open_key(path, _phrase("new"), False).holders) == 2
    monkeypatch.setenv(ENVIRONMENT, "new")
    with pytest.raises(KeyUnavailable, match=NEW_ENVIRONMENT):
        rotate_key(path, NOBODY, Change(new_phrase=True), AT)
    monkeypatch.setenv(NEW_ENVIRONMENT, "newest")
    rotate_key(path, NOBODY, Change(new_phrase=True), AT)
    monkeypatch.setenv(ENVIRONMENT, "newest")
    assert _opens(path)
    identity_path().write_bytes(identity)
    rotate_key(path, NOBODY, Change(leaving=("passphrase",)), AT)
    assert not passphrase_file(path).exists()
    assert _opens(path)


@pytest.mark.parametrize("step", [0, 3])
def test_a_change_that_breaks_off_anywhere_leaves_a_key(path: Path, monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    """Wherever a change of the passphrase breaks off, the old or the new one opens the key, and it can be done again."""
    mine = existing_identity().recipient
    rotate_key(path, _phrase("old"), Change(new_phrase=True, leaving=(mine,)), AT)
    identity_path().unlink()
    left = [step]

    def write(target: Path, content: bytes) -> None:
        if not left[0]:
            raise KeyboardInterrupt
        left[0] -= 1
        write_atomically(target, content)

    with monkeypatch.context() as broken:
        broken.setattr("redraft.case.key.keyfile.write_atomically", write)
        broken.setattr("redraft.case.key.sealing.write_atomically", write)
        finished = _rotated(path, "old", "new")
    assert not finished
    present = "old" if _opens(path, _phrase("old")) else "new"
    assert _opens(path, _phrase(present))
    assert _rotated(path, present, "newest")
    assert _opens(path, _phrase("newest")) and _opens(backup_of(path), _phrase("newest"))


def _rotated(path: Path, old: str, new: str) -> bool:
    """Whether the passphrase could be changed."""
    try:
        rotate_key(path, Passphrase(lambda fresh: new if fresh else old), Change(new_phrase=True), AT)
    except KeyboardInterrupt:
        return False
    return True


def test_nobody_is_let_in_twice_and_somebody_always_stays(path: Path, become: Become) -> None:
    """What cannot be meant is refused with a next step, and the key stays byte for byte as it was."""
    hers = become("colleague")
    mine = become("manager")
    before = path.read_bytes()
    secret = str(existing_identity().keys[0])
    for change, said in (
        (Change(mine), "already"),
        (Change("age1nonsense"), "key recipient"),
        (Change(secret), "secret"),
        (Change(leaving=("C. Manager",)), "called so"),
        (Change(leaving=(mine,)), "Nobody would be left"),
    ):
        with pytest.raises(KeyUnavailable, match=said) as caught:
            rotate_key(path, NOBODY, change, AT)
        assert secret not in str(caught.value)
        assert path.read_bytes() == before
    third = become("third")
    become("manager")
    share_key(path, NOBODY, Change(hers, "B. Manager"), AT)
    with pytest.raises(KeyUnavailable, match="of that name"):
        share_key(path, NOBODY, Change(third, "b. manager"), AT)


def test_an_identity_is_renewed(path: Path) -> None:
    """A new identity goes on opening what was sealed to the old one, until a rotation shuts that out."""
    old = existing_identity().recipient
    new = renew_identity().recipient
    assert existing_identity().recipients == (new, old)
    assert _opens(path)
    rotate_key(path, NOBODY, Change(new, "A. Manager", leaving=(old,)), AT)
    lines = [line for line in identity_path().read_text("ascii").splitlines() if line.startswith("AGE-")]
    identity_path().write_text(lines[1], "ascii")
    assert not _opens(path)
    identity_path().write_text(lines[0], "ascii")
    assert _opens(path)


def test_the_age_program_opens_it_as_the_documents_say(path: Path, program: Callable[[str], str]) -> None:
    """`age -d -i identity.txt pseudonyms.key` prints the key, and so it does by the passphrase file."""
    age = program("age")
    share_key(path, _phrase("correct horse"), Change(new_phrase=True), AT)
    by_identity = [age, "-d", "-i", str(identity_path()), str(path)]
    assert b"Child R" in subprocess.run(by_identity, capture_output=True, check=True).stdout
    assert b"Child R" in _answering("correct horse", [age, "-d", "-i", str(passphrase_file(path)), str(path)])


def _answering(phrase: str, command: list[str]) -> bytes:
    """What a program prints that asks for a passphrase on the terminal."""
    import pty

    child, terminal = pty.fork()
    if not child:
        os.execv(command[0], command)  # noqa: S606 - a terminal of its own is what it needs
    printed = b""
    with contextlib.suppress(OSError):  # the end of a terminal
        while block := os.read(terminal, 4096):
            printed += block
            if b"passphrase" in block:
                os.write(terminal, phrase.encode() + b"\n")
    os.waitpid(child, 0)
    return printed
