"""The commands on the key of a case: who is who."""

from __future__ import annotations

from pathlib import Path

import click

from redraft.cli.key_page import show_access, show_forgotten, show_key
from redraft.cli.options import case_folder, example, paths, phrase
from redraft.cli.program import Misuse

OLD_COPIES = (
    "Copies of the key that were made before (backups, exports, what was sent) open as they did, and whoever has read"
    " the key has read it."
)


@click.group(epilog=example("redraft key show my-case"))
def key() -> None:
    """The secret of a case: who is who."""


@key.command(epilog=example("redraft key show my-case --entity person-3"))
@case_folder
@click.option("--entity", metavar="ID", default="", help="Only this person, place or body.")
def show(case: Path, entity: str) -> None:
    """Print the key, in clear.

    Look that nobody reads along. It says who stands behind each pseudonym, and who chose it when.
    """
    from redraft.case.key.custody import show_key as opened

    show_key(opened(case, phrase(), entity), whole=not entity)


@key.command(epilog=example("redraft key who my-case"))
@case_folder
def who(case: Path) -> None:
    """Say who can open the key."""
    from redraft.case.key.custody import who as holders

    show_access(holders(case, phrase()))


@key.command(epilog=example("redraft key recipient"))
@click.option("--new", is_flag=True, help="Make a new identity first; the old one goes on opening what it opened.")
def recipient(new: bool) -> None:
    """Print your own recipient.

    Send this line to a colleague who is to share a key with you. It is no secret: it seals, and opens nothing.
    """
    from redraft.case.key.identity import obtain_identity, renew_identity

    identity = renew_identity() if new else obtain_identity()
    if identity.new:
        click.echo(f"Note: an identity was made at {identity.path}. Back this file up, apart from the cases.", err=True)
    click.echo(identity.recipient)


_with = click.option("--with", "recipient", metavar="AGE1…", default="", help="A colleague's recipient.")
_name = click.option("--name", metavar="NAME", default="", help="What the colleague is called in `redraft key who`.")


@key.command(epilog=example('redraft key share my-case --with age1… --name "B. Manager"'))
@case_folder
@_with
@_name
@click.option("--passphrase", is_flag=True, help="Whoever knows a passphrase (REDRAFT_NEW_PASSPHRASE, or asked for).")
def share(case: Path, recipient: str, name: str, passphrase: bool) -> None:
    """Let somebody else open the key as well.

    So it outlives a lost laptop or a sick week. The colleague sends you what `redraft key recipient` prints there.
    """
    from redraft.case.key.access import Change
    from redraft.case.key.custody import share_key

    if not recipient and not passphrase:
        raise Misuse("Say with whom: --with AGE1…, or --passphrase.")
    show_access(share_key(case, phrase(), Change(recipient, name, passphrase)))


@key.command(epilog=example('redraft key rotate my-case --without "B. Manager"'))
@case_folder
@_with
@_name
@click.option(
    "--without", metavar="WHO", multiple=True, help="Who is shut out, by name or recipient; “passphrase” too."
)
@click.option("--passphrase", is_flag=True, help="A new passphrase, in the place of the old one.")
def rotate(case: Path, recipient: str, name: str, without: tuple[str, ...], passphrase: bool) -> None:
    """Seal the key and its backup anew, for others than before."""
    from redraft.case.key.access import Change
    from redraft.case.key.custody import rotate_key

    if not recipient and not passphrase and not without:
        raise Misuse("Say what changes: --with AGE1…, --without WHO or --passphrase.")
    show_access(rotate_key(case, phrase(), Change(recipient, name, passphrase, without)))
    click.echo(f"Note: {OLD_COPIES}", err=True)


@key.command("export", epilog=example("redraft key export my-case my-case.age"))
@case_folder
@paths("file")
def export(case: Path, file: Path) -> None:
    """Write the key to FILE for another machine, sealed with a passphrase (asked for, or REDRAFT_PASSPHRASE)."""
    from redraft.case.key.custody import export_key

    export_key(case, file, phrase())
    click.echo("Exported, sealed with the passphrase. Send the passphrase by another way than the file.")


@key.command("import", epilog=example("redraft key import my-case my-case.age"))
@case_folder
@paths("file")
@click.option("--replace", is_flag=True, help="Give up a key of the case that says otherwise; a backup stays.")
def import_(case: Path, file: Path, replace: bool) -> None:
    """Take over a key that was exported elsewhere."""
    from redraft.case.key.custody import import_key

    for notice in import_key(case, file, phrase(), replace):
        click.echo(f"Note: {notice}", err=True)
    click.echo("Imported. Run `redraft run` again, so that the copies follow this key.")


@key.command(epilog=example('redraft key forget my-case person-3 --by "A. Manager" --reason "asked for it"'))
@case_folder
@click.argument("entity")
@click.option("--by", metavar="NAME", required=True, help="Who wants it.")
@click.option("--reason", metavar="TEXT", required=True, help="Why; without the name.")
@click.option(
    "--everywhere", is_flag=True, help="Also remove findings, review and trial copies, which a run makes anew."
)
@click.option("--yes", is_flag=True, help="Do not ask.")
def forget(case: Path, entity: str, by: str, reason: str, everywhere: bool, yes: bool) -> None:
    """Take somebody's names out of the key.

    ENTITY is the id in the key (person-3). The pseudonym stays taken for ever. Says where else the names still stand.
    """
    from redraft.case.key.forgetting import forget as take_out

    if not yes:
        click.confirm("The names go out of the key and its backup for good. Go on?", abort=True)
    show_forgotten(take_out(case, entity, by, reason, phrase(), everywhere))
