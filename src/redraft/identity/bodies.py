"""Which mentions of places, addresses and bodies are of one: short forms, head nouns, acronyms, spellings of streets."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from rapidfuzz.distance import DamerauLevenshtein

from redraft.folding import fold, without_possessive
from redraft.identity.decided import folded_wording
from redraft.identity.lookup import Lookup
from redraft.identity.mentions import Mention
from redraft.identity.place_names import House, PlaceName, read, read_house
from redraft.identity.seed import Seed
from redraft.identity.traits import Trait, letter_traits
from redraft.vocabulary import Vocabulary

_COMMON = frozenset(
    {
        "borough", "city", "county", "district", "metropolitan", "royal", "general", "community", "family", "voluntary", "aided",
        "c", "of", "e", "ce", "cofe", "rc", "va", "vc", "church", "england", "roman", "catholic", "and", "the", "nhs",
    }
)  # fmt: skip
"""Words that may be left out of a name without its meaning another body; head nouns besides."""


@dataclass(slots=True, eq=False)
class Body:
    """A place, address or body as known so far; grows while mentions are being settled. `number` is its place among all."""

    seed: Seed | None = None
    number: int = 0
    names: list[PlaceName] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """The label of the first name that tells one."""
        return next((name.kind for name in self.names if name.kind), "")


@dataclass(frozen=True, slots=True)
class Bodies:
    """Every place and body, seeds first; and the short forms that fit several, each with those it fits."""

    everything: tuple[Body, ...]
    open: tuple[tuple[Mention, tuple[Body, ...]], ...]


@dataclass(slots=True)
class _Known:
    """The places and bodies known so far, found by their names and by the numbers of houses."""

    bodies: Lookup[Body] = field(default_factory=Lookup)
    _houses: dict[str, list[tuple[Body, House]]] = field(default_factory=dict)
    _of_seeds: dict[str, list[tuple[Body, House]]] = field(default_factory=dict)

    def enter(self, body: Body) -> Body:
        """Adds one, with the names it has."""
        body.number = self.bodies.add(body)
        for name in body.names:
            self.bodies.note(body.number, name.traits)
        for written in body.seed.names if body.seed else ():
            house = read_house(written)
            self._of_seeds.setdefault(house.number, []).append((body, house))
        return body

    def meet(self, body: Body, mention: Mention) -> None:
        """Adds a mention."""
        body.mentions.append(mention)
        if _is_address(mention):
            house = read_house(mention.text)
            self._houses.setdefault(house.number, []).append((body, house))

    def learn(self, body: Body, name: PlaceName) -> None:
        """Adds a name."""
        if name not in body.names:
            body.names.append(name)
            self.bodies.note(body.number, name.traits)

    def at(self, house: House) -> list[Body]:
        """The same number in the same street, or a number alone ("Flat 9"); none for a new address."""
        same = [*self._houses.get(house.number, ()), *self._of_seeds.get(house.number, ())]
        graded = [(house.likeness(other), body) for body, other in same]
        best = max((grade for grade, _ in graded), default=0)
        return list({id(body): body for grade, body in graded if grade == best}.values()) if best else []


def settle(
    mentions: Sequence[Mention],
    seeds: Sequence[Seed],
    vocabulary: Vocabulary,
    given: Mapping[str, str] | None = None,
) -> Bodies:
    """Settles which place or body each mention means: longer names before the short forms made from them.

    `given` are the ids of those which single mentions were decided to mean, by finding id.
    """
    known = _Known()
    for seed in seeds:
        known.enter(Body(seed, names=[read(name, vocabulary) for name in seed.every_name]))
    by_id = {body.seed.id: body for body in known.bodies.items if body.seed and body.seed.id}
    chosen = {m.id: by_id[given[m.id]] for m in mentions if given and given.get(m.id) in by_id}
    undecided: list[tuple[Mention, tuple[Body, ...]]] = []
    names = {wording: read(wording, vocabulary) for wording in {mention.text for mention in mentions}}
    for mention in sorted(mentions, key=lambda mention: -len(names[mention.text].words)):
        name = names[mention.text]
        if mention.id in chosen:
            known.meet(chosen[mention.id], mention)
            continue
        found = known.at(read_house(mention.text)) if _is_address(mention) else _match(mention, name, known, vocabulary)
        found = _ruled(mention, found, by_id)
        if len(found) > 1:
            undecided.append((mention, tuple(found)))
            continue
        body = found[0] if found else known.enter(Body())
        known.meet(body, mention)
        known.learn(body, name)
    order = {mention.id: number for number, mention in enumerate(mentions)}
    for body in known.bodies.items:
        body.mentions.sort(key=lambda mention: order[mention.id])
    return Bodies(tuple(known.bodies.items), tuple(undecided))


def _ruled(mention: Mention, found: list[Body], known: Mapping[str, Body]) -> list[Body]:
    """The bodies found, with the place of those that were decided not to go by this wording taken by the one that does."""
    wording = folded_wording(mention.text)
    now = [known.get(b.seed.elsewhere.get(wording, ""), b) if b.seed else b for b in found]
    return list({id(body): body for body in now}.values())


def _match(mention: Mention, name: PlaceName, known: _Known, vocabulary: Vocabulary) -> list[Body]:
    """The bodies a name could mean: none for a new one. Several only where a head noun alone is written ("the Ward")."""
    whole = " ".join(name.words)
    if same := known.bodies.holding([("name", whole)]):
        return same[:1]
    groups: tuple[tuple[Rule, Iterable[Iterable[Trait]]], ...] = (
        (_by_acronym, [[("acronym", _letters(mention))]]),
        (_by_stem, [[("front", whole)]]),
        (_by_gap, [[("word", word)] for word in name.words]),
        (_by_head, [[("back", whole)]]),
        (_by_spelling, [letter_traits(whole)]),
    )
    for rule, traits in groups:
        bodies = known.bodies.holding(*traits)
        found = [body for body in bodies if any(rule(mention, name, other, vocabulary) for other in body.names)]
        if found:
            return found if len(found) == 1 or rule is _by_head else []
    return []


def _by_acronym(mention: Mention, name: PlaceName, known: PlaceName, vocabulary: Vocabulary) -> bool:
    """As "WSCP" and "Wexborough Safeguarding Children Partnership"."""
    letters = _letters(mention)
    return bool(letters) and len(known.words) > 1 and letters in known.acronyms


def _letters(mention: Mention) -> str:
    """The folded letters of a mention that is nothing but two to seven capitals; "" of any other."""
    letters = without_possessive(mention.text).strip("() .")
    return fold(letters) if letters.isupper() and 2 <= len(letters) <= 7 else ""


def _by_stem(mention: Mention, name: PlaceName, known: PlaceName, vocabulary: Vocabulary) -> bool:
    """As "Tansy" and "Tansy Ward", "Pellow" and "Pellow Ltd"; but not a town and a body that is named after it."""
    if name.kind and name.kind != known.kind:
        return False
    short = name.words
    if short == known.words or len(short) >= len(known.words) or known.words[: len(short)] != short:
        return False
    if known.kind in vocabulary.town_kinds:
        return len(short) > 1 and mention.finding.entity_type == "ORGANIZATION"
    if mention.finding.entity_type == "ORGANIZATION":
        return True
    return known.kind == "Ward" or short[0] == "st"


def _by_gap(mention: Mention, name: PlaceName, known: PlaceName, vocabulary: Vocabulary) -> bool:
    """As "Wexborough Council" and "Wexborough Borough Council", "Vale Academy" and "Wexborough Vale Academy"."""
    if not name.kind or not name.stem or not set(name.words) < set(known.words):
        return False
    if name.kind == known.kind and known.words[-len(name.words) :] == name.words:
        return True
    alike = name.kind == known.kind or name.words[-1] == known.words[-1]
    return alike and name.words[0] == known.words[0] and set(known.words) - set(name.words) <= _common(vocabulary)


def _by_head(mention: Mention, name: PlaceName, known: PlaceName, vocabulary: Vocabulary) -> bool:
    """As "the Lodge" and "Rowan Lodge", "the Infirmary" and "Wexborough Royal Infirmary"."""
    return (
        known.words != name.words
        and known.words[-len(name.words) :] == name.words
        and (bool(name.kind and not name.stem) or (len(name.words) == 1 and mention.before.endswith(("the ", "The "))))
    )


def _by_spelling(mention: Mention, name: PlaceName, known: PlaceName, vocabulary: Vocabulary) -> bool:
    """One slip in a long name of the same kind."""
    one, other = " ".join(name.words), " ".join(known.words)
    return (
        name.kind == known.kind
        and min(len(one), len(other)) >= 7
        and one[0] == other[0]
        and not re.search(r"\d", one + other)
        and not (one in vocabulary.ordinary_words and other in vocabulary.ordinary_words)
        and DamerauLevenshtein.distance(one, other) <= 1
    )


@cache
def _common(vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(word for head in vocabulary.place_kinds for word in head.split()) | _COMMON


Rule = Callable[[Mention, PlaceName, PlaceName, Vocabulary], bool]


def _is_address(mention: Mention) -> bool:
    return mention.finding.entity_type == "ADDRESS"
