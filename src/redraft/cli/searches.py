"""The command for the searches that a stranger could make."""

from __future__ import annotations

from pathlib import Path

import click

from redraft import terminal
from redraft.cli.options import case_folder, example, phrase, talk
from redraft.cli.program import Misuse


@click.command(epilog=example('redraft searches my-case --record 3 --by "A. Manager" --outcome "nothing found"'))
@case_folder
@click.option("--record", "number", metavar="NUMBER", type=int, help="Put this search of the list on record.")
@click.option("--all-done", is_flag=True, help="Put every search on record that is not done yet.")
@click.option("--by", metavar="NAME", default="", help="Who searched.")
@click.option("--outcome", metavar="TEXT", default="", help="What came of it, without naming anybody.")
@talk
def searches(case: Path, number: int | None, all_done: bool, by: str, outcome: str, quiet: bool, verbose: bool) -> int:
    """List the searches to make.

    What a curious stranger would search for, made from what the copies will say: confidential/record/searches.html, to be
    printed. redraft searches for nothing itself, and sends nothing anywhere. What you searched goes on record with --record
    or --all-done, for the copies as they are now; the certificate says how much was done.
    """
    from redraft.case.release.searches import ToRecord, searches

    wanted = number is not None or all_done
    if wanted and (not by.strip() or not outcome.strip()):
        raise Misuse("to record a search, say who made it (--by) and what came of it (--outcome).")
    if number is not None and all_done:
        raise Misuse("either --record or --all-done.")
    if not wanted and (by or outcome):
        raise Misuse("say which search it was: --record NUMBER, or --all-done.")
    with terminal.progress(quiet, verbose) as progress:
        report = searches(case, ToRecord(number, by, outcome) if wanted else None, phrase(), progress)
    if not quiet:
        terminal.show_searches(report)
    return 0
