"""How redraft speaks on a terminal: progress on standard error, reports in plain words; nothing original in either."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from redraft.errors import own_lines

if TYPE_CHECKING:
    from redraft.case.cast.showing import DeclaredForms
    from redraft.case.release.approve import SignOffReport
    from redraft.case.release.panel import PanelReport
    from redraft.case.release.pdf_check import PdfCheck
    from redraft.case.release.publish import PublishReport
    from redraft.case.release.searches import SearchesReport
    from redraft.case.release.verification import VerifyReport
    from redraft.case.run import RunReport
    from redraft.case.scan import Scan
    from redraft.detection.defining.definitions import Definition
    from redraft.detection.defining.examples import ExampleFailure

Progress = Callable[[str, int, int], None]


@contextlib.contextmanager
def progress(quiet: bool, verbose: bool) -> Iterator[Progress]:
    """A bar for each stage on a terminal, a line for each stage elsewhere, nothing if `quiet`."""
    if quiet:
        yield lambda stage, done, total: None
    elif sys.stderr.isatty():
        with _bars() as told:
            yield told
    else:
        yield _lines(verbose)


@contextlib.contextmanager
def _bars() -> Iterator[Progress]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Bars(*columns, console=Console(stderr=True)) as bars:
        tasks = {}

        def told(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=total)
            bars.update(tasks[stage], completed=done, total=total)

        yield told


def _lines(verbose: bool) -> Progress:
    """A line when a stage begins and, if `verbose`, one for each tenth of it."""
    begun: set[str] = set()
    tenths: set[tuple[str, int]] = set()

    def told(stage: str, done: int, total: int) -> None:
        if stage not in begun:
            begun.add(stage)
            click.echo(f"{stage} …", err=True)
        tenth = (stage, 10 * done // max(total, 1))
        if verbose and total > 1 and done and tenth not in tenths:
            tenths.add(tenth)
            click.echo(f"  {done} of {total}", err=True)

    return told


def show_run(report: RunReport, quiet: bool, verbose: bool) -> None:
    """What a run did; drafts that were not processed go to standard error, always."""
    from redraft.case import naming

    if not quiet:
        done = sum(row.processed for row in report.drafts)
        bodies = _count(report.entities, "person, place or body", "people, places and bodies")
        click.echo(f"{_count(done, 'draft')} read, {_count(report.changes, 'change')} proposed, {bodies} recognised.")
        if report.questions:
            sorts = ", ".join(f"{sort} {count}" for sort, count in sorted(report.questions.items()))
            click.echo(f"To be decided: {sorts}.")
        if verbose:
            for row in report.drafts:
                click.echo(f"  {naming.label(row.number, row.source)}: {row.kind.value}, {row.status}")
        for notice in report.notices:
            click.echo(f"Note: {notice}", err=True)
    for warning in report.warnings:
        click.echo(f"Note: {warning}", err=True)
    for row in report.drafts:
        if row.number in report.problems:
            said = report.problems[row.number]
            click.echo(f"Not processed: {naming.label(row.number, row.source)}: {said}", err=True)
    if report.problems:
        click.echo(
            "Only words that cannot be names are shown of a file's name here; confidential/review.html gives it in full.",
            err=True,
        )


def show_where_to_look(beside: bool) -> None:
    """What to open after a run. The case's own path is not told: folders are called after people, too."""
    place = "the folder beside your drafts whose name ends in “-case”" if beside else "the case folder"
    click.echo(
        f"Decide at the desk with `redraft review CASE`, or open confidential/review.html in {place}:\n"
        "the copies for Word lie in confidential/review/, the list for Excel is confidential/register.xlsx, and `redraft\n"
        "collect` takes in what comes back. Look with `redraft publish CASE --trial`; two people `redraft approve CASE`, then\n"
        "`redraft publish CASE` releases it."
    )


def show_next_steps(root: Path) -> None:
    """What to open and do after the demo, whose folder is nobody's secret."""
    click.echo(
        f"""
The drafts are in {root / "drafts"}: everybody in them is invented.

Open first:   {root / "confidential" / "review.html"}
              every proposed change, with its reason, in your browser
To decide:    redraft review {root}
              the same at the reviewer's desk, where you answer with a key
Or in Word:   {root / "confidential" / "review"}
              the drafts with the changes tracked
Or in Excel:  {root / "confidential" / "register.xlsx"}
              everything to decide, as a list
And:          {root / "confidential" / "trial"}
              what would be published if every proposal were accepted

To publish, somebody has to decide. To accept every proposal in one go, without the desk:
  redraft decide {root} --all --accept --by "Your Name"
and two people, each under an account of their own or on the sheet that --sheet prints, have to approve what comes of it:
  redraft approve {root} --name "Your Name" --role "your role"
  redraft approve {root} --sheet
  redraft publish {root}
which say what is still open or missing, or write {root / "publication"}.

For your own drafts: redraft init my-case, put the Word files into my-case/drafts, then redraft run my-case."""
    )


def show_published(report: PublishReport, trial: bool, quiet: bool) -> None:
    """What was written where; what a trial lacks goes to standard error, always."""
    if not quiet:
        folder = "confidential/trial/" if trial else "publication/"
        checked = "put into" if report.shortcomings else "verified and put into"
        click.echo(f"{_count(len(report.files), 'copy', 'copies')} {checked} {folder}.")
        if report.certificate:
            click.echo(f"Certificate: confidential/record/{report.certificate.name}")
            click.echo("Before you upload a PDF of a copy, check it: `redraft verify FILE.pdf --case CASE --by NAME`.")
        if report.open_questions:
            undecided = f"{report.open_questions} are undecided and would block a publication"
            click.echo(f"Every proposal was taken as made; {undecided}.")
        for notice in report.notices:
            click.echo(f"Note: {notice}", err=True)
    if report.shortcomings:
        click.echo(f"These copies could not be published as they are.\n{report.shortcomings}", err=True)


def show_panel(report: PanelReport) -> None:
    """What the page for the panel shows, and what it does not."""
    blocked = _count(report.blocked, "undecided place is blocked out", "undecided places are blocked out")
    click.echo(f"Verified and written: confidential/{report.page.name}, {_count(report.drafts, 'draft')}; {blocked}.")
    if report.unread:
        click.echo(
            f"Note: {_count(report.unread, 'draft')} could not be read and {'is' if report.unread == 1 else 'are'} not on it.",
            err=True,
        )
    click.echo(
        "Send that file to the panel and nothing else. A later decision needs a new page: `redraft panel` again."
    )


def show_sign_off(report: SignOffReport, recorded: bool, quiet: bool) -> None:
    """What is approved in numbers, who has approved it, and what is missing."""
    from redraft.case.release.approvals import told_of, told_of_void
    from redraft.case.release.in_numbers import told

    if quiet:
        return
    click.echo(f"What would be published now, {report.code}:")
    for line in told(report.numbers):
        click.echo(f"  {line}")
    if recorded:
        click.echo("On record: an approval of just this. A change to a draft, a decision or case.yaml makes it void.")
    holding = [standing.approval for standing in report.standings if standing.holds]
    click.echo(f"Approvals: {len(holding)} of {report.needed}.")
    for standing in report.standings:
        click.echo(f"  {told_of(standing.approval)}" if standing.holds else f"  {told_of_void(standing)}")
    for lacking in (*report.missing, *(f"On hold: {hold}." for hold in report.holds)):
        click.echo(lacking)
    if report.obstacle:
        click.echo(f"Nobody can approve yet: {report.obstacle}")
    if report.sheet:
        click.echo(
            f"To print and sign: confidential/record/{report.sheet.name}\nOnce it is signed, record it: `redraft approve CASE"
            f" --name NAME --role ROLE --signed {report.code} --by WHO-RECORDS-IT`."
        )
    if report.complete:
        click.echo("Signed off: `redraft publish CASE` writes the copies.")


def show_searches(report: SearchesReport) -> None:
    """The searches by number, how each stands, and where the list lies; the words to search for are only in there."""
    for row in report.rows:
        click.echo(f"{row.number:>3}  {row.progress.value:<28}{row.search.title}")
    if report.recorded:
        click.echo(f"Put on record: {_count(report.recorded, 'search', 'searches')}.")
    if report.undecided:
        open_ones = _count(report.undecided, "detail is", "details are")
        click.echo(f"Note: {open_ones} still undecided; make the list again when nothing is.", err=True)
    click.echo("What to type and where: confidential/record/searches.html. redraft has searched for nothing.")


def show_verified(report: VerifyReport) -> None:
    """What is left in each file, without quoting it."""
    from redraft.case import naming
    from redraft.case.release.hidden_table import details_table, hidden_table
    from redraft.case.release.obstacles import describe_hidden, describe_leaks

    for file in report.files:
        name = naming.label(file.number, file.name).replace("draft", "file", 1)
        hunted = f", {file.forms} original wordings looked for" if file.forms else ""
        click.echo(f"{name}: {'not fit to leave' if file.to_act_on else 'nothing against it'}{hunted}")
        if file.leaks:
            click.echo(describe_leaks(file.leaks))
        if file.hidden and file.pdf:  # of which Word's own inspector has nothing to say
            click.echo("Beside what is seen on the page:\n" + describe_hidden(file.hidden))
        elif file.hidden:
            click.echo(hidden_table(file.hidden))
        if file.look.sights:
            click.echo(details_table(file.look.sights, ruled=report.of_case))
        if file.look.unread:
            click.echo(f"The detectors left out {file.look.unread} characters of it: it is too long for one look.")
        if file.not_inspected:
            click.echo(
                f"  not inspected: {_count(len(file.not_inspected), 'picture or other part', 'pictures or other parts')}"
            )
        if file.pdf:
            _show_pdf(file.pdf, file.not_inspected, file.to_act_on, report.of_case)


def _show_pdf(pdf: PdfCheck, not_inspected: tuple[str, ...], to_act_on: bool, of_case: bool) -> None:
    """What was looked through in a PDF, whose copy it is, what could not be said, and what to do next."""
    from redraft.case.release.pdf_check import searched

    for said in not_inspected:
        click.echo(f"    {said}")
    if pdf.parts:
        click.echo(f"Looked through: {searched(pdf.parts)}.")
    for sentence in filter(None, (pdf.problem, *pdf.says)):
        click.echo(sentence)
    if to_act_on and of_case:
        click.echo(
            "What to do: do not upload it. Mend what is named above in the publication copy or in the way the PDF is made"
            " (docs/using.md), make it anew, and check it again."
        )
    elif pdf.record:
        click.echo(
            f"On record: confidential/record/{pdf.record}\n"
            "What to do: upload this very file. A change to it, or a later publication, needs a new check."
        )


def show_scan(result: Scan) -> None:
    """The findings as a table. It shows the original wording: that is what `scan` is for."""
    from rich.console import Console
    from rich.table import Table

    console = Console(file=sys.stdout, highlight=False, emoji=False, markup=False)
    for source, rows in result.documents.items():
        table = Table(title=source, title_justify="left", box=None, pad_edge=False)
        for column in ("text", "entity_type", "action", "score", "entity", "why"):
            table.add_column(column, overflow="fold")
        for row in rows:
            cells = (
                row["text"],
                row["entity_type"],
                row["action"],
                f"{row['score']:.2f}",
                row["entity"] or "",
                row["why"],
            )
            table.add_row(*(str(cell) for cell in cells))
        console.print(table)
        click.echo(_count(len(rows), "finding"))


def show_problems(problems: Mapping[int, Exception], sources: tuple[str, ...]) -> None:
    """Why files could not be read, by number."""
    from redraft.case import naming

    for number, problem in problems.items():
        name = naming.label(number, sources[number - 1]).replace("draft", "file", 1)
        click.echo(f"Not processed: {name}: {problem}", err=True)


def show_surprise(surprise: BaseException) -> None:
    """An error that nobody foresaw: its kind and our own lines, without its wording, which could quote a draft."""
    click.echo(
        f"redraft failed ({type(surprise).__name__}). This is a fault of redraft: please report these lines.", err=True
    )
    for line in own_lines(surprise):
        click.echo(f"  {line}", err=True)


def show_definitions(definitions: Sequence[Definition]) -> None:
    """What is looked for, by theme."""
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    for column in ("theme", "name", "entity_type", "action", "why"):
        table.add_column(column, overflow="fold")
    for definition in sorted(definitions, key=lambda d: (d.theme, d.name)):
        table.add_row(
            definition.theme, definition.name, definition.entity_type, definition.action.value, definition.why
        )
    Console(file=sys.stdout, highlight=False, emoji=False, markup=False).print(table)
    click.echo(_count(len(definitions), "definition"))


def show_failures(failures: Sequence[ExampleFailure], total: int) -> int:
    """Which examples do not do what they promise; the exit code that goes with it."""
    for failure in failures:
        kind = failure.kind if failure.kind == "pattern" else f"{failure.kind} example"
        click.echo(f"{failure.definition}: {kind} {failure.number}: {failure.problem}")
    click.echo(f"{_count(total, 'definition')} checked, {_count(len(failures), 'example')} failed.")
    return 1 if failures else 0


def show_cast(cast: Sequence[DeclaredForms]) -> None:
    """The cast in clear, a line for each person, place or body, with tabs between the columns."""
    click.echo("\t".join(("name", "aliases", "role", "pseudonym", "also looked for")))
    for each in cast:
        member = each.member
        stands = member.pseudonym or ("(real name, by consent)" if member.consent else "(redraft chooses)")
        click.echo("\t".join((member.name, " | ".join(member.aliases), member.role, stands, " | ".join(each.forms))))


def _count(number: int, one: str, many: str = "") -> str:
    return f"1 {one}" if number == 1 else f"{number} {many or one + 's'}"
