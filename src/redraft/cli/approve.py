"""The command by which somebody answers for a publication."""

from __future__ import annotations

from pathlib import Path

import click

from redraft import terminal
from redraft.cli.options import case_folder, example, phrase, talk
from redraft.cli.program import Misuse


@click.command(epilog=example('redraft approve my-case --name "B. Director" --role "independent chair"'))
@case_folder
@click.option("--name", metavar="NAME", default="", help="Who approves.")
@click.option("--role", metavar="ROLE", default="", help="As what: “independent chair”, say.")
@click.option("--show", is_flag=True, help="Who has approved, what is missing, and why an approval is void.")
@click.option("--sheet", is_flag=True, help="A page to print and sign, for those who do not sit at this computer.")
@click.option("--signed", metavar="CODE", default="", help="Record what NAME signed on a sheet: the code on it.")
@click.option("--by", metavar="NAME", default="", help="With --signed: who records it.")
@talk
def approve(
    case: Path, name: str, role: str, show: bool, sheet: bool, signed: str, by: str, quiet: bool, verbose: bool
) -> int:
    """Approve what would be published.

    Two people approve before `redraft publish`, each under an account of their own. A change afterwards makes an
    approval void.
    """
    from redraft.case.release.approve import Approver, print_sheet, signed_off
    from redraft.case.release.approve import approve as record

    if [show, sheet, bool(name or role or signed or by)].count(True) != 1:
        raise Misuse("Say who approves with --name and --role, print a page to sign with --sheet, or look with --show.")
    with terminal.progress(quiet, verbose) as progress:
        if show:
            report = signed_off(case, phrase(), progress)
        elif sheet:
            report = print_sheet(case, phrase(), progress)
        else:
            report = record(case, Approver(name, role, None, signed, by), phrase(), progress)
    terminal.show_sign_off(report, recorded=not show and not sheet, quiet=quiet)
    return 0
