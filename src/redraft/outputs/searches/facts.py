"""The facts that remain in the copies and narrow somebody down, and where several of them stand together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from redraft.findings import Finding
from redraft.plan import RedactionPlan
from redraft.text import Draft, Edit, Segment, View


class Sort(StrEnum):
    """What a fact is about; its value heads it on the page."""

    DATE = "date"
    AGE = "age"
    PLACE = "place"
    BODY = "body"
    PERSON = "person"
    DETAIL = "detail"
    QUOTATION = "quotation"


_SORTS = {
    "DATE_TIME": Sort.DATE,
    "DATE_OF_BIRTH": Sort.DATE,
    "AGE": Sort.AGE,
    "LOCATION": Sort.PLACE,
    "ADDRESS": Sort.PLACE,
    "POSTCODE": Sort.PLACE,
    "ORGANIZATION": Sort.BODY,
    "PERSON": Sort.PERSON,
    "DETAIL": Sort.DETAIL,
    "NORP": Sort.DETAIL,
    "QUOTE": Sort.QUOTATION,
}
_GENERALISED = frozenset({Sort.DATE, Sort.AGE})
_COMBINED = frozenset({Sort.DATE, Sort.AGE, Sort.PLACE, Sort.BODY, Sort.DETAIL})
_VAGUE = re.compile(r"^(?:a|one) day in ", re.IGNORECASE)
_EVENTS = (
    ("inquest", r"inquest|coroner"),
    ("court", r"convict\w+|sentenc\w+|Crown Court|prosecut\w+|trial|pleaded"),
    ("arrest", r"arrest\w*"),
    ("death", r"died|death|deceased|killed"),
    ("suicide", r"suicide|took (?:his|her|their) own life"),
    ("missing", r"reported missing|went missing"),
    ("hospital", r"intensive care|ambulance|hospital"),
    ("fire", r"house fire|arson"),
    ("drowning", r"drown\w+"),
    ("overdose", r"overdose\w*"),
    ("stabbing", r"stabb\w+"),
    ("assault", r"assault\w*"),
    ("neglect", r"neglect\w*"),
)
"""The kinds of event that press and courts write about, and the words by which a text tells of one."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact in the wording of the copy of draft `draft` (a number), at `where`."""

    sort: Sort
    text: str
    draft: int
    where: str


@dataclass(frozen=True, slots=True)
class Combination:
    """A passage of a copy in which facts of several sorts stand together, each wording once."""

    draft: int
    where: str
    facts: tuple[Fact, ...]

    @property
    def sorts(self) -> int:
        """How many sorts of facts it has."""
        return len({fact.sort for fact in self.facts})


@dataclass(frozen=True, slots=True)
class Remaining:
    """What remains in the copies: facts in the order of the drafts, and the kinds of event each draft tells of."""

    facts: tuple[Fact, ...]
    events: tuple[tuple[str, ...], ...]

    def most(self, sort: Sort, draft: int | None = None, limit: int = 3) -> tuple[str, ...]:
        """The wordings of one sort that occur most, in all drafts or in one."""
        counts = Counter(f.text for f in self.facts if f.sort is sort and draft in (None, f.draft))
        return tuple(text for text, _ in counts.most_common(limit))

    def years(self, draft: int | None = None, limit: int = 2) -> tuple[str, ...]:
        """The years that the dates name most, the latest first among equals."""
        dates = [fact.text for fact in self.facts if fact.sort is Sort.DATE and draft in (None, fact.draft)]
        counts = Counter(year for text in dates for year in re.findall(r"\b(?:19|20)\d\d\b", text))
        return tuple(sorted(counts, key=lambda year: (-counts[year], -int(year)))[:limit])

    @property
    def combinations(self) -> tuple[Combination, ...]:
        """The passages where at least two sorts meet, one of them a date or an age; the most telling first."""
        together: dict[tuple[int, str], dict[str, Fact]] = {}
        for fact in self.facts:
            if fact.sort in _COMBINED:
                together.setdefault((fact.draft, fact.where), {}).setdefault(fact.text, fact)
        found: dict[frozenset[str], Combination] = {}
        for (draft, where), facts in together.items():
            made = Combination(draft, where, tuple(facts.values()))
            if made.sorts > 1 and any(fact.sort in _GENERALISED for fact in made.facts):
                found.setdefault(frozenset(facts), made)
        return tuple(sorted(found.values(), key=lambda one: (-one.sorts, -len(one.facts), one.draft)))


def remaining(drafts: Sequence[Draft], findings: Iterable[Finding], plan: RedactionPlan) -> Remaining:
    """What the copies of `drafts` will say that narrows somebody down; what nobody has decided is left out."""
    here: dict[str, list[Finding]] = {}
    for finding in findings:
        here.setdefault(finding.source, []).append(finding)
    facts: list[Fact] = []
    events = []
    for number, draft in enumerate(drafts, 1):
        segments = {s.anchor: s for s in draft.segments if s.kind.in_story and s.anchor.view is View.FINAL}
        edits = {edit.finding: edit for edit in plan.edits.get(draft.source, ())}
        mine = [finding for finding in here.get(draft.source, ()) if finding.anchor in segments]
        for finding in mine:
            fact = (
                None
                if finding.id in plan.undecided
                else _fact(finding, edits.get(finding.id), number, segments[finding.anchor])
            )
            facts += [fact] if fact else []
        hidden = {finding.id for finding in mine if finding.id in edits or finding.id in plan.undecided}
        events.append(_events(segments.values(), [finding for finding in mine if finding.id in hidden]))
    return Remaining(tuple(facts), tuple(events))


def without(found: Remaining, texts: Collection[str]) -> Remaining:
    """The same without the facts of these wordings."""
    return Remaining(tuple(fact for fact in found.facts if fact.text not in texts), found.events)


def _fact(finding: Finding, edit: Edit | None, number: int, segment: Segment) -> Fact | None:
    sort = _SORTS.get(finding.entity_type)
    if sort is None or (edit is not None and (edit.entity or sort not in _GENERALISED)):
        return None
    text = " ".join((finding.text if edit is None else _VAGUE.sub("", edit.becomes.strip("[]"))).split())
    if not any(c.isdigit() or c.isupper() for c in text) and sort in (Sort.DATE, Sort.PERSON, Sort.PLACE, Sort.BODY):
        return None
    return Fact(sort, text, number, segment.where)


def _events(segments: Iterable[Segment], hidden: Sequence[Finding]) -> tuple[str, ...]:
    """The kinds of event that a draft tells of in words that stay."""
    spans: dict[object, list[Finding]] = {}
    for finding in hidden:
        spans.setdefault(finding.anchor, []).append(finding)
    counts: Counter[str] = Counter()
    for segment in segments:
        text = segment.text
        for finding in sorted(spans.get(segment.anchor, ()), key=lambda f: f.span, reverse=True):
            text = text[: finding.span.start] + " … " + text[finding.span.end :]
        for label, words in _EVENTS:
            counts[label] += len(re.findall(rf"\b(?:{words})\b", text, re.IGNORECASE))
    return tuple(label for label, count in counts.most_common(3) if count)
