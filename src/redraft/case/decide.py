"""Putting a reviewer's ruling on record."""

from __future__ import annotations

from pathlib import Path

from redraft.case.clock import now, written
from redraft.case.decisions_file import add_decisions
from redraft.case.folder import CaseFolder
from redraft.case.lock import locked
from redraft.case.records import read_run
from redraft.decisions import ALL, Decision, Ruling
from redraft.errors import DecisionsInvalid

PICTURE = "pic-"
"""What the ids of pictures begin with: nobody rules on what they show without looking at each."""


def decide(root: Path, target: str, ruling: Ruling, by: str, text: str = "", reason: str = "") -> Decision:
    """Record one ruling on a finding, an entity, a picture or everything.

    Raises:
        DecisionsInvalid: if the last run knows nothing by that id, the name of who decides or the new text is
            missing, or everything is to be kept or reworded at once.
        CaseInvalid, CaseLocked: if there is no case to rule on, or another redraft is at work on it.
    """
    case = CaseFolder(root)
    case.require_run()
    if target == ALL and ruling is not Ruling.ACCEPT:
        raise DecisionsInvalid(
            "Everything at once can only be accepted.", "Keep or reword findings, people and places one by one."
        )
    if not by.strip():
        raise DecisionsInvalid("A decision needs the name of the person who makes it.", "Give it with --by.")
    if ruling is Ruling.REWORD and not text.strip():
        raise DecisionsInvalid("Rewording needs the new text.", "Give it with --reword.")
    with locked(case):
        known = read_run(case.findings).targets
        if target not in known:
            raise DecisionsInvalid(
                "The last run knows nothing by this id.", "Copy the id from review.html, or run `redraft run` again."
            )
        if target.startswith(PICTURE) and ruling is Ruling.REWORD:
            raise DecisionsInvalid("A picture cannot be reworded.", "Keep it, or accept that it is blanked.")
        everything = frozenset(i for i in known if i != ALL and not i.startswith(PICTURE))
        covers = everything if target == ALL else frozenset()
        decision = Decision(target, ruling, by.strip(), written(now()), text.strip(), reason.strip(), covers)
        add_decisions(case.decisions, [decision])
    return decision
