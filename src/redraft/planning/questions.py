"""What a named person has yet to decide before anything is published, once per wording."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from redraft.decisions import Decisions
from redraft.entities import Ambiguity, Double, Resolution
from redraft.findings import Action
from redraft.key import Key
from redraft.offers import offer_of
from redraft.planning.earlier_authors import ruled_changes, ruling_on, unsettled
from redraft.planning.proposals import Proposal
from redraft.planning.rulings import Rulings
from redraft.text import Draft


class Obstacle(StrEnum):
    """The sorts of thing that stand in the way of publication."""

    QUERIED = "queried"
    CHANGE = "change"
    FLAG = "flag"
    NEAR_MISS = "near-miss"
    AMBIGUITY = "ambiguity"
    DOUBLE = "double"
    PSEUDONYM = "pseudonym"
    PICTURE = "picture"
    REVISIONS = "revisions"
    COMMENTS = "comments"
    DRAFT = "draft"


WORST_FIRST = (
    *(Obstacle.DRAFT, Obstacle.PSEUDONYM, Obstacle.QUERIED, Obstacle.AMBIGUITY, Obstacle.DOUBLE, Obstacle.PICTURE),
    *(Obstacle.NEAR_MISS, Obstacle.FLAG, Obstacle.COMMENTS, Obstacle.REVISIONS, Obstacle.CHANGE),
)
"""The order in which they are shown to whoever decides."""


@dataclass(frozen=True, slots=True)
class Question:
    """Something a named person has yet to decide, once per wording.

    `target` is what to name to `redraft decide`; `places` where it stands, without quoting; `candidates` ids of the
    entities an ambiguity could mean; `says` the question in plain words, original wording left out.
    """

    target: str
    obstacle: Obstacle
    says: str
    places: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()


def questions(
    drafts: Sequence[Draft],
    proposals: Sequence[Proposal],
    key: Key,
    decisions: Decisions,
    rulings: Rulings,
    in_pictures: Sequence[Proposal] = (),
) -> tuple[Question, ...]:
    """Everything still open: findings by group in document order, then pictures, revisions and comments.

    `in_pictures` are the proposals on words that stand in pictures: they are no questions, but a word on the picture's.
    """
    groups: dict[str, list[Proposal]] = {}
    for proposal in proposals:
        if proposal.decision is None and proposal.is_open:
            groups.setdefault(proposal.group, []).append(proposal)
    found = [_of_group(group, key) for group in groups.values()]
    found += _queried(proposals)
    if rulings.pictures is None:
        found += _pictures(drafts, decisions, in_pictures)
    for number, draft in enumerate(drafts, start=1):
        found += _of_earlier_authors(number, draft, decisions)
    return tuple(found)


def _queried(proposals: Sequence[Proposal]) -> Iterator[Question]:
    """What somebody doubts, or keeps without what that needs, once for each decision that says so."""
    doubted: dict[str, list[Proposal]] = {}
    for proposal in proposals:
        if proposal.decision is not None and proposal.is_open:
            doubted.setdefault(proposal.decision.target, []).append(proposal)
    for target, group in doubted.items():
        decision = group[0].decision
        if group[0].is_unfounded:
            yield Question(target, Obstacle.QUERIED, _unfounded(group[0]), _places(group))
            continue
        who = f"{decision.by} doubts" if decision else "Somebody doubts"
        becomes = f" becomes “{group[0].becomes}”" if group[0].becomes is not None else " stays"
        says = (
            f"{who} that this {group[0].finding.entity_type}{becomes}. Accept it, reword it, or keep it with a reason."
        )
        yield Question(target, Obstacle.QUERIED, says, _places(group))


def _unfounded(proposal: Proposal) -> str:
    kind = proposal.finding.entity_type
    lacks = "a reason and a record of consent" if kind == "PERSON" else "a reason"
    return f"This {kind} was ruled to stay, which needs {lacks}. Give it (--reason, --consent), or accept that it is replaced."


def _places(group: Sequence[Proposal]) -> tuple[str, ...]:
    return tuple(f"draft {proposal.draft}, {proposal.segment.where}" for proposal in group)


def _pictures(drafts: Sequence[Draft], decisions: Decisions, in_pictures: Sequence[Proposal]) -> Iterator[Question]:
    """Each picture that nobody has ruled on, once for all drafts and places that show it."""
    places: dict[str, list[str]] = {}
    parts: dict[str, tuple[str, str]] = {}
    for number, draft in enumerate(drafts, start=1):
        for picture in draft.pictures:
            if decisions.about(picture.id) is None:
                places.setdefault(picture.id, []).append(f"draft {number}, {picture.where}")
                parts.setdefault(picture.id, (draft.source, picture.part))
    details = Counter(
        (proposal.finding.source, proposal.finding.anchor.part)
        for proposal in in_pictures
        if proposal.becomes is not None
    )
    for id_, where in places.items():
        says = "Look at this picture: keep it, or blank it."
        if count := details[parts[id_]]:
            says += f" It holds {count} {'detail' if count == 1 else 'details'} that would be replaced elsewhere."
        yield Question(id_, Obstacle.PICTURE, says, tuple(where))


def _of_earlier_authors(number: int, draft: Draft, decisions: Decisions) -> Iterator[Question]:
    """What earlier authors left in a draft and nobody has ruled on: all of its changes at once, each open comment."""
    changes = ruled_changes(draft, decisions)
    if changes.unseen:
        since = "" if changes.decision is None else " that came after the ruling"
        count = len(changes.unseen)
        says = f"Accept or reject what earlier authors changed: {count} tracked {_changes(count)}{since}."
        places = tuple(dict.fromkeys(f"draft {number}, {change.where}" for change in changes.unseen))
        yield Question(changes.unseen[0].draft_id, Obstacle.REVISIONS, says, places)
    some_ruled = any(ruling_on(comment, decisions) for comment in draft.comments)
    says = "Read what an earlier author wrote in the margin, and say that it is settled; it is never published."
    for comment in unsettled(draft, decisions):
        yield Question(
            comment.id,
            Obstacle.COMMENTS,
            f"New. {says}" if some_ruled else says,
            (f"draft {number}, {comment.where}",),
        )


def _changes(count: int) -> str:
    return "change" if count == 1 else "changes"


def double_questions(
    drafts: Sequence[Draft], proposals: Sequence[Proposal], resolution: Resolution, key: Key, decisions: Decisions
) -> tuple[Question, ...]:
    """The pairs who may be one and that nobody has ruled on, if both stand in these drafts."""
    places: dict[str, list[str]] = {}
    for proposal in proposals:
        if proposal.entity:
            places.setdefault(proposal.entity.id, []).append(f"draft {proposal.draft}, {proposal.segment.where}")
    return tuple(
        Question(pair.id, Obstacle.DOUBLE, _perhaps_one(pair, key), (*places[pair.one], *places[pair.other]))
        for pair in resolution.doubles
        if pair.one in places and pair.other in places and decisions.about(pair.id) is None
    )


def _perhaps_one(pair: Double, key: Key) -> str:
    names = [f"“{entry.pseudonym}”" for one in (pair.one, pair.other) if (entry := key.entry(one))]
    return (
        f"{' and '.join(names)} may be one person: {pair.why}. Merge the one into the other"
        f" (--entity {pair.other} --merge {pair.one}), or accept that they are two."
    )


def _of_group(group: Sequence[Proposal], key: Key) -> Question:
    first = group[0]
    places = _places(group)
    kind = first.finding.entity_type
    if first.ambiguity:
        says = _unclear(first.ambiguity, key)
        return Question(first.finding.id, Obstacle.AMBIGUITY, says, places, first.ambiguity.candidates)
    if first.entity and first.finding.action is Action.REPLACE:
        entry = key.entry(first.entity.id)
        says = f"{kind} becomes “{entry.pseudonym if entry else first.becomes}”."
        return Question(first.entity.id, Obstacle.CHANGE, " ".join((says, *_offers(group))), places)
    if first.finding.action is Action.FLAG:
        suggestion = first.finding.suggestion
        instead = f", for example as “{suggestion}”" if suggestion else ""
        return Question(first.finding.id, Obstacle.FLAG, f"{kind} stays unless you reword it{instead}.", places)
    if first.finding.action is Action.ASK:
        return Question(first.finding.id, Obstacle.NEAR_MISS, "Not explained by anything: does it identify?", places)
    says = " ".join((f"{kind} becomes “{first.becomes}”.", *dict.fromkeys(p.note for p in group if p.note)))
    return Question(first.finding.id, Obstacle.CHANGE, says, places)


def _offers(group: Sequence[Proposal]) -> Iterable[str]:
    """What the findings of a group offer, each once: to declare an author, chair or publisher."""
    recognizers = dict.fromkeys(proposal.finding.recognizer for proposal in group)
    return dict.fromkeys(filter(None, map(offer_of, recognizers)))


def _unclear(ambiguity: Ambiguity, key: Key) -> str:
    """The question of an ambiguity; one that leans to a candidate says to whom."""
    several = len(ambiguity.candidates) > 1
    among = f"Could be any of {len(ambiguity.candidates)}" if several else "Rather a namesake of somebody known"
    ways = "reword it (to one of their ids, if that one is meant), or keep it."
    if ambiguity.leaning and (entry := key.entry(ambiguity.leaning)):
        return f"{among}, and is taken for “{entry.pseudonym}” on weaker evidence: accept that, {ways}"
    return f"{among}: accept the neutral wording, {ways}"
