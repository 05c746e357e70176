"""Which mentions of people are of one person: from the fullest names down to a single initial, and never by guessing.

Mentions are taken in order of how much they say, not of where they stand: full names first, then initials with a
surname, titles with a surname, single words, bare initials. Each finds the people it could mean among those known so
far; one alone is taken; of several, the one that `_Cast.near` prefers; failing that the mention stays open.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from redraft.folding import fold, plain, without_possessive
from redraft.likeness import Likeness, given_likeness, lone_likeness, misspelt, opposed, surname_likeness
from redraft.mentions import Mention, Place
from redraft.names import PersonName, parse
from redraft.roles import RoleCue
from redraft.vocabulary import Vocabulary

_BEFORE_NAME = re.compile(
    r"\b(?:née|nee|born|formerly|previously|maiden name|was baptised|baptised|christened|also known as|known as|aka|"
    r"then called|then|previously called|now|changed (?:her|his|their) name to|now called)\s*[:,]?\s*['‘\"“]?$",
    re.IGNORECASE,
)
_ADULT = frozenset({"mr", "mrs", "ms"})


@dataclass(frozen=True, slots=True)
class Seed:
    """Somebody known before the drafts are read: from the cast, or from the key of an earlier run (then with its id)."""

    names: tuple[str, ...]
    id: str = ""
    role: str = ""
    declared: bool = False
    pseudonym: str = ""
    entity_type: str = "PERSON"


@dataclass(slots=True)
class Person:
    """Somebody as known so far; grows while mentions are being settled."""

    seed: Seed | None = None
    names: list[PersonName] = field(default_factory=list)
    exact: set[str] = field(default_factory=set)
    mentions: list[Mention] = field(default_factory=list)
    cues: list[RoleCue] = field(default_factory=list)

    @property
    def titles(self) -> set[str]:
        """The titles that stand before a name with a given name or initial: how this person was introduced."""
        return {fold(name.title) for name in self.names if name.title and name.given}

    @property
    def is_family(self) -> bool:
        """Whether the text, or the cast, calls this person a relative or the subject, and nothing a professional."""
        if self.seed and self.seed.role == "subject":
            return True
        return any(cue.kin for cue in self.cues) and not self.callings

    @property
    def callings(self) -> set[str]:
        """The roles of the professional sort that titles and text give."""
        return {cue.role for cue in self.cues if not cue.kin}

    @property
    def ranks(self) -> set[str]:
        """The roles that titles alone give: a doctor is not a police officer."""
        return {name.role for name in self.names if name.role}


@dataclass(frozen=True, slots=True)
class Open:
    """A mention that several people could be meant by."""

    mention: Mention
    candidates: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class People:
    """Everybody, seeds first and then in the order in which they were settled; and what stayed open."""

    everyone: tuple[Person, ...]
    open: tuple[Open, ...]


def settle(
    mentions: Sequence[Mention],
    cues: Mapping[str, tuple[RoleCue, ...]],
    seeds: Sequence[Seed],
    vocabulary: Vocabulary,
    child: Person | None = None,
) -> People:
    """Settles who each mention means; `cues` are the hints at roles by finding id, `child` a child that the review is
    about (from a first round), whom "Mr" and "Ms" cannot mean.
    """
    children = frozenset(fold(" ".join((*n.given[:1], n.surname))) for n in (child.names if child else []) if n.is_full)
    counts = Counter(fold(without_possessive(mention.text)) for mention in mentions)
    cast = _Cast(vocabulary, cues, counts, children)
    for seed in seeds:
        cast.plant(seed)
    named = [(mention, parse(mention.text, vocabulary)) for mention in mentions]
    left = [(m, n) for m, n in named if not cast.by_alias(m, n)]
    for stage in _STAGES:
        now = [(m, n) for m, n in left if _stage(n) is stage]
        if stage in (_full, _initialled):
            # "Joanne Pike" before "Jo Pike", so that a short form meets everybody it could be short for
            now.sort(key=lambda item: -len(plain(item[1].given[0])))
        for mention, name in now:
            cast.place(mention, name, stage(cast, mention, name))
    return People(tuple(cast.people), tuple(cast.open))


@dataclass(frozen=True, slots=True)
class _Named:
    """A settled mention as its neighbours see it: where it begins, who is meant, and by which folded words."""

    start: int
    person: Person
    words: frozenset[str]


@dataclass(slots=True)
class _Cast:
    vocabulary: Vocabulary
    cues: Mapping[str, tuple[RoleCue, ...]]
    counts: Counter[str]
    children: frozenset[str]
    people: list[Person] = field(default_factory=list)
    open: list[Open] = field(default_factory=list)
    beside: dict[Place, list[_Named]] = field(default_factory=dict)

    def plant(self, seed: Seed) -> None:
        """Somebody known beforehand. Of an earlier run only names that tell people apart count: the rest is judged anew."""
        names = [parse(name, self.vocabulary) for name in seed.names]
        strong = [name for name in names if name.surname and name.given]
        person = Person(seed, names if seed.declared else strong or names)
        kept = (
            seed.names
            if seed.declared
            else [written for written, name in zip(seed.names, names, strict=True) if name.is_full]
        )
        person.exact = {fold(name) for name in kept}
        if seed.role and seed.role != "subject":
            label = self.vocabulary.role_of(seed.role) or seed.role
            person.cues.append(RoleCue(label, 9, label in self.vocabulary.kin_sex))
        self.people.append(person)

    def by_alias(self, mention: Mention, name: PersonName) -> bool:
        """Settles a mention whose wording is a declared name or a full name of an earlier run."""
        wording = fold(without_possessive(mention.text))
        known = [person for person in self.people if wording in person.exact]
        if not known:
            return False
        if len(known) > 1 and not name.is_full:
            return False  # an alias that two people share is judged with the other weak forms, once more is known
        self.place(mention, name, known)
        return True

    def place(self, mention: Mention, name: PersonName, candidates: list[Person]) -> None:
        """Gives the mention to its only candidate, to the preferred of several, to somebody new, or to nobody."""
        certain = len(candidates) < 2
        person = (candidates or [self.newcomer()])[0] if certain else self.near(mention, name, candidates)
        if person is None:
            self.open.append(Open(mention, tuple(candidates)))
            return
        person.mentions.append(mention)
        person.cues.extend(self.cues.get(mention.id, ()))
        if certain and name not in person.names and not self.is_slip(name, person):
            person.names.append(name)
        for place in {mention.paragraph, mention.row, (mention.draft, "")}:
            self.beside.setdefault(place, []).append(_Named(mention.finding.span.start, person, _folded(name)))

    def newcomer(self) -> Person:
        """Somebody of whom nothing was known."""
        self.people.append(Person())
        return self.people[-1]

    def near(self, mention: Mention, name: PersonName, candidates: list[Person]) -> Person | None:
        """Of several candidates the one whom the surroundings mean, or None.

        In this order: the last one named before the mention in its paragraph, or else the only one named in it; the
        only one named in its table row; the only one named in its draft. Whom a paragraph names is known from fuller
        names, which were settled before. For a single word, only a fuller name with that very word counts as near:
        "Joanne Pike said … Joanne", whereas beside "Ms Pike" a Joanne may well be the other one.
        """
        possible = {id(candidate) for candidate in candidates}
        word = fold(name.lone) if name.lone else ""
        for place in (mention.paragraph, mention.row):
            here = [n for n in self.beside.get(place, []) if id(n.person) in possible and (not word or word in n.words)]
            before = [n for n in here if n.start < mention.finding.span.start] if place == mention.paragraph else []
            if before:
                return max(before, key=lambda named: named.start).person
            if len({id(named.person) for named in here}) == 1:
                return here[0].person
            if here:
                return None
        anywhere = [n for n in self.beside.get((mention.draft, ""), []) if id(n.person) in possible]
        return anywhere[0].person if len({id(named.person) for named in anywhere}) == 1 else None

    def fitting(self, mention: Mention, name: PersonName, people: Iterable[Person]) -> list[Person]:
        """Those of `people` whom neither sex, suffix nor calling rules out."""
        called = {cue.role for cue in self.cues.get(mention.id, ()) if not cue.kin}
        return [
            person
            for person in people
            if not any(opposed(name, known) for known in person.names)
            and not (name.role and person.ranks and name.role not in person.ranks)
            and not (called and not name.is_full and person.is_family)
            and not (fold(name.title) in _ADULT and self.is_child(person))
            and not (called and name.lone and person.callings and not _one_calling(called, person.callings))
        ]

    def is_child(self, person: Person) -> bool:
        """Whether this is the child whom the review is about, or a brother or sister of it."""
        if any(cue.role == "Sibling" for cue in person.cues):
            return True
        return any(fold(" ".join((*n.given[:1], n.surname))) in self.children for n in person.names if n.is_full)

    def slip(self, wording: str, target: str, *, surnames: bool = False) -> bool:
        """Whether `wording` is a slip of the pen for a name word that the drafts use at least twice as often."""
        return misspelt(wording, target, self.vocabulary, surnames=surnames) and 2 * self.uses(wording) <= self.uses(
            target
        )

    def is_slip(self, name: PersonName, person: Person) -> bool:
        """Whether a full name is not among this person's in any other way than as a slip: it proves nothing further."""
        known = [n for n in person.names if n.surname and n.given]
        return name.is_full and bool(known) and not any(_same_full(name, n, self.vocabulary) for n in known)

    def uses(self, word: str) -> int:
        """In how many mentions this name word occurs."""
        folded = fold(word)
        return sum(count for wording, count in self.counts.items() if folded in wording.replace(",", " ").split())


def _full(cast: _Cast, mention: Mention, name: PersonName) -> list[Person]:
    """A given name and a surname: the person whose every fuller name agrees in both."""
    same = [
        person
        for person in cast.people
        if (known := [n for n in person.names if n.surname and n.given])
        and all(_same_full(name, n, cast.vocabulary) for n in known)
    ]
    same = cast.fitting(mention, name, same)
    closest = [p for p in same if any(n.given and fold(n.given[0]) == fold(name.given[0]) for n in p.names)]
    if same:
        return closest or same
    renamed = [person for person in cast.people if _renamed(mention, name, person)]
    if renamed := cast.fitting(mention, name, renamed):
        return renamed
    halved = [person for person in cast.people if any(_halved(name, known) for known in person.names)]
    if halved := cast.fitting(mention, name, halved):
        return halved
    return cast.fitting(mention, name, [person for person in cast.people if _slipped_full(cast, name, person)])


def _same_full(one: PersonName, other: PersonName, vocabulary: Vocabulary) -> bool:
    """Same surname, and given names that are equal, a nickname, or an initial that stands for the other.

    Mere shortening ("Ann", "Annabel") is not enough beside one surname: sisters have such names.
    """
    if not any(
        surname_likeness(a, b) is Likeness.SAME
        for a in (one.surname, *one.former)
        for b in (other.surname, *other.former)
    ):
        return False
    pairs = [(one.given[0], known) for known in (*other.given[:1], *other.nicknames)]
    pairs += [(other.given[0], known) for known in one.nicknames]
    middle = len(one.given) > 1 and len(other.given) > 1
    if middle and given_likeness(one.given[1], other.given[1], vocabulary) is Likeness.NONE:
        return False
    accepted = (Likeness.SAME, Likeness.NICKNAME, Likeness.INITIAL)
    return any(given_likeness(a, b, vocabulary) in accepted for a, b in pairs)


def _halved(one: PersonName, other: PersonName) -> bool:
    """The same given name, and one half of a double-barrelled surname."""
    if not (other.is_full and fold(one.given[0]) == fold(other.given[0])):
        return False
    return surname_likeness(one.surname, other.surname) is Likeness.SHORTENED


def _renamed(mention: Mention, name: PersonName, person: Person) -> bool:
    """An earlier or later name: the same given name, and words before it that say so ("born Lorna Pellow")."""
    if not _BEFORE_NAME.search(mention.before[-40:]):
        return False
    return any(n.is_full and fold(n.given[0]) == fold(name.given[0]) for n in person.names)


def _slipped_full(cast: _Cast, name: PersonName, person: Person) -> bool:
    """One of the two words equal, the other a slip of the pen."""
    for known in person.names:
        if known.surname and known.given:
            surname = surname_likeness(name.surname, known.surname) is Likeness.SAME
            given = fold(name.given[0]) == fold(known.given[0])
            if (given and cast.slip(name.surname, known.surname, surnames=True)) or (
                surname and cast.slip(name.given[0], known.given[0])
            ):
                return True
    return False


def _initialled(cast: _Cast, mention: Mention, name: PersonName) -> list[Person]:
    """An initial and a surname: whoever has that surname and such a given name."""
    found = [
        person
        for person in cast.people
        if any(n.surname and n.given and _same_full(name, n, cast.vocabulary) for n in person.names)
    ]
    if not found:
        found = [
            person
            for person in cast.people
            for n in person.names[:1]
            if n.given and n.surname and cast.slip(name.surname, n.surname, surnames=True)
            and given_likeness(name.given[0], n.given[0], cast.vocabulary)
        ]  # fmt: skip
    return _introduced(name, cast.fitting(mention, name, found))


def _cut_short(cast: _Cast, mention: Mention, name: PersonName) -> list[Person]:
    """A given name and the initial of a surname ("Dani O."): whoever has such a given name and surname."""
    letters = re.sub(r"[ -]", "", fold(name.surname))
    found: dict[Likeness, list[Person]] = {}
    for person in cast.people:
        grades = [
            given_likeness(name.given[0], known, cast.vocabulary)
            for n in person.names
            if n.is_full and (n.initials[len(n.given) :].startswith(letters) or fold(n.surname).startswith(letters))
            for known in (n.given[0], *n.nicknames)
        ]
        found.setdefault(max(grades, default=Likeness.NONE), []).append(person)
    for grade in (Likeness.SAME, Likeness.NICKNAME, Likeness.SHORTENED):
        if best := cast.fitting(mention, name, found.get(grade, [])):
            return best
    return []


def _surnamed(cast: _Cast, mention: Mention, name: PersonName) -> list[Person]:
    """A title and a surname: whoever has that surname, by preference whoever was introduced with that title."""
    for grade in (Likeness.SAME, Likeness.SHORTENED):
        found = [
            person
            for person in cast.people
            if any(
                surname_likeness(name.surname, known) is grade
                for n in person.names
                for known in (n.surname, *n.former)
                if known
            )
        ]
        if found := cast.fitting(mention, name, found):
            return _introduced(name, found)
    slipped = [
        p for p in cast.people if any(n.surname and cast.slip(name.surname, n.surname, surnames=True) for n in p.names)
    ]
    return _introduced(name, cast.fitting(mention, name, slipped))


def _introduced(name: PersonName, people: list[Person]) -> list[Person]:
    """Those introduced with the same title or suffix, where there are such; else all of them."""
    if not name.suffix and any(n.suffix for person in people for n in person.names):
        return people  # "Mr Pellow jnr" says that there is another Mr Pellow
    if name.suffix and (same := [p for p in people if any(n.suffix == name.suffix for n in p.names)]):
        return same
    if name.title and (same := [person for person in people if fold(name.title) in person.titles]):
        return same
    return people


def _single(cast: _Cast, mention: Mention, name: PersonName) -> list[Person]:
    """A word alone, or a given name after "Nana": the people it fits best."""
    word = name.lone or (name.given[0] if name.given else "")
    if not word:
        return []
    people = [p for p in cast.people if fold(word) in p.exact]
    if people:
        return cast.fitting(mention, name, people) or people
    graded: dict[Likeness, list[Person]] = {}
    for person in cast.fitting(mention, name, cast.people):
        grade = max((lone_likeness(word, known, cast.vocabulary) for known in person.names), default=Likeness.NONE)
        graded.setdefault(grade, []).append(person)
    for grade in (Likeness.SAME, Likeness.NICKNAME, Likeness.SHORTENED):
        if graded.get(grade):
            return _introduced(name, graded[grade])
    if plain(word).isupper() and len(plain(word)) <= 3 and (found := _by_initials(cast, mention, name, plain(word))):
        return found
    return [
        person
        for person in cast.fitting(mention, name, cast.people)
        if any(cast.slip(word, known) for n in person.names for known in n.words)
        or any(fold(word) == fold(n.given[0])[:1] + fold(n.surname) for n in person.names if n.is_full)
    ]


def _bare_initials(cast: _Cast, mention: Mention, name: PersonName) -> list[Person]:
    """Initials and nothing else."""
    return _by_initials(cast, mention, name, "".join((*name.given, name.surname, name.lone)))


def _by_initials(cast: _Cast, mention: Mention, name: PersonName, letters: str) -> list[Person]:
    """Those whose initials these are; a single letter is taken for that of a given name."""
    wanted = fold(letters)
    found = []
    for person in cast.fitting(mention, name, cast.people):
        spelt = {n.initials for n in person.names if n.surname and n.given}
        spelt |= {n.initials[:1] for n in person.names if n.given or n.lone} if len(wanted) == 1 else set()
        spelt |= {fold(n.given[0])[:1] + fold(n.surname)[:1] for n in person.names if n.is_full}
        if wanted in spelt:
            found.append(person)
    return found


_STAGES = (_full, _initialled, _cut_short, _surnamed, _single, _bare_initials)
"""From what says most to what says least."""


def _stage(name: PersonName) -> object:
    if name.is_initials:
        return _bare_initials
    if name.is_full:
        return _full
    if name.has_initials_only:
        return _initialled
    if name.is_cut_short:
        return _cut_short
    return _surnamed if name.surname else _single


def _one_calling(some: set[str], others: set[str]) -> bool:
    """Whether two sets of callings can be one person's: a "District Nurse" is a "Nurse", a "Doctor" may be anything."""
    kinds = ({role.split()[-1] for role in some}, {role.split()[-1] for role in others})
    return not kinds[0].isdisjoint(kinds[1]) or any("Doctor" in kind for kind in kinds)


def _folded(name: PersonName) -> frozenset[str]:
    return frozenset(fold(word) for word in name.words)
