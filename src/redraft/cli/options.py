"""What several commands take: the case, how much is said, a passphrase."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from redraft.case.key.passphrase import Passphrase

Command = TypeVar("Command", bound=Callable[..., Any])


def example(text: str) -> str:
    """The last lines of a command's help."""
    return f"\b\nExample:\n  {text}"


def paths(name: str, **options: Any) -> Callable[[Command], Command]:
    """An argument that is one path or more."""
    return click.argument(name, type=click.Path(path_type=Path), **options)


def talk(command: Command) -> Command:
    """The two options on how much is said."""
    command = click.option("-v", "--verbose", is_flag=True, help="Say more: each draft, each step.")(command)
    return click.option("-q", "--quiet", is_flag=True, help="No progress and no summary, only errors.")(command)


case_folder = paths("case")
sealed = click.option("--passphrase", is_flag=True, help="Seal a new key with a passphrase, not with an identity file.")


def phrase(wanted: bool = False) -> Passphrase:
    """Where a passphrase comes from: the environment, else whoever sits at the terminal; `wanted` for new keys."""
    from redraft.case.key.passphrase import Passphrase

    def ask(new: bool) -> str:
        return str(
            click.prompt("New passphrase" if new else "Passphrase", hide_input=True, confirmation_prompt=new, err=True)
        )

    return Passphrase(ask if sys.stdin.isatty() else None, wanted)
