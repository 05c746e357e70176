"""Whom a mention rather means that could be of several people: the weaker kinds of evidence, in a written order.

`Circle.near` settles what the paragraph, the table row or the draft leaves no doubt of. What stays open may still lean
to one candidate, and is then replaced by that one's pseudonym, but shown to the reviewer as a question all the same.
Each rule names the candidates that it speaks for, and the next one is asked about these alone:

0. nobody, where several of one name are spoken of at once ("the two Teresas"), or a namesake ("another Teresa");
1. not somebody whom the same sentence has just named in another way ("Sister Vaughan rang and spoke to Teresa");
2. not the one who is called junior or senior elsewhere, where the mention says neither, nor one of whom a kinship
   word tells the other sex, nor a baby that is no "Ms"; and rather one whose sex is told than one of unknown sex;
3. of a bare surname, one who is also called by a title with it: a child or friend goes by a first name; and
   behind a title, the one whom the text calls the child's mother or father: relatives go by first names;
4. the only one named, in whatever way, in the same paragraph or table row;
5. the one whose fuller name stands nearest before, at most three paragraphs back;
6. the one who shares paragraphs with the others who are named in this sentence, or else in this paragraph;
7. the only one whom this very wording means elsewhere, in the draft or else in the case;
8. the one with five times as many mentions in the draft as any other, if no other is ever called by so little.

Where the last rule still leaves several, the evidence is balanced, and the mention stays neutral.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from redraft.folding import fold, without_possessive
from redraft.identity.circle import Circle, in_one_sentence
from redraft.identity.mentions import Mention
from redraft.identity.namesakes import speaks_of_several
from redraft.identity.person import ADULT_TITLES, Person
from redraft.identity.roles import PRONOUNS
from redraft.identity.whereabouts import Named
from redraft.names import PersonName

_BACK = 3
"""So many paragraphs back a reader still has in mind who was spoken of."""
_FIVE_TIMES = 5
_PARENTS = frozenset({"Mother", "Father"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """The settled mentions of a case, as evidence on those still open.

    `company` counts, by number of a person, how many are named beside that one, over all paragraphs and rows.
    """

    circle: Circle
    company: Counter[int]

    def leaning(self, mention: Mention, name: PersonName, candidates: Sequence[Person]) -> Person | None:
        """The one of `candidates` to whom the evidence points; None if it is balanced."""
        if speaks_of_several(mention) or self.circle.means_another(mention, name, candidates):
            return None
        left = list(candidates)
        for rule in _RULES:
            left = rule(self, mention, name, left) or left
            if len(left) == 1:
                return left[0]
        return None

    def here(self, mention: Mention) -> list[Named]:
        """The settled mentions in the paragraph and the table row."""
        places = dict.fromkeys((mention.paragraph, mention.row))
        return [named for place in places for named in self.circle.beside.at(place)]


def evidence(circle: Circle) -> Evidence:
    """The evidence that the settled mentions of a circle give."""
    return Evidence(circle, circle.beside.company())


def _not_named_otherwise(known: Evidence, mention: Mention, name: PersonName, people: list[Person]) -> list[Person]:
    just_named = known.circle.just_named(mention, name)
    return [person for person in people if id(person) not in just_named]


def _not_suffixed(known: Evidence, mention: Mention, name: PersonName, people: list[Person]) -> list[Person]:
    return [] if name.suffix else [person for person in people if not person.suffixes]


def _only_one_here(known: Evidence, mention: Mention, name: PersonName, people: list[Person]) -> list[Person]:
    here = {id(named.person) for named in known.here(mention)}
    found = [person for person in people if id(person) in here]
    return found if len(found) == 1 else []


def _of_its_sex(known: Evidence, mention: Mention, name: PersonName, people: list[Person]) -> list[Person]:
    """A single "her son" is enough to say that he is no "Mrs", and "her baby" that it is no "Ms"."""
    if fold(name.title) in ADULT_TITLES:
        people = [person for person in people if not known.circle.is_child(person)]
    told = {id(p): {known.circle.vocabulary.kin_sex.get(role, "") for role in p.kin} - {""} for p in people}
    if not name.sex:
        return people
    circle = known.circle
    sexes = {id(p): circle.sexes(p) or told[id(p)] or circle.usual_sexes(p) for p in people}
    people = [person for person in people if not sexes[id(person)] or name.sex in sexes[id(person)]]
    sure = [person for person in people if sexes[id(person)] == {name.sex}]
    # of whom nothing tells the sex may still be meant, if the case is more about that one
    most = max((len(person.mentions) for person in sure), default=0)
    return sure + [p for p in people if not sexes[id(p)] and len(p.mentions) > most] if sure else people


def _goes_by_surname(known: Evidence, mention: Mention, name: PersonName, people: list[Person]) -> list[Person]:
    word = fold(name.lone)
    if not word or any(word not in person.surnames for person in people):
        return []
    return [person for person in people if any(n.title and n.surname and not n.given for n in person.names)]


def _parent(known: Evidence, mention: Mention, name: PersonName, people: list[Person]) -> list[Person]:
    """Of the relatives that a title and a surname fit, the one who is by far most often called a parent of the child."""
    if not (name.title and name.surname and not name.given) or any(person.callings for person in people):
        return []
    claims = {
        id(p): sum(c.weight for c in p.cues if c.role in _PARENTS and fold(c.owner) in {"", *PRONOUNS}) for p in people
    }
    ranked = sorted(people, key=lambda person: -claims[id(person)])
    best, second = claims[id(ranked[0])], claims[id(ranked[1])]
    return ranked[:1] if best and best >= 2 * second else []


def _nearest_before(known: Evidence, mention: Mention, name: PersonName, people: list[Person]) -> list[Person]:
    """Outside tables; of a single word only a fuller name with that very word counts."""
    if mention.row != mention.paragraph or not mention.segment.kind.in_story:
        return []
    word = fold(name.lone)
    wanted = {person.number for person in people}
    for back in range(1, _BACK + 1):
        there = {
            named.person.number
            for named in known.circle.beside.in_segment(mention.position - back)
            if named.mention.draft == mention.draft
            and named.mention.segment.kind is mention.segment.kind
            and (not word or word in named.words)
        }
        if not wanted.isdisjoint(there):
            return [person for person in people if person.number in there]
    return []


def _in_company(known: Evidence, mention: Mention, name: PersonName, people: list[Person]) -> list[Person]:
    """First in the sentence, then in the paragraph and row. Whoever is beside many says little: each counts by the
    share of his company that a candidate is.
    """
    candidates = {person.number for person in people}
    here = known.here(mention)
    for near in ([named for named in here if in_one_sentence(mention, named.mention)], here):
        beside = {named.person.number for named in near} - candidates
        if found := _keeping_company(known, beside, people):
            return found
    return []


def _keeping_company(known: Evidence, beside: set[int], people: list[Person]) -> list[Person]:
    weights = {person.number: Fraction(0) for person in people}
    for other in beside:
        for person in people:
            together = known.circle.beside.together(person, other)
            weights[person.number] += Fraction(together, known.company[other] or 1)
    ranked = sorted(people, key=lambda person: -weights[person.number])
    best, second = weights[ranked[0].number], weights[ranked[1].number]
    return ranked[:1] if best and best >= 2 * second else []


def _same_wording(known: Evidence, mention: Mention, name: PersonName, people: list[Person]) -> list[Person]:
    wording = fold(without_possessive(mention.text))
    for draft in (mention.draft, None):
        meant = known.circle.beside.meant_as(wording, draft)
        found = [person for person in people if person.number in meant]
        if found:
            return found if len(found) == 1 else []
    return []


def _dominant(known: Evidence, mention: Mention, name: PersonName, people: list[Person]) -> list[Person]:
    counts = known.circle.beside.people_of(mention.draft)
    ranked = sorted(people, key=lambda person: -counts[person.number])
    first, others = ranked[0], ranked[1:]
    enough = all(counts[first.number] >= _FIVE_TIMES * max(1, counts[other.number]) for other in others)
    return [first] if enough and not any(_called_by_as_little(person, name) for person in others) else []


def _called_by_as_little(person: Person, name: PersonName) -> bool:
    """Whether a person is ever called by initials if `name` is such, or else by one word."""
    if name.is_initials:
        return any(known.is_initials for known in person.names)
    return any(known.lone and not known.title for known in person.names)


_RULES: tuple[Callable[[Evidence, Mention, PersonName, list[Person]], list[Person]], ...] = (
    _not_named_otherwise,
    _not_suffixed,
    _of_its_sex,
    _goes_by_surname,
    _parent,
    _only_one_here,
    _nearest_before,
    _in_company,
    _same_wording,
    _dominant,
)
