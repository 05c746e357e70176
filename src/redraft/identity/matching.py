"""Whom a mention could mean, by how much it says: a full name, initials, a title with a surname, a word, an initial.

Each rule names the candidates among the people known so far; none says that somebody new is meant. It looks at those
who share a trait with the mention that nobody can lack whom the rule would name (see `redraft.identity.traits`).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from redraft.folding import fold, plain
from redraft.identity.agreement import one_calling, same_full
from redraft.identity.apart import spelling
from redraft.identity.circle import LETTERS, Circle
from redraft.identity.likeness import Likeness, given_likeness, lone_likeness, surname_likeness
from redraft.identity.mentions import Mention
from redraft.identity.namesakes import speaks_of_other_times, speaks_of_somebody
from redraft.identity.person import Person
from redraft.identity.respelt import respelt
from redraft.identity.traits import alike, firsts, squeezed, surname_traits
from redraft.names import PersonName

_MUCH_MORE = 2

Rule = Callable[[Circle, Mention, PersonName], list[Person]]


def _full(circle: Circle, mention: Mention, name: PersonName) -> list[Person]:
    """A given name and a surname: the person whose every fuller name agrees in both, or any of one who was merged."""
    same = [
        person
        for person in circle.directory.holding(surname_traits(name.surname, *name.former))
        if (known := [n for n in person.names if n.surname and n.given])
        and (any if person.is_merged else all)(same_full(name, n, circle.vocabulary) for n in known)
    ]
    same = circle.fitting(mention, name, same)
    for whole in (True, False):
        given = _given(name, whole=whole)
        closest = [
            p for p in same if any(_given(n, whole=whole) == given and not circle.apart(n, name) for n in p.names)
        ]
        if closest:
            return _not_apart(circle, name, closest)
    declared = circle.directory.holding([("declared", fold(name.surname))])
    same = same or circle.fitting(mention, name, [p for p in declared if _pieced(name, p)])
    possible = _not_apart(circle, name, same)
    if possible:
        return possible if len(possible) == len(same) else []  # who is told from one Joanne is no other's short form
    namesakes = circle.directory.holding([("given", fold(name.given[0]))])
    if speaks_of_other_times(mention):  # an earlier or later name ("born Lorna Pellow")
        renamed = [p for p in namesakes if any(n.is_full and fold(n.given[0]) == fold(name.given[0]) for n in p.names)]
        if renamed := circle.fitting(mention, name, renamed):
            return renamed
    halved = [person for person in namesakes if any(_halved(name, known) for known in person.names)]
    if halved := _not_apart(circle, name, circle.fitting(mention, name, halved)):
        return halved
    written = " ".join((*name.given, name.surname))
    return _slipped_people(circle, mention, name) or respelt(circle, mention, name, written)


def _slipped_people(circle: Circle, mention: Mention, name: PersonName) -> list[Person]:
    """Those of whose name in full this one is a slip of the pen; by preference with the given names spelt alike."""
    people = [
        person
        for person in circle.directory.near(name)
        if any(circle.slips.is_slip_in_full(name, n) for n in person.names if n.surname and n.given)
    ]
    slipped = _not_apart(circle, name, circle.fitting(mention, name, people))
    alike = [p for p in slipped if any(n.is_full and spelling(n)[0] == spelling(name)[0] for n in p.names)]
    return alike or slipped


def _given(name: PersonName, *, whole: bool) -> str:
    """All given names folded, or the first of them."""
    return fold(" ".join(name.given if whole else name.given[:1]))


def _not_apart(circle: Circle, name: PersonName, people: list[Person]) -> list[Person]:
    """Those of `people` none of whose full names the text tells from this one."""
    return [p for p in people if not any(n.is_full and circle.apart(n, name) for n in p.names)]


def _pieced(name: PersonName, person: Person) -> bool:
    """A given name and a surname that the user declared, though not side by side: "Lorna Hale", also "Mrs Pike"."""
    given = {fold(n.given[0]) for n in person.declared if n.is_full}
    surnames = {fold(word) for n in person.declared for word in (n.surname, *n.former) if word}
    return name.is_full and fold(name.given[0]) in given and fold(name.surname) in surnames


def _halved(one: PersonName, other: PersonName) -> bool:
    """The same given name, and one half of a double-barrelled surname."""
    if not (other.is_full and fold(one.given[0]) == fold(other.given[0])):
        return False
    return surname_likeness(one.surname, other.surname) is Likeness.SHORTENED


def _initialled(circle: Circle, mention: Mention, name: PersonName) -> list[Person]:
    """An initial and a surname: whoever has that surname and such a given name."""
    found = [
        person
        for person in circle.directory.holding(surname_traits(name.surname, *name.former))
        if any(n.surname and n.given and same_full(name, n, circle.vocabulary) for n in person.names)
    ]
    letter = fold(name.given[0])
    found = [p for p in found if any(n.given and fold(n.given[0]).startswith(letter) for n in p.names)] or found
    if not found:
        found = [
            person
            for person in circle.directory.holding(circle.directory.misspelt(name.surname))
            for n in person.names[:1]
            if n.given and n.surname and circle.slips.is_slip(name.surname, n.surname, surnames=True, sex=name.sex)
            and given_likeness(name.given[0], n.given[0], circle.vocabulary)
        ]  # fmt: skip
    if not found:  # "O Rourke" is no O. Rourke where there is an O'Rourke
        return respelt(circle, mention, name, f"{name.given[0]} {name.surname}")
    return _introduced(circle, mention, name, circle.fitting(mention, name, found))


def _cut_short(circle: Circle, mention: Mention, name: PersonName) -> list[Person]:
    """A given name and the initial of a surname ("Dani O."): whoever has such a given name and surname."""
    letters = re.sub(r"[ -]", "", fold(name.surname))
    found: dict[Likeness, list[Person]] = {}
    cut = [("cut", letters[:1])]
    for person in circle.directory.holding(cut, alike(name.given[0], circle.vocabulary)):
        grades = [
            given_likeness(name.given[0], known, circle.vocabulary)
            for n in person.names
            if n.is_full and (n.initials[len(n.given) :].startswith(letters) or fold(n.surname).startswith(letters))
            for known in (n.given[0], *n.nicknames)
        ]
        found.setdefault(max(grades, default=Likeness.NONE), []).append(person)
    enough = (Likeness.INITIAL,) if len(letters) > 1 else ()  # "D O-H" says enough, "D O" does not
    for grade in (Likeness.SAME, Likeness.NICKNAME, Likeness.SHORTENED, *enough):
        if best := circle.fitting(mention, name, found.get(grade, [])):
            return best
    turned = [  # "Ashdale K"
        person
        for person in circle.directory.holding(surname_traits(name.given[0]))
        if any(
            n.is_full and fold(n.surname) == fold(name.given[0]) and fold(n.given[0]).startswith(letters)
            for n in person.names
        )
    ]
    return circle.fitting(mention, name, turned)


def _surnamed(circle: Circle, mention: Mention, name: PersonName) -> list[Person]:
    """A title and a surname: whoever has that surname, or else had it once, by preference whoever was introduced with that
    title.
    """
    known = circle.directory.holding(surname_traits(name.surname))
    for grade, former in ((Likeness.SAME, False), (Likeness.SAME, True), (Likeness.SHORTENED, True)):
        if grade is Likeness.SHORTENED and speaks_of_somebody(mention):
            break  # "a Mr Hale" is none of the Hale-Pikes
        found = [p for p in known if grade in _surname_grades(name.surname, p, former=former)]
        if found := circle.fitting(mention, name, found):
            return _introduced(circle, mention, name, found)
    slipped = [
        p
        for p in circle.directory.holding(circle.directory.misspelt(name.surname))
        if any(
            n.surname and circle.slips.is_slip(name.surname, n.surname, surnames=True, sex=name.sex) for n in p.names
        )
    ]
    if not slipped and plain(name.surname).isupper() and len(squeezed(name.surname)) <= LETTERS:  # "Ms O-H"
        wanted = squeezed(name.surname)
        known = circle.directory.holding([("initials", wanted)])
        slipped = [p for p in known if any(n.is_full and wanted in firsts(n.surname) for n in p.names)]
    return _introduced(circle, mention, name, circle.fitting(mention, name, slipped)) or _by_first_name(
        circle, mention, name
    )


def _surname_grades(surname: str, person: Person, *, former: bool) -> set[Likeness]:
    """How alike a surname is to those of a person, earlier ones only where `former` says so."""
    known = [word for n in person.names for word in (n.surname, *(n.former if former else ())) if word]
    return {surname_likeness(surname, word) for word in known}


def _by_first_name(circle: Circle, mention: Mention, name: PersonName) -> list[Person]:
    """Those who are called by a title and a first name ("Dr Anwen", "DN Bryony"), where nobody has such a surname."""
    if not name.role:
        return []  # "Mr James" is hardly James Taylor
    word = fold(name.surname)
    known = circle.directory.holding([("given", word)])
    found = [p for p in known if any(n.surname and n.given and fold(n.given[0]) == word for n in p.names)]
    return circle.fitting(mention, name, found)


def _is_the_mr(circle: Circle, same: list[Person], people: list[Person]) -> bool:
    """Whether those who were introduced as a "Mr" are rather meant by it than others: every man is one.

    Not if only an initial was written, for "Mr E. Pike" tells that there is another Mr Pike, and not beside somebody of
    whom the case is much more.
    """
    if not any(n.title and n.is_full for person in same for n in person.names):
        return False
    uses = {id(p): max((circle.slips.uses(n.given[0]) for n in p.names if n.is_full), default=0) for p in people}
    most = max(uses[id(person)] for person in same)
    return all(uses[id(person)] < _MUCH_MORE * most for person in people)


def _introduced(circle: Circle, mention: Mention, name: PersonName, people: list[Person]) -> list[Person]:
    """Those introduced with the same title or suffix, where there are such; else all of them."""
    if not name.suffix and any(n.suffix for person in people for n in person.names):
        return people  # "Mr Pellow jnr" says that there is another Mr Pellow
    if name.suffix and (same := [p for p in people if any(n.suffix == name.suffix for n in p.names)]):
        return same
    if name.role and (called := [p for p in people if p.callings and one_calling({name.role}, p.callings)]):
        people = called
    heading = circle.vocabulary.heading
    same = [person for person in people if heading(name.title) in {heading(title) for title in person.titles}]
    if heading(name.title) == "mr" and not _is_the_mr(circle, same, people):
        return people
    if not (name.role or name.suffix) and (last := _last_before(circle, mention, people)) and last not in same:
        return people  # "Joanna Pike sat. Ms Pike rose", though Joanne was introduced as a Ms
    return same if name.title and same else people


def _last_before(circle: Circle, mention: Mention, people: list[Person]) -> Person | None:
    """Who of `people` has been named last before in the paragraph."""
    start, known = mention.finding.span.start, {id(person) for person in people}
    here = [n for n in circle.beside.at(mention.paragraph) if n.start < start and id(n.person) in known]
    return max(here, key=lambda named: named.start).person if here else None


def _single(circle: Circle, mention: Mention, name: PersonName) -> list[Person]:
    """A word alone, or a given name after "Nana": the people it fits best."""
    word = name.lone or (name.given[0] if name.given else "")
    if not word:
        return []
    if people := circle.directory.holding([("exact", fold(word))]):
        return circle.fitting(mention, name, people) or people
    if babies := _babies(circle, mention, name, word):
        return babies
    if best := _best_liked(circle, mention, name, word):
        return _introduced(circle, mention, name, best)
    if _may_be_initials(word) and (found := _by_initials(circle, mention, name, plain(word))):
        return found
    if titled := circle.directory.holding([("title", circle.vocabulary.heading(word))]):
        return circle.fitting(mention, name, titled)  # "Nana" alone beside "Nana Rose"
    near = circle.directory.holding((*circle.directory.misspelt(word), ("account", fold(word))))
    slipped = [
        person
        for person in circle.fitting(mention, name, near)
        if any(circle.slips.is_slip(word, known) for n in person.names for known in n.words)
        or any(fold(word) == fold(n.given[0])[:1] + fold(n.surname) for n in person.names if n.is_full)
    ]
    return slipped or respelt(circle, mention, name, word)


def _best_liked(circle: Circle, mention: Mention, name: PersonName, word: str) -> list[Person]:
    """Those whom a single word fits best, of all whom it fits: first whoever is called just so, as most mentions are."""
    whole = fold(word)
    traits = [("word", whole), ("surname", re.sub(r"[ '-]", "", whole))]
    for people in (circle.directory.holding(traits), circle.directory.holding(alike(word, circle.vocabulary))):
        graded: dict[Likeness, list[Person]] = {}
        for person in circle.fitting(mention, name, people):
            grade = max((lone_likeness(word, n, circle.vocabulary) for n in person.names), default=Likeness.NONE)
            graded.setdefault(grade, []).append(person)
        if same := graded.get(Likeness.SAME):
            return same
    by_pet_name = not name.title or name.role in circle.vocabulary.kin_sex
    for grade in (Likeness.NICKNAME, Likeness.SHORTENED, *([Likeness.PET] if by_pet_name else [])):
        if best := graded.get(grade):
            return best
    return []


def _may_be_initials(word: str) -> bool:
    """As "CH" and "CH-P"."""
    return plain(word).isupper() and len(re.sub(r"[‐‑-]", "", plain(word))) <= LETTERS


def _babies(circle: Circle, mention: Mention, name: PersonName, word: str) -> list[Person]:
    """Behind "baby", whoever is elsewhere called a baby and has the surname, or a surname made with it."""
    if not circle.speaks_of_baby(mention, name):
        return []
    known = circle.directory.holding(surname_traits(word))
    babies = [person for person in circle.fitting(mention, name, known) if circle.is_baby(person)]
    return [p for p in babies if any(surname_likeness(word, n.surname) for n in p.names)]


def _bare_initials(circle: Circle, mention: Mention, name: PersonName) -> list[Person]:
    """Initials and nothing else."""
    return _by_initials(circle, mention, name, "".join((*name.given, name.surname, name.lone)))


def _by_initials(circle: Circle, mention: Mention, name: PersonName, letters: str) -> list[Person]:
    """Those whose initials these are; a single letter is taken for that of a given name, or
    after a title ("Ms A") for that of a surname.
    """
    wanted = squeezed(letters)
    found = []
    for person in circle.fitting(mention, name, circle.directory.holding([("initials", wanted)])):
        spelt = {n.initials for n in person.names if n.surname and n.given}
        spelt |= {n.initials[:1] for n in person.names if n.given or n.lone} if len(wanted) == 1 else set()
        spelt |= {n.initials[:2] for n in person.names if re.search(r"\w[-‑]\w", n.given[0] if n.given else n.lone)}
        if name.title and name.surname and not name.given:
            spelt = {letters for n in person.names if n.surname for letters in firsts(n.surname)}
        spelt |= {fold(n.given[0])[:1] + letters for n in person.names if n.is_full for letters in firsts(n.surname)}
        spelt |= {fold(n.given[0])[:1] + fold(n.surname)[:1] for n in person.names if n.is_full}
        if wanted in spelt:
            found.append(person)
    return found


STAGES: tuple[Rule, ...] = (_full, _initialled, _cut_short, _surnamed, _single, _bare_initials)
"""From what says most to what says least."""


BY_GIVEN_NAME: tuple[Rule, ...] = (_full, _initialled)
"""The rules for which longer given names go first."""


def rule_for(name: PersonName) -> Rule:
    """The rule that fits what a name says."""
    if name.is_initials:
        return _bare_initials
    if name.is_full:
        return _full
    if name.has_initials_only:
        return _initialled
    if name.is_cut_short:
        return _cut_short
    return _surnamed if name.surname else _single
