"""The commands that look and change nothing: scan, verify, recognizers."""

from __future__ import annotations

from pathlib import Path

import click

from redraft import terminal
from redraft.cli.options import example, paths, phrase, talk


@click.command(epilog=example("redraft scan report.docx --format json"))
@paths("files", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True)
@click.option("--case", type=click.Path(path_type=Path), help="Use this case's case.yaml and recognizers/.")
@talk
def scan(files: tuple[Path, ...], form: str, case: Path | None, quiet: bool, verbose: bool) -> int:
    """Show what is found in FILES.

    In the original wording, on standard output; nothing is written.
    """
    from redraft.case import scan as scanning

    with terminal.progress(quiet, verbose) as progress:
        result = scanning.scan(files, case, progress)
    terminal.show_problems(result.problems, result.sources)
    if form == "json":
        click.echo(scanning.as_json(result), nl=False)
    elif form == "csv":
        click.echo(scanning.as_csv(result), nl=False)
    else:
        terminal.show_scan(result)
    return result.exit_code


@click.command(epilog=example('redraft verify report.pdf --case my-case --by "A. Manager"'))
@paths("files", nargs=-1, required=True)
@click.option("--case", type=click.Path(path_type=Path), help="Also look for every original wording of this case.")
@click.option("--by", metavar="NAME", default="", help="Who checks: goes on record with a PDF that passes.")
@talk
def verify(files: tuple[Path, ...], case: Path | None, by: str, quiet: bool, verbose: bool) -> int:
    """Look for leaks and hidden content.

    In any file, also one that redraft did not make: a table of what stands beside its pages, what Word's own Inspector
    does about it, and how many details stand where. Exits with 1 if a file must not leave as it is.

    With --case a PDF is held against the copy of that file name ("Report.pdf" against "Report.docx"): it has to show that
    copy's text, and what may remain in the copy may remain in it. Under any other name nothing may. A PDF of a publication
    copy that passes goes on record.
    """
    from redraft.case.release.verification import verify_files

    with terminal.progress(quiet, verbose) as progress:
        report = verify_files(files, case, phrase(), progress, by.strip())
    if not quiet:
        terminal.show_verified(report)
    return report.exit_code


@click.group(epilog=example("redraft recognizers list"))
def recognizers() -> None:
    """What redraft looks for."""


_own = click.option("--case", type=click.Path(path_type=Path), help="This case's own definitions too.")


@recognizers.command("list", epilog=example("redraft recognizers list --case my-case"))
@_own
def list_recognizers(case: Path | None) -> None:
    """List the definitions by theme, with the kind of detail and what is proposed for it."""
    from redraft.case.definitions import definitions_of

    terminal.show_definitions(definitions_of(case))


@recognizers.command("check", epilog=example("redraft recognizers check --case my-case"))
@_own
def check_recognizers(case: Path | None) -> int:
    """Run each definition's own examples, and try the case's own patterns on texts made to slow them down."""
    from redraft.case.definitions import definitions_of
    from redraft.detection.defining.examples import check_examples, check_speed
    from redraft.resources import folder

    definitions = definitions_of(case)
    own = [each for each in definitions if not each.path.is_relative_to(folder("recognizers"))]
    return terminal.show_failures((*check_examples(definitions), *check_speed(own)), len(definitions))
