"""The commands on the cast of a case: who is known beforehand."""

from __future__ import annotations

from pathlib import Path

import click

from redraft import terminal
from redraft.cli.options import case_folder, example, paths


@click.group(epilog=example("redraft cast import my-case people.xlsx"))
def cast() -> None:
    """Who is known beforehand."""


@cast.command("import", epilog=example("redraft cast import my-case people.xlsx"))
@case_folder
@paths("file")
def import_(case: Path, file: Path) -> None:
    """Take people, places and bodies from a list.

    FILE is an Excel workbook, a CSV file or a Word document with a table; its columns are known by their headings (Name,
    Also known as, Role, Pseudonym …). They are added to the cast in case.yaml, in which nothing else changes.
    """
    from redraft.case.cast.importing import import_cast

    imported = import_cast(case, file)
    for notice in imported.notices:
        click.echo(f"Note: {notice}", err=True)
    click.echo(f"Added to the cast in case.yaml: {imported.added}. Declared there already: {imported.known}.")


@cast.command("show", epilog=example("redraft cast show my-case"))
@case_folder
def show(case: Path) -> None:
    """Print the cast, in clear.

    Each with the forms of the name that are looked for besides the names that are declared. Look that nobody reads along.
    """
    from redraft.case.cast.showing import declared_forms

    terminal.show_cast(declared_forms(case))
