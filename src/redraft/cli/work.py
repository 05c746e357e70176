"""The commands that do the work on a case: demo, init, run, decide, publish."""

from __future__ import annotations

from pathlib import Path

import click

from redraft import terminal
from redraft.cli.options import case_folder, example, paths, phrase, sealed, talk
from redraft.cli.program import Misuse


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


@click.command(
    epilog=example('redraft decide my-case --entity person-3 --keep --by "A. Reviewer" --reason "named author"')
)
@case_folder
@click.option("--finding", metavar="ID", help="One finding or picture, and what is worded like it.")
@click.option("--entity", metavar="ID", help="A person, place or body.")
@click.option("--all", "everything", is_flag=True, help="Whatever no other decision covers; only with --accept.")
@click.option("--accept", is_flag=True, help="As proposed.")
@click.option("--keep", is_flag=True, help="The original wording stays.")
@click.option("--reword", metavar="TEXT", help="This wording instead.")
@click.option("--by", metavar="NAME", required=True, help="Who decides.")
@click.option("--reason", metavar="TEXT", default="", help="Why.")
def decide(
    case: Path,
    finding: str | None,
    entity: str | None,
    everything: bool,
    accept: bool,
    keep: bool,
    reword: str | None,
    by: str,
    reason: str,
) -> None:
    """Put a ruling on record.

    It goes to confidential/decisions.yaml, which may also be edited by hand. The latest ruling on a target counts.
    """
    from redraft.case.decide import decide as rule
    from redraft.decisions import ALL, Ruling

    targets = [target for target in (finding, entity, ALL if everything else None) if target]
    if len(targets) != 1:
        raise Misuse("Name one thing to decide: --finding ID, --entity ID or --all.")
    chosen = ((Ruling.ACCEPT, accept), (Ruling.KEEP, keep), (Ruling.REWORD, reword is not None))
    rulings = [ruling for ruling, given in chosen if given]
    if len(rulings) != 1:
        raise Misuse("Name one ruling: --accept, --keep or --reword TEXT.")
    rule(case, targets[0], rulings[0], by, reword or "", reason)
    click.echo(
        "Recorded in confidential/decisions.yaml; `redraft publish` goes by it from now on.\n"
        "review.html and the review copies are as they were before it until you `redraft run` again."
    )


@click.command(epilog=example("redraft publish my-case --trial"))
@case_folder
@click.option("--trial", is_flag=True, help="As if every proposal were accepted: watermarked, to confidential/trial/.")
@talk
def publish(case: Path, trial: bool, quiet: bool, verbose: bool) -> int:
    """Write clean, verified copies.

    They go to publication/, with a certificate in confidential/record/; or redraft says what still stands in the way.
    """
    from redraft.case.publish import publish as write

    with terminal.progress(quiet, verbose) as progress:
        report = write(case, trial, phrase(), progress)
    terminal.show_published(report, trial, quiet)
    return report.exit_code
