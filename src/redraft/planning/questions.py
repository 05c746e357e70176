"""What a named person has yet to decide before anything is published, once per wording."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from redraft.decisions import Decisions
from redraft.entities import Ambiguity, Double, Resolution
from redraft.findings import Action
from redraft.key import Key
from redraft.offers import offer_of
from redraft.planning.proposals import Proposal
from redraft.planning.rulings import Rulings
from redraft.text import Draft


class Obstacle(StrEnum):
    """The sorts of thing that stand in the way of publication."""

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
    drafts: Sequence[Draft], proposals: Sequence[Proposal], key: Key, decisions: Decisions, rulings: Rulings
) -> tuple[Question, ...]:
    """Everything still open: findings by group in document order, then pictures, revisions and comments."""
    groups: dict[str, list[Proposal]] = {}
    for proposal in proposals:
        if proposal.is_open:
            groups.setdefault(proposal.group, []).append(proposal)
    found = [_of_group(group, key) for group in groups.values()]
    if rulings.pictures is None:
        found += [
            Question(
                picture.id, Obstacle.PICTURE, "Keep this picture or blank it.", (f"draft {number}, {picture.where}",)
            )
            for number, draft in enumerate(drafts, start=1)
            for picture in draft.pictures
            if decisions.on(picture.id) is None
        ]
    if rulings.revisions is None and (places := _places(drafts, lambda draft: draft.revisions)):
        says = "Accept or reject earlier authors' tracked changes: `revisions:` in case.yaml."
        found.append(Question("revisions", Obstacle.REVISIONS, says, places))
    if rulings.comments is None and (places := _places(drafts, lambda draft: draft.comments)):
        says = "Earlier authors' comments will be left out: `comments: acknowledged` in case.yaml."
        found.append(Question("comments", Obstacle.COMMENTS, says, places))
    return tuple(found)


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
        if pair.one in places and pair.other in places and decisions.on(pair.id) is None
        and decisions.at_once(pair.id) is None
    )  # fmt: skip


def _perhaps_one(pair: Double, key: Key) -> str:
    names = [f"“{entry.pseudonym}”" for one in (pair.one, pair.other) if (entry := key.entry(one))]
    return (
        f"{' and '.join(names)} may be one person: {pair.why}. Merge the one into the other"
        f" (--entity {pair.other} --merge {pair.one}), or accept that they are two."
    )


def _of_group(group: Sequence[Proposal], key: Key) -> Question:
    first = group[0]
    places = tuple(f"draft {proposal.draft}, {proposal.segment.where}" for proposal in group)
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
    offers = (offer_of(proposal.finding.recognizer) for proposal in group)
    return dict.fromkeys(filter(None, offers))


def _unclear(ambiguity: Ambiguity, key: Key) -> str:
    """The question of an ambiguity; one that leans to a candidate says to whom."""
    several = len(ambiguity.candidates) > 1
    among = f"Could be any of {len(ambiguity.candidates)}" if several else "Rather a namesake of somebody known"
    ways = "reword it (to one of their ids, if that one is meant), or keep it."
    if ambiguity.leaning and (entry := key.entry(ambiguity.leaning)):
        return f"{among}, and is taken for “{entry.pseudonym}” on weaker evidence: accept that, {ways}"
    return f"{among}: accept the neutral wording, {ways}"


def _places(drafts: Iterable[Draft], of: Callable[[Draft], tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(f"draft {number}, {where}" for number, draft in enumerate(drafts, start=1) for where in of(draft))
