"""The commands: parse, call one function, print, leave with an exit code."""

from __future__ import annotations

import sys

import click

from redraft import __version__
from redraft.cli.approve import approve
from redraft.cli.batch import batch
from redraft.cli.cast import cast
from redraft.cli.closing import close
from redraft.cli.collect import collect
from redraft.cli.decide import decide
from redraft.cli.key import key
from redraft.cli.look import recognizers, scan, verify
from redraft.cli.options import example
from redraft.cli.panel import panel
from redraft.cli.program import STOPPED, Program
from redraft.cli.review import review
from redraft.cli.searches import searches
from redraft.cli.work import demo, init, publish, run
from redraft.errors import SURPRISE

__all__ = ["STOPPED", "SURPRISE", "cli", "main"]


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"]}, epilog=example("redraft demo"))
@click.version_option(__version__, prog_name="redraft")
def cli() -> None:
    """Pseudonymised copies of safeguarding reviews: found, shown to a reviewer, decided, verified.

    Everything happens on this machine; nothing is ever sent anywhere.
    """


for _command in (
    demo,
    init,
    cast,
    run,
    batch,
    review,
    decide,
    collect,
    panel,
    searches,
    approve,
    publish,
    scan,
    verify,
    recognizers,
    key,
    close,
):
    cli.add_command(_command)


def main() -> None:
    """The entry point of the program: nothing reaches the network, and libraries keep their remarks to themselves."""
    import logging
    import warnings

    from redraft.garbage import collect_seldom
    from redraft.offline import stay_offline

    stay_offline()
    collect_seldom()
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")
    cli(prog_name="redraft")
