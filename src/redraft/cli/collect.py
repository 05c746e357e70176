"""The command that takes in what reviewers sent back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from redraft import terminal
from redraft.cli.options import case_folder, example, paths, phrase, talk

if TYPE_CHECKING:
    from redraft.case.returned.collecting import CollectReport, FileReport

_RULINGS = {
    "accept": "accepted",
    "keep": "to stay as in the draft",
    "query": "queried",
    "reword": "reworded",
    "marked": "marked as missed",
    "conflict": "reviewers disagree",
}


@click.command(epilog=example('redraft collect my-case "Report - confidential review.docx" --by "B. Reader"'))
@case_folder
@paths("files", nargs=-1, required=True)
@click.option("--by", metavar="NAME", default="", help="Who decides; default: whom each file names.")
@click.option("--in-one-go", is_flag=True, help="Take a copy in which everything was accepted or rejected at once.")
@talk
def collect(case: Path, files: tuple[Path, ...], by: str, in_one_go: bool, quiet: bool, verbose: bool) -> int:
    """Take in copies and registers that came back.

    What was accepted, rejected, reworded or commented in FILES, review copies from Word or the register from Excel,
    becomes decisions; what cannot be one is listed in confidential/returned.html. The files are only read.
    """
    from redraft.case.returned.collecting import collect as take_in

    with terminal.progress(quiet, verbose) as progress:
        report = take_in(case, files, by, in_one_go, phrase(), progress)
    _show(report, quiet)
    return report.exit_code


def _show(report: CollectReport, quiet: bool) -> None:
    """What was collected, in numbers; files that were not taken go to standard error, always."""
    for file in report.files:
        _show_file(file, quiet)
    for notice in report.notices:
        click.echo(f"Note: {notice}", err=True)
    if quiet:
        return
    answered = ", ".join(f"{said} {count}" for name, said in _RULINGS.items() if (count := report.rulings.get(name)))
    if answered or not any(file.counts.get("rows answered") for file in report.files):
        click.echo(f"Place by place: {answered or 'nothing answered'}.")
    known = f" {report.known} more were on record already." if report.known else ""
    click.echo(f"Decisions put on record: {report.made}.{known}")
    if report.listed:
        listed = ", ".join(f"{sort} {count}" for sort, count in sorted(report.listed.items()))
        click.echo(f"To be looked at in confidential/returned.html: {listed}.")
    if report.made:
        click.echo("The review copies are as they were before it until you `redraft run` again.")
    if report.overtakes:
        click.echo("The copies in publication/ are from before it: do not send them on, and `redraft publish` again.")


def _show_file(file: FileReport, quiet: bool) -> None:
    if file.problem:
        click.echo(f"File {file.number} was not taken: {file.problem}", err=True)
        return
    for notice in file.notices:
        click.echo(f"File {file.number}: {notice}", err=True)
    if not quiet and file.counts:
        told = ", ".join(f"{name} {count}" for name, count in file.counts.items() if count)
        left = f"left as it was {file.undecided}"
        click.echo(f"File {file.number}: {', '.join(filter(None, (told, left)))}.")
