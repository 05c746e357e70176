"""The commands that do the work on a case: demo, init, run, publish."""

from __future__ import annotations

from pathlib import Path

import click

from redraft import terminal
from redraft.cli.options import case_folder, example, paths, phrase, sealed, talk


@click.command(epilog=example("redraft demo -o my-demo"))
@click.option("-o", "--output", type=click.Path(path_type=Path), default=Path("redraft-demo"), help="Where to put it.")
@sealed
@talk
def demo(output: Path, passphrase: bool, quiet: bool, verbose: bool) -> int:
    """Try it on invented drafts.

    Does the main job on drafts that come with redraft, and says what to look at and what to do next.
    """
    from redraft.case.demo import demo as run_demo

    with terminal.progress(quiet, verbose) as progress:
        report = run_demo(output, phrase(passphrase), progress)
    terminal.show_run(report.run, quiet, verbose)
    terminal.show_published(report.trial, trial=True, quiet=quiet)
    if not quiet:
        terminal.show_next_steps(output)
    return report.run.exit_code or report.trial.exit_code


@click.command(epilog=example("redraft init my-case"))
@case_folder
def init(case: Path) -> None:
    """Begin a case.

    Makes a case folder with a case.yaml that explains itself, and a place for drafts.
    """
    from redraft.case.start import init as start

    start(case)
    click.echo(
        "Made case.yaml and drafts/. Put the drafts into drafts/, look through case.yaml, then `redraft run` it."
    )


@click.command(epilog=example("redraft run drafts -o my-case"))
@paths("drafts", nargs=-1, required=True)
@click.option(
    "-o", "--output", "case", type=click.Path(path_type=Path), help="The case folder; default: beside DRAFTS."
)
@sealed
@talk
def run(drafts: tuple[Path, ...], case: Path | None, passphrase: bool, quiet: bool, verbose: bool) -> int:
    """Find details, propose changes.

    Finds the identifying details in DRAFTS (a folder or files) and proposes a change for each, for review in Word or
    in a browser. Run again, it keeps every pseudonym and every decision.
    """
    from redraft.case.run import run as run_case
    from redraft.case.start import places_of

    places = places_of(drafts, case)
    with terminal.progress(quiet, verbose) as progress:
        report = run_case(places.drafts, places.case, phrase(passphrase), progress)
    terminal.show_run(report, quiet, verbose)
    if not quiet:
        terminal.show_where_to_look(places.beside)
    return report.exit_code


@click.command(epilog=example("redraft publish my-case --trial"))
@case_folder
@click.option("--trial", is_flag=True, help="As if every proposal were accepted: watermarked, to confidential/trial/.")
@talk
def publish(case: Path, trial: bool, quiet: bool, verbose: bool) -> int:
    """Write clean, verified copies.

    They go to publication/, with a certificate in confidential/record/; or redraft says what still stands in the way.
    """
    from redraft.case.release.publish import publish as write

    with terminal.progress(quiet, verbose) as progress:
        report = write(case, trial, phrase(), progress)
    terminal.show_published(report, trial, quiet)
    return report.exit_code
