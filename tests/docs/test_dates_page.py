"""The table of docs/dates.md is what redraft does."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

from redraft.dates import DatePolicy, DateRules, generalise, tightened

PAGE = Path(__file__).parents[2] / "docs" / "dates.md"
RULES = (
    DateRules(),
    DateRules(DatePolicy.SEASON),
    DateRules(DatePolicy.YEAR),
    DateRules(DatePolicy.RELATIVE, anchor=dt.date(2021, 3, 12), event="the incident"),
    DateRules(DatePolicy.AGE, born=dt.date(2018, 11, 20)),
)
_LEAD = re.compile(r"((?:Seen|Rang) on |[Oo]n |from |planned |[Ii]n |since )?(.*)")


def _told(written: str, rules: DateRules) -> str:
    found = _LEAD.fullmatch(written)
    assert found
    before, date = found[1] or "", found[2]
    coarser = generalise(date, rules, None, before)
    return before + (tightened(date, rules, None, before) if coarser == date else coarser)


def test_the_table_of_policies_is_true() -> None:
    """Every cell is the wording that its policy gives."""
    lines = PAGE.read_text("utf-8").split("| In the draft | `month`")[1].split("\n\n")[0].splitlines()[2:]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    assert len(rows) > 10
    for written, *cells in rows:
        assert cells == [_told(written, rules) for rules in RULES]
