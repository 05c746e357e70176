"""The rules on pseudonyms: each with names that break it and names that keep it."""

from __future__ import annotations

import pytest

from redraft.cast import CastMember, Declared
from redraft.entities import Entity, Resolution
from redraft.key import Key, KeyEntry
from redraft.pseudonyms.rules import Concern, Named, Severity, concerns, concerns_of, everyone, of_case
from redraft.pseudonyms.told import Told
from redraft.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()
OTHERS = (
    Named("person-2", "PERSON", "Mother", ("Lorna Ashdale-Pike", "Lori")),
    Named("person-3", "PERSON", "Social Worker", ("SW Bramwell Orme",)),
    Named("place-1", "LOCATION", "Town", ("Wexborough",)),
    Named("body-1", "ORGANIZATION", "School", ("St Aldric's Primary School",)),
    Named("person-4", "PERSON", "", ("Mother Agnes",)),
)


def _found(
    pseudonym: str,
    real: str | tuple[str, ...] = "Keziah Ashdale",
    role: str = "subject",
    entity_type: str = "PERSON",
    told: Told | None = None,
    about: str = "Child",
) -> dict[str, Concern]:
    names = (real,) if isinstance(real, str) else real
    who = Named("person-1", entity_type, role, names, pseudonym)
    return {c.rule: c for c in concerns_of(who, everyone((who, *OTHERS), VOCABULARY, told, about))}


@pytest.mark.parametrize(
    "pseudonym",
    ["Keziah", "KEZIAH", "Ashdale", "Miss Ashdale", "Lori", "Pike", "Bramwell", "Wexborough", "Aldric", "Agnes"],
)
def test_real_name(pseudonym: str) -> None:
    """Rules 1 and 2: a name of anybody or anything in the case is an error that nobody can accept."""
    concern = _found(pseudonym)["real-name"]
    assert (concern.severity, concern.waivable) == (Severity.ERROR, False)
    assert not any(word in concern.says.casefold() for word in ("keziah", "ashdale", pseudonym.casefold()))


@pytest.mark.parametrize(
    "pseudonym", ["Freya", "Child R", "Mother", "School 1", "Primary", "the family", "Older Neighbour"]
)
def test_no_real_name(pseudonym: str) -> None:
    """Words of roles and of the language are nobody's, though somebody may be called Mother Agnes or St Aldric's Primary."""
    assert "real-name" not in _found(pseudonym)
    assert "part-of-name" not in _found(pseudonym)


@pytest.mark.parametrize(
    ("pseudonym", "real"), [("Joanne", "Ann Ashdale"), ("Kez", "Keziah Ashdale"), ("Lornabel", "Una Hale")]
)
def test_part_of_name(pseudonym: str, real: str) -> None:
    """Rule 1: a name that holds a real one, or is held by it, is an error; short ones count where they are one's own."""
    assert _found(pseudonym, real)["part-of-name"].severity is Severity.ERROR


def test_short_parts_of_others_names_tell_nothing() -> None:
    """A Mr Lee in the case forbids no Kathleen."""
    lee = Named("person-9", "PERSON", "", ("Mr Lee",))
    who = Named("person-1", "PERSON", "subject", ("Freya Ashdale",), "Kathleen")
    assert not [c for c in concerns_of(who, everyone((who, lee), VOCABULARY)) if c.rule == "part-of-name"]


@pytest.mark.parametrize(
    ("pseudonym", "real"),
    [
        ("Kirsty", "Keziah Ashdale"),
        ("Alice", "Keziah Ashdale"),
        ("Child K", "Keziah Ashdale"),
        ("Child A2", "Keziah Ashdale"),
        ("Ms P", "Danielle Okoro-Pike"),
        ("Child O", ("Keziah Ashdale", "Keziah Ashdale (née Orme)")),
        ("Child D", "D.O.H."),
    ],
)
def test_initial(pseudonym: str, real: str) -> None:
    """Rule 3: no initial of a forename or surname, earlier ones too, in names and in codes."""
    assert _found(pseudonym, real)["initial"].severity is Severity.ERROR


@pytest.mark.parametrize("pseudonym", ["Freya", "Child R", "Mother", "Adult 1", "Sibling 2", "Kinship Carer 1"])
def test_no_initial(pseudonym: str) -> None:
    """Letters of role words are no initials."""
    assert "initial" not in _found(pseudonym, "Keziah Morris")


def test_initial_of_a_place_is_a_warning() -> None:
    """Rule 3 for places: "Town W" for a town in W."""
    assert _found("Town W", "Wexborough", "Town", "LOCATION")["initial"].severity is Severity.WARNING
    assert "initial" not in _found("Town R", "Wexborough", "Town", "LOCATION")


@pytest.mark.parametrize(
    ("pseudonym", "real"),
    [
        ("Oliver", "Olivia Hale"),
        ("Marina", "Marian Hale"),
        ("Carl", "Karl Hale"),
        ("Karen", "Darren Hale"),
        ("Betty", "Elizabeth Hale"),
        ("Lorne", "Una Hale"),
    ],
)
def test_likeness(pseudonym: str, real: str) -> None:
    """Rule 4: looks, sound, rhyme, the same letters, a pet form; of anybody else's name only what a slip makes of it."""
    assert _found(pseudonym, real)["likeness"].severity is Severity.WARNING


@pytest.mark.parametrize(
    ("pseudonym", "real"), [("Freya", "Una Hale"), ("Tobias", "Keziah Ashdale"), ("Child R", "Karl Hale")]
)
def test_no_likeness(pseudonym: str, real: str) -> None:
    """Names that have little in common raise nothing."""
    assert "likeness" not in _found(pseudonym, real)


@pytest.mark.parametrize(
    ("pseudonym", "known"), [("Child Q", True), ("Baby P", True), ("Clare", True), ("Child R", False)]
)
def test_known_case(pseudonym: str, known: bool) -> None:
    """Rule 7: codes of well-known reviews, and names that a law goes by."""
    assert ("known-case" in _found(pseudonym)) is known


@pytest.mark.parametrize(
    ("pseudonym", "awkward"),
    [
        ("Child I", True),
        ("Child O", True),
        ("Child L", True),
        ("Child SS", True),
        ("Adult KO", True),
        ("Child R", False),
    ],
)
def test_awkward_code(pseudonym: str, awkward: bool) -> None:
    """Rule 8: codes that are read as a figure, a word, or something worse."""
    assert ("awkward-code" in _found(pseudonym, "Una Hale")) is awkward


@pytest.mark.parametrize(
    ("pseudonym", "word"),
    [
        ("May", True),
        ("Will", True),
        ("Grace", True),
        ("Rowan", True),
        ("Chester", True),
        ("Freya", False),
        ("Mother", False),
    ],
)
def test_also_a_word(pseudonym: str, word: bool) -> None:
    """Rule 9: months, modal verbs, virtues, trees, towns."""
    assert ("word" in _found(pseudonym, "Una Hale")) is word


def test_sex_revealed() -> None:
    """Rule 6: where the drafts do not tell the sex, a name that does is a warning, and a name of either is none."""
    neutral = Told(neutral=frozenset({"person-1"}))
    assert "sex-revealed" in _found("Freya", told=neutral)
    assert "sex-revealed" not in _found("Frankie", told=neutral)
    assert "sex-revealed" not in _found("Freya")


def test_other_sex() -> None:
    """Rule 5: a boy's name for somebody who is "she" throughout is a warning."""
    assert "sex" in _found("Theo", told=Told({"person-1": "f"}))
    assert "sex" in _found("Theo", "Mrs Hale")
    assert "sex" not in _found("Freya", told=Told({"person-1": "f"}))


def test_generation() -> None:
    """Rule 5: Doreen is no child of today, and Lottie no adult of eighty."""
    assert "generation" in _found("Doreen")
    assert "generation" in _found("Lottie", about="Adult")
    assert "generation" not in _found("Lottie")


def test_tradition() -> None:
    """Rule 5: the same broad naming tradition, where both names point to one."""
    assert "tradition" in _found("Freya", "Agnieszka Wojcik")
    assert "tradition" not in _found("Zofia", "Kinga Nowak")
    assert "tradition" not in _found("Freya", "Zzarq Vleem")


def _set(*pairs: tuple[str, str], role: str = "Friend", ages: dict[str, int] | None = None) -> set[tuple[str, str]]:
    people = [Named(f"person-{n}", "PERSON", role, (real,), pseudonym) for n, (real, pseudonym) in enumerate(pairs, 1)]
    return {(c.entity, c.rule) for c in concerns(everyone(people, VOCABULARY, ages=ages))}


def test_one_pseudonym_for_two() -> None:
    """Rule 12: both bearers are named, and nobody can accept it; near doubles are a warning."""
    people = [Named(f"person-{n}", "PERSON", "", (name,), "Freya") for n, name in enumerate(("Una Hale", "Ida Orme"))]
    found = [c for c in concerns(everyone(people, VOCABULARY)) if c.rule == "shared"]
    assert [(c.entity, c.severity, c.waivable) for c in found] == [
        ("person-0", Severity.ERROR, False),
        ("person-1", Severity.ERROR, False),
    ]
    assert ("person-2", "shared") in _set(("Una Hale", "Freya"), ("Ida Orme", "Freyja"))
    assert ("person-2", "shared") not in _set(("Una Hale", "Freya"), ("Ida Orme", "Tilly"))


def test_letters_in_a_row() -> None:
    """Rule 10: B, C, D as they come tell an order; B, T, K do not."""
    assert ("person-2", "order") in _set(("Una Hale", "Child B"), ("Ida Orme", "Child C"), ("Ed Frew", "Child D"))
    assert not {rule for _, rule in _set(("Una Hale", "Child B"), ("Ida Orme", "Child T"), ("Ed Frew", "Child K"))} & {
        "order"
    }


def test_order_of_age() -> None:
    """Rule 10: numbers of siblings that run with their declared ages."""
    siblings = (("Una Hale", "Sibling 1"), ("Ida Hale", "Sibling 2"), ("Ed Hale", "Sibling 3"))
    ages = {"person-1": 4, "person-2": 7, "person-3": 12}
    assert ("person-1", "order") in _set(*siblings, role="Sibling", ages=ages)
    assert not _set(*siblings, role="Sibling", ages={**ages, "person-3": 5})


def test_order_and_length_of_real_names() -> None:
    """Rule 11: pseudonyms that sort like the real names, or are all as long as they are."""
    real = ("Ann Hale", "Dora Orme", "Peter Frew", "Walter Crane")
    sorted_ones, mixed = ("Elodie", "Freya", "Seren", "Tilly"), ("Seren", "Freya", "Tilly", "Elodie")
    assert ("person-1", "alphabet") in _set(*zip(real, sorted_ones, strict=True))
    assert ("person-1", "alphabet") not in _set(*zip(real, mixed, strict=True))
    same_length = ("Una", "Lyra", "Freya", "Elodie")
    assert ("person-1", "length") in _set(*zip(real, same_length, strict=True))
    assert ("person-1", "length") not in _set(*zip(real, mixed, strict=True))


def test_of_case_knows_everybody() -> None:
    """The names of the drafts, the key, the cast and the publisher all count; a row that was merged away has no pseudonym."""
    resolution = Resolution((Entity("person-1", "PERSON", "", ("Una Hale",), ()),))
    rows = (
        KeyEntry("person-1", "PERSON", "", ("Una Hale",), "Freya"),
        KeyEntry("person-2", "PERSON", "", ("Ida Orme",), "Freya", merged_into="person-1"),
    )
    declared = Declared((CastMember("Bram Oake", ("Brammy",)),))
    case = of_case(resolution, Key(rows), declared, VOCABULARY)
    assert {"hale", "orme", "oake", "brammy"} <= set(case.words)
    assert not [c for c in concerns(case) if c.rule == "shared"]


def test_codes_in_the_drafts_are_no_initials() -> None:
    """Whoever the drafts call "Child T" already may stay Child T; "Ms T" may be a true initial."""
    assert "initial" not in _found("Child T", ("Keziah Ashdale", "Child T"))
    assert "initial" in _found("Child T", ("Keziah Ashdale", "Ms T"))
