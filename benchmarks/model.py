"""`python -m benchmarks model`: the name model alone, without any rule, beside Presidio's defaults and en_core_web_sm."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rich.console import Console
from rich.table import Table

from benchmarks.bare import bare_model
from benchmarks.coverage import TYPES, WITH_RANK, Coverage
from benchmarks.detectors import Detect, presidio, spacy_small
from benchmarks.held_out import held_out_cases
from benchmarks.texts import MarkedCase, fixture_cases, shared_cases

REPLACE, ASK = "our model, replace", "our model, ask"
PRESIDIO, SPACY = "Presidio's defaults", "en_core_web_sm"
FIXTURES = "fixtures"
NOTE = """\
Per cent, with 95 % intervals (Wilson). By type: mentions whose letters and digits are all covered by predictions of any
type, "the", titles, ranks, kinship and collar numbers before a name aside; "with rank": as score_spans.py counts, which
leaves aside only the, Mr, Mrs, Ms, Miss, Dr, Prof, Sir, Judge. Precision: predicted letters and digits inside a mark of
any type; its interval takes each prediction for one draw. KEEP: terms of art of which anything is covered."""


def corpora() -> dict[str, list[MarkedCase]]:
    """The marked texts by what is told of together: the judgments, the held-out tenth, each case, our fixtures."""
    fixtures = [replace(case, name=FIXTURES) for case in fixture_cases()]
    found: dict[str, list[MarkedCase]] = defaultdict(list)
    for case in (*shared_cases(), *held_out_cases(), *fixtures):
        found[case.name].append(case)
    return dict(found)


def measure(cases: Sequence[MarkedCase], detect: Detect) -> tuple[Coverage, Coverage]:
    """What a detector changes of these cases, and what it changes or asks about."""
    changed, shown = Coverage(), Coverage()
    for case in cases:
        for text, found in zip(case.texts, detect(case), strict=True):
            changed.add(text, [each for each in found if each.changes])
            shown.add(text, found)
    return changed, shown


def peers() -> dict[str, Detect]:
    """What the model is set beside."""
    return {PRESIDIO: presidio(), SPACY: spacy_small()}


def main() -> None:
    """Print a table for each set of texts."""
    ours, others = bare_model(), peers()
    console = Console(width=120)
    for name, cases in corpora().items():
        replaced, asked = measure(cases, ours)
        beside = {who: measure(cases, detect)[0] for who, detect in others.items()}
        console.print(table(name, {REPLACE: replaced, ASK: asked, **beside}))
    console.print(NOTE)


def table(name: str, measured: Mapping[str, Coverage]) -> Table:
    """Detectors side by side, one line for each measure."""
    counts = next(iter(measured.values()))
    told = Table(title=name, title_justify="left")
    told.add_column("")
    for who in measured:
        told.add_column(who, justify="right")
    for kind in (TYPES[0], WITH_RANK, *TYPES[1:]):
        if number := counts.mentions[kind]:
            told.add_row(f"{kind} ({number})", *(str(each.recall(kind)) for each in measured.values()))
    told.add_section()
    for only_names, of_what in ((True, "names only"), (False, "all types")):
        told.add_row(f"precision, {of_what}", *(str(each.precision(only_names)) for each in measured.values()))
        if counts.terms:
            broken = (str(each.broken(only_names)) for each in measured.values())
            told.add_row(f"KEEP broken ({counts.terms}), {of_what}", *broken)
    return told
