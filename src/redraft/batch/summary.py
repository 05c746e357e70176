"""The table of a batch: a row for each case by its number, and the sums; names stand in a file of their own."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from redraft import __version__
from redraft.batch.place import BatchFolder, Numbered
from redraft.batch.task import Outcome
from redraft.case.cells import cell
from redraft.case.clock import written
from redraft.case.disk import write_atomically
from redraft.case.records import SCHEMA, write_json

COLUMNS = ("case", "drafts", "words", "findings", "undecided", "refused", "seconds")
_MORE = ("trial", "kept", "code", "why")


@dataclass(frozen=True, slots=True)
class Totals:
    """The sums over all cases; `refused` also counts files that lie in ROOT itself, in no case."""

    cases: int
    drafts: int
    words: int
    findings: int
    undecided: int
    refused: int
    seconds: float

    @classmethod
    def of(cls, outcomes: Sequence[Outcome], loose: int = 0) -> Totals:
        """The sums of some outcomes."""
        return cls(
            cases=len(outcomes),
            drafts=sum(each.drafts for each in outcomes),
            words=sum(each.words for each in outcomes),
            findings=sum(each.findings for each in outcomes),
            undecided=sum(each.undecided for each in outcomes),
            refused=sum(each.refused for each in outcomes) + loose,
            seconds=round(sum(each.seconds for each in outcomes), 2),
        )


def row(outcome: Outcome) -> dict[str, object]:
    """A case as a row of the summary."""
    told = {name: getattr(outcome, name) for name in COLUMNS[1:]}
    trial = "none" if outcome.failure else "not fit" if outcome.short else "written"
    why = "; ".join((outcome.failure, *outcome.refusals) if outcome.failure else outcome.refusals)
    return {"case": outcome.number, **told, "trial": trial, "kept": outcome.kept, "code": outcome.code, "why": why}


def write_summary(place: BatchFolder, outcomes: Sequence[Outcome], loose: int, moment: datetime) -> None:
    """Write the summary as a table and for other programs; neither names anybody."""
    rows = [row(outcome) for outcome in outcomes]
    totals = Totals.of(outcomes, loose)
    sums = {name: getattr(totals, "cases" if name == "case" else name) for name in COLUMNS}
    write_atomically(place.summary, _table((*COLUMNS, *_MORE), rows))
    content = {"schema": SCHEMA, "redraft": __version__, "at": written(moment), "total": sums, "in_no_case": loose}
    write_json(place.summary_json, {**content, "cases": rows})


def write_names(place: BatchFolder, cases: Sequence[Numbered]) -> None:
    """Write the one table that tells which case a number is."""
    rows = [{"case": each.number, "folder of drafts": each.folder, "folder of the case": each.case} for each in cases]
    write_atomically(place.names, _table(("case", "folder of drafts", "folder of the case"), rows))


def _table(columns: Sequence[str], rows: Sequence[Mapping[str, object]]) -> bytes:
    """A table for a spreadsheet, in which no cell can act as a formula; Excel knows UTF-8 by its byte-order mark."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for each in rows:
        writer.writerow([_cell(each[column]) for column in columns])
    return out.getvalue().encode("utf-8-sig")


def _cell(value: object) -> object:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else cell(value)
