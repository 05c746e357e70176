"""The people known so far while mentions are being settled, and what can be said of them all at once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from redraft.folding import fold, plain, without_possessive
from redraft.identity.agreement import one_calling, same_full
from redraft.identity.apart import Apart
from redraft.identity.decided import folded_wording
from redraft.identity.likeness import opposed
from redraft.identity.mentions import Mention, Place
from redraft.identity.namesakes import speaks_of_another, speaks_of_other_times
from redraft.identity.roles import RoleCue
from redraft.identity.seed import Seed
from redraft.identity.slips import Slips
from redraft.identity.spoken import Spoken
from redraft.names import PersonName
from redraft.vocabulary import Vocabulary

LETTERS = 3
"""So many capitals may be initials."""
_SENTENCE_ENDS = re.compile(r"[.!?]['’\"”)]*\s|[;\n]")
_DEFINES = re.compile(r"(?:[(\[/=–—-]\s*['‘“\"]?|['‘“\"])$")
_BABY = re.compile(r"\b(?:baby|newborn|toddler),? $", re.IGNORECASE)
_FORMAL = frozenset({"Police Officer", "Judge", "Coroner", "Solicitor", "Councillor"})
"""Whom nobody calls by a first name: "PC Hale" is not the Carys of whom nothing says that she is in the police."""
ADULT_TITLES = frozenset({"mr", "mrs", "ms"})


@dataclass(slots=True)
class Person:
    """Somebody as known so far; grows while mentions are being settled. `declared` are the names that the user gave."""

    seed: Seed | None = None
    declared: tuple[PersonName, ...] = ()
    names: list[PersonName] = field(default_factory=list)
    exact: set[str] = field(default_factory=set)
    mentions: list[Mention] = field(default_factory=list)
    cues: list[RoleCue] = field(default_factory=list)

    @property
    def is_merged(self) -> bool:
        """Whether several of the key were decided to be this one, so that names may be at odds."""
        return bool(self.seed and self.seed.merged)

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
    def has_kin(self) -> bool:
        """Whether anything calls this person a relative."""
        return any(cue.kin for cue in self.cues)

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
    """A mention that several people could be meant by; `leaning` is the one that weaker evidence points to."""

    mention: Mention
    name: PersonName
    candidates: tuple[Person, ...]
    leaning: Person | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """A settled mention as its neighbours see it: who is meant, and by which folded words."""

    mention: Mention
    person: Person
    words: frozenset[str]

    @property
    def start(self) -> int:
        """Where in its segment the mention begins."""
        return self.mention.finding.span.start


@dataclass(slots=True)
class Circle:
    """Everybody known so far, and what their mentions stand beside; grows while mentions are being settled.

    `cues` are hints at roles by finding id, `counts` how often each folded wording is mentioned, `children` the folded
    names of a child whom the review is about, `spoken` what is told of first names, `apart` which full names are told
    apart, `defined` by finding id the finding whose name a mention's letters are short for; `beside` remembers who was
    named in each paragraph, row and draft, `declared` the folded words of declared names.
    """

    vocabulary: Vocabulary
    cues: Mapping[str, tuple[RoleCue, ...]]
    counts: Counter[str]
    children: frozenset[str]
    spoken: Spoken = field(default_factory=Spoken)
    apart: Apart = field(default_factory=Apart)
    defined: Mapping[str, str] = field(default_factory=dict)
    people: list[Person] = field(default_factory=list)
    open: list[Open] = field(default_factory=list)
    beside: dict[Place, list[Named]] = field(default_factory=dict)
    declared: set[str] = field(default_factory=set)

    @property
    def slips(self) -> Slips:
        """Which spellings of the drafts are slips for others."""
        return Slips(self.counts, self.vocabulary, self.declared)

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
        candidates = candidates or self.remembered(mention)
        certain = len(candidates) < 2
        person = (candidates or [self.newcomer()])[0] if certain else self.near(mention, name, candidates)
        settled = self.ruled(mention, candidates if person is None else [person])
        if len(settled) > 1:
            self.open.append(Open(mention, name, tuple(settled)))
            return
        person = settled[0]
        # what a statement says is kept, whoever else has the name
        certain = certain and mention.id not in self.defined  # letters of one draft only
        self.give(mention, name, person, told=certain or bool(name.nicknames or name.former))

    def give(self, mention: Mention, name: PersonName, person: Person, *, told: bool) -> None:
        """Gives the mention to a person; `told` says that the name then is theirs wherever it stands."""
        person.mentions.append(mention)
        person.cues.extend(self.cues.get(mention.id, ()))
        sound = speaks_of_other_times(mention) or not self.is_slip_of(name, person)
        if told and name not in person.names and sound:
            person.names.append(name)
        for place in {mention.paragraph, mention.row, (mention.draft, "")}:
            self.beside.setdefault(place, []).append(Named(mention, person, _folded(name)))

    def defining(self, mention: Mention) -> list[Person]:
        """Whoever bears the name in full that the draft gives these letters for; nobody where it gives none."""
        definition = self.defined.get(mention.id)
        if definition is None:
            return []
        here = self.beside.get((mention.draft, ""), [])
        settled = [named.person for named in here if named.mention.id == definition]
        return settled or [c for one in self.open if one.mention.id == definition for c in one.candidates]

    def remembered(self, mention: Mention) -> list[Person]:
        """Whoever alone had this very wording in an earlier run, however little it says."""
        wording = fold(without_possessive(mention.text))
        known = [p for p in self.people if p.seed and wording in {fold(name) for name in p.seed.every_name}]
        return known if len(known) == 1 else []

    def ruled(self, mention: Mention, people: list[Person]) -> list[Person]:
        """`people` with the place of those who were decided not to go by this wording taken by whoever does."""
        wording = folded_wording(mention.text)
        if not any(person.seed and wording in person.seed.elsewhere for person in people):
            return people
        of = {person.seed.id: person for person in self.people if person.seed and person.seed.id}
        now = [of.get(p.seed.elsewhere.get(wording, ""), p) if p.seed else p for p in people]
        return list({id(person): person for person in now}.values())

    def newcomer(self) -> Person:
        """Somebody of whom nothing was known."""
        self.people.append(Person())
        return self.people[-1]

    def near(self, mention: Mention, name: PersonName, candidates: list[Person]) -> Person | None:
        """Of several candidates the one whom the surroundings mean, or None.

        In this order: the only one whom something else calls by the same role ("JZ = mother"); the last one named before the mention in its paragraph, or else the only one named in it; the
        only one named in its table row; the only one named in its draft. Whom a paragraph names is known from fuller
        names, which were settled before. For a single word, only a fuller name with that very word counts as near:
        "Joanne Pike said … Joanne", whereas beside "Ms Pike" a Joanne may well be the other one; and in one sentence
        with "Ms Pike" even after "Joanne Pike". Initials that the draft has defined keep their meaning in all of it.
        """
        if name.is_full and not any(
            fold(n.given[0]) == fold(name.given[0]) for c in candidates for n in c.names if n.given
        ):
            return None  # beside "Joanne Pike", a "Jo Pike" is rather somebody else
        called = {cue.role for cue in self.cues.get(mention.id, ()) if not name.title}
        alike = [candidate for candidate in candidates if called & {cue.role for cue in candidate.cues}]
        if len(alike) == 1:
            return alike[0]
        possible = {id(candidate) for candidate in candidates}
        # "Mr" beside people of whom nothing tells the sex is nobody in particular
        agreeing = {id(c) for c in candidates if not name.sex or self.sexes(c) == {name.sex}}
        word = fold(name.lone) if any(fold(name.lone) in _folded(n) for c in candidates for n in c.names) else ""
        for place in (mention.paragraph, mention.row):
            here = [n for n in self.beside.get(place, []) if id(n.person) in agreeing and (not word or word in n.words)]
            if name.title or name.given:  # "Mr Pike wrote to Alan Pike" speaks of two
                here = [
                    n for n in here if n.start < mention.finding.span.start or not in_one_sentence(n.mention, mention)
                ]
            if self.shares_surname(word, [n.person for n in here]):
                return None
            before = [n for n in here if n.start < mention.finding.span.start] if place == mention.paragraph else []
            if before:
                last = max(before, key=lambda named: named.start).person
                return None if id(last) in self.just_named(mention, name) else last
            if len({id(named.person) for named in here}) == 1:
                return here[0].person
            if here:
                return None
        if not word and (defined := self.abbreviated(mention, possible)):
            return defined
        anywhere = [n for n in self.beside.get((mention.draft, ""), []) if id(n.person) in possible]
        return anywhere[0].person if len({id(named.person) for named in anywhere}) == 1 else None

    def shares_surname(self, word: str, people: Iterable[Person]) -> bool:
        """Whether several of `people` bear `word` as a surname: after "Javed Pike … Saima Pike", "Pike" is nobody."""
        bearers = {id(person) for person in people if word and word in {fold(name.surname) for name in person.names}}
        return len(bearers) > 1

    def just_named(self, mention: Mention, name: PersonName) -> set[int]:
        """By identity, whoever has been named in the same sentence before a single word, in a way without that word.

        Initials that follow in brackets are no such word: they are defined there.
        """
        initials = plain(name.lone).isupper() and len(plain(name.lone)) <= LETTERS
        word = "" if initials and _DEFINES.search(mention.before) else fold(name.lone)
        before = [
            n
            for n in self.beside.get(mention.paragraph, [])
            if n.mention.finding.span.end <= mention.finding.span.start
        ]
        return {
            id(named.person)
            for named in before
            if word and word not in named.words and in_one_sentence(mention, named.mention)
        }

    def abbreviated(self, mention: Mention, possible: Collection[int]) -> Person | None:
        """Whom the same letters meant earlier in the draft: "Carys Hale (CH)" defines them once for all of it."""
        letters = fold(mention.text)
        named = [n for n in self.beside.get((mention.draft, ""), []) if id(n.person) in possible and letters in n.words]
        return named[0].person if len({id(n.person) for n in named}) == 1 else None

    def fitting(self, mention: Mention, name: PersonName, people: Iterable[Person]) -> list[Person]:
        """Those of `people` whom neither sex, suffix nor calling rules out."""
        called = {cue.role for cue in self.cues.get(mention.id, ()) if not cue.kin}
        return [
            person
            for person in people
            if not (all if person.is_merged else any)(opposed(name, other) for other in person.names)
            and not (
                name.sex
                and not person.is_merged
                and (known := self.sexes(person, told=name.is_full))
                and name.sex not in known
            )
            and not (name.role and person.ranks and not one_calling({name.role}, person.ranks))
            and not (name.role in self.vocabulary.kin_sex and person.callings and not person.has_kin)
            and not (called and not name.is_full and person.is_family)
            and not (fold(name.title) in ADULT_TITLES and self.is_child(person))
            and not (self.speaks_of_baby(mention, name) and any(fold(n.title) in ADULT_TITLES for n in person.names))
            and not (
                name.role in _FORMAL and not name.is_full and not person.callings and self.goes_by_first_name(person)
            )
            and not (called and name.lone and person.callings and not one_calling(called, person.callings))
        ]

    def means_another(self, mention: Mention, name: PersonName, candidates: Iterable[Person]) -> bool:
        """Whether the words say that none of the candidates need be meant: a namesake, or by its surname a baby, where
        none of them is one.
        """
        if speaks_of_another(mention):
            return True
        surnames = {fold(n.surname) for person in candidates for n in person.names}
        named = fold(name.lone or name.surname) in surnames and self.vocabulary.heading(name.title) == "baby"
        return named and not any(map(self.is_baby, candidates))

    def goes_by_first_name(self, person: Person) -> bool:
        """Whether the drafts call somebody by the first name alone."""
        return any(self.counts[word] for word in _firsts(person))

    def sexes(self, person: Person, *, told: bool = False) -> set[str]:
        """What titles and kinship words say about somebody's sex: empty, one, or (in a muddled draft) both.

        Where these say nothing, what pronouns do, unless only what is `told` outright counts.
        """
        kin = {self.vocabulary.kin_sex.get(cue.role, "") for cue in person.cues if cue.weight > 1}
        found = (kin | {name.sex for name in person.names}) - {""}
        return found or (set() if told else {self.spoken.sexes[w] for w in _firsts(person) if w in self.spoken.sexes})

    def usual_sexes(self, person: Person) -> set[str]:
        """The sex that somebody's given name has as a rule: good enough to lean on, and proof of nothing."""
        usual = self.vocabulary.name_sexes
        return {usual[word] for word in _firsts(person) if word in usual}

    def is_child(self, person: Person) -> bool:
        """Whether this is the child whom the review is about, a brother or sister of it, or a baby.

        Of an adult's brothers and sisters nothing but their age tells whether they are children.
        """
        if self.is_baby(person):
            return True
        if any(word in self.spoken.young for word in _firsts(person)):
            return True
        if any(word in self.spoken.grown for word in _firsts(person)):
            return False
        if self.children and any(cue.role == "Sibling" for cue in person.cues):
            return True
        return any(fold(" ".join((*n.given[:1], n.surname))) in self.children for n in person.names if n.is_full)

    def is_baby(self, person: Person) -> bool:
        """Whether anything calls this person a baby."""
        named = any(self.vocabulary.heading(name.title) == "baby" for name in person.names)
        return named or any(_BABY.search(mention.before) for mention in person.mentions)

    def speaks_of_baby(self, mention: Mention, name: PersonName) -> bool:
        """Whether a title or the word before a mention says that a baby is meant."""
        return self.vocabulary.heading(name.title) == "baby" or bool(_BABY.search(mention.before))

    def is_slip_of(self, name: PersonName, person: Person) -> bool:
        """Whether a full name is not among this person's in any other way than as a slip: it proves nothing further."""
        known = [n for n in person.names if n.surname and n.given]
        return name.is_full and bool(known) and not any(same_full(name, n, self.vocabulary) for n in known)


def in_one_sentence(one: Mention, other: Mention) -> bool:
    """Whether nothing that ends a sentence stands between two mentions of one paragraph."""
    if one.paragraph != other.paragraph:
        return False
    first, second = sorted((one.finding.span, other.finding.span))
    return not _SENTENCE_ENDS.search(one.segment.text[first.end : second.start])


def _firsts(person: Person) -> frozenset[str]:
    return frozenset(fold(word) for name in person.names for word in (*name.given[:1], name.lone) if word)


def _folded(name: PersonName) -> frozenset[str]:
    return frozenset(fold(word) for word in (*name.words, " ".join(name.given[:2])))
