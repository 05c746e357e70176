"""Every id of a case that somebody can rule on."""

from __future__ import annotations

from collections.abc import Iterator

from redraft.case.pipeline import Settled
from redraft.decisions import ALL, COMMENTS, PICTURES, REVISIONS
from redraft.text import Draft


def targets(settled: Settled) -> frozenset[str]:
    """Every id that a decision may name."""
    return frozenset(
        [
            ALL,
            *(finding.id for finding in settled.findings),
            *(entity.id for entity in settled.resolution.entities),
            *(entry.entity for entry in settled.key.entries if not entry.merged_into),
            *(conflict.id for conflict in settled.resolution.conflicts),
            *(objection.target for objection in settled.objections),
            *(id_ for draft in settled.leaving for id_ in _left_by_others(draft)),
            *(question.target for question in settled.plan.questions),
        ]
    )


def _left_by_others(draft: Draft) -> Iterator[str]:
    """The ids of a draft's pictures, comments and tracked changes, each with those by which all are ruled on at once."""
    if draft.pictures:
        yield PICTURES
    yield from (picture.id for picture in draft.pictures)
    if draft.comments:
        yield COMMENTS
    yield from (comment.id for comment in draft.comments)
    if draft.revisions:
        yield from (REVISIONS, draft.revisions[0].draft_id)
    yield from (revision.id for revision in draft.revisions)
