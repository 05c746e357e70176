"""The command that puts a ruling on record."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from redraft.cli.options import case_folder, example, phrase
from redraft.cli.program import Misuse

if TYPE_CHECKING:
    from redraft.case.decide import Wish

_ENTITY_ONLY = ("merge", "split", "rename", "role")


@click.command(epilog=example('redraft decide my-case --entity person-3 --accept --by "A. Reviewer"'))
@case_folder
@click.option("--finding", metavar="ID", help="One finding and what is worded like it, a picture or a comment.")
@click.option("--entity", metavar="ID", help="A person, place or body.")
@click.option("--wording", metavar="TEXT", help="A wording wherever it stands: with --mark or --dismiss.")
@click.option("--all", "everything", is_flag=True, help="Whatever no other decision covers; only with --accept.")
@click.option("--comments", is_flag=True, help="All earlier authors' comments that review.html shows.")
@click.option("--revisions", is_flag=True, help="All earlier authors' changes that review.html shows.")
@click.option("--pictures", is_flag=True, help="All pictures not ruled on by themselves; only with --accept: blank.")
@click.option("--accept", is_flag=True, help="As proposed.")
@click.option("--keep", is_flag=True, help="The original wording stays.")
@click.option("--reword", metavar="TEXT", help="This wording instead.")
@click.option("--query", is_flag=True, help="Doubtful: it stays open until somebody answers.")
@click.option("--mark", metavar="KIND", help="The wording was missed, and is a KIND of detail, such as PERSON.")
@click.option("--dismiss", is_flag=True, help="No name and no other detail.")
@click.option("--merge", metavar="ID", help="The entity is one with ID, and goes by the pseudonym of that.")
@click.option("--split", metavar="WORDING", help="Whoever is so called is somebody else: see --to.")
@click.option("--to", metavar="ID|new", help="With --split or --mark: who the wording is.")
@click.option("--rename", metavar="TEXT", help="Another pseudonym for the entity.")
@click.option("--role", metavar="TEXT", help="Another role for the entity.")
@click.option("--means", metavar="ID|new", help="The finding is a mention of ID.")
@click.option("--everywhere", is_flag=True, help="With --means: wherever the same wording is unclear.")
@click.option("--only", is_flag=True, help="This finding alone, not what is worded like it.")
@click.option("--withdraw", is_flag=True, help="Take back the latest ruling on this that stands.")
@click.option("--by", metavar="NAME", required=True, help="Who decides.")
@click.option("--reason", metavar="TEXT", default="", help="Why.")
@click.option("--consent", metavar="TEXT", default="", help="With --keep: where a person's consent is on record.")
def decide(
    case: Path, finding: str | None, entity: str | None, wording: str | None, everything: bool, **given: Any
) -> None:
    """Put a ruling on record.

    It goes to confidential/decisions.yaml, which may also be edited by hand. The latest ruling on a target counts.
    """
    from redraft.case.decide import decide as rule
    from redraft.decisions import ALL, COMMENTS, PICTURES, REVISIONS

    at_once = [target for target in (COMMENTS, REVISIONS, PICTURES) if given.pop(target)]
    targets = [target for target in (finding, entity, wording, ALL if everything else None, *at_once) if target]
    if len(targets) != 1:
        raise Misuse(
            "Name one thing to decide: --finding ID, --entity ID, --wording TEXT, --all, --comments, --revisions or"
            " --pictures."
        )
    kinds = {"finding": finding is not None, "entity": entity is not None, "wording": wording is not None}
    recorded = rule(case, _wish(targets[0], frozenset(kind for kind, so in kinds.items() if so), given), phrase())
    for notice in recorded.notices:
        click.echo(f"Note: {notice}", err=True)
    click.echo(
        "Recorded in confidential/decisions.yaml; `redraft publish` goes by it from now on.\n"
        "review.html and the review copies are as they were before it until you `redraft run` again."
    )
    if recorded.overtakes:
        click.echo(
            "Copies that were released are overtaken by it. Do not send them on: approve and publish anew; what was sent"
            " or uploaded already has to be replaced."
        )


def _wish(target: str, of: frozenset[str], given: dict[str, Any]) -> Wish:
    """The ruling that the options ask for; `of` says which sort of target was named, `given` are their values by name."""
    from redraft.case.decide import Wish
    from redraft.decisions import Ruling

    named = [ruling for ruling in Ruling if given[ruling.value] not in (None, False)]
    if len(named) != 1:
        raise Misuse("Name one ruling: " + ", ".join(f"--{ruling.value}" for ruling in Ruling) + ".")
    ruling = named[0]
    if ruling.value in _ENTITY_ONLY and "entity" not in of:
        raise Misuse(f"Say of whom, with --entity ID: --{ruling.value} is about a person, place or body.")
    if ruling is Ruling.MEANS and "finding" not in of:
        raise Misuse("Say which mention, with --finding ID: --means is about one.")
    if (ruling is Ruling.MARK) is not ("wording" in of) and ruling is not Ruling.DISMISS:
        raise Misuse("--wording TEXT goes with --mark KIND or --dismiss, and --mark KIND with --wording TEXT.")
    if given["to"] is None if ruling is Ruling.SPLIT else given["to"] is not None and ruling is not Ruling.MARK:
        raise Misuse("--split WORDING and --to ID (or --to new) go together.")
    if given["everywhere"] and ruling is not Ruling.MEANS:
        raise Misuse("--everywhere goes with --means ID.")
    text = given[ruling.value] if ruling in (Ruling.REWORD, Ruling.RENAME, Ruling.ROLE) else ""
    return Wish(
        target="" if "wording" in of else target,
        ruling=ruling,
        by=given["by"],
        text=text,
        reason=given["reason"],
        into=given["merge"] or "",
        to=given["means"] or given["to"] or "",
        wording=target if "wording" in of else given["split"] or "",
        everywhere=given["everywhere"],
        only=given["only"],
        kind=given["mark"] or "",
        consent=given["consent"],
    )
