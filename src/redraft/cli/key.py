"""The commands on the key of a case: who is who."""

from __future__ import annotations

from pathlib import Path

import click

from redraft import terminal
from redraft.cli.options import case_folder, example, paths, phrase


@click.group(epilog=example("redraft key show my-case"))
def key() -> None:
    """The secret of a case: who is who."""


@key.command(epilog=example("redraft key show my-case"))
@case_folder
def show(case: Path) -> None:
    """Print the key, in clear: look that nobody reads along."""
    from redraft.case.keys import show_key

    terminal.show_key(show_key(case, phrase()))


@key.command("export", epilog=example("redraft key export my-case my-case.age"))
@case_folder
@paths("file")
def export(case: Path, file: Path) -> None:
    """Write the key to FILE for another machine, sealed with a passphrase (asked for, or REDRAFT_PASSPHRASE)."""
    from redraft.case.keys import export_key

    export_key(case, file, phrase())
    click.echo("Exported, sealed with the passphrase. Send the passphrase by another way than the file.")


@key.command("import", epilog=example("redraft key import my-case my-case.age"))
@case_folder
@paths("file")
@click.option("--replace", is_flag=True, help="Give up a key of the case that says otherwise; a backup stays.")
def import_(case: Path, file: Path, replace: bool) -> None:
    """Take over a key that was exported elsewhere."""
    from redraft.case.keys import import_key

    for notice in import_key(case, file, phrase(), replace):
        click.echo(f"Note: {notice}", err=True)
    click.echo("Imported. Run `redraft run` again, so that the copies follow this key.")
