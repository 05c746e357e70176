"""Which mentions are of one person, place or body."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from redraft.cast import Declared
from redraft.decisions import PAIR, Decisions
from redraft.findings import Finding
from redraft.folding import fold, without_possessive
from redraft.identity import bodies, families, people
from redraft.identity.circle import Open
from redraft.identity.decided import Decided, decided
from redraft.identity.doubles import doubles
from redraft.identity.in_place.conflicts import Conflict, conflicts, labels_of
from redraft.identity.in_place.register import InPlace, read_register
from redraft.identity.in_place.uses import by_segment
from redraft.identity.labels import FAMILY, SUBJECT, person_labels, place_label, town_names
from redraft.identity.mentions import Mention, mentions
from redraft.identity.person import Person
from redraft.identity.reading import read_names
from redraft.identity.roles import role_reader
from redraft.identity.seed import Seed
from redraft.identity.seeds import seeds
from redraft.identity.subject import find_subject, subject_word
from redraft.key import Key
from redraft.names import parse
from redraft.text import Draft, Kind
from redraft.vocabulary import Vocabulary

__all__ = ["Ambiguity", "Conflict", "Entity", "InPlace", "Resolution", "resolve"]

PEOPLE = frozenset({"PERSON"})
PLACES = frozenset({"LOCATION", "ADDRESS", "ORGANIZATION"})
_PREFIX = {"PERSON": "person", "ORGANIZATION": "body", "LOCATION": "place", "ADDRESS": "place"}


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, place or body, with all its names and mentions in the case.

    `id` is stable over runs (``person-3``, ``place-1``); `names` in order of first appearance; `mentions` are ids of
    findings in document order. `role` is the label that a pseudonym is made of ("Mother", "School"), `SUBJECT` for the
    person the review is about, `FAMILY` for a whole family; "" where the text tells nothing. `consent` is the record of
    a declared person's consent to stay by name; "" for everybody else.
    """

    id: str
    entity_type: str
    role: str
    names: tuple[str, ...]
    mentions: tuple[str, ...]
    declared: bool = False
    consent: str = ""


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """A wording that could mean any of several entities: shown with all of them, decided by the reviewer.

    `leaning` is the one of them that weaker evidence points to (see `redraft.identity.evidence`), then the first of
    `candidates` and until decided otherwise the one whose pseudonym is used; "" where the evidence is balanced.
    """

    text: str
    mentions: tuple[str, ...]
    candidates: tuple[str, ...]
    leaning: str = ""


@dataclass(frozen=True, slots=True)
class Double:
    """Two people, by their ids, of whom nothing proves that they are one, and much says so: `why`, in plain words."""

    one: str
    other: str
    why: str

    @property
    def id(self) -> str:
        """What a decision names it by: accepting it says that they are two.

        >>> Double("person-3", "person-8", "they have the same full name").id
        'person-3+person-8'
        """
        return f"{self.one}{PAIR}{self.other}"


@dataclass(frozen=True, slots=True)
class Resolution:
    """The outcome of `resolve`: the entities, the mentions that could not be settled, and pairs who may be one.

    `subject_word` is "Child" or "Adult"; `decided` what reviewers said about who is who; `in_place` the pseudonyms that
    the drafts use already, `conflicts` what is wrong with them.
    """

    entities: tuple[Entity, ...]
    ambiguities: tuple[Ambiguity, ...] = ()
    doubles: tuple[Double, ...] = ()
    subject_word: str = "Child"
    decided: Decided = field(default_factory=Decided)
    in_place: tuple[InPlace, ...] = ()
    conflicts: tuple[Conflict, ...] = ()

    @property
    def standing(self) -> tuple[str, ...]:
        """The pseudonyms that the drafts use already, as they are written, sorted."""
        return labels_of(self.in_place)


@dataclass(frozen=True, slots=True)
class _Unnumbered:
    """An entity before it has an id."""

    thing: object
    entity_type: str
    role: str
    names: tuple[str, ...]
    mentions: tuple[Mention, ...]
    seed: Seed | None


@dataclass(frozen=True, slots=True)
class _Opened:
    """An open mention; the things it could mean, and the one it leans to (0 for none), by identity."""

    mention: Mention
    candidates: tuple[int, ...]
    leaning: int = 0


def resolve(
    findings: Sequence[Finding],
    drafts: Sequence[Draft],
    declared: Declared,
    key: Key,
    decisions: Decisions,
    vocabulary: Vocabulary,
) -> Resolution:
    """Tells over all drafts together who and what is meant by each mention; deterministic, and stable through `key`.

    A mention that several people could be meant by becomes an `Ambiguity`, unless its surroundings settle it (see
    `people`), or a decision says whom it means. An ambiguity may lean to one of them. What was decided about who is one
    and who is two goes before everything that the drafts seem to say.
    """
    ruled = decided(decisions, key)
    every = mentions(findings, drafts, PEOPLE | PLACES)
    persons, placed = ([m for m in every if m.finding.entity_type in types] for types in (PEOPLE, PLACES))
    known = seeds(declared.cast, key, PEOPLE, ruled, vocabulary)
    surnames, shared = _surnames(persons, known, vocabulary)
    family_names = {
        mention.id: "" if mention.id in ruled.given else families.family_of(mention, surnames, shared)
        for mention in persons
    }
    single = [mention for mention in persons if not family_names[mention.id]]
    reader = role_reader(drafts, vocabulary)
    cues = {m.id: reader.cues(m, parse(m.text, vocabulary).role) for m in single}
    heard = people.Heard.of(single, cues, vocabulary)
    settled = people.settle(heard, known, vocabulary, given=ruled.given)
    subject = find_subject(settled.everyone, findings)
    about = subject_word(subject, drafts)
    if about == "Child":
        settled = people.settle(heard, known, vocabulary, subject, ruled.given)
        subject = find_subject(settled.everyone, findings)
    named_places = seeds(declared.cast, key, PLACES, ruled, vocabulary)
    places = bodies.settle(placed, named_places, vocabulary, ruled.given)

    still_open = [o for o in settled.open if not _names_the_case(o, subject)]
    opened = [_Opened(o.mention, tuple(map(id, o.candidates)), id(o.leaning) if o.leaning else 0) for o in still_open]
    opened += [_Opened(mention, tuple(map(id, candidates))) for mention, candidates in places.open]
    wanted = {candidate for one in opened for candidate in one.candidates}
    roles = person_labels(settled.everyone, subject, about, vocabulary)
    found = [_person(person, roles[id(person)], wanted) for person in settled.everyone]
    found += _families(persons, family_names, key)
    towns = town_names(places.everything, vocabulary)
    found += [_body(body, towns, wanted) for body in places.everything]
    kept = [entity for entity in found if entity is not None]
    position = {m.id: n for n, m in enumerate((*persons, *placed))}
    kept = _in_order(kept, every)
    ids = _numbered(kept, key, ruled)
    chosen, ambiguities = _ambiguities(opened, ids, ruled)
    entities = tuple(_entity(entity, ids[id(entity.thing)], chosen, position) for entity in kept)
    pairs = _doubles(settled.everyone, ids, ruled, vocabulary)
    whose = {mention: entity.id for entity in entities for mention in entity.mentions}
    mentioned = by_segment(findings, whose, PEOPLE | PLACES)
    named = {entity.id: entity.names for entity in entities if entity.entity_type in PEOPLE}
    register = read_register(drafts, mentioned, named, declared.cast, key, vocabulary)
    central = next((entity.id for entity in entities if entity.role == SUBJECT and entity.mentions), "")
    found_wrong = conflicts(register, drafts, named, central, vocabulary)
    return Resolution(entities, ambiguities, pairs, about, ruled, register.entries, found_wrong)


def _doubles(
    everyone: Sequence[Person], ids: Mapping[int, str], ruled: Decided, vocabulary: Vocabulary
) -> tuple[Double, ...]:
    """Who may be one and has no decision that holds them apart."""
    apart = {frozenset({whose, ruled.root(split.to)}) for (whose, _), split in ruled.split.items()}
    found = []
    for one, other, why in doubles(everyone, vocabulary):
        first, second = sorted((ids[id(one)], ids[id(other)]), key=_by_number)
        if frozenset({first, second}) not in apart:
            found.append(Double(first, second, why))
    return tuple(found)


def _surnames(
    persons: Sequence[Mention], seeds: Iterable[Seed], vocabulary: Vocabulary
) -> tuple[frozenset[str], frozenset[str]]:
    """The folded surnames in the case, and those that stand behind several given names with different first letters."""
    names = [name for _, name in read_names(persons, vocabulary)]
    names += [parse(name, vocabulary) for seed in seeds for name in seed.every_name]
    names = [name for name in names if name.surname and not name.is_initials]
    bearers = {(fold(name.surname), fold(name.given[0])[:1]) for name in names if name.given}
    counts = Counter(surname for surname, _ in bearers)
    return (
        frozenset(fold(name.surname) for name in names),
        frozenset(surname for surname, count in counts.items() if count > 1),
    )


def _names_the_case(unsettled: Open, subject: Person | None) -> bool:
    """Gives an open mention in a file name, title or header to the subject, if it can be meant: cases are so named."""
    if subject is None or all(candidate is not subject for candidate in unsettled.candidates):
        return False
    if unsettled.mention.segment.kind not in (Kind.FILE_NAME, Kind.PROPERTY, Kind.HEADER):
        return False
    subject.mentions.append(unsettled.mention)
    return True


def _person(person: Person, role: str, wanted: set[int]) -> _Unnumbered | None:
    if not (person.mentions or (person.seed and person.seed.declared) or id(person) in wanted):
        return None
    return _Unnumbered(person, "PERSON", role, (), tuple(person.mentions), person.seed)


def _families(persons: Sequence[Mention], names: Mapping[str, str], key: Key) -> list[_Unnumbered | None]:
    known = {fold(entry.names[0]): entry for entry in key.entries if entry.role == FAMILY and entry.names}
    grouped: dict[str, list[Mention]] = {}
    for mention in persons:
        if name := names[mention.id]:
            grouped.setdefault(name, []).append(mention)
    found: list[_Unnumbered | None] = []
    for name, group in grouped.items():
        entry = known.get(name)
        seed = Seed((name.title(),), entry.entity if entry else "", FAMILY)
        found.append(_Unnumbered(seed, "PERSON", FAMILY, (name.title(),), tuple(group), seed))
    return found


def _body(body: bodies.Body, towns: frozenset[str], wanted: set[int]) -> _Unnumbered | None:
    if not (body.mentions or (body.seed and body.seed.declared) or id(body) in wanted):
        return None
    kinds = Counter(mention.finding.entity_type for mention in body.mentions)
    entity_type = body.seed.entity_type if body.seed else kinds.most_common(1)[0][0]
    return _Unnumbered(body, entity_type, place_label(body, entity_type, towns), (), tuple(body.mentions), body.seed)


def _in_order(entities: list[_Unnumbered], every: Sequence[Mention]) -> list[_Unnumbered]:
    """By first appearance among all mentions; those without one last, in the order of the cast."""
    order = {mention.id: number for number, mention in enumerate(every)}
    return sorted(entities, key=lambda e: min((order[m.id] for m in e.mentions), default=len(order)))


def _numbered(entities: Iterable[_Unnumbered], key: Key, ruled: Decided) -> dict[int, str]:
    """Ids by identity of the thing: those of earlier runs persist, new ones count on from the highest."""
    highest: Counter[str] = Counter()
    for known in (*(entry.entity for entry in key.entries), *ruled.reserved):
        prefix, _, number = known.rpartition("-")
        highest[prefix] = max(highest[prefix], int(number) if number.isdigit() else 0)
    ids: dict[int, str] = {}
    for entity in entities:
        if entity.seed and entity.seed.id:
            ids[id(entity.thing)] = entity.seed.id
        else:
            prefix = FAMILY if entity.role == FAMILY else _PREFIX[entity.entity_type]
            highest[prefix] += 1
            ids[id(entity.thing)] = f"{prefix}-{highest[prefix]}"
    return ids


def _ambiguities(
    opened: Iterable[_Opened], ids: Mapping[int, str], ruled: Decided
) -> tuple[dict[str, list[Mention]], tuple[Ambiguity, ...]]:
    """The open mentions grouped by wording and leaning; those that a decision gave to a candidate, by its id."""
    chosen: dict[str, list[Mention]] = {}
    grouped: dict[tuple[str, str, tuple[str, ...]], list[Mention]] = {}
    for one in opened:
        mention, leaning = one.mention, ids[one.leaning] if one.leaning else ""
        known = tuple(sorted((ids[c] for c in one.candidates), key=lambda i: (i != leaning, _by_number(i))))
        if meant := ruled.meant(mention.id, mention.text, known):
            chosen.setdefault(meant, []).append(mention)
        else:
            grouped.setdefault((fold(without_possessive(mention.text)), leaning, known), []).append(mention)
    return chosen, tuple(
        Ambiguity(without_possessive(group[0].text), tuple(m.id for m in group), known, leaning)
        for (_, leaning, known), group in grouped.items()
    )


def _by_number(entity_id: str) -> tuple[str, int]:
    prefix, _, number = entity_id.rpartition("-")
    return prefix, int(number)


def _entity(
    entity: _Unnumbered, entity_id: str, chosen: Mapping[str, list[Mention]], position: Mapping[str, int]
) -> Entity:
    every = sorted((*entity.mentions, *chosen.get(entity_id, ())), key=lambda mention: position[mention.id])
    declared = bool(entity.seed and entity.seed.declared)
    written = [without_possessive(mention.text) for mention in every]
    names = entity.names or (entity.seed.names if entity.seed and declared else ())
    if not written and not names and entity.seed:
        names = entity.seed.names
    return Entity(
        entity_id,
        entity.entity_type,
        entity.role,
        tuple(dict.fromkeys((*names, *written))),
        tuple(mention.id for mention in every),
        declared,
        entity.seed.consent if entity.seed else "",
    )
