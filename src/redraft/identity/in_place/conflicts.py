"""Pseudonyms in place that contradict each other, or are none: one person with two, two people with one, and the like."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from rapidfuzz.distance import DamerauLevenshtein

from redraft.folding import fold
from redraft.identity.in_place.labels import PERSON, Form
from redraft.identity.in_place.register import InPlace, Register
from redraft.identity.in_place.safety import shares_initial
from redraft.identity.in_place.uses import Spot
from redraft.text import Draft, Kind, Span
from redraft.vocabulary import Vocabulary

_OFTEN = 3
"""Uses from which a pseudonym is no passing mention of another case."""
_TITLES = (Kind.FILE_NAME, Kind.HEADER, Kind.PROPERTY)
_SHORTEST_NAME = 4


class Clash(StrEnum):
    """What is wrong with one or two pseudonyms in place."""

    TWO_FOR_ONE = "two for one"
    """One person has two pseudonyms."""
    ONE_FOR_TWO = "one for two"
    """Two people have one pseudonym."""
    TWO_SETS = "two sets"
    """One draft speaks of "Child R" and another of "Olivia": most likely of the same person."""
    SPELLING = "spelling"
    """A pseudonym is spelt in two ways."""
    INITIAL = "initial"
    """A pseudonym has the initial of the real name."""
    REAL_NAME = "real name"
    """A pseudonym is also the real name of somebody in the drafts."""
    REMEMBERED = "remembered"
    """A given name that an earlier run gave somebody stands in a draft, which does not say that it is no real name."""
    UNTOLD = "untold"
    """The drafts use a pseudonym and a real name of whom the review is about, and nothing tells whether they go together."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """One contradiction. `labels` are the pseudonyms (never a real name), `entities` ids of the people concerned; `spots` where
    it shows, in document order.

    `drafts` are the sources, sorted, of those that contradict themselves or one another. `id` stays the same from run to run while
    they do: who accepted what some drafts say has accepted nothing of another one.
    """

    clash: Clash
    labels: tuple[str, ...]
    entities: tuple[str, ...]
    spots: tuple[Spot, ...]
    drafts: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """What a decision names it by."""
        told = "\x1f".join((self.clash, *map(str.casefold, self.labels), *self.entities, *self.drafts))
        return "conflict-" + hashlib.sha256(told.encode("utf-8")).hexdigest()[:8]


def conflicts(
    register: Register,
    drafts: Sequence[Draft],
    names_of: Mapping[str, Sequence[str]],
    subject: str,
    vocabulary: Vocabulary,
) -> tuple[Conflict, ...]:
    """Every conflict of a case, each once. `names_of` holds the real names of each person by id; `subject` is the id of
    whom the review is about, "" if nobody is found by name.
    """
    unsafe = list(_unsafe(register, names_of, vocabulary))
    replaced = {(c.labels[0], entity) for c in unsafe if c.clash is Clash.INITIAL for entity in c.entities}
    found = [
        *(c for c in _two_for_one(register) if not _only_replaced(c, replaced, register)),
        *_one_for_two(register),
        *unsafe,
        *_spellings(register, drafts, vocabulary),
    ]
    leading = _leading(register, drafts, vocabulary)
    settled = {frozenset(map(str.casefold, c.labels)) for c in found}
    found += [c for c in _two_sets(leading) if frozenset(map(str.casefold, c.labels)) not in settled]
    found += _untold(leading, subject, names_of)
    return tuple({conflict.id: conflict for conflict in found}.values())


def _two_for_one(register: Register) -> Iterator[Conflict]:
    told: dict[str, dict[str, Spot]] = {}
    for each in register.told:
        told.setdefault(each.entity, {}).setdefault(each.use.label.same, each.use.spot)
    for entity, spots in told.items():
        otherwise = _called_otherwise(register, entity, tuple(spots))
        for spot, part, whose in register.roles:
            if whose == entity:
                spots.setdefault(part.casefold(), spot)
        if otherwise and otherwise not in spots:
            entry = register.entry(otherwise)
            spots[otherwise] = entry.spots[0] if entry else min(spots.values())
        if len(spots) > 1:
            names = tuple(_name(register, same, entity) for same in spots)
            told_in = {each.use.spot.source for each in register.told if each.entity == entity}
            drafts = tuple(sorted(told_in | {spot.source for spot, _, whose in register.roles if whose == entity}))
            yield Conflict(Clash.TWO_FOR_ONE, names, (entity,), tuple(sorted(set(spots.values()))), drafts)
    for twins in register.twins:
        pair = (_name(register, twins.one.label.same), _name(register, twins.other.label.same))
        spots_of_both = (twins.one.spot, twins.other.spot)
        yield Conflict(Clash.TWO_FOR_ONE, tuple(sorted(pair)), (), spots_of_both, _drafts_of(spots_of_both))


def _called_otherwise(register: Register, entity: str, told: tuple[str, ...]) -> str:
    """The pseudonym that the cast or the key gives somebody whom the drafts call otherwise; "" if none.

    One that redraft gave because the drafts contradict themselves is no further contradiction.
    """
    given = register.given.get(entity, "").casefold()
    entry = register.entry(told[0])
    theirs_alone = len(told) == 1 and entry is not None and entry.stands_for == (entity,)
    return given if entity in register.chosen or theirs_alone else ""


def _only_replaced(conflict: Conflict, replaced: set[tuple[str, str]], register: Register) -> bool:
    """Whether the second pseudonym is the one that redraft gave because the first has the real name's initial."""
    entity = next(iter(conflict.entities), "")
    others = [label for label in conflict.labels if (label, entity) not in replaced]
    return others == [register.given.get(entity)] and len(conflict.labels) > 1


def _one_for_two(register: Register) -> Iterator[Conflict]:
    for entry in register.entries:
        if len(entry.stands_for) > 1:
            first = {
                told.entity: told.use.spot for told in reversed(register.told) if told.use.label.same == entry.same
            }
            spots = tuple(sorted(first.values())) or entry.spots[:1]
            drafts = _drafts_of(told.use.spot for told in register.told if told.use.label.same == entry.same)
            yield Conflict(Clash.ONE_FOR_TWO, (entry.name,), tuple(sorted(entry.stands_for)), spots, drafts)


def _unsafe(register: Register, names_of: Mapping[str, Sequence[str]], vocabulary: Vocabulary) -> Iterator[Conflict]:
    """Pseudonyms that are unsafe. An initial is one in whatever draft it stands; what may be a real name is asked in each."""
    for entry in register.entries:
        for entity in entry.stands_for:
            by_choice = entity in register.chosen and register.given[entity].casefold() == entry.same
            if not by_choice and shares_initial(entry, names_of.get(entity, ()), vocabulary):
                yield Conflict(Clash.INITIAL, (entry.name,), (entity,), entry.spots)
        if entry.doubtful:
            yield Conflict(Clash.REAL_NAME, (entry.name,), (), entry.spots, _drafts_of(entry.spots))
        elif entry.same in register.remembered:
            yield Conflict(Clash.REMEMBERED, (entry.name,), entry.stands_for, entry.spots, _drafts_of(entry.spots))


def _spellings(register: Register, drafts: Sequence[Draft], vocabulary: Vocabulary) -> Iterator[Conflict]:
    """Spellings beside the usual one: "Child r" and "ChildR" for "Child R", "Oliva" for "Olivia"."""
    for entry in register.entries:
        if entry.entity_type != PERSON:
            continue
        pattern = _drifted(entry)
        if pattern is None:
            continue
        spots = [spot for spot, word in _matches(pattern, drafts) if _is_drift(word, entry, vocabulary)]
        if spots:
            yield Conflict(Clash.SPELLING, (entry.name,), (), tuple(spots), _drafts_of(spots))


def _drifted(entry: InPlace) -> re.Pattern[str] | None:
    """What may be another spelling; its first letters come before what they must not stand behind, to be found fast."""
    if entry.form is Form.NAME:
        first = entry.name[0]
        return re.compile(rf"{first}(?<!\w{first})[^\W\d_]{{2,}}(?!\w)") if len(entry.name) >= _SHORTEST_NAME else None
    label, _, mark = entry.name.rpartition(" ")
    if entry.form is not Form.LABEL or not mark.isalnum() or mark.casefold() in ("a", "i"):
        return None
    lower = rf"\s+{re.escape(mark.lower())}(?![\w'’.-])|" if mark.isalpha() else ""
    label = re.escape(label)
    return re.compile(rf"{label}(?<!\w{label})(?:{lower}-?{re.escape(mark)}(?!\w))")


def _is_drift(word: str, entry: InPlace, vocabulary: Vocabulary) -> bool:
    if entry.form is not Form.NAME:
        return True
    near = DamerauLevenshtein.distance(word.casefold(), entry.name.casefold()) == 1
    return near and not vocabulary.is_ordinary(word) and word.casefold() != entry.name.casefold() + "s"


def _matches(pattern: re.Pattern[str], drafts: Sequence[Draft]) -> Iterator[tuple[Spot, str]]:
    for draft in drafts:
        for segment in draft.segments:
            for match in pattern.finditer(segment.text):
                yield Spot(draft.source, segment.anchor, Span(*match.span())), match[0]


def _leading(register: Register, drafts: Sequence[Draft], vocabulary: Vocabulary) -> dict[str, InPlace]:
    """The one pseudonym of whom each draft is about: in its title or name, or used over and over, and no other is."""
    kinds = {(draft.source, str(s.anchor)): s.kind for draft in drafts for s in draft.segments}
    subjects = tuple(f"{label.casefold()} " for label in vocabulary.in_place.subjects)
    leading: dict[str, list[InPlace]] = {}
    for entry in register.entries:
        if entry.form is Form.NAME or (entry.same.startswith(subjects) and entry.mark[:1].isalpha()):
            counts = Counter(spot.source for spot in entry.spots)
            titled = {s.source for s in entry.spots if kinds[s.source, str(s.anchor)] in _TITLES}
            for source in {source for source, count in counts.items() if count >= _OFTEN} | titled:
                leading.setdefault(source, []).append(entry)
    return {source: entries[0] for source, entries in leading.items() if len(entries) == 1}


def _two_sets(leading: Mapping[str, InPlace]) -> Iterator[Conflict]:
    """Two drafts with different leading pseudonyms, neither of which has the other's."""
    entries = sorted({entry.same: entry for entry in leading.values()}.values(), key=lambda entry: entry.name)
    for one, other in combinations(entries, 2):
        if _sources(one).isdisjoint(_sources(other)) and not _known_apart(one, other):
            spots = (one.spots[0], other.spots[0])
            yield Conflict(Clash.TWO_SETS, (one.name, other.name), (), spots, _led_by(leading, one, other))


def _untold(leading: Mapping[str, InPlace], subject: str, names_of: Mapping[str, Sequence[str]]) -> Iterator[Conflict]:
    if not names_of.get(subject):
        return
    for entry in {entry.same: entry for _, entry in sorted(leading.items())}.values():
        if not entry.stands_for:
            yield Conflict(Clash.UNTOLD, (entry.name,), (subject,), entry.spots[:1], _led_by(leading, entry))


def _led_by(leading: Mapping[str, InPlace], *entries: InPlace) -> tuple[str, ...]:
    """The drafts of which one of these is the leading pseudonym."""
    return tuple(sorted(source for source, entry in leading.items() if entry in entries))


def _drafts_of(spots: Iterable[Spot]) -> tuple[str, ...]:
    return tuple(sorted({spot.source for spot in spots}))


def _sources(entry: InPlace) -> set[str]:
    return {spot.source for spot in entry.spots}


def _known_apart(one: InPlace, other: InPlace) -> bool:
    return bool(one.stands_for and other.stands_for) and set(one.stands_for).isdisjoint(other.stands_for)


def _name(register: Register, same: str, entity: str = "") -> str:
    """How a pseudonym is written: in the drafts, else as it is given to `entity`."""
    entry = register.entry(same)
    given = register.given.get(entity, "")
    return entry.name if entry else given if given.casefold() == same else same.title()


def labels_of(entries: Iterable[InPlace]) -> tuple[str, ...]:
    """The pseudonyms themselves, sorted: what new ones have to keep away from."""
    return tuple(sorted({fold(entry.name): entry.name for entry in entries}.values()))
