"""Whose real name stays: people who consented to it, with the record of that in the cast."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from redraft.entities import Resolution
from redraft.findings import Action, Finding

_WHY = " It stays: this person consented to be named."


def kept_by_consent(findings: Iterable[Finding], resolution: Resolution) -> tuple[Finding, ...]:
    """The findings, those that mean somebody with a recorded consent to be named as ones that are kept.

    A wording that could also mean somebody else stays a proposal: consent covers nobody's namesake.
    """
    staying = {mention for entity in resolution.entities if entity.consent for mention in entity.mentions}
    return tuple(_kept(finding) if finding.id in staying else finding for finding in findings)


def _kept(finding: Finding) -> Finding:
    return replace(finding, action=Action.KEEP, why=finding.why + _WHY)
