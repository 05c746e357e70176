"""The command that opens the reviewer's desk."""

from __future__ import annotations

import contextlib
import math
from pathlib import Path
from typing import TYPE_CHECKING

import click

from redraft import terminal
from redraft.cli.options import case_folder, example, phrase, talk

if TYPE_CHECKING:
    from redraft.desk.review import DeskReport
    from redraft.desk.serving import Opened


def _number(context: click.Context, parameter: click.Parameter, minutes: float) -> float:
    """`nan` is no number of minutes, though no range leaves it out."""
    if math.isnan(minutes):
        raise click.BadParameter("not a number", context, parameter)
    return minutes


@click.command(epilog=example("redraft review my-case"))
@case_folder
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Listen here, not on any port that is free.")
@click.option("--no-browser", is_flag=True, help="Open no browser: print the address to open.")
@click.option(
    "--idle",
    metavar="MINUTES",
    type=click.FloatRange(min=0, min_open=True, max=24 * 60),
    default=30.0,
    callback=_number,
    show_default=True,
    help="End after so long without anybody at the page.",
)
@talk
def review(case: Path, port: int, no_browser: bool, idle: float, quiet: bool, verbose: bool) -> int:
    """Decide at the reviewer's desk.

    A page in your browser, on this computer only, at which the case is read and decided. Every decision is on disk at once. The
    desk ends with Finish in the page, with Ctrl-C here, or when nobody is at it; then review.html is written anew. While it is
    open, no other command can work on the case.
    """
    from redraft.desk.review import Opening
    from redraft.desk.review import review as open_desk

    with contextlib.ExitStack() as bars:
        progress = bars.enter_context(terminal.progress(quiet, verbose))

        def opened(desk: Opened) -> None:
            bars.close()
            _show_opened(desk, quiet)

        report = open_desk(
            case, Opening(idle, port, not no_browser), opened, terminal.show_surprise, phrase(), progress
        )
    for notice in report.notices:
        click.echo(f"Note: {notice}", err=True)
    if not quiet:
        _show_left(report)
    return 0


def _show_opened(desk: Opened, quiet: bool) -> None:
    """Where the desk is. The address is shown only where somebody has to open it: it lets in whoever uses it first."""
    if not desk.in_browser:
        click.echo(f"Open this address in your browser, on this computer. It works once:\n  {desk.address}")
    elif not quiet:
        click.echo(
            "The reviewer's desk opens in your browser. If no page appears, press Ctrl-C here and add --no-browser to the command."
        )
    if not quiet:
        click.echo("Leave this window open meanwhile. When you are done, press Finish in the page, or Ctrl-C here.")


def _show_left(report: DeskReport) -> None:
    """Why the desk ended, and what is on disk."""
    from redraft.desk.presence import Ending

    why = {
        Ending.FINISHED: "The desk was finished.",
        Ending.IDLE: "The desk ended because nobody was at it.",
        Ending.STOPPED: "The desk was stopped.",
    }
    ruled = "1 decision is" if report.ruled == 1 else f"{report.ruled} decisions are"
    click.echo(
        f"{why[report.ending]} {ruled} new in confidential/decisions.yaml. Still to be decided: {report.open_questions}."
    )
    if report.ruled:
        click.echo(
            "confidential/review.html shows them; the review copies for Word are as they were until you run again."
        )
