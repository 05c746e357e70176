"""The command that works on many cases unattended."""

from __future__ import annotations

from pathlib import Path

import click

from redraft.cli.options import example, paths, talk
from redraft.cli.program import Misuse


@click.command(epilog=example("redraft batch archive -o archive-redraft --workers 4"))
@paths("root")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="Where the cases go; default: a folder beside ROOT. Not in ROOT.",
)
@click.option("--workers", type=click.IntRange(1, 1024), help="Processes at work; default: one for each processor.")
@click.option("--again", is_flag=True, help="Also do again what is finished and has not changed.")
@click.option("--scheduler", metavar="ADDRESS", help="A Dask scheduler instead of processes: tcp://127.0.0.1:8786.")
@click.option("--tls-ca", type=click.Path(path_type=Path), help="For tls:// schedulers: the authority's certificate.")
@click.option("--tls-cert", type=click.Path(path_type=Path), help="For tls:// schedulers: your certificate.")
@click.option("--tls-key", type=click.Path(path_type=Path), help="For tls:// schedulers: the key of that certificate.")
@click.option("--drafts-may-travel", is_flag=True, help="A scheduler on another machine may be used.")
@talk
def batch(
    root: Path,
    output: Path | None,
    workers: int | None,
    again: bool,
    scheduler: str | None,
    tls_ca: Path | None,
    tls_cert: Path | None,
    tls_key: Path | None,
    drafts_may_travel: bool,
    quiet: bool,
    verbose: bool,
) -> int:
    """Work on many cases unattended.

    Every folder in ROOT that holds drafts, to any depth, is one case; a case.yaml and recognizers/ in it are that case's
    settings. Each is run, and trial copies are written: never publication copies. ROOT is only read. Files that lie in
    ROOT itself belong to no case: they are counted as refused. Hidden folders are passed over, and so are
    confidential/ and publication/ of a case that redraft has worked on.

    Started again, it goes on where it was stopped.
    """
    from redraft.batch.batch import batch as run_batch
    from redraft.batch.cluster import Scheduler
    from redraft.cli.batch_page import show_batch, watching

    if scheduler and workers:
        raise Misuse("--workers is for processes of this machine; a scheduler has workers of its own.")
    named = Scheduler(scheduler, tls_ca, tls_cert, tls_key, drafts_may_travel) if scheduler else None
    try:
        with watching(quiet, verbose) as watch:
            report = run_batch(root, watch, output, workers or 0, named, again)
    except KeyboardInterrupt:
        click.echo("Every case that is finished stays so: the same command goes on from there.", err=True)
        raise
    show_batch(report, quiet, beside=output is None)
    return report.exit_code
