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
from redraft.identity.directory import Directory
from redraft.identity.mentions import Mention
from redraft.identity.namesakes import speaks_of_another, speaks_of_other_times
from redraft.identity.person import ADULT_TITLES, Person, stands_behind_baby
from redraft.identity.roles import RoleCue
from redraft.identity.slips import Slips
from redraft.identity.spoken import Spoken
from redraft.identity.whereabouts import Whereabouts
from redraft.names import PersonName
from redraft.vocabulary import Vocabulary

LETTERS = 3
"""So many capitals may be initials."""
_SENTENCE_ENDS = re.compile(r"[.!?]['’\"”)]*\s|[;\n]")
_DEFINES = re.compile(r"(?:[(\[/=–—-]\s*['‘“\"]?|['‘“\"])$")
_FORMAL = frozenset({"Police Officer", "Judge", "Coroner", "Solicitor", "Councillor"})
"""Whom nobody calls by a first name: "PC Hale" is not the Carys of whom nothing says that she is in the police."""


@dataclass(frozen=True, slots=True)
class Open:
    """A mention that several people could be meant by; `leaning` is the one that weaker evidence points to."""

    mention: Mention
    name: PersonName
    candidates: tuple[Person, ...]
    leaning: Person | None = None


@dataclass(slots=True)
class Circle:
    """Everybody known so far, and what their mentions stand beside; grows while mentions are being settled.

    `cues` are hints at roles by finding id, `counts` how often each folded wording is mentioned, `children` the folded
    names of a child whom the review is about, `spoken` what is told of first names, `apart` which full names are told
    apart, `defined` by finding id the finding whose name a mention's letters are short for; `slips` tells which spellings
    of the drafts are slips for others, `directory` has everybody, `beside` remembers who was named where.
    """

    vocabulary: Vocabulary
    cues: Mapping[str, tuple[RoleCue, ...]]
    counts: Counter[str]
    children: frozenset[str]
    slips: Slips
    directory: Directory
    spoken: Spoken = field(default_factory=Spoken)
    apart: Apart = field(default_factory=Apart)
    defined: Mapping[str, str] = field(default_factory=dict)
    open: list[Open] = field(default_factory=list)
    beside: Whereabouts = field(default_factory=Whereabouts)

    @property
    def people(self) -> list[Person]:
        """Everybody, in the order in which they came."""
        return self.directory.people

    def by_alias(self, mention: Mention, name: PersonName) -> bool:
        """Settles a mention whose wording is a declared name or a full name of an earlier run."""
        known = self.directory.holding([("exact", fold(without_possessive(mention.text)))])
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
        person.meet(mention)
        person.hear(self.cues.get(mention.id, ()))
        if told and name not in person.names and (speaks_of_other_times(mention) or not self.is_slip_of(name, person)):
            self.directory.learn(person, name)
        self.beside.note(mention, person, name)

    def defining(self, mention: Mention) -> list[Person]:
        """Whoever bears the name in full that the draft gives these letters for; nobody where it gives none."""
        definition = self.defined.get(mention.id)
        if definition is None:
            return []
        if settled := self.beside.meant_by(definition):
            return [settled]
        return [c for one in self.open if one.mention.id == definition for c in one.candidates]

    def remembered(self, mention: Mention) -> list[Person]:
        """Whoever alone had this very wording in an earlier run, however little it says."""
        known = self.directory.holding([("remembered", fold(without_possessive(mention.text)))])
        return known if len(known) == 1 else []

    def ruled(self, mention: Mention, people: list[Person]) -> list[Person]:
        """`people` with the place of those who were decided not to go by this wording taken by whoever does."""
        wording = folded_wording(mention.text)
        if not any(person.seed and wording in person.seed.elsewhere for person in people):
            return people
        of = self.directory.by_id
        now = [of.get(p.seed.elsewhere.get(wording, ""), p) if p.seed else p for p in people]
        return list({id(person): person for person in now}.values())

    def newcomer(self) -> Person:
        """Somebody of whom nothing was known."""
        return self.directory.enter(Person())

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
        alike = (
            [c for c in candidates if not (called.isdisjoint(c.kin) and called.isdisjoint(c.callings))]
            if called
            else []
        )
        if len(alike) == 1:
            return alike[0]
        # "Mr" beside people of whom nothing tells the sex is nobody in particular
        agreeing = {id(c) for c in candidates if not name.sex or self.sexes(c) == {name.sex}}
        word = fold(name.lone) if any(fold(name.lone) in c.words for c in candidates) else ""
        for place in (mention.paragraph, mention.row):
            here = [n for n in self.beside.at(place) if id(n.person) in agreeing and (not word or word in n.words)]
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
        if not word and (defined := _only(self.beside.called(mention.draft, fold(mention.text)), candidates)):
            return defined  # "Carys Hale (CH)" defines the letters once for all of the draft
        return _only(self.beside.people_of(mention.draft), candidates)

    def shares_surname(self, word: str, people: Iterable[Person]) -> bool:
        """Whether several of `people` bear `word` as a surname: after "Javed Pike … Saima Pike", "Pike" is nobody."""
        bearers = {id(person) for person in people if word and word in person.surnames}
        return len(bearers) > 1

    def just_named(self, mention: Mention, name: PersonName) -> set[int]:
        """By identity, whoever has been named in the same sentence before a single word, in a way without that word.

        Initials that follow in brackets are no such word: they are defined there.
        """
        initials = plain(name.lone).isupper() and len(plain(name.lone)) <= LETTERS
        word = "" if initials and _DEFINES.search(mention.before) else fold(name.lone)
        before = [
            n for n in self.beside.at(mention.paragraph) if n.mention.finding.span.end <= mention.finding.span.start
        ]
        return {
            id(named.person)
            for named in before
            if word and word not in named.words and in_one_sentence(mention, named.mention)
        }

    def fitting(self, mention: Mention, name: PersonName, people: Iterable[Person]) -> list[Person]:
        """Those of `people` whom neither sex, suffix nor calling rules out."""
        called = {cue.role for cue in self.cues.get(mention.id, ()) if not cue.kin}
        titled = fold(name.title) in ADULT_TITLES
        baby = self.speaks_of_baby(mention, name)
        return [
            person
            for person in people
            if not (
                person.is_opposed(name)
                or (name.sex and not person.is_merged and not self.may_be_of(name.sex, person, told=name.is_full))
                or (name.role and not self.may_have_role(name, person))
                or (called and not name.is_full and person.is_family)
                or (called and name.lone and person.callings and not one_calling(called, person.callings))
                or (titled and self.is_child(person))
                or (baby and person.is_addressed_as_adult)
            )
        ]

    def may_be_of(self, sex: str, person: Person, *, told: bool) -> bool:
        """Whether nothing says that somebody is of the other sex; only what is `told` outright, if so asked."""
        known = self.sexes(person, told=told)
        return not known or sex in known

    def may_have_role(self, name: PersonName, person: Person) -> bool:
        """Whether what the title of a name says of its bearer can be said of a person."""
        if person.ranks and not one_calling({name.role}, person.ranks):
            return False
        if name.role in self.vocabulary.kin_sex and person.callings and not person.kin:
            return False
        stranger = name.role in _FORMAL and not name.is_full and not person.callings
        return not (stranger and self.goes_by_first_name(person))

    def means_another(self, mention: Mention, name: PersonName, candidates: Iterable[Person]) -> bool:
        """Whether the words say that none of the candidates need be meant: a namesake, or by its surname a baby, where
        none of them is one.
        """
        if speaks_of_another(mention):
            return True
        if self.vocabulary.heading(name.title) != "baby":
            return False
        surname = fold(name.lone or name.surname)
        people = list(candidates)
        return any(surname in person.surnames for person in people) and not any(map(self.is_baby, people))

    def goes_by_first_name(self, person: Person) -> bool:
        """Whether the drafts call somebody by the first name alone."""
        return any(self.counts[word] for word in person.firsts)

    def sexes(self, person: Person, *, told: bool = False) -> set[str]:
        """What titles and kinship words say about somebody's sex: empty, one, or (in a muddled draft) both.

        Where these say nothing, what pronouns do, unless only what is `told` outright counts.
        """
        kin = {self.vocabulary.kin_sex.get(role, "") for role in person.sure_kin}
        found = (kin | person.sexes) - {""}
        return found or (set() if told else {self.spoken.sexes[w] for w in person.firsts if w in self.spoken.sexes})

    def usual_sexes(self, person: Person) -> set[str]:
        """The sex that somebody's given name has as a rule: good enough to lean on, and proof of nothing."""
        usual = self.vocabulary.name_sexes
        return {usual[word] for word in person.firsts if word in usual}

    def is_child(self, person: Person) -> bool:
        """Whether this is the child whom the review is about, a brother or sister of it, or a baby.

        Of an adult's brothers and sisters nothing but their age tells whether they are children.
        """
        if self.is_baby(person):
            return True
        if not person.firsts.isdisjoint(self.spoken.young):
            return True
        if not person.firsts.isdisjoint(self.spoken.grown):
            return False
        if not self.children:
            return False
        if "Sibling" in person.kin:
            return True
        return any(fold(" ".join((*n.given[:1], n.surname))) in self.children for n in person.names if n.is_full)

    def is_baby(self, person: Person) -> bool:
        """Whether anything calls this person a baby."""
        return person.is_called_baby or any(self.vocabulary.heading(name.title) == "baby" for name in person.names)

    def speaks_of_baby(self, mention: Mention, name: PersonName) -> bool:
        """Whether a title or the word before a mention says that a baby is meant."""
        return self.vocabulary.heading(name.title) == "baby" or stands_behind_baby(mention)

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


def _only(there: Collection[int], candidates: Iterable[Person]) -> Person | None:
    """The one of the candidates who is there, by number; None if nobody or several are."""
    found = {person.number: person for person in candidates if person.number in there}
    return next(iter(found.values())) if len(found) == 1 else None
