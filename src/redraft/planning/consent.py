"""Whose real name stays: people who consented to it, by the record of that in the cast or in a decision."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from redraft.decisions import Decision, Ruling
from redraft.entities import Resolution
from redraft.findings import Action, Finding
from redraft.folding import fold

_WHY = " It stays: this person consented to be named."


def kept_by_consent(findings: Iterable[Finding], resolution: Resolution) -> tuple[Finding, ...]:
    """The findings, those that mean somebody with a recorded consent to be named as ones that are kept.

    A wording that could also mean somebody else stays a proposal: consent covers nobody's namesake.
    """
    staying = {mention for entity in resolution.entities if entity.consent for mention in entity.mentions}
    return tuple(_kept(finding) if finding.id in staying else finding for finding in findings)


def is_unfounded(finding: Finding, decision: Decision | None) -> bool:
    """Whether a real name, address or number would stay by a decision without a reason, or a person's without consent.

    New words that are the old ones keep them. The desk records no such decision; decisions.yaml is also written by hand.
    """
    if decision is None or finding.action not in (Action.REPLACE, Action.REDACT):
        return False
    same = decision.ruling is Ruling.REWORD and fold(decision.text) == fold(finding.text)
    if decision.ruling is not Ruling.KEEP and not same:
        return False
    return not decision.reason.strip() or (finding.entity_type == "PERSON" and not decision.consent.strip())


def _kept(finding: Finding) -> Finding:
    return replace(finding, action=Action.KEEP, why=finding.why + _WHY)
