"""How a batch is shown: how far it is on a terminal or in a log, and a table at the end; cases by number alone."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from redraft.batch.batch import BatchReport
    from redraft.batch.summary import Totals
    from redraft.batch.tally import Standing, Watch
    from redraft.batch.task import Outcome

_SHOWN = 40
"""How many cases are told one by one at the end; of more, only those of which something was refused."""


@contextlib.contextmanager
def watching(quiet: bool, verbose: bool) -> Iterator[Watch]:
    """A bar over all cases on a terminal, a line for each case elsewhere; nothing but refusals if `quiet`."""
    if quiet:
        yield lambda standing, outcome: _tell(_refusals(outcome))
    elif sys.stderr.isatty():
        with _bar(verbose) as watch:
            yield watch
    else:
        yield _lines()


@contextlib.contextmanager
def _bar(verbose: bool) -> Iterator[Watch]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(bar_width=None),
        TextColumn("{task.percentage:>3.0f} %"),
        TimeElapsedColumn(),
    )
    console = Console(stderr=True, highlight=False, emoji=False, markup=False)
    with Progress(*columns, console=console) as bars:
        task = bars.add_task("Looking for cases", total=1.0)

        def watch(standing: Standing, outcome: Outcome | None) -> None:
            if outcome is not None and (verbose or outcome.refused):
                for line in (_told(standing, outcome), *_refusals(outcome)):
                    console.print(line, soft_wrap=True)
            bars.update(task, description=_so_far(standing), completed=standing.share)

        yield watch


def _lines() -> Watch:
    """Lines for a log: when the batch began, and each case with the time since then."""
    begun = time.monotonic()

    def watch(standing: Standing, outcome: Outcome | None) -> None:
        if outcome is not None:
            since = timedelta(seconds=int(time.monotonic() - begun))
            _tell((f"{since}  {_told(standing, outcome)}", *_refusals(outcome)))
        elif not standing.share:
            _tell((f"{_so_far(standing)}.",))

    return watch


def _so_far(standing: Standing) -> str:
    if not standing.done:
        return f"{_count(standing.cases, 'case')}, {_count(standing.workers, 'worker')}"
    refused = f", {standing.refused} with refusals" if standing.refused else ""
    return f"{standing.done} of {_count(standing.cases, 'case')}{refused}"


def _told(standing: Standing, outcome: Outcome) -> str:
    width = len(str(standing.cases))
    done = f"{standing.done:>{width}}/{standing.cases}  case {outcome.number:<{width}}"
    if outcome.failure:
        return f"{done}  refused"
    said = [_count(outcome.drafts, "draft"), _count(outcome.words, "word"), _count(outcome.findings, "finding")]
    said.append("finished before" if outcome.kept else f"{outcome.seconds:.0f} s")
    if outcome.refused:
        said.append(f"{outcome.refused} refused")
    return f"{done}  {', '.join(said)}"


def _refusals(outcome: Outcome | None) -> tuple[str, ...]:
    """Why something of a case was refused, always told."""
    whys = (outcome.failure, *outcome.refusals) if outcome else ()
    return tuple(f"Refused: case {outcome.number}: {why}" for why in whys if outcome and why)


def _tell(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line, err=True)


def show_batch(report: BatchReport, quiet: bool, beside: bool) -> None:
    """The table of the cases with the sums, what of ROOT is in no case, and where everything lies."""
    for notice in report.notices:
        click.echo(f"Note: {notice}", err=True)
    _beside_the_cases(report, quiet)
    if quiet:
        return
    _table(report)
    kept, short = (sum(flags) for flags in zip(*((o.kept, o.short) for o in report.outcomes), strict=True))
    if kept:
        click.echo(f"{_count(kept, 'case was', 'cases were')} finished before and not done again.")
    if short:
        has = "case has trial copies" if short == 1 else "cases have trial copies"
        click.echo(f"{short} {has} that could not be published as they are:\n`redraft publish CASE --trial` says why.")
    where = "the folder beside ROOT whose name ends in “-redraft”" if beside else "the folder that you named"
    click.echo(
        f"The cases lie in {where};\n"
        "all of it is confidential. confidential/cases.csv says which case a number is,\n"
        "summary.csv is this table. Take up each case with `redraft review CASE`."
    )


def _beside_the_cases(report: BatchReport, quiet: bool) -> None:
    shelf = report.shelf
    if shelf.loose:
        lie = "1 file lies" if shelf.loose == 1 else f"{shelf.loose} files lie"
        click.echo(f"Refused: {lie} in ROOT itself and so in no case: put each into a folder of its case.", err=True)
    if quiet:
        return
    for count, one, many in (
        (shelf.empty, "1 folder holds no draft.", "{} folders hold no draft."),
        (shelf.hidden, "1 hidden folder was passed over.", "{} hidden folders were passed over."),
        (
            shelf.deep,
            "1 folder has all its drafts in folders within it, and was taken for one case. If it holds several,"
            " run `redraft batch` on it.",
            "{} folders have all their drafts in folders within them, and each was taken for one case. Where one holds"
            " several, run `redraft batch` on it.",
        ),
        (
            shelf.worked_on,
            "1 folder is a case of redraft already: its drafts and settings were read, its key and decisions were not.",
            "{} folders are cases of redraft already: their drafts and settings were read, their keys and decisions were not.",
        ),
    ):
        if count:
            click.echo(f"Note: {one if count == 1 else many.format(count)}", err=True)


def _table(report: BatchReport) -> None:
    from rich.console import Console
    from rich.table import Table

    shown = report.outcomes if len(report.outcomes) <= _SHOWN else [o for o in report.outcomes if o.refused]
    table = Table(box=None, pad_edge=False, show_footer=True)
    for name, total in zip(_HEADS, _sums(report.totals), strict=True):
        table.add_column(name, footer=total, justify="right")
    for each in shown:
        table.add_row(str(each.number), *_cells(each))
    Console(file=sys.stdout, highlight=False, emoji=False, markup=False).print(table)


_HEADS = ("case", "drafts", "words", "findings", "undecided", "refused", "seconds")


def _cells(row: Outcome | Totals) -> tuple[str, ...]:
    counts = (row.drafts, row.words, row.findings, row.undecided, row.refused)
    return (*(f"{count:,}" for count in counts), f"{row.seconds:,.1f}")


def _sums(totals: Totals) -> tuple[str, ...]:
    return (_count(totals.cases, "case"), *_cells(totals))


def _count(number: int, one: str, many: str = "") -> str:
    return f"1 {one}" if number == 1 else f"{number:,} {many or one + 's'}"
