"""How the key is shown on a terminal: a few lines for each row, none wider than 80 columns where names allow it."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from redraft.case.key.custody import Access
    from redraft.case.key.forgetting import Forgotten
    from redraft.case.key.holders import Holder
    from redraft.key import Key, KeyEntry

_WIDTH, _INDENT = 79, " " * 12


def show_key(key: Key, whole: bool) -> None:
    """The key in clear: for each row id, pseudonym, role, the real names, and who chose the pseudonym when."""
    if whole:
        rows = "1 row" if len(key.entries) == 1 else f"{len(key.entries)} rows"
        click.echo(f"Revision {key.revision} of the key, {rows}.")
    for row in key.entries:
        click.echo("\n".join(("", *_lines(row))) if whole else "\n".join(_lines(row)))


def show_access(access: Access) -> None:
    """Who can open the key; nothing of this is secret."""
    click.echo("The key can be opened by:")
    for holder in access.holders:
        click.echo(f"  {_called(holder)}{' (you)' if holder.recipient in access.own else ''}{_since(holder)}")
        if not holder.by_passphrase:
            click.echo(f"    {holder.recipient}")


def _called(holder: Holder) -> str:
    if holder.by_passphrase:
        return "whoever knows the passphrase"
    return holder.name or "who made the key"


def _since(holder: Holder) -> str:
    return f", since {holder.since[:10]}" if holder.since else ""


def _lines(row: KeyEntry) -> list[str]:
    role = f" ({row.role})" if row.role else ""
    said = [f"{row.entity:<11} {row.pseudonym}{role}, {row.entity_type}"]
    if row.is_forgotten:
        said.append(f"{_INDENT}forgotten on {row.forgotten_at[:10]}; the pseudonym stays taken")
    if row.names:
        said += textwrap.wrap(
            " | ".join(row.names), _WIDTH, initial_indent=_INDENT, subsequent_indent=_INDENT, break_long_words=False
        )
    earlier = [pseudonym for pseudonym in dict.fromkeys(row.had) if pseudonym != row.pseudonym]
    if earlier:
        said.append(f"{_INDENT}was called {', '.join(earlier)}")
    if row.merged_into:
        said.append(f"{_INDENT}merged into {row.merged_into}")
    when = f" on {row.chosen_at[:10]}" if row.chosen_at else ", on a day that is not on record"
    said.append(f"{_INDENT}chosen by {row.chosen_by or 'redraft'}{when}")
    return said


def show_forgotten(done: Forgotten) -> None:
    """What went, and where the names still stand: by kind of file and number, never by what they are."""
    names = "1 name" if done.names == 1 else f"{done.names} names"
    click.echo(f"Forgotten: {names} went out of the key and its backup. The pseudonym stays taken.")
    for removed in done.removed:
        click.echo(f"Removed: {removed}; `redraft run` makes it anew.")
    for case, remains in done.remains.items():
        click.echo(f"They still stand in{' ' + case if case else ''}:")
        for remain in remains:
            click.echo(f"  {remain.kind:<24} {remain.says}")
    click.echo(
        "And wherever redraft cannot look: earlier copies and exports of the key, backups, e-mails. A run that meets such a"
        " name again says so."
    )
