"""The command that ends a case."""

from __future__ import annotations

from pathlib import Path

import click

from redraft.cli.options import case_folder, example


@click.command(epilog=example('redraft close my-case --by "A. Manager" --reason "published a year ago"'))
@case_folder
@click.option("--by", metavar="NAME", required=True, help="Who closes the case.")
@click.option("--reason", metavar="TEXT", required=True, help="Why.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def close(case: Path, by: str, reason: str, yes: bool) -> None:
    """End a case.

    Removes everything but the publication copies and the record, drafts in the case folder and the key included, and lists
    what redraft cannot remove.
    """
    from redraft.case import closing

    ahead = closing.outlook(case)
    for doubt in ahead.doubts:
        click.echo(f"Note: {doubt}", err=True)
    click.echo(
        f"{ahead.files} files go for good, among them the key and the drafts in the case folder."
        " publication/ and confidential/record/ stay."
    )
    if not yes:
        click.confirm("Close the case?", abort=True)
    done = closing.close(case, by, reason)
    click.echo("Closed. The record is confidential/record/closing.json.\nWhat redraft cannot remove:")
    for line in done.beyond:
        click.echo(f"  - {line}")
