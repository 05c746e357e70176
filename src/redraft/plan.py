"""Findings, entities, pseudonyms and decisions become the edits of every draft: the waist of redraft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from redraft.decisions import Decisions
from redraft.entities import Resolution
from redraft.errors import PlanInvalid
from redraft.findings import Finding
from redraft.key import Key
from redraft.planning.conflicts import about_pseudonyms
from redraft.planning.objections import Objection, about_rules
from redraft.planning.originals import Form, Legitimate, forms, person_words, wordings
from redraft.planning.proposals import Proposal, Proposer
from redraft.planning.questions import Obstacle, Question, double_questions, questions
from redraft.planning.rulings import Rulings
from redraft.text import Draft, Edit, Kind
from redraft.vital_days import vital_days
from redraft.vocabulary import Vocabulary

__all__ = ["Form", "Legitimate", "Obstacle", "Planner", "Question", "RedactionPlan", "Rulings"]


@dataclass(frozen=True, slots=True)
class RedactionPlan:
    """All edits of a case, settled before any file is written.

    `edits` maps a draft's source to its edits in order of anchor and span, without overlaps. `questions` is what is
    still open; `forms` what must be gone afterwards; `undecided` the ids of the findings that nobody has ruled on yet;
    `person_words` the single words of people's names that must be gone.
    """

    edits: dict[str, tuple[Edit, ...]]
    questions: tuple[Question, ...]
    forms: tuple[Form, ...]
    undecided: frozenset[str] = field(default=frozenset(), repr=False)
    person_words: frozenset[str] = field(default=frozenset(), repr=False)


@dataclass(frozen=True, slots=True)
class Planner:
    """A case ready to be planned, again and again as decisions are made: build it with `of`.

    `objections` are what the rules have against pseudonyms.
    """

    drafts: tuple[Draft, ...]
    proposer: Proposer
    resolution: Resolution
    key: Key
    rulings: Rulings
    objections: tuple[Objection, ...] = ()

    @classmethod
    def of(
        cls,
        drafts: Sequence[Draft],
        findings: Sequence[Finding],
        resolution: Resolution,
        key: Key,
        rulings: Rulings,
        vocabulary: Vocabulary,
        objections: Sequence[Objection] = (),
    ) -> Planner:
        """The planner of these `drafts`, of which `findings` are all."""
        rulings = replace(rulings, vital=rulings.vital | vital_days(findings))
        proposer = Proposer.of(drafts, findings, resolution, key, rulings, vocabulary)
        return cls(tuple(drafts), proposer, resolution, key, rulings, tuple(objections))

    def plan(
        self, decisions: Decisions, vocabulary: Vocabulary, legitimate: Legitimate | None = lambda text: ()
    ) -> RedactionPlan:
        """The plan that follows from these decisions: every edit, every open question, every wording that has to be gone.

        A proposal that nobody has decided yet is an edit and a question. Edits lie inside their findings: the text around
        them is never touched. `legitimate` tells where terms of art stand in a text, so that one which contains a name
        ("Munro Review" beside a Ms Munro) is not taken for a leak; None where nobody will verify, and no form is worked out.

        Raises:
            PlanInvalid: if two findings of one segment overlap; the message names the place, not the wording.
        """
        proposals = self.proposer.propose(decisions)
        ours = written(proposals)
        wanted = wordings(ours, self.resolution, self.key, decisions, vocabulary)
        hunted: tuple[Form, ...] = ()
        if legitimate is not None:
            texts = [
                replace(d, segments=tuple(s for s in d.segments if s.kind is not Kind.PICTURE)) for d in self.drafts
            ]
            hunted = forms(texts, ours, wanted, vocabulary, legitimate, self.rulings.vital)
        asked = self.questions(proposals, decisions)
        return RedactionPlan(self.edits(proposals), asked, hunted, undecided(proposals), person_words(wanted))

    def again(
        self, before: RedactionPlan, old: Sequence[Proposal], new: Sequence[Proposal], decisions: Decisions
    ) -> RedactionPlan:
        """The plan `before`, of `old` proposals, as it is with the `new` ones on the same findings; its forms and words stay."""
        changed = [(was, now) for was, now in zip(old, new, strict=True) if was is not now]
        sources = {now.finding.source for was, now in changed if was.becomes != now.becomes}
        edits = self.edits([p for p in new if p.finding.source in sources]) if sources else {}
        no_more = {now.finding.id for _, now in changed}
        return replace(
            before,
            edits={source: edits[source] if source in sources else made for source, made in before.edits.items()},
            questions=self.questions(new, decisions),
            undecided=before.undecided - no_more | undecided([now for _, now in changed]),
        )

    def edits(self, proposals: Sequence[Proposal]) -> dict[str, tuple[Edit, ...]]:
        """The edits of each draft by its source, in order of anchor and span.

        Raises:
            PlanInvalid: if two of one segment overlap; the message names the place, not the wording.
        """
        changes: dict[str, list[Proposal]] = {draft.source: [] for draft in self.drafts}
        for proposal in written(proposals):
            if proposal.becomes is not None:
                changes[proposal.finding.source].append(proposal)
        for made in changes.values():
            _check(made)
        return {source: tuple(map(_edit, made)) for source, made in changes.items()}

    def questions(self, proposals: Sequence[Proposal], decisions: Decisions) -> tuple[Question, ...]:
        """All that a person has yet to decide."""
        drafts, key, ours = self.drafts, self.key, written(proposals)
        in_pictures = tuple(p for p in proposals if p.segment.kind is Kind.PICTURE)
        replaced = frozenset(p.entity.id for p in ours if p.entity and p.becomes is not None)
        return (
            *questions(drafts, ours, key, decisions, self.rulings, in_pictures),
            *double_questions(drafts, ours, self.resolution, key, decisions),
            *about_rules(self.objections, replaced),
            *about_pseudonyms(drafts, self.resolution.conflicts, key, decisions),
        )


def written(proposals: Sequence[Proposal]) -> tuple[Proposal, ...]:
    """Those on words that are written in a draft: in the pixels of a picture nothing can be changed."""
    return tuple(p for p in proposals if p.segment.kind is not Kind.PICTURE)


def undecided(proposals: Sequence[Proposal]) -> frozenset[str]:
    """The ids of the findings that nobody has ruled on yet, those in pictures included."""
    return frozenset(proposal.finding.id for proposal in proposals if proposal.is_open)


def _edit(proposal: Proposal) -> Edit:
    finding = proposal.finding
    return Edit(
        anchor=finding.anchor,
        span=finding.span,
        was=finding.text,
        becomes=proposal.becomes or "",
        finding=finding.id,
        entity_type=finding.entity_type,
        why=finding.why,
        entity=proposal.entity.id if proposal.entity else None,
    )


def _check(changes: Sequence[Proposal]) -> None:
    for one, other in pairwise(changes):
        if one.finding.anchor == other.finding.anchor and one.finding.span.overlaps(other.finding.span):
            raise PlanInvalid(f"Two changes overlap in draft {other.draft}, {other.segment.where}.")
