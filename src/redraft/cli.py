"""The command line: parse, call one function, print, exit."""

from __future__ import annotations

import errno
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from redraft import __version__, terminal
from redraft.errors import PlaceUnusable, RedraftError

if TYPE_CHECKING:
    from redraft.case.keyfile import Passphrase

Command = TypeVar("Command", bound=Callable[..., Any])

SURPRISE = 70
"""The exit code of an error that nobody foresaw (EX_SOFTWARE of sysexits.h)."""
STOPPED = 130
"""The exit code after Ctrl-C (128 + SIGINT)."""


_PLACES = {
    errno.ENOSPC: "The disk is full.",
    errno.EDQUOT: "Your share of the disk is full.",
    errno.EROFS: "The disk is write-protected.",
    errno.EACCES: "A file or folder of the case may not be read or written.",
    errno.EPERM: "A file or folder of the case may not be changed.",
    errno.ENAMETOOLONG: "The path of an output would be too long for this disk.",
    errno.EIO: "The disk cannot be read or written.",
}


class Program(click.Group):
    """A group of commands whose errors all end here: a message, a next step, and the exit code of their class."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command and leave with its exit code."""
        ctx.exit(self._run(ctx))

    def _run(self, ctx: click.Context) -> int:
        try:
            return int(super().invoke(ctx) or 0)
        except click.exceptions.Exit as leaving:
            return leaving.exit_code
        except RedraftError as error:
            click.echo(f"{error.message}\n{error.next_step}".rstrip(), err=True)
            return error.exit_code
        except click.UsageError as error:
            _show_usage(error)
            return error.exit_code
        except (click.Abort, KeyboardInterrupt):
            click.echo("Stopped. What was written before is as it was.", err=True)
            return STOPPED
        except BrokenPipeError:
            sys.stdout = None  # whoever read our output went away: nothing to flush
            return 0
        except OSError as problem:
            return _of_the_place(problem)
        except Exception as surprise:
            terminal.show_surprise(surprise)
            return SURPRISE


def _of_the_place(problem: OSError) -> int:
    """Say what is wrong with a disk or folder, without its path; anything else is a surprise."""
    said = _PLACES.get(problem.errno or 0)
    if said is None:
        terminal.show_surprise(problem)
        return SURPRISE
    click.echo(f"{said} What was written before is as it was.\n{PlaceUnusable.next_step}", err=True)
    return PlaceUnusable.exit_code


class Misuse(click.UsageError):
    """Wrong usage in words of our own, which quote nothing."""


def _show_usage(error: click.UsageError) -> None:
    """Say what is wrong with a command without repeating what was typed, which may be somebody's name."""
    if isinstance(error, (click.NoSuchOption, click.MissingParameter)):
        said = error.format_message()
    elif isinstance(error, click.BadParameter) and error.param is not None:
        allowed = getattr(error.param.type, "choices", None)
        said = f"Wrong value for {error.param.get_error_hint(error.ctx) if error.ctx else 'an option'}." + (
            f" Allowed: {', '.join(map(str, allowed))}." if allowed else ""
        )
    elif isinstance(error, Misuse):
        said = error.format_message()
    else:
        said = "There is no such command, or one argument too many; put names of several words in quotes."
    if error.ctx is not None:
        click.echo(error.ctx.get_usage(), err=True)
        click.echo(f"Try `{error.ctx.command_path} --help`.", err=True)
    click.echo(f"Error: {said}", err=True)


def _example(text: str) -> str:
    return f"\b\nExample:\n  {text}"


def _paths(name: str, **options: Any) -> Callable[[Command], Command]:
    return click.argument(name, type=click.Path(path_type=Path), **options)


def _talk(command: Command) -> Command:
    """The two options on how much is said."""
    command = click.option("-v", "--verbose", is_flag=True, help="Say more: each draft, each step.")(command)
    return click.option("-q", "--quiet", is_flag=True, help="No progress and no summary, only errors.")(command)


_case = _paths("case")
_sealed = click.option(
    "--passphrase", is_flag=True, help="Seal a new key with a passphrase, not with an identity file."
)


def _phrase(wanted: bool = False) -> Passphrase:
    from redraft.case.keyfile import Passphrase

    def ask(new: bool) -> str:
        return str(click.prompt("Passphrase", hide_input=True, confirmation_prompt=new, err=True))

    return Passphrase(ask if sys.stdin.isatty() else None, wanted)


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"]}, epilog=_example("redraft demo"))
@click.version_option(__version__, prog_name="redraft")
def cli() -> None:
    """Pseudonymised copies of safeguarding reviews: found, shown to a reviewer, decided, verified.

    Everything happens on this machine; nothing is ever sent anywhere.
    """


@cli.command(epilog=_example("redraft demo -o my-demo"))
@click.option("-o", "--output", type=click.Path(path_type=Path), default=Path("redraft-demo"), help="Where to put it.")
@_sealed
@_talk
def demo(output: Path, passphrase: bool, quiet: bool, verbose: bool) -> int:
    """Try it on invented drafts.

    Does the main job on drafts that come with redraft, and says what to look at and what to do next.
    """
    from redraft.case.demo import demo as run_demo

    with terminal.progress(quiet, verbose) as progress:
        report = run_demo(output, _phrase(passphrase), progress)
    terminal.show_run(report.run, quiet, verbose)
    terminal.show_published(report.trial, trial=True, quiet=quiet)
    if not quiet:
        terminal.show_next_steps(output)
    return report.run.exit_code or report.trial.exit_code


@cli.command(epilog=_example("redraft init my-case"))
@_case
def init(case: Path) -> None:
    """Begin a case.

    Makes a case folder with a case.yaml that explains itself, and a place for drafts.
    """
    from redraft.case.start import init as start

    start(case)
    click.echo(
        "Made case.yaml and drafts/. Put the drafts into drafts/, look through case.yaml, then `redraft run` it."
    )


@cli.command(epilog=_example("redraft run drafts -o my-case"))
@_paths("drafts", nargs=-1, required=True)
@click.option(
    "-o", "--output", "case", type=click.Path(path_type=Path), help="The case folder; default: beside DRAFTS."
)
@_sealed
@_talk
def run(drafts: tuple[Path, ...], case: Path | None, passphrase: bool, quiet: bool, verbose: bool) -> int:
    """Find details, propose changes.

    Finds the identifying details in DRAFTS (a folder or files) and proposes a change for each, for review in Word or
    in a browser. Run again, it keeps every pseudonym and every decision.
    """
    from redraft.case.run import run as run_case
    from redraft.case.start import places_of

    places = places_of(drafts, case)
    with terminal.progress(quiet, verbose) as progress:
        report = run_case(places.drafts, places.case, _phrase(passphrase), progress)
    terminal.show_run(report, quiet, verbose)
    if not quiet:
        terminal.show_where_to_look(places.beside)
    return report.exit_code


@cli.command(
    epilog=_example('redraft decide my-case --entity person-3 --keep --by "A. Reviewer" --reason "named author"')
)
@_case
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


@cli.command(epilog=_example("redraft publish my-case --trial"))
@_case
@click.option("--trial", is_flag=True, help="As if every proposal were accepted: watermarked, to confidential/trial/.")
@_talk
def publish(case: Path, trial: bool, quiet: bool, verbose: bool) -> int:
    """Write clean, verified copies.

    They go to publication/, with a certificate in confidential/record/; or redraft says what still stands in the way.
    """
    from redraft.case.publish import publish as write

    with terminal.progress(quiet, verbose) as progress:
        report = write(case, trial, _phrase(), progress)
    terminal.show_published(report, trial, quiet)
    return report.exit_code


@cli.command(epilog=_example("redraft scan report.docx --format json"))
@_paths("files", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True)
@click.option("--case", type=click.Path(path_type=Path), help="Use this case's case.yaml and recognizers/.")
@_talk
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


@cli.command(epilog=_example("redraft verify publication/*.docx --case my-case"))
@_paths("files", nargs=-1, required=True)
@click.option("--case", type=click.Path(path_type=Path), help="Also look for every original wording of this case.")
@_talk
def verify(files: tuple[Path, ...], case: Path | None, quiet: bool, verbose: bool) -> int:
    """Look for leaks and hidden content.

    In any Word file, also one that redraft did not make. Exits with 1 if a file must not leave as it is.
    """
    from redraft.case.verification import verify_files

    with terminal.progress(quiet, verbose) as progress:
        report = verify_files(files, case, _phrase(), progress)
    if not quiet:
        terminal.show_verified(report)
    return report.exit_code


@cli.group(epilog=_example("redraft recognizers list"))
def recognizers() -> None:
    """What redraft looks for."""


_own = click.option("--case", type=click.Path(path_type=Path), help="This case's own definitions too.")


@recognizers.command("list", epilog=_example("redraft recognizers list --case my-case"))
@_own
def list_recognizers(case: Path | None) -> None:
    """List the definitions by theme, with the kind of detail and what is proposed for it."""
    from redraft.case.definitions import definitions_of

    terminal.show_definitions(definitions_of(case))


@recognizers.command("check", epilog=_example("redraft recognizers check --case my-case"))
@_own
def check_recognizers(case: Path | None) -> int:
    """Run each definition's own examples, and try the case's own patterns on texts made to slow them down."""
    from redraft.case.definitions import definitions_of
    from redraft.detection.defining.registry import check_examples, check_speed
    from redraft.resources import folder

    definitions = definitions_of(case)
    own = [each for each in definitions if not each.path.is_relative_to(folder("recognizers"))]
    return terminal.show_failures((*check_examples(definitions), *check_speed(own)), len(definitions))


@cli.group(epilog=_example("redraft key show my-case"))
def key() -> None:
    """The secret of a case: who is who."""


@key.command(epilog=_example("redraft key show my-case"))
@_case
def show(case: Path) -> None:
    """Print the key, in clear: look that nobody reads along."""
    from redraft.case.keys import show_key

    terminal.show_key(show_key(case, _phrase()))


@key.command("export", epilog=_example("redraft key export my-case my-case.age"))
@_case
@_paths("file")
def export(case: Path, file: Path) -> None:
    """Write the key to FILE for another machine, sealed with a passphrase (asked for, or REDRAFT_PASSPHRASE)."""
    from redraft.case.keys import export_key

    export_key(case, file, _phrase())
    click.echo("Exported, sealed with the passphrase. Send the passphrase by another way than the file.")


@key.command("import", epilog=_example("redraft key import my-case my-case.age"))
@_case
@_paths("file")
@click.option("--replace", is_flag=True, help="Give up a key of the case that says otherwise; a backup stays.")
def import_(case: Path, file: Path, replace: bool) -> None:
    """Take over a key that was exported elsewhere."""
    from redraft.case.keys import import_key

    for notice in import_key(case, file, _phrase(), replace):
        click.echo(f"Note: {notice}", err=True)
    click.echo("Imported. Run `redraft run` again, so that the copies follow this key.")


def main() -> None:
    """The entry point of the program: nothing reaches the network, and libraries keep their remarks to themselves."""
    import logging
    import warnings

    from redraft.offline import stay_offline

    stay_offline()
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")
    cli(prog_name="redraft")
