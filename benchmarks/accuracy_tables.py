"""The tables of `python -m benchmarks accuracy`, at most 120 columns wide; docs/accuracy.md says how to read them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.box import SIMPLE
from rich.console import Group
from rich.table import Table
from rich.text import Text

from benchmarks.ablation import Trial
from benchmarks.coverage import WITH_RANK, Coverage
from benchmarks.mentions import LEFT_TO_REVIEW
from benchmarks.scoring import Score
from benchmarks.shares import Share

Measured = Mapping[str, Mapping[str, Score]]
"""For each detector its score on each set."""
RECALL = (
    "strict: mentions that must go. left: those not covered by what changes the text. by policy: of the left, found and "
    "kept on purpose. shown: of the left but those, flagged or asked about; unseen: neither. decided: ages, backgrounds "
    "and details that are flagged or changed."
)
COSTS = (
    "precision: letters inside marks, of those that change; all told: of those of all findings but questions. terms: terms "
    "of art of which anything changes. outside: of the letters in no mark, those that change; paragraphs: those that "
    "have such. near-misses, flags: what a reviewer is asked and told, once per wording. seconds: of the processor."
)
BY_TYPE = "Covered by what changes the text; * may stay: found at all, whatever is proposed."
JUDGED = "All findings but questions count, whatever their type; a mention is found if all of it but leading titles is."
LAYERS = (
    "Fewer left or unseen is what a layer adds; more terms broken, letters outside and questions is what it costs. What "
    "another layer finds in its stead is not told, so the figures do not add up. The cast is that of case.yaml, else "
    "everybody in the marks by the fullest name; the publisher, which only a case.yaml tells, keeps its own names."
)
_ABREAST = 5
"""Sets whose types stand in one table."""
_SAME = {"LOC": "LOCATION", "ORG": "ORGANIZATION"}


def recall(measured: Measured) -> Group:
    """What is left, and how much of it a reviewer is shown."""
    columns = ("strict", "left", "of strict", "by policy", "shown", "unseen", "decided")
    table = _table("set", "detector", *columns)
    for name, who, score in _each(measured):
        table.add_row(
            name,
            who,
            str(score.strict),
            str(score.strict_left),
            f"{Share(score.strict_left, score.strict).per_cent} %",
            str(score.by_policy),
            _of(Share(score.shown, score.strict_left - score.by_policy)),
            str(score.unseen),
            _of(score.flagged),
        )
    return _told("Recall, with nothing declared", table, RECALL)


def costs(measured: Measured) -> Group:
    """What is changed or asked without need."""
    columns = ("precision", "all told", "terms", "outside", "paragraphs", "near-misses", "flags", "seconds")
    table = _table("set", "detector", *columns)
    for name, who, score in _each(measured):
        table.add_row(
            name,
            who,
            score.precision(changes=True).per_cent,
            score.precision(changes=False).per_cent,
            _of(Share(score.broken, score.keep)),
            f"{Share(score.changed_outside, score.outside).per_cent} %",
            _of(Share(score.damaged, score.paragraphs)),
            str(score.asked),
            str(score.flags),
            f"{score.seconds:.1f}",
        )
    return _told("Precision, and what a reviewer is asked", table, COSTS)


def by_type(measured: Measured) -> Iterator[Group]:
    """Recall of each type on each set, some sets abreast."""
    names = list(next(iter(measured.values())))
    for first in range(0, len(names), _ABREAST):
        abreast = names[first : first + _ABREAST]
        table = _table("type", *abreast)
        kinds = {_same(kind) for scores in measured.values() for name in abreast for kind in scores[name].mentions}
        for kind in sorted(kinds, key=lambda kind: (kind in LEFT_TO_REVIEW, kind)):
            row = (_recalls(kind, [scores[name] for scores in measured.values()]) for name in abreast)
            table.add_row(f"{kind} *" if kind in LEFT_TO_REVIEW else kind, *row)
        yield _told(f"Recall by type: mentions, then per cent of them by {', '.join(measured)}", table, BY_TYPE)


def judged(counts: Mapping[str, Coverage]) -> Group:
    """The judgments as their own scorer counts them: recall by type over all findings but questions, and precision."""
    table = _table("type", *counts)
    several = list(counts.values())
    for kind in sorted(set(several[0].mentions) - {"PERSON"}):
        name = "PERSON" if kind == WITH_RANK else kind
        row = (each.recall(kind).per_cent for each in several)
        table.add_row(f"{name} ({several[0].mentions[kind]})", *row)
    table.add_section()
    table.add_row("all types", *(_all_types(each).per_cent for each in several))
    table.add_row("precision, by letter", *(each.precision(only_names=False).per_cent for each in several))
    return _told("Judgments as score_spans.py counts them, per cent", table, JUDGED)


def layers(name: str, trials: Sequence[Trial]) -> Group:
    """What each layer adds and costs: the difference between with it and without it."""
    columns = ("left", "unseen", "terms", "outside", "near-misses", "flags", "seconds")
    table = _table("layer", *columns)
    for trial in trials:
        now, before = trial.with_it, trial.without
        table.add_row(
            trial.layer,
            _difference(now.strict_left, before.strict_left),
            _difference(now.unseen, before.unseen),
            _difference(now.broken, before.broken),
            _difference(now.changed_outside, before.changed_outside),
            _difference(now.asked, before.asked),
            _difference(now.flags, before.flags),
            f"{now.seconds - before.seconds:+.1f}",
        )
    return _told(f"What each layer adds and costs on {name}: with it less without it", table, LAYERS)


def _recalls(kind: str, scores: Sequence[Score]) -> str:
    shares = [_recall(kind, score) for score in scores]
    return f"{shares[0].whole:.0f}  {' '.join(f'{_short(share):>4}' for share in shares)}" if shares[0].whole else ""


def _recall(kind: str, score: Score) -> Share:
    mentions = sum(n for each, n in score.mentions.items() if _same(each) == kind)
    return Share(mentions - sum(n for each, n in score.left.items() if _same(each) == kind), mentions)


def _short(share: Share) -> str:
    return "100" if share.value == 1 else share.per_cent


def _all_types(counts: Coverage) -> Share:
    kinds = set(counts.mentions) - {"PERSON"}
    return Share(sum(counts.found[kind] for kind in kinds), sum(counts.mentions[kind] for kind in kinds))


def _difference(now: int, before: int) -> str:
    return f"{now - before:+d}" if now != before else "0"


def _each(measured: Measured) -> Iterator[tuple[str, str, Score]]:
    for name in next(iter(measured.values())):
        for who, scores in measured.items():
            yield name, who, scores[name]


def _same(kind: str) -> str:
    return _SAME.get(kind, kind)


def _of(share: Share) -> str:
    return f"{share.part:.0f} of {share.whole:.0f}" if share.whole else "–"


def _table(*columns: str) -> Table:
    table = Table(box=SIMPLE)
    for number, column in enumerate(columns):
        table.add_column(column, justify="left" if number == 0 or column == "detector" else "right", no_wrap=True)
    return table


def _told(title: str, table: Table, legend: str) -> Group:
    return Group(Text(title, style="bold"), table, Text(legend + "\n", style="dim"))
