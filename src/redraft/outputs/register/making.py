"""From a case as the reviewer's page shows it to the register: the same lists, so that the two never disagree."""

from __future__ import annotations

from types import MappingProxyType

from redraft.outputs.diff.lists import register, wordings
from redraft.outputs.diff.page import ReviewPage
from redraft.outputs.diff.passages import in_page_order
from redraft.outputs.diff.standing import standings
from redraft.outputs.register.cast import cast_lines
from redraft.outputs.register.changes import change_lines
from redraft.outputs.register.contents import Register
from redraft.outputs.register.layout import Sheet
from redraft.outputs.register.questions import Grounds
from redraft.outputs.register.to_decide import lines_to_decide


def register_of(page: ReviewPage, case: str, run: str) -> Register:
    """The register of a case; `case` marks whose it is, `run` (ISO 8601) which run it tells of."""
    everything = standings(page.findings, page.resolution, page.key, page.plan, page.decisions)
    found = [standing for standing in everything if not standing.by_policy]
    in_order = in_page_order(page.drafts, found)
    rows, numbers = wordings(page.drafts, in_order)
    people = register(page.drafts, in_order, page.resolution, page.key, page.objections)
    sheets = {
        Sheet.TO_DECIDE: lines_to_decide(Grounds(page, in_order, rows, numbers, people)),
        Sheet.CHANGES: change_lines(page, found, rows, numbers),
        Sheet.CAST: cast_lines(page, people),
    }
    return Register(page.title, case, run, page.version, MappingProxyType(sheets))
