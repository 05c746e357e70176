"""A group of commands whose errors all end here: a message, a next step, and an exit code; nothing typed is repeated."""

from __future__ import annotations

import sys
from typing import Any

import click

from redraft import terminal
from redraft.errors import SURPRISE, RedraftError, of_the_place

STOPPED = 130
"""The exit code after Ctrl-C (128 + SIGINT)."""


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
    error = of_the_place(problem)
    if error is None:
        terminal.show_surprise(problem)
        return SURPRISE
    click.echo(f"{error.message} What was written before is as it was.\n{error.next_step}", err=True)
    return error.exit_code


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
