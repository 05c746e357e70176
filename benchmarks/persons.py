"""Who is taken for whom: mentions whose person is known, beside what redraft or a peer takes them for.

Measured from spans, mention by mention, so that nothing depends on how the copies read.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.shares import Share
from redraft.entities import Resolution
from redraft.findings import Action, Finding, finding_id
from redraft.text import Anchor, Draft, Span

NEUTRAL = ""
"""What a mention is taken for that stays open: nobody."""


@dataclass(frozen=True)
class Mention:
    """A mention of a person in a text: the person meant, "" where nobody could tell, and how it is worded."""

    source: str
    anchor: Anchor
    span: Span
    who: str
    wording: str


@dataclass(frozen=True)
class Taken:
    """A mention and whom it is taken for: any name for that one, `NEUTRAL`, or None where it was not found.

    `leans` tells that it is asked about, and that the name is only what evidence points to.
    """

    mention: Mention
    entity: str | None
    leans: bool = False


@dataclass(frozen=True)
class Measures:
    """What is counted over the mentions that were found.

    `consistency` is the share of a person's mentions that have the name which most of them have, summed over persons;
    `split` the persons taken for two or more; `merged` the pairs of persons taken for one, by the mentions that most
    often are; `strayed` the mentions whose name is mostly another person's; `neutral` those that stay open.
    """

    mentions: int
    persons: int
    consistency: Share
    split: Share
    merged: tuple[tuple[str, str], ...]
    strayed: Share
    neutral: Share
    found: Share


def gold_findings(drafts: Sequence[Draft], mentions: Iterable[Mention]) -> tuple[Finding, ...]:
    """The mentions as findings, as if detection had found each of them and nothing else."""
    texts = {(draft.source, segment.anchor): segment.text for draft in drafts for segment in draft.segments}
    found = []
    for number, each in enumerate(mentions):
        text = texts[each.source, each.anchor]
        name = finding_id(each.source, each.anchor, text, each.span, "PERSON", number)
        wording = each.span.of(text)
        found.append(
            Finding(
                name, each.source, each.anchor, each.span, wording, "PERSON", 1.0, "gold", Action.REPLACE, "Marked."
            )
        )
    return tuple(found)


def taken(mentions: Iterable[Mention], findings: Iterable[Finding], resolution: Resolution) -> tuple[Taken, ...]:
    """Whom each mention is taken for: the entity of the finding that covers most of it."""
    entities = {mention: entity.id for entity in resolution.entities for mention in entity.mentions}
    leanings = {mention: each.leaning for each in resolution.ambiguities for mention in each.mentions}
    places: dict[tuple[str, Anchor], list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.id in entities or finding.id in leanings:
            places[finding.source, finding.anchor].append(finding)
    told = []
    for mention in mentions:
        here = [f for f in places[mention.source, mention.anchor] if f.span.overlaps(mention.span)]
        best = max(here, key=lambda f: _common(f.span, mention.span), default=None)
        if best is None:
            told.append(Taken(mention, None))
        else:
            told.append(Taken(mention, entities.get(best.id, leanings.get(best.id, NEUTRAL)), best.id in leanings))
    return tuple(told)


def measure(told: Sequence[Taken]) -> Measures:
    """What is counted over mentions of which somebody in particular is meant."""
    meant = [each for each in told if each.mention.who]
    found = [each for each in meant if each.entity is not None]
    names = _names(found)
    owners = _owners(names)
    dominant = sum(counts.most_common(1)[0][1] for counts in names.values())
    settled = {who: set(counts) - {NEUTRAL} for who, counts in names.items()}
    named = [each for each in found if each.entity]
    return Measures(
        mentions=len(found),
        persons=len(names),
        consistency=Share(dominant, len(found)),
        split=Share(sum(len(entities) > 1 for entities in settled.values()), len(names)),
        merged=_merged(names),
        strayed=Share(sum(owners[each.entity or ""] != each.mention.who for each in named), len(found)),
        neutral=Share(len(found) - len(named), len(found)),
        found=Share(len(found), len(meant)),
    )


@dataclass(frozen=True)
class OfKind:
    """Mentions of one kind: how many have the name that most of their person's have, mostly another's, or none."""

    mentions: int
    consistent: Share
    strayed: Share
    neutral: Share


def by_wording(told: Sequence[Taken]) -> dict[str, OfKind]:
    """The found mentions by how they are worded, those of which there are most first."""
    found = [each for each in told if each.mention.who and each.entity is not None]
    names = _names(found)
    owners = _owners(names)
    main = {who: counts.most_common(1)[0][0] for who, counts in names.items()}
    kinds = Counter(each.mention.wording for each in found)
    shares = {}
    for kind, number in kinds.most_common():
        here = [each for each in found if each.mention.wording == kind]
        consistent = sum(each.entity == main[each.mention.who] for each in here)
        strayed = sum(bool(each.entity) and owners[each.entity or ""] != each.mention.who for each in here)
        neutral = sum(not each.entity for each in here)
        shares[kind] = OfKind(number, Share(consistent, number), Share(strayed, number), Share(neutral, number))
    return shares


def _names(found: Iterable[Taken]) -> Mapping[str, Counter[str]]:
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for each in found:
        names[each.mention.who][each.entity or NEUTRAL] += 1
    return names


def _owners(names: Mapping[str, Counter[str]]) -> dict[str, str]:
    """By entity, the person whom most of its mentions mean."""
    of: dict[str, Counter[str]] = defaultdict(Counter)
    for who, counts in names.items():
        for entity, number in counts.items():
            of[entity][who] += number
    return {entity: counts.most_common(1)[0][0] for entity, counts in of.items()}


def _merged(names: Mapping[str, Counter[str]]) -> tuple[tuple[str, str], ...]:
    """The pairs of persons whose mentions are mostly of one entity."""
    main: dict[str, list[str]] = defaultdict(list)
    for who, counts in names.items():
        settled = Counter({entity: number for entity, number in counts.items() if entity})
        if settled:
            main[settled.most_common(1)[0][0]].append(who)
    return tuple((one, other) for group in main.values() for at, one in enumerate(group) for other in group[at + 1 :])


def _common(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)
