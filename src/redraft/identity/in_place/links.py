"""Whom a pseudonym in place stands for, where the text tells: "Child R (Robin)", "Robin, hereafter Child R", a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from redraft.identity.in_place.labels import Form
from redraft.identity.in_place.tables import Columns, rows
from redraft.identity.in_place.uses import Named, Scene, Use
from redraft.text import Draft, Span
from redraft.vocabulary import Vocabulary

_CLOSES = re.compile(r"[\"'”’]?\s*(?:[)\]]|[,;]?\s(?:aged?|d\.?o\.?b|born|\d))", re.IGNORECASE)
_STANDS_FOR = re.compile(r"\s*(?:[=:|\t–—]|\s-\s|\bis\b|\bstands for\b)\s*")
_LIST_ITEM = re.compile(r"[\s•*–-]*")
_POSSESSED = re.compile(r"\bof\s+$")
"""Before a pseudonym that is not whom the bracket is about: "Mother of Child R (…)"."""
_ITEM_ENDS = re.compile(r"\s*(?:[.;]?\s*$|[(|\t]|,\s(?:aged?|the)\b)")


@dataclass(frozen=True, slots=True)
class Told:
    """The text says that `use` stands for `entity`, at the use's own spot."""

    use: Use
    entity: str


@dataclass(frozen=True, slots=True)
class Twins:
    """The text says that two pseudonyms stand for one person."""

    one: Use
    other: Use


@dataclass(frozen=True, slots=True)
class Linker:
    """Reads links. Build it with `of`."""

    opens: re.Pattern[str]
    known: re.Pattern[str]
    called: re.Pattern[str]
    also: re.Pattern[str]
    roles: re.Pattern[str]
    columns: Columns

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> Linker:
        """With the words of the vocabulary."""
        words = vocabulary.in_place
        here = "|".join(f"(?:{phrase})" for phrase in words.called_here).replace(" ", r"\s+")
        also = words.also_called.replace(" ", r"\s+")
        kin = "|".join(sorted(map(re.escape, vocabulary.kin_sex), key=lambda label: (-len(label), label)))
        known, inside = (phrase.replace(" ", r"\s+") for phrase in (words.known_as, words.in_brackets))
        return cls(
            opens=re.compile(rf"\s*[(\[]\s*(?:(?i:{inside})[:,]?\s+)?[\"'“‘]?"),
            known=re.compile(rf"(?:\s*[,(\[–—]|\s-|\s+(?:is|was))\s*(?i:{known})\s+[\"'“‘]?"),
            called=re.compile(rf"\s*[,(–—-]?\s*(?:who\s+|which\s+)?(?:is\s+|was\s+)?(?i:{here}),?\s*[\"'“‘]?"),
            also=re.compile(rf"\s*[,(–—-]?\s*(?:who\s+is\s+|is\s+)?(?i:{also})\s*[\"'“‘]?"),
            roles=re.compile(rf"(?<!\w)(?:{kin})(?=\s*[(\[])"),
            columns=Columns.of(vocabulary),
        )

    def links(self, scene: Scene) -> Iterator[Told | Twins]:
        """What one segment tells of neighbours in it."""
        text = scene.segment.text
        for one, other in pairwise(_in_order(scene)):
            if _span(one).end <= _span(other).start and self._one_person(text, one, other):
                yield from _linked(one, other)

    def in_tables(
        self, draft: int, source: Draft, scenes: Sequence[Scene], named: dict[str, Sequence[Named]]
    ) -> Iterator[Told]:
        """What the rows of a draft's tables tell: a label in one column, a real name alone in another.

        `named` holds the mentions of each segment by its anchor as written.
        """
        labelled = {str(s.segment.anchor): s.uses[0] for s in scenes if s.draft == draft and _whole(s)}
        for cells in rows(draft, source.segments).values():
            uses = [
                labelled[str(c.anchor)] for c in cells if str(c.anchor) in labelled and self.columns.tells_labels(c)
            ]
            people = [
                one.entity
                for cell in cells
                if self.columns.tells_names(cell)
                for one in named.get(str(cell.anchor), ())
                if one.entity
            ]
            if len(uses) == 1 and len(set(people)) == 1:
                yield Told(uses[0], people[0])

    def by_role(self, scene_text: str, named: Sequence[Named]) -> Iterator[tuple[Span, str]]:
        """Parts in the family that stand before a real name in brackets, and whose it is: "Mother (Karen)"."""
        for match in self.roles.finditer(scene_text):
            for one in named:
                between = scene_text[match.end() : one.span.start] if one.span.start >= match.end() else "."
                if one.entity and self.opens.fullmatch(between) and _CLOSES.match(scene_text, one.span.end):
                    yield Span(*match.span()), one.entity

    def _one_person(self, text: str, one: Use | Named, other: Use | Named) -> bool:
        """Whether the words between two of them, and around them, say that they are one; "known as" counts for labels."""
        first, second = _span(one), _span(other)
        between = text[first.end : second.start]
        if isinstance(one, Use) and _POSSESSED.search(text[: first.start]):
            return False
        if self.opens.fullmatch(between) and _CLOSES.match(text, second.end):
            return True
        if (_is_label(one) or _is_label(other)) and self.known.fullmatch(between):
            return True
        if self.called.fullmatch(between) or self.also.fullmatch(between):
            return True
        item = _LIST_ITEM.fullmatch(text[: first.start]) and _ITEM_ENDS.match(text, second.end)
        return bool(item and _STANDS_FOR.fullmatch(between))


def _linked(one: Use | Named, other: Use | Named) -> Iterator[Told | Twins]:
    if isinstance(one, Use) and isinstance(other, Use):
        if one.label.same != other.label.same and one.label.entity_type == other.label.entity_type:
            yield Twins(one, other)
        return
    use, named = (one, other) if isinstance(one, Use) else (other, one)
    if isinstance(use, Use) and isinstance(named, Named) and named.entity:
        same_kind = (use.label.entity_type == "PERSON") is (named.entity_type == "PERSON")
        if same_kind:
            yield Told(use, named.entity)


def _in_order(scene: Scene) -> list[Use | Named]:
    return sorted([*scene.uses, *scene.named], key=_span)


def _is_label(one: Use | Named) -> bool:
    return isinstance(one, Use) and one.label.form is not Form.NAME


def _span(one: Use | Named) -> Span:
    return one.spot.span if isinstance(one, Use) else one.span


def _whole(scene: Scene) -> bool:
    """Whether a cell is a pseudonym and nothing else."""
    use = scene.uses[0]
    rest = scene.segment.text[: use.spot.span.start] + scene.segment.text[use.spot.span.end :]
    return len(scene.uses) == 1 and not any(c.isalnum() for c in rest)
