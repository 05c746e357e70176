"""What has been ruled on earlier authors' tracked changes and comments: never more than what was there to be seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from redraft.decisions import COMMENTS, REVISIONS, Decision, Decisions, Ruling
from redraft.text import Comment, Draft, Revision

ACCEPT, REJECT = "accept", "reject"
"""The two ways in which all tracked changes of a draft can be settled."""


@dataclass(frozen=True, slots=True)
class RuledChanges:
    """The latest ruling on the tracked changes of one draft, and those that came after it and have none."""

    decision: Decision | None
    unseen: tuple[Revision, ...]

    @property
    def how(self) -> str:
        """`ACCEPT`, `REJECT`, or "" while a ruling is missing or does not cover all of them."""
        if self.decision is None or self.unseen:
            return ""
        return REJECT if self.decision.ruling is Ruling.KEEP else ACCEPT


def ruled_changes(draft: Draft, decisions: Decisions) -> RuledChanges:
    """How the tracked changes of `draft` are to be settled: all in one way, for none can be read without the others."""
    if not draft.revisions:
        return RuledChanges(None, ())
    own, ids = draft.revisions[0].draft_id, {revision.id for revision in draft.revisions}
    for decision in reversed(decisions.answers):
        if decision.target == own or (decision.target == REVISIONS and not decision.covers.isdisjoint(ids)):
            return RuledChanges(decision, tuple(r for r in draft.revisions if r.id not in decision.covers))
    return RuledChanges(None, draft.revisions)


def ruling_on(comment: Comment, decisions: Decisions) -> Decision | None:
    """The decision that says of a comment that it has been seen and dealt with."""
    return decisions.about(comment.id)


def unsettled(draft: Draft, decisions: Decisions) -> Iterator[Comment]:
    """The open comments of `draft` that nobody has ruled on; what was marked as resolved in Word is none."""
    return (c for c in draft.comments if not c.resolved and ruling_on(c, decisions) is None)


def said_once(
    drafts: Sequence[Draft], revisions: str | None, comments: str | None, decisions: Decisions, by: str, at: str
) -> tuple[Decision, ...]:
    """The decisions that the settings make where they say something for the first time, on what is there at that time.

    A setting cannot have seen what a later draft brings, so it speaks once; its decision is on record even if there was
    nothing to rule on, so that it does not speak later on. `revisions` and `comments` are as in `Rulings`.
    """
    given = []
    if revisions:
        ruling = Ruling.KEEP if revisions == REJECT else Ruling.ACCEPT
        given.append((REVISIONS, ruling, frozenset(r.id for draft in drafts for r in draft.revisions)))
    if comments:
        given.append((COMMENTS, Ruling.ACCEPT, frozenset(c.id for draft in drafts for c in draft.comments)))
    said = {decision.target: decision.ruling for decision in decisions.entries if decision.by == by}
    return tuple(
        Decision(target, ruling, by, at, covers=covers)
        for target, ruling, covers in given
        if said.get(target) != ruling
    )
