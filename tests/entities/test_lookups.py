"""Looking people and places up by what they share gives what comparing each with everybody gives, and costs less."""

from __future__ import annotations

import os
import random
import re
from collections.abc import Iterable, Iterator
from types import ModuleType
from typing import Any

import pytest
from benchmarks.persons import gold_findings
from fixtures.families.figures import GROUPS, chance, draw_figures
from fixtures.families.telling import tell
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from redraft.identity import likeness
from redraft.identity.agreement import same_full
from redraft.identity.lookup import Lookup
from redraft.identity.place_names import read_house
from redraft.identity.roles import role_reader
from redraft.identity.traits import Trait, Traits, alike, name_traits, slip_traits, surname_traits
from redraft.names import parse
from redraft.vocabulary import load_vocabulary

pytestmark = pytest.mark.once

VOCABULARY = load_vocabulary()
TRIED = settings(
    max_examples=int(os.environ.get("REDRAFT_EXAMPLES", "40")),
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
SURE = frozenset({"exact", "remembered", "title", "letters", "name"})
"""Sorts of trait that are not compared any more: whoever has one is meant."""
GIVEN = (
    "Keziah",
    "Joanne",
    "Joanna",
    "Jo",
    "Karl",
    "Carl",
    "Gabriel",
    "Gabriela",
    "Mary Anne",
    "Bożena",
    "Rob",
    "Robert",
)
SURNAMES = ("Ashdale", "Pellow-Ashdale", "O'Hara", "Nowicki", "Nowicka", "Clark", "Clarke", "Van Dyke", "St Clair")
WAYS = (
    "{g} {s}", "{s}, {g}", "{S}, {g}", "{g}", "{s}", "Mr {s}", "Ms {s}", "Dr {g}", "{i}. {s}", "{g} {j}.", "{i}{j}", "{i}",
    "{g} (née {t})", "{g} '{h}' {s}", "Nana {g}", "baby {s}", "{s} {g}", "{i}{s}", "PC {s}", "{g}, his mother,", "SW {g} {s}",
    "{g}b{g}b", "{g}ie", "{g} {s} jnr", "the {s}s", "{h}, known as {g},",
)  # fmt: skip
BODIES = (
    "Wexborough Borough Council", "Wexborough Council", "WBC", "Tansy Ward", "Tansy", "the Ward", "Rose Ward", "the Lodge",
    "Rowan Lodge", "St Aldric's School", "St Aldrics", "Pellow Ltd", "Pellow", "Wexborough Vale Academy", "Vale Academy",
    "Hallowmere Infirmary", "Halowmere Infirmary", "Tansy Warde",
)  # fmt: skip
ADDRESSES = (
    "14 Kestrel Row, Brack",
    "14 Kestrel Row",
    "Flat 2, 14 Kestrel",
    "14",
    "9 Mill St",
    "9 Mill Street",
    "Mill Lane",
)


def everybody(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on whoever is looked up by what is yet to be compared is sought among all there are."""
    looked_up = Lookup.holding

    def plain(self: Lookup[Any], *groups: Iterable[Trait]) -> list[Any]:
        asked = [tuple(traits) for traits in groups]
        if all(sort in SURE for traits in asked for sort, _ in traits):
            return looked_up(self, *asked)
        return list(self.items)

    monkeypatch.setattr(Lookup, "holding", plain)


def slipped(word: str, rng: random.Random) -> str:
    """A word with a letter lost, doubled, changed, or in its neighbour's place; sometimes with two such slips."""
    for _ in range(rng.choice((1, 1, 2))):
        at = rng.randrange(len(word))
        letter = rng.choice("aeioukcszyh-'")
        word = rng.choice(
            (
                word[:at] + word[at + 1 :],
                word[:at] + letter + word[at:],
                word[:at] + letter + word[at + 1 :],
                word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :],
                word + letter,
            )
        )
    return word or "a"


def story(seed: int) -> tuple[str, ...]:
    """Marked texts about people and places with names alike, as people write them: many ways, and slips in some."""
    rng = chance(seed)
    lines = []
    for _ in range(rng.randrange(8, 40)):
        given_names, surnames = rng.sample(GIVEN, 2), rng.sample(SURNAMES, 2)
        g, s = given_names[0], surnames[0]
        if rng.random() < 0.25:
            g, s = (slipped(word, rng) if rng.random() < 0.6 else word for word in (g, s))
        way = rng.choice((*WAYS[:4], *WAYS))
        name = way.format(g=g, s=s, S=s.upper(), h=given_names[1], t=surnames[1], i=g[0].upper(), j=s[0].upper())
        beside = rng.choice((" came", f" met {{{rng.choice(GIVEN)}}}", f" saw {{Mrs {surnames[1]}}}", " left. He sat"))
        place = f"{{ORGANIZATION:{rng.choice(BODIES)}}}, {{ADDRESS:{rng.choice(ADDRESSES)}}}"
        lines.append(f"{{{re.sub('[{}]', '', name)}}}{beside}{rng.choice(('', f' at {place}'))}.")
    middle = len(lines) // 2
    return "\n".join(lines[:middle]), "\n".join(lines[middle:])


@TRIED
@given(seed=st.integers(0, 99_999))
def test_the_same_people_and_places(seed: int, marked: ModuleType) -> None:
    """Entities, ambiguities, doubles and all else are as if everybody had been compared with everybody, in a first run
    and in one with a key.
    """
    case = marked.case(*story(seed))
    first, key = case.resolution(), case.key()
    again = case.resolution(key)
    with pytest.MonkeyPatch.context() as slowly:
        everybody(slowly)
        assert case.resolution() == first
        assert case.resolution(key) == again


@pytest.mark.parametrize("seed", range(6))
def test_the_same_in_families(seed: int, marked: ModuleType) -> None:
    """So they are where whole families share names."""
    rng = chance(seed)
    told = tell(draw_figures(rng.sample(GROUPS, 6), rng), rng, 12)
    case = marked.Case(told.drafts, gold_findings(told.drafts, told.marks))
    found = case.resolution()
    with pytest.MonkeyPatch.context() as slowly:
        everybody(slowly)
        assert case.resolution() == found


def words(rng: random.Random) -> Iterator[tuple[str, str]]:
    """Pairs of name words, most of them much alike."""
    known = sorted(VOCABULARY.first_names | VOCABULARY.nicknames.keys())
    yield "Phanowickij", "Fanowikkij"  # of one sound, where endings of surnames leave not even the same consonants
    for _ in range(4000):
        one = rng.choice((*rng.sample(known, 3), *SURNAMES, rng.choice(known).capitalize()))
        nicknames = sorted(VOCABULARY.nicknames.get(one.lower(), ())) or [one]
        doubled = one[:2] * 2 if rng.random() < 0.5 else one[:2] + one[1:2] + rng.choice(("ie", "o", "y"))
        endings = rng.choice(("ie", "y", "o", "a", "za", "-" + one, " " + rng.choice(SURNAMES), "-Ann"))
        other = rng.choice(
            (slipped(one, rng), slipped(one, rng), one[: rng.randint(1, 4)], one[:3] + endings, one + endings,
             doubled, rng.choice(nicknames), rng.choice(nicknames)[:1], rng.choice(known), one.upper())
        )  # fmt: skip
        yield rng.choice(((one, other), (other, one)))


def test_alike_words_share_a_trait() -> None:
    """Two words that are in any way alike as given names or surnames, or one a slip for the other, share a trait."""
    met: dict[str, int] = {}
    for one, other in words(chance(7)):
        borne = set(name_traits(parse(f"{other} Zz", VOCABULARY), VOCABULARY)) | set(surname_traits(other))
        grade = likeness.given_likeness(one, other, VOCABULARY)
        if grade and parse(f"{other} Zz", VOCABULARY).given[:1] == (other,):
            met[grade.name] = met.get(grade.name, 0) + 1
            assert not borne.isdisjoint(alike(one, VOCABULARY)), (one, other)
        if likeness.surname_likeness(one, other):
            assert not set(surname_traits(one)).isdisjoint(surname_traits(other)), (one, other)
        slips = (
            likeness.misspelt(one, other, VOCABULARY), likeness.misspelt(one, other, VOCABULARY, surnames=True),
            likeness.sounds_alike(one, other), likeness.surnames_sound_alike(one, other),
            likeness.written_alike(one, other, VOCABULARY), likeness.lost_a_letter(one, other, VOCABULARY),
            likeness.are_couples(one, other), len(one) > 5 and one[:-1].lower() == other[:-1].lower(),
        )  # fmt: skip
        for number, slip in enumerate(slips):
            met[str(number)] = met.get(str(number), 0) + bool(slip)
        if any(slips):
            assert not set(slip_traits(one)).isdisjoint(slip_traits(other)), (one, other)
    assert all(met.values()) and {"INITIAL", "PET", "SHORTENED", "NICKNAME", "SAME"} <= met.keys(), met


def test_same_names_in_full_share_a_surname() -> None:
    """Two names in full that can be one person's share a trait of their surnames, earlier ones among them."""
    rng, met = chance(8), 0
    for _ in range(3000):
        one, other = (
            parse(f"{rng.choice(GIVEN)} {rng.choice(SURNAMES)}{rng.choice(('', ' (née Clark)'))}", VOCABULARY)
            for _ in range(2)
        )
        if same_full(one, other, VOCABULARY):
            met += 1
            assert not set(surname_traits(one.surname, *one.former)).isdisjoint(name_traits(other, VOCABULARY))
    assert met


def test_roles_are_read_where_they_can_be() -> None:
    """Where no role is looked for before a mention, there is none, whatever signs stand between."""
    rng, read, left = chance(9), role_reader((), VOCABULARY), 0
    roles = sorted({*VOCABULARY.kin, *VOCABULARY.occupations})
    for _ in range(3000):
        role = rng.choice((rng.choice(roles), "sat", "Ms", "éa", "7", ""))
        role = rng.choice((str.lower, str.upper, str.capitalize))(role).replace("s", rng.choice(("s", "s", "ſ")))
        before = rng.choice(("his ", "", "(", "Lorna's ", "then the ")) + role
        before += "".join(
            rng.choices((" ", ", ", "–", "(", "'", " is ", " was ", "\u3000", " of them is ", "x"), k=rng.randint(0, 2))
        )
        if not read.may_end_in_role(before):
            left += 1
            assert not read.before.search(before), before
    assert left


def test_nicknames_are_known_both_ways() -> None:
    """Who is looked up by a nickname is found by the full name as well: the table says both."""
    table = VOCABULARY.nicknames
    assert all(one in table[other] for one, others in table.items() for other in others)


def test_alike_addresses_have_one_number() -> None:
    """Two addresses that may be one have the same number, by which they are looked up."""
    houses = [read_house(text) for text in (*ADDRESSES, "2 Mill Street", "Kestrel Row", "114 Kestrel Row")]
    alike_ones = [(one, other) for one in houses for other in houses if one.likeness(other)]
    assert len(alike_ones) > len(houses) and all(one.number == other.number for one, other in alike_ones)


def test_traits_are_told_once() -> None:
    """A name's traits are the same the second time, and not worked out again."""
    traits, name = Traits(VOCABULARY), parse("Lorna Pellow-Ashdale", VOCABULARY)
    assert set(traits.of(name)) == set(name_traits(name, VOCABULARY))
    assert traits.of(name) is traits.of(name)
    assert traits.of_slips("pellow") is traits.of_slips("pellow")


def looked_at(marked: ModuleType, people: int) -> int:
    """How many are looked at to settle a case of so many people who have nothing in common, three mentions each."""
    rng, found = chance(people), 0
    syllables = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]
    names = {tuple("".join(rng.sample(syllables, 3)).capitalize() for _ in range(2)) for _ in range(people)}
    lines = [
        f"{{{g} {s}}} came.\n{{{g}}} sat.\n{{Mrs {s}}} left {{ORGANIZATION:{s} {g} Mill}}." for g, s in sorted(names)
    ]
    holding = Lookup.holding

    def counted(self: Lookup[Any], *groups: Iterable[Trait]) -> list[Any]:
        nonlocal found
        held = holding(self, *groups)
        found += len(held)
        return held

    with pytest.MonkeyPatch.context() as counting:
        counting.setattr(Lookup, "holding", counted)
        marked.case("\n".join(lines)).resolution()
    return found


def test_cost_grows_with_the_case(marked: ModuleType) -> None:
    """Four times as many people are looked at about four times as often, not sixteen times."""
    assert looked_at(marked, 400) < 6 * looked_at(marked, 100)
