"""The command for the wider panel: what they may read."""

from __future__ import annotations

from pathlib import Path

import click

from redraft import terminal
from redraft.cli.options import case_folder, example, phrase, talk


@click.command(epilog=example("redraft panel my-case"))
@case_folder
@talk
def panel(case: Path, quiet: bool, verbose: bool) -> int:
    """Write a page for the wider panel.

    confidential/review-blind.html: what each draft says once the decided replacements are made, and a block wherever nobody
    has decided. No originals, reasons or file names are on it, and it is verified like a publication copy. It is
    confidential to the panel, and not for publication.
    """
    from redraft.case.release.panel import panel as write

    with terminal.progress(quiet, verbose) as progress:
        report = write(case, phrase(), progress)
    if not quiet:
        terminal.show_panel(report)
    return 0
