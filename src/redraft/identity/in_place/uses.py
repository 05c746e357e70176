"""Where pseudonyms in place stand: every label of a case, and every name that a draft declares not to be real."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from redraft.findings import Finding
from redraft.identity.in_place.declared import Declarations, real_too
from redraft.identity.in_place.labels import PERSON, Form, Label, Labels
from redraft.identity.in_place.tables import told_in_lists
from redraft.text import Anchor, Draft, Segment, Span
from redraft.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A stretch of one segment of one draft (by its `source`)."""

    source: str
    anchor: Anchor
    span: Span


@dataclass(frozen=True, slots=True)
class Named:
    """A stretch that stands for somebody or something real: a mention, and the id of its entity ("" while unsettled)."""

    span: Span
    entity: str
    entity_type: str


@dataclass(frozen=True, slots=True)
class Use:
    """One pseudonym in place at one spot."""

    label: Label
    spot: Spot


@dataclass(frozen=True, slots=True)
class Scene:
    """One segment with the pseudonyms and the mentions in it, each in order of place."""

    draft: int
    source: str
    segment: Segment
    uses: tuple[Use, ...]
    named: tuple[Named, ...]


Mentioned = Mapping[tuple[str, str], Sequence[Named]]
"""The mentions of each segment, by the source of the draft and the anchor as written."""


def by_segment(findings: Iterable[Finding], whose: Mapping[str, str], types: Collection[str]) -> Mentioned:
    """The findings of these entity types that are to be replaced; `whose` maps a finding's id to its entity's."""
    found: dict[tuple[str, str], list[Named]] = {}
    for finding in findings:
        if finding.action.changes_text and finding.entity_type in types:
            named = Named(finding.span, whose.get(finding.id, ""), finding.entity_type)
            found.setdefault((finding.source, str(finding.anchor)), []).append(named)
    return found


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads a case for pseudonyms in place. Build it with `of`."""

    labels: Labels
    declarations: Declarations
    vocabulary: Vocabulary

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> Reader:
        """With the words of the vocabulary."""
        return cls(Labels.of(vocabulary), Declarations.of(vocabulary), vocabulary)

    def names(self, drafts: Sequence[Draft]) -> dict[str, bool]:
        """The given names that the drafts declare not to be real, and whether a surname shows one to be real as well.

        A name that is merely used "in this report", and real as well, is somebody's own.
        """
        texts = [segment.text for draft in drafts for segment in draft.segments]
        found: dict[str, bool] = {}
        for text in texts:
            for each in self.declarations.find(text):
                found[each.name] = found.get(each.name, False) or each.outright
            for label in self.labels.find(text) if self.declarations.further.search(text) else ():
                if also := self.declarations.also_called(text, label.span.end):
                    found.setdefault(also.name, also.outright)
        for draft in drafts:
            found |= dict.fromkeys(told_in_lists(draft, self.labels, self.declarations), True)
        doubtful = {name: real_too(name, texts, self.vocabulary) for name in found}
        return {name: doubtful[name] for name, outright in found.items() if outright or not doubtful[name]}

    def free(self, names: Iterable[str], drafts: Sequence[Draft]) -> list[str]:
        """Those of some `names` that no draft has with a surname behind them."""
        texts = [segment.text for draft in drafts for segment in draft.segments]
        return [name for name in names if not real_too(name, texts, self.vocabulary)]

    def scenes(self, drafts: Sequence[Draft], names: Mapping[str, bool], mentioned: Mentioned) -> tuple[Scene, ...]:
        """Every segment with a pseudonym in place. What is a mention of somebody real, is no pseudonym."""
        pattern = _any_of(names)
        scenes = []
        for number, draft in enumerate(drafts, 1):
            for segment in draft.segments:
                real = tuple(sorted(mentioned.get((draft.source, str(segment.anchor)), ()), key=lambda n: n.span))
                found = [*self.labels.find(segment.text), *_names_in(segment.text, pattern)]
                free = [label for label in found if not any(n.span.overlaps(label.span) for n in real)]
                uses = tuple(
                    Use(label, Spot(draft.source, segment.anchor, label.span))
                    for label in sorted(free, key=lambda label: label.span)
                )
                if uses:
                    scenes.append(Scene(number, draft.source, segment, uses, real))
        return tuple(scenes)


def _names_in(text: str, names: re.Pattern[str] | None) -> Iterator[Label]:
    for match in names.finditer(text) if names else ():
        name = match[0].title() if match[0].isupper() else match[0]
        yield Label(name, Form.NAME, PERSON, name.casefold(), "", Span(*match.span()))


def _any_of(names: Mapping[str, bool]) -> re.Pattern[str] | None:
    if not names:
        return None
    forms = sorted({form for name in names for form in (name, name.upper())}, key=lambda form: (-len(form), form))
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, forms))})(?![^\W_])")
