"""The lists of the reviewer's page: wordings, the register of people and places, and what is still to decide."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from redraft.decisions import Decision
from redraft.entities import Ambiguity, Resolution
from redraft.folding import fold, without_possessive
from redraft.key import Key
from redraft.outputs.diff.passages import numbered, per_draft, places
from redraft.outputs.diff.standing import Standing, State
from redraft.outputs.diff.types import group_of, label_of, rank_of, telling_rank
from redraft.planning.objections import Objection
from redraft.planning.questions import Obstacle, Question
from redraft.text import Draft

CONTEXT = 48
"""Characters shown on either side of a near-miss."""

Counts = tuple[tuple[int, int, Standing], ...]
"""For each draft that has any: its number, how many, and the first."""


@dataclass(frozen=True, slots=True)
class Wording:
    """All occurrences of one wording with one outcome; `before` and `after` surround the first of them."""

    number: int
    first: Standing
    label: str
    where: str
    before: str
    after: str
    counts: Counts
    scores: tuple[float, float]
    is_open: bool

    @property
    def total(self) -> int:
        """How often it occurs in the case."""
        return sum(count for _, count, _ in self.counts)


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A person, place or body; `pseudonym` is empty for one who is named on purpose.

    `called` lists every name with how often the drafts use it; `merged_into` is the id of whom this one was found to be,
    `chosen_by` who chose the pseudonym.
    """

    id: str
    group: str
    label: str
    pseudonym: str
    role: str
    called: tuple[tuple[str, int], ...]
    declared: bool
    counts: Counts
    is_open: bool
    merged_into: str = ""
    chosen_by: str = ""
    objections: tuple[Objection, ...] = ()

    @property
    def total(self) -> int:
        """How many mentions the case has."""
        return sum(count for _, count, _ in self.counts)


@dataclass(frozen=True, slots=True)
class UnclearName:
    """A wording that could mean several, each given by id and by what is known of it."""

    ambiguity: Ambiguity
    candidates: tuple[tuple[str, str, tuple[str, ...]], ...]
    counts: Counts
    target: str
    is_open: bool
    decision: Decision | None

    @property
    def total(self) -> int:
        """How often it occurs in the case."""
        return sum(count for _, count, _ in self.counts)


def wordings(drafts: Sequence[Draft], standings: Sequence[Standing]) -> tuple[tuple[Wording, ...], dict[str, int]]:
    """Every wording once, by type and then alphabetically, and the number of the wording each finding belongs to.

    `standings` are in page order, here and below.
    """
    segments, drafts_numbered = places(drafts), numbered(drafts)
    together: dict[tuple[tuple[int, str], str, State, str, str], list[Standing]] = defaultdict(list)
    for standing in standings:
        finding = standing.finding
        entity = standing.entity.id if standing.entity else ""
        becomes = "" if standing.becomes is None else standing.becomes
        together[rank_of(finding.entity_type), fold(standing.text), standing.state, entity, becomes].append(standing)
    rows: list[Wording] = []
    numbers: dict[str, int] = {}
    for number, (_, same) in enumerate(sorted(together.items(), key=lambda item: item[0]), 1):
        numbers.update((standing.finding.id, number) for standing in same)
        first = same[0]
        segment = segments.get((first.finding.source, first.finding.anchor))
        text = segment.text if segment else first.text
        start, end = (first.span.start, first.span.end) if segment else (0, len(text))
        scores = [standing.finding.score for standing in same]
        rows.append(
            Wording(
                number=number,
                first=first,
                label=label_of(first.finding.entity_type),
                where=segment.where if segment else "",
                before=_tail(text[:start]),
                after=_head(text[end:]),
                counts=per_draft(drafts_numbered, same),
                scores=(min(scores), max(scores)),
                is_open=any(standing.is_open for standing in same),
            )
        )
    return tuple(rows), numbers


def worst_first(rows: Iterable[Wording]) -> list[Wording]:
    """`rows` of flagged details as a reviewer should meet them: open ones first, the most telling before the others."""

    def order(row: Wording) -> tuple[object, ...]:
        finding = row.first.finding
        return (not row.is_open, telling_rank(finding.entity_type, finding.recognizer), -row.total, row.number)

    return sorted(rows, key=order)


def register(
    drafts: Sequence[Draft],
    standings: Sequence[Standing],
    resolution: Resolution,
    key: Key,
    objections: Iterable[Objection] = (),
) -> tuple[RegisterRow, ...]:
    """Everybody and every place of the case, by group and in order of the key; then those of the key not met here."""
    against: dict[str, list[Objection]] = defaultdict(list)
    for objection in objections:
        against[objection.concern.entity].append(objection)
    mentions: dict[str, list[Standing]] = defaultdict(list)
    for standing in standings:
        if standing.entity:
            mentions[standing.entity.id].append(standing)
    order = {entry.entity: index for index, entry in enumerate(key.entries)}
    numbers = numbered(drafts)
    met = {entity.id for entity in resolution.entities}
    rows = [
        RegisterRow(
            id=entity.id,
            group=group_of(entity.entity_type),
            label=label_of(entity.entity_type),
            pseudonym=entry.pseudonym if (entry := key.entry(entity.id)) else "",
            role=entity.role,
            called=_called(entity.names, mentions[entity.id]),
            declared=entity.declared,
            counts=per_draft(numbers, mentions[entity.id]),
            is_open=any(standing.is_open for standing in mentions[entity.id]),
            chosen_by=entry.chosen_by if entry else "",
            objections=tuple(against[entity.id]),
        )
        for entity in sorted(resolution.entities, key=lambda e: (rank_of(e.entity_type), order.get(e.id, len(order))))
    ]
    absent = [
        RegisterRow(
            e.entity,
            group_of(e.entity_type),
            label_of(e.entity_type),
            e.pseudonym,
            e.role,
            _called(e.names, ()),
            False,
            (),
            False,
            e.merged_into,
            e.chosen_by,
        )
        for e in key.entries
        if e.entity not in met and e.names
    ]
    return (*rows, *absent)


def unclear_names(
    drafts: Sequence[Draft],
    standings: Sequence[Standing],
    resolution: Resolution,
    key: Key,
    questions: Sequence[Question],
) -> tuple[UnclearName, ...]:
    """Every ambiguity with its candidates, and the id to decide it by."""
    numbers = numbered(drafts)
    places_of: dict[str, list[int]] = defaultdict(list)
    for place, standing in enumerate(standings):
        places_of[standing.finding.id].append(place)
    entities = {entity.id: entity for entity in resolution.entities}
    pseudonyms = {entry.entity: entry.pseudonym for entry in key.entries}
    asked = [question.target for question in questions if question.obstacle is Obstacle.AMBIGUITY]
    rows = []
    for ambiguity in resolution.ambiguities:
        in_order = sorted(place for mention in set(ambiguity.mentions) for place in places_of.get(mention, ()))
        mentioned = [standings[place] for place in in_order]
        if not mentioned:  # it stands in drafts that are read for names only
            continue
        target = next((target for target in asked if target in ambiguity.mentions), "")
        rows.append(
            UnclearName(
                ambiguity=ambiguity,
                candidates=tuple(
                    (
                        candidate,
                        pseudonyms.get(candidate, ""),
                        entities[candidate].names if candidate in entities else (),
                    )
                    for candidate in ambiguity.candidates
                ),
                counts=per_draft(numbers, mentioned),
                target=target or mentioned[0].finding.id,
                is_open=bool(target),
                decision=mentioned[0].decision,
            )
        )
    return tuple(rows)


def changes_by_type(standings: Sequence[Standing]) -> tuple[tuple[str, str, int], ...]:
    """The group, the plain name and the number of changes of every type that has any."""
    counts: dict[str, int] = defaultdict(int)
    for standing in standings:
        if standing.state is State.CHANGE:
            counts[standing.finding.entity_type] += 1
    return tuple((group_of(kind), label_of(kind), counts[kind]) for kind in sorted(counts, key=rank_of))


def _called(names: Sequence[str], mentions: Sequence[Standing]) -> tuple[tuple[str, int], ...]:
    """Each name with how often it is used, without those that differ in white space only: nobody could tell them apart."""
    counts = Counter(" ".join(without_possessive(standing.finding.text).split()) for standing in mentions)
    return tuple((name, counts[name]) for name in dict.fromkeys(" ".join(name.split()) for name in names))


def _tail(text: str) -> str:
    text = " ".join(text.split()) + (" " if text[-1:].isspace() else "")
    return text if len(text) <= CONTEXT else "…" + text[-CONTEXT:].partition(" ")[2]


def _head(text: str) -> str:
    text = (" " if text[:1].isspace() else "") + " ".join(text.split())
    return text if len(text) <= CONTEXT else text[:CONTEXT].rpartition(" ")[0] + "…"
