"""A case in numbers, for those who answer for it: what is done how often, and who decided it; nothing is quoted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Any

from redraft.case import records
from redraft.case.pipeline import Settled
from redraft.case.records import DraftRecord
from redraft.case.returned.merging import IN_ONE_GO
from redraft.case.state import State
from redraft.decisions import ALL, Decisions, Ruling
from redraft.findings import Action
from redraft.folding import fold
from redraft.outputs.diff.types import label_of

_HOW = {
    "replace": "replaced",
    "generalise": "made general",
    "redact": "taken out",
    "reword": "reworded",
    "added": "added by a reviewer",
    "flag": "flagged and changed",
    "ask": "asked about and changed",
    "keep": "kept by policy",
}
"""How the actions of findings are told."""
_IN_ONE_GO = tuple(IN_ONE_GO.format(how) for how in ("accepted", "rejected"))


def in_numbers(state: State) -> dict[str, Any]:
    """What somebody approves: drafts by what becomes of them, changes, names that stay, and who decided."""
    return {
        "drafts": drafts_by_kind(state.rows),
        "changes": changes_by_type(state.settled, state.decisions),
        "people_kept_by_name": people_kept(state.settled),
        "decided_by": deciders(state.decisions),
    }


def drafts_by_kind(rows: tuple[DraftRecord, ...]) -> dict[str, int]:
    """How many drafts are published, read as sources, or ignored."""
    return dict(sorted(Counter(row.kind.value for row in rows).items()))


def changes_by_type(settled: Settled, decisions: Decisions) -> dict[str, dict[str, int]]:
    """How many details of each type were treated how; what was found and left is counted as kept."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    edited = {edit.finding: edit for edits in settled.plan.edits.values() for edit in edits}
    entity_of = records.entity_of_mentions(settled.resolution)
    for finding in settled.findings:
        if finding.source not in settled.published:
            continue
        edit = edited.pop(finding.id, None)
        if edit is None:
            counts[finding.entity_type]["kept"] += 1
            continue
        ruled = decisions.on(finding.id, entity_of.get(finding.id, finding.id))
        reworded = ruled is not None and ruled.ruling is Ruling.REWORD
        counts[finding.entity_type]["reword" if reworded else finding.action.value] += 1
    for edit in edited.values():
        counts[edit.entity_type]["added"] += 1
    return {kind: dict(sorted(counts[kind].items())) for kind in sorted(counts)}


def people_kept(settled: Settled) -> int:
    """How many people stay by name somewhere in what is published, on whosever word; what was only asked about is no name."""
    edited = {edit.finding for edits in settled.plan.edits.values() for edit in edits}
    entity_of = records.entity_of_mentions(settled.resolution)
    kept = (
        finding
        for finding in settled.findings
        if finding.entity_type == "PERSON" and finding.source in settled.published and finding.id not in edited
        if finding.action not in (Action.ASK, Action.FLAG)
    )
    return len({entity_of.get(finding.id) or fold(finding.text) for finding in kept})


def deciders(decisions: Decisions) -> list[dict[str, Any]]:
    """Who decided, how often, when, how many things by one ruling over everything, and how many in a copy that came back with
    all of its changes accepted, or rejected, in one go.
    """
    rows = []
    for person in sorted({decision.by for decision in decisions.entries}):
        theirs = [decision for decision in decisions.entries if decision.by == person]
        times = sorted(decision.at for decision in theirs if decision.at)
        everything = [decision for decision in theirs if decision.target == ALL]
        rows.append(
            {
                "by": person,
                "decisions": dict(sorted(Counter(decision.ruling.value for decision in theirs).items())),
                "everything_at_once": bool(everything),
                "covered_at_once": len(frozenset[str]().union(*(decision.covers for decision in everything))),
                "in_one_go": sum(any(said in decision.reason for said in _IN_ONE_GO) for decision in theirs),
                "first": times[0] if times else None,
                "last": times[-1] if times else None,
            }
        )
    return rows


def without_review(decisions: Decisions) -> list[dict[str, Any]]:
    """What was decided without a look at each, by whom: everything at once, and copies that came back all in one go."""
    return [
        {"by": person["by"], "everything_at_once": person["covered_at_once"], "in_one_go": person["in_one_go"]}
        for person in deciders(Decisions(decisions.standing))
        if person["everything_at_once"] or person["in_one_go"]
    ]


def told(numbers: Mapping[str, Any]) -> tuple[str, ...]:
    """The numbers in lines that a person reads before they put their name to them."""
    drafts = numbers["drafts"]
    people = numbers["people_kept_by_name"]
    return (
        f"Drafts: {drafts.get('publish', 0)} to be published, {drafts.get('source', 0)} read as sources,"
        f" {drafts.get('ignore', 0)} ignored.",
        *(
            f"{label_of(kind)}: {', '.join(f'{_HOW.get(how, how)} {count}' for how, count in treated.items())}."
            for kind, treated in numbers["changes"].items()
        ),
        f"People whose name stays: {people}.",
        *(_decided(person) for person in numbers["decided_by"]),
    )


def _decided(person: Mapping[str, Any]) -> str:
    given = ", ".join(f"{ruling} {count}" for ruling, count in person["decisions"].items())
    at_once = f"; {person['covered_at_once']} things accepted all at once" if person["everything_at_once"] else ""
    in_one_go = f"; {person['in_one_go']} in a returned copy in one go" if person["in_one_go"] else ""
    return f"Decided by {person['by']}: {given}{at_once}{in_one_go}."
