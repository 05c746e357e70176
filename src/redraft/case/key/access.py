"""Who can open a key, and how that is changed: shared with a colleague, given a passphrase, taken from somebody.

Whatever is interrupted on the way leaves a key that opens: new holders are let in before anybody is shut out.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from redraft.case.key.holders import Holder, called, checked_recipient, joined
from redraft.case.key.keyfile import OpenKey, open_key, replace_key, write_key
from redraft.case.key.passphrase import Passphrase
from redraft.case.key.sealing import new_passphrase_holder, passphrase_file, write_passphrase_file
from redraft.errors import KeyUnavailable


@dataclass(frozen=True, slots=True)
class Change:
    """What is to change about who can open a key.

    `recipient` and `name` are those of a colleague who is to be let in, empty if nobody is; `new_phrase` asks for a
    passphrase, in the place of the one there is; `leaving` are names or recipients of those who are shut out.
    """

    recipient: str = ""
    name: str = ""
    new_phrase: bool = False
    leaving: tuple[str, ...] = ()


def share_key(path: Path, passphrase: Passphrase, change: Change, at: str) -> tuple[Holder, ...]:
    """Let somebody in, and shut out nobody; returns who can open the key now.

    Raises:
        KeyUnavailable: if the key cannot be opened, or the recipient is none or is in already.
    """
    return _changed(path, passphrase, change, at)


def rotate_key(path: Path, passphrase: Passphrase, change: Change, at: str) -> tuple[Holder, ...]:
    """Change who can open the key and its backup from now on; returns who that is.

    A new passphrase takes the place of the old one.

    Raises:
        KeyUnavailable: as for `share_key`; if nobody is called as `leaving` says, or nobody would be left.
    """
    return _changed(path, passphrase, change, at, renewing=change.new_phrase)


def _changed(path: Path, passphrase: Passphrase, change: Change, at: str, renewing: bool = False) -> tuple[Holder, ...]:
    opened = open_with_holders(path, passphrase, at)
    leaving = called(opened.holders, change.leaving)
    if renewing:
        leaving += tuple(holder for holder in opened.holders if holder.by_passphrase and holder not in leaving)
    after = tuple(holder for holder in opened.holders if holder not in leaving)
    if change.recipient:
        after = joined(after, Holder(change.name.strip(), checked_recipient(change.recipient), at))
    secret = phrase = ""
    if change.new_phrase:
        holder, secret = new_passphrase_holder(at)
        after = joined(after, holder)
        phrase = passphrase.new_one(any(holder.by_passphrase for holder in leaving))
    if not after:
        raise KeyUnavailable(
            "Nobody would be left to open the key.", "Share it with somebody first, or add --with or --passphrase."
        )
    replace_key(path, opened.key, (*after, *leaving))
    if secret:
        write_passphrase_file(path, secret, phrase)
    if leaving:
        replace_key(path, opened.key, after)
    if not any(holder.by_passphrase for holder in after):
        passphrase_file(path).unlink(missing_ok=True)
    return after


def open_with_holders(path: Path, passphrase: Passphrase, at: str) -> OpenKey:
    """The key with its holders on record: one that an earlier version sealed with a passphrase is written anew.

    Raises:
        KeyUnavailable: if it cannot be opened.
    """
    opened = open_key(path, passphrase, first_run=False)
    if opened.phrase is None:
        return opened
    write_key(path, opened, opened.key, at)
    return open_key(path, passphrase, first_run=False)
