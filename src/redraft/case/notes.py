"""What the margin of a review copy says, and where: sparingly, and never in the original's words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from redraft.case.pipeline import Settled
from redraft.decisions import Decisions
from redraft.findings import Action
from redraft.outputs.diff.standing import Standing, State, standings
from redraft.outputs.diff.types import label_of
from redraft.outputs.review_copy import Remark

UNSURE = 0.6
"""Below this score a change is pointed out wherever it stands."""


@dataclass(frozen=True, slots=True)
class Margin:
    """The comments of one draft: at edits by the id of their finding, and at places that stay as they are."""

    notes: dict[str, str]
    remarks: tuple[Remark, ...]


def margins(settled: Settled, decisions: Decisions) -> dict[str, Margin]:
    """The margin of each draft: every person, place or body once, whatever is uncertain, and each open question once.

    A mention that only leans to somebody is uncertain wherever it stands.
    """
    pseudonyms = {entry.entity: entry.pseudonym for entry in settled.key.entries}
    leaning = {
        mention: pseudonyms[ambiguity.leaning]
        for ambiguity in settled.resolution.ambiguities
        if ambiguity.leaning in pseudonyms
        for mention in ambiguity.mentions
    }
    found = standings(settled.findings, settled.resolution, settled.key, settled.plan, decisions)
    ids = {finding.id for finding in settled.findings}
    by_source: dict[str, list[Standing]] = {draft.source: [] for draft in settled.drafts}
    for standing in found:
        if standing.finding.id in ids:
            by_source[standing.finding.source].append(standing)
    return {source: _margin(ours, leaning) for source, ours in by_source.items()}


def _margin(found: Iterable[Standing], leaning: Mapping[str, str]) -> Margin:
    notes: dict[str, str] = {}
    remarks: list[Remark] = []
    told: set[tuple[str, str]] = set()
    for standing in found:
        finding = standing.finding
        about = (finding.entity_type, standing.entity.id if standing.entity else finding.text.casefold())
        if standing.state is State.CHANGE:
            first_of_entity = standing.entity is not None and about not in told
            if finding.id in leaning and standing.decision is None:
                notes[finding.id] = _leaning(standing, leaning[finding.id])
                continue  # nobody is introduced by a mention that may be somebody else's
            if first_of_entity or (finding.score < UNSURE and standing.decision is None):
                notes[finding.id] = _change(standing)
        elif standing.is_open and about not in told and finding.action in (Action.FLAG, Action.ASK):
            remarks.append(Remark(finding.anchor, finding.span, _question(standing)))
        else:
            continue
        told.add(about)
    return Margin(notes, tuple(remarks))


def _leaning(standing: Standing, pseudonym: str) -> str:
    label = label_of(standing.finding.entity_type)
    return f"{label}: taken for “{pseudonym}” on weaker evidence; somebody else could be meant. Please check."


def _change(standing: Standing) -> str:
    sure = "" if standing.finding.score >= UNSURE else " Not sure: please check."
    label = label_of(standing.finding.entity_type)
    return f"{label}: “{standing.becomes}”. {_sentence(standing.why)}{sure}"


def _question(standing: Standing) -> str:
    finding = standing.finding
    ask = "To be decided" if finding.action is Action.FLAG else "Is this a name or another identifying detail?"
    instead = f" Suggested: “{finding.suggestion}”." if finding.suggestion else ""
    return (
        f"{label_of(finding.entity_type)}. {ask} (stays as it is unless reworded; {finding.id})."
        f" {_sentence(finding.why)}{instead}"
    )


def _sentence(why: str) -> str:
    why = why.strip()
    return f"{why[:1].upper()}{why[1:]}{'' if why.endswith(('.', '!', '?')) else '.'}" if why else ""
