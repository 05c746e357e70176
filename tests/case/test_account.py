"""The account that goes on record beside a typed name."""

from __future__ import annotations

import getpass
import os
import platform

import pytest

from redraft.case.account import Account, this_account


def test_the_account_is_the_systems_and_not_the_environments(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that somebody puts into the environment makes no second account of the one that is logged in."""
    mine = this_account()
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.setenv(name, "somebody else")
    assert this_account() == mine


def test_where_nothing_is_known_all_are_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a user's name and a machine's name there is still an account, and it is the same one twice."""

    def nobody() -> str:
        raise OSError

    monkeypatch.delattr(os, "getuid", raising=False)
    monkeypatch.setattr(os, "getlogin", nobody)
    monkeypatch.setattr(getpass, "getuser", nobody)
    monkeypatch.setattr(platform, "node", lambda: "")
    monkeypatch.delenv("USERDOMAIN", raising=False)
    assert this_account().same_as(Account("unknown", "unknown"))


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="accounts have numbers on POSIX only")
def test_an_account_without_a_name_goes_by_its_number(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system has no name for the user, as in a container, two users are still told apart."""
    monkeypatch.setattr(os, "getuid", lambda: 4_000_000_001)
    assert this_account().user == "uid-4000000001"


def test_a_user_of_a_domain_is_one_on_every_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows the domain vouches for the user, wherever they sit."""
    monkeypatch.setenv("USERDOMAIN", "COUNCIL")
    monkeypatch.setattr(platform, "node", lambda: "desk-1")
    first = this_account()
    monkeypatch.setattr(platform, "node", lambda: "desk-2")
    assert this_account().same_as(first)
