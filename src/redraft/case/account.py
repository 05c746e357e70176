"""Who sits at this computer, as far as the computer knows: the account that goes on record beside a name that was typed."""

from __future__ import annotations

import getpass
import os
import platform
from dataclasses import dataclass

_UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Account:
    """An account of a computer: the user's name, and the machine or the domain that vouches for it.

    >>> Account("jsmith", "LAPTOP-7").same_as(Account("JSmith", "laptop-7"))
    True
    """

    user: str
    machine: str

    def __post_init__(self) -> None:
        if not self.user.strip() or not self.machine.strip():
            raise ValueError("an account has a user and a machine")

    def same_as(self, other: Account) -> bool:
        """Whether both are one account; Windows does not tell upper from lower case."""
        return (self.user.casefold(), self.machine.casefold()) == (other.user.casefold(), other.machine.casefold())

    def __str__(self) -> str:
        return f"{self.user} on {self.machine}"


def this_account() -> Account:
    """The account under which redraft runs.

    A user of a Windows domain is one on every machine, so the domain stands for the machine then. Where the system gives
    no name, the number of the account does; where it gives nothing, all are taken for one.
    """
    return Account(_user() or _UNKNOWN, os.environ.get("USERDOMAIN", "").strip() or platform.node().strip() or _UNKNOWN)


def _user() -> str:
    """The name that the system knows; what the environment says of it anybody can set, so it is asked last."""
    number = getattr(os, "getuid", None)
    try:
        if number is None:
            return os.getlogin().strip()
        import pwd

        return pwd.getpwuid(number()).pw_name.strip()
    except (OSError, KeyError, ImportError):
        if number is not None:
            return f"uid-{number()}"
    try:
        return getpass.getuser().strip()
    except (OSError, KeyError, ImportError):
        return ""
