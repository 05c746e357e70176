"""What case.yaml says on earlier authors' changes and comments, put on record the first time that it says so."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from redraft.case.clock import written
from redraft.case.decisions_file import add_decisions
from redraft.case.folder import CaseFolder
from redraft.case.settings import Settings
from redraft.decisions import Decisions
from redraft.planning.earlier_authors import said_once
from redraft.text import Draft

BY = "case.yaml"
"""Who is named as having decided what stands in the settings."""


def with_settings(
    case: CaseFolder, decisions: Decisions, drafts: Sequence[Draft], settings: Settings, moment: datetime
) -> Decisions:
    """The decisions, with those that the settings make now; these are added to decisions.yaml."""
    rulings = settings.rulings
    new = said_once(drafts, rulings.revisions, rulings.comments, decisions, BY, written(moment))
    return add_decisions(case.decisions, new) if new else decisions
