"""What reviewers decided about who is who: who is one, who is two, how somebody is called, whom a mention means."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field

from redraft.decisions import Decision, Decisions, Ruling
from redraft.folding import fold, without_possessive
from redraft.key import Key


@dataclass(frozen=True, slots=True)
class Decided:
    """The standing statements of a case's decisions, by id of the entity that each is about today.

    `merged` maps whoever was found to be somebody else to that one; `split` an entity and a folded wording to the
    decision that this is another; `given` a finding to whom it means; `everywhere` lists folded wordings with whom they
    mean wherever that is unclear, the latest first. `renamed` maps to the decision on a pseudonym, `roles` to a label,
    `names_once` and `roles_once` say the same of all that were ever made, taken back or not; `returned` lists wordings that
    were split off once and no longer are, `given_back` the same, folded, of those who had them meanwhile; `given_once` are
    those whom a single mention was ever decided to mean. `reserved` are the ids that decisions made,
    `dormant` those of them that no standing decision speaks of.
    """

    merged: Mapping[str, str] = field(default_factory=dict)
    split: Mapping[tuple[str, str], Decision] = field(default_factory=dict)
    given: Mapping[str, str] = field(default_factory=dict)
    everywhere: tuple[tuple[str, str], ...] = ()
    renamed: Mapping[str, Decision] = field(default_factory=dict)
    roles: Mapping[str, str] = field(default_factory=dict)
    names_once: Mapping[str, frozenset[str]] = field(default_factory=dict)
    roles_once: frozenset[str] = frozenset()
    returned: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    given_back: Mapping[str, frozenset[str]] = field(default_factory=dict)
    given_once: frozenset[str] = frozenset()
    reserved: frozenset[str] = frozenset()
    dormant: frozenset[str] = frozenset()

    def root(self, entity: str) -> str:
        """Who this is today: itself, or whom it was merged into."""
        return self.merged.get(entity, entity)

    def meant(self, finding: str, text: str, candidates: Collection[str]) -> str:
        """Who of the candidates an open mention was decided to mean; "" where nobody ruled on it."""
        wording = folded_wording(text)
        said = (self.given.get(finding, ""), *(one for so_worded, one in self.everywhere if so_worded == wording))
        return next((one for one in said if one in candidates), "")

    def elsewhere(self, entity: str) -> dict[str, str]:
        """The folded wordings by which this one is not called, whatever it looks like, with who is."""
        found = {wording: self.root(ruled.to) for (whose, wording), ruled in self.split.items() if whose == entity}
        return {wording: other for wording, other in found.items() if other != entity}

    def disowned(self, entity: str) -> frozenset[str]:
        """The folded wordings that stand in this one's rows of the key from before, and are no names of it any more."""
        return self.given_back.get(entity, frozenset()).union(self.elsewhere(entity)) - {
            folded_wording(wording) for wording in self.wordings(entity)
        }

    def wordings(self, entity: str) -> tuple[str, ...]:
        """The wordings that were split off from others to be this one's."""
        found = (d.wording for (whose, _), d in self.split.items() if self.root(d.to) == entity != whose)
        return tuple(dict.fromkeys(found))


def folded_wording(text: str) -> str:
    """What a wording is compared by: without case, accents and a possessive ending.

    >>> folded_wording("Daniel’s") == folded_wording("DANIEL")
    True
    """
    return fold(without_possessive(text))


def decided(decisions: Decisions, key: Key) -> Decided:
    """What the decisions of a case say today; the key adds who was merged by decisions that are not of this case."""
    merged = _merged(decisions, key)
    standing = {ruling: [d for d in decisions.standing if d.ruling is ruling] for ruling in Ruling}
    reserved = frozenset(d.to for d in decisions.entries if d.new)
    spoken_of = {d.to for d in (*standing[Ruling.SPLIT], *standing[Ruling.MEANS])}
    renamed = {d.target: d for d in standing[Ruling.RENAME]}
    roles = {d.target: d.text.strip() for d in standing[Ruling.ROLE]}
    ever = {ruling: [d for d in decisions.entries if d.ruling is ruling] for ruling in Ruling}

    def root(entity: str) -> str:
        return merged.get(entity, entity)

    split = {(root(d.target), folded_wording(d.wording)): d for d in standing[Ruling.SPLIT]}
    undone = [d for d in ever[Ruling.SPLIT] if (root(d.target), folded_wording(d.wording)) not in split]
    meant = [d for d in decisions.standing if d.meant]
    return Decided(
        merged=merged,
        split=split,
        given={d.target: root(d.meant) for d in meant},
        everywhere=tuple((folded_wording(d.wording), root(d.meant)) for d in reversed(meant) if _holds_everywhere(d)),
        renamed=renamed,
        roles=roles,
        names_once=_collected((d.target, fold(d.text)) for d in ever[Ruling.RENAME]),
        roles_once=frozenset(d.target for d in ever[Ruling.ROLE]),
        returned=_returned(undone, root),
        given_back=_collected((root(d.to), folded_wording(d.wording)) for d in undone),
        given_once=frozenset(root(d.meant) for d in decisions.entries if d.meant),
        reserved=reserved,
        dormant=reserved - spoken_of,
    )


def _holds_everywhere(meant: Decision) -> bool:
    """Whether a decision on whom a mention means holds wherever that wording is unclear."""
    return meant.everywhere if meant.ruling is Ruling.MARK else bool(meant.wording)


def _collected(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for one, other in pairs:
        found[one] = found.get(one, frozenset()) | {other}
    return found


def _returned(undone: Iterable[Decision], root: Callable[[str], str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for ruled in undone:
        whose = root(ruled.target)
        found[whose] = tuple(dict.fromkeys((*found.get(whose, ()), ruled.wording)))
    return found


def _merged(decisions: Decisions, key: Key) -> dict[str, str]:
    """Each merged id with the one at the end of its chain."""
    ruled_here = {d.target for d in decisions.entries if d.ruling is Ruling.MERGE}
    into = {row.entity: row.merged_into for row in key.entries if row.merged_into and row.entity not in ruled_here}
    into |= {d.target: d.into for d in decisions.standing if d.ruling is Ruling.MERGE}
    return {entity: _end(entity, into) for entity in into}


def _end(entity: str, into: Mapping[str, str]) -> str:
    """Where a chain of mergers ends; a circle, which `contradictions` refuses, at one and the same of its members."""
    seen = [entity]
    while following := into.get(seen[-1]):
        if following in seen:
            return min(seen[seen.index(following) :])
        seen.append(following)
    return seen[-1]


def grouped(entities: Iterable[str], known: Decided) -> dict[str, list[str]]:
    """The ids by who each of them is today, dormant ones left out."""
    groups: dict[str, list[str]] = {}
    for entity in entities:
        if entity not in known.dormant:
            groups.setdefault(known.root(entity), []).append(entity)
    return groups
