"""`python -m benchmarks errors`: the worst misses and the worst false alarms of redraft, each in its context.

They quote the texts that redraft is measured on, which are invented or published. A case of your own has no place
among them: the page would hold its originals.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table
from rich.text import Text

from benchmarks.detectors import redraft
from benchmarks.measured import answers, chosen
from benchmarks.mistakes import FalseAlarm, Miss, Place, false_alarms, kinds, misses

WIDTH = 120
_TEMPLATES = Path(__file__).resolve().parent / "templates"
_KINDS = 10
_NOTHING = "none"


@dataclass(frozen=True)
class Browsed:
    """The mistakes on one set, worst first."""

    name: str
    misses: Sequence[Miss]
    alarms: Sequence[FalseAlarm]


def main(case: Sequence[str] = (), worst: int = 20, html: Path | None = None) -> None:
    """Print the worst of each set, and write them as one page if a file is named."""
    told = answers(chosen(case), redraft())
    missed, alarms = misses(told), false_alarms(told)
    sets = [
        Browsed(name, [m for m in missed if m.set == name], [a for a in alarms if a.set == name])
        for name in dict.fromkeys(each.case.name for each in told)
    ]
    console = Console(width=WIDTH)
    for each in sets:
        console.print(_misses(each, worst), _alarms(each, worst))
    console.print(_kinds("Kinds of miss, by occurrences", kinds(missed)))
    console.print(_kinds("Kinds of false alarm, by occurrences", kinds(alarms)))
    if html:
        html.write_text(page(sets, worst), encoding="utf-8")
        console.print(f"Written to {html}.")


def page(sets: Sequence[Browsed], worst: int) -> str:
    """The worst mistakes of each set as one page that needs nothing else."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("errors.html").render(sets=sets, worst=worst)


def _misses(browsed: Browsed, worst: int) -> Table:
    table = _table(f"{browsed.name}: the worst misses, {_shown(browsed.misses, worst)}", "type", "fate")
    for miss in browsed.misses[:worst]:
        table.add_row(str(len(miss.places)), miss.type, str(miss.fate), _in_context(miss.places[0]))
    return table


def _alarms(browsed: Browsed, worst: int) -> Table:
    table = _table(f"{browsed.name}: the worst false alarms, {_shown(browsed.alarms, worst)}", "found by", "proposal")
    for alarm in browsed.alarms[:worst]:
        proposal = f"{alarm.action}, a term" if alarm.term else str(alarm.action)
        table.add_row(str(len(alarm.places)), alarm.by, proposal, _in_context(alarm.places[0]))
    return table


def _kinds(title: str, counted: Sequence[tuple[tuple[str, str], int]]) -> Table:
    table = Table(title=title, title_justify="left", box=SIMPLE)
    for column in ("times", "what", "how"):
        table.add_column(column, justify="right" if column == "times" else "left")
    for (what, how), number in counted[:_KINDS]:
        table.add_row(str(number), what, how)
    return table


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left", box=SIMPLE, width=WIDTH)
    table.add_column("times", justify="right")
    for column in columns:
        table.add_column(column, max_width=22, overflow="fold")
    table.add_column("in its context (the first of them)", ratio=1)
    return table


def _in_context(place: Place) -> Text:
    return Text.assemble(place.before, (f"«{place.wording}»", "bold"), place.after)


def _shown(mistakes: Sequence[Miss | FalseAlarm], worst: int) -> str:
    return f"{min(worst, len(mistakes))} of {len(mistakes)} wordings" if mistakes else _NOTHING
