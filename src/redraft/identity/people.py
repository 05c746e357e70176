"""Which mentions of people are of one person: from the fullest names down to a single initial, and never by guessing.

Mentions are taken in order of how much they say, not of where they stand: full names first, then initials with a
surname, titles with a surname, single words, bare initials. Each finds the people it could mean among those known so
far; one alone is taken; of several, the one that `Circle.near` prefers; failing that the mention stays open, and `evidence` says whom it rather means.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from redraft.folding import fold, plain, without_possessive
from redraft.identity.aliases import Alias, aliases, defined_letters, ties
from redraft.identity.apart import Apart, apart
from redraft.identity.circle import LETTERS, Circle, Open
from redraft.identity.directory import Directory
from redraft.identity.evidence import evidence
from redraft.identity.lookup import Lookup
from redraft.identity.matching import BY_GIVEN_NAME, STAGES, rule_for
from redraft.identity.mentions import Mention
from redraft.identity.namesakes import speaks_of_other_times
from redraft.identity.person import Person
from redraft.identity.planting import plant
from redraft.identity.reading import read_names, readings_of
from redraft.identity.roles import RoleCue
from redraft.identity.seed import Seed
from redraft.identity.slips import Slips, word_counts
from redraft.identity.spoken import Spoken, spoken_of
from redraft.identity.traits import Traits, surname_traits
from redraft.names import PersonName, parse
from redraft.vocabulary import Vocabulary

_OWN_BABY = re.compile(
    r"^(?:['’]s|(?:(?!\b(?:mother|mum|mam|father|dad|sister|brother|aunt|parents?)\b)[^.!?]){0,60}?\b(?:her|his)(?: own)?)"
    r" (?:new |newborn |unborn )?(?:baby|son|daughter)\b(?! (?:brother|sister))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class People:
    """Everybody, seeds first and then in the order in which they were settled; and what stayed open."""

    everyone: tuple[Person, ...]
    open: tuple[Open, ...]


@dataclass(frozen=True, slots=True)
class Heard:
    """The mentions of a case as they are read before anybody is settled: build it with `of`.

    `named` are they with their names in document order, `cues` the hints at roles by finding id, `counts` how often each
    folded wording is mentioned; `stated` the aliases that the text states and `tied` the earlier surnames, by finding id,
    `defined` the letters that a draft explains; `spoken` is what is told of first names, `apart` who is told apart,
    `traits` what their names have in common with others.
    """

    named: tuple[tuple[Mention, PersonName], ...]
    cues: Mapping[str, tuple[RoleCue, ...]]
    counts: Counter[str]
    spoken: Spoken
    apart: Apart
    defined: Mapping[str, str]
    stated: Mapping[str, Alias]
    tied: Mapping[str, str]
    traits: Traits

    @classmethod
    def of(cls, mentions: Sequence[Mention], cues: Mapping[str, tuple[RoleCue, ...]], vocabulary: Vocabulary) -> Heard:
        """Reads `mentions`, which are in document order."""
        named = tuple(read_names(mentions, vocabulary))
        tied = ties(mentions, vocabulary)
        return cls(
            named,
            cues,
            Counter(fold(without_possessive(mention.text)) for mention in mentions),
            spoken_of(named, vocabulary),
            apart(named, cues, vocabulary),
            defined_letters(named),
            aliases(mentions, tied, vocabulary),
            tied,
            Traits(vocabulary),
        )


def settle(
    heard: Heard,
    seeds: Sequence[Seed],
    vocabulary: Vocabulary,
    child: Person | None = None,
    given: Mapping[str, str] | None = None,
) -> People:
    """Settles who each mention means; `child` is a child that the review is about (from a first round), whom "Mr" and
    "Ms" cannot mean unless it has a child of its own; `given` the ids of those whom single mentions were decided to mean,
    by finding id.
    """
    small = child.names if child and not _is_parent(child) else []
    children = frozenset(fold(" ".join((*n.given[:1], n.surname))) for n in small if n.is_full)
    slips_of = Slips(word_counts(heard.counts), vocabulary, _declared_words(seeds, vocabulary))
    circle = Circle(
        vocabulary, heard.cues, heard.counts, children, slips_of, Directory(heard.traits), heard.spoken, heard.apart,
        heard.defined,
    )  # fmt: skip
    readings = readings_of(heard.named)
    for seed in seeds:
        plant(seed, circle, readings)
    stated, tied = heard.stated, heard.tied
    named = [(m, stated[m.id].added_to(n) if m.id in stated else n) for m, n in heard.named]
    decided = _decided(named, circle, given or {})
    left = [(m, n) for m, n in named if m.id not in decided and m.id not in tied and not circle.by_alias(m, n)]
    slips = _slips([name for _, name in left if name.is_full], circle)
    for stage in STAGES:
        # whoever has an alias goes first, so that the alias finds him, and "Nana" behind "Nana Rose"
        now = [(m, n) for m, n in left if rule_for(n) is stage]
        now.sort(key=lambda i: (not _has_alias(i[1]), vocabulary.title(i[1].lone) is not None, _is_late(circle, *i)))
        if stage in BY_GIVEN_NAME:
            # of a name that the text says was another, whatever is so called waits for the place that says so
            other = {_spelling(n) for m, n in now if speaks_of_other_times(m)}
            # "Joanne Pike" before "Jo Pike", so that a short form meets everybody it could be short for; slips last
            now.sort(
                key=lambda i: (
                    _waits(i[0], i[1], other),
                    _spelling(i[1]) in slips,
                    not _has_alias(i[1]),
                    -len(plain(i[1].given[0])),
                )
            )
        for mention, name in now:
            candidates = circle.defining(mention) or stage(circle, mention, name)
            if candidates and not name.is_full and circle.means_another(mention, name, candidates):
                circle.open.append(Open(mention, name, tuple(circle.ruled(mention, candidates))))
            else:
                circle.place(mention, name, candidates)
    _place_tied(circle, [(m, n, tied[m.id]) for m, n in named if m.id in tied and m.id not in decided])
    known = evidence(circle)
    leaning = (replace(o, leaning=known.leaning(o.mention, o.name, o.candidates)) for o in circle.open)
    return People(tuple(circle.people), tuple(leaning))


def _declared_words(seeds: Sequence[Seed], vocabulary: Vocabulary) -> frozenset[str]:
    """The folded words of declared names."""
    names = (parse(written, vocabulary) for seed in seeds if seed.declared for written in seed.names)
    return frozenset(fold(word) for name in names for word in name.words)


def _decided(named: Sequence[tuple[Mention, PersonName]], circle: Circle, given: Mapping[str, str]) -> frozenset[str]:
    """Gives single mentions to those whom they were decided to mean; says which. The rest so worded is not decided."""
    known = circle.directory.by_id
    mine = [(mention, name, known[given[mention.id]]) for mention, name in named if given.get(mention.id) in known]
    for mention, name, person in mine:
        circle.give(mention, name, person, told=False)
    return frozenset(mention.id for mention, _, _ in mine)


def _place_tied(circle: Circle, tied: Sequence[tuple[Mention, PersonName, str]]) -> None:
    """Gives each earlier surname to whomever the mention before it means; `tied` in document order."""
    for mention, name, owner in tied:
        person = circle.beside.meant_by(owner)
        circle.place(mention, name, [person] if person else rule_for(name)(circle, mention, name))


def _waits(mention: Mention, name: PersonName, other: Collection[tuple[str, str]]) -> int:
    if _spelling(name) not in other:
        return 0
    return 1 if speaks_of_other_times(mention) else 2


def _is_parent(child: Person) -> bool:
    """Whether the text speaks of a child's own baby: of a young mother as "Ms" it may well speak."""
    return any(_OWN_BABY.match(mention.after) for mention in child.mentions)


def _has_alias(name: PersonName) -> bool:
    return bool(name.nicknames or name.former)


def _is_late(circle: Circle, mention: Mention, name: PersonName) -> bool:
    """Whether a word says so little that others go first: "RT", and "Baby Hale" of a baby that has a name."""
    if plain(name.lone).isupper() and len(plain(name.lone)) <= LETTERS:
        return True
    return bool(name.lone) and fold(name.lone) in circle.directory.surnames and circle.speaks_of_baby(mention, name)


def _slips(names: Sequence[PersonName], circle: Circle) -> frozenset[tuple[str, str]]:
    """The spellings among full names that are slips of the pen for another of them."""
    spelt = {_spelling(name): name for name in names}
    known: Lookup[PersonName] = Lookup()
    givens, surnames = {}, {}
    for (given, surname), name in spelt.items():
        givens[name] = [(f"given {sort}", text) for sort, text in circle.directory.traits.of_slips(given)]
        near = (*circle.directory.traits.of_slips(surname), *surname_traits(surname))
        surnames[name] = [(f"surname {sort}", text) for sort, text in near]
        known.note(known.add(name), (*givens[name], *surnames[name]))
    return frozenset(
        one
        for one, name in spelt.items()
        for right in known.holding(givens[name], surnames[name])
        if _spelling(right) != one and circle.slips.is_slip_in_full(name, right)
    )


def _spelling(name: PersonName) -> tuple[str, str]:
    return fold(name.given[0]), fold(name.surname)
