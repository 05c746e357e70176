"""Pseudonyms that the drafts have already: found in every form, told whose they are, and held against each other."""

from __future__ import annotations

from types import ModuleType

import pytest

from redraft.cast import CastMember, Declared
from redraft.entities import Resolution
from redraft.identity.in_place.conflicts import Clash
from redraft.identity.in_place.declared import Declarations
from redraft.identity.in_place.labels import Labels
from redraft.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()
LABELS = Labels.of(VOCABULARY)
DECLARATIONS = Declarations.of(VOCABULARY)


def clashes(resolution: Resolution) -> list[tuple[Clash, tuple[str, ...]]]:
    """Each conflict with the pseudonyms in it."""
    return [(conflict.clash, conflict.labels) for conflict in resolution.conflicts]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Child R was seen; CHILD R’S school rang.", ["Child R", "Child R"]),
        ("Child R’s mother and Child R's aunt", ["Child R", "Child R"]),
        ("Child A1/X2 and Child\u00a0X1", ["Child A1", "Child X2", "Child X1"]),
        ("Children A, B and C; Siblings 1 and 2", ["Child A", "Child B", "Child C", "Sibling 1", "Sibling 2"]),
        ("Baby J, Adult 2, Adult R and Worker 3", ["Baby J", "Adult 2", "Adult R", "Worker 3"]),
        ("Ms A, Mr. B and Mrs AB", ["Ms A", "Mr B", "Mrs AB"]),
        ("YP1, S1, Sib 1, SW1, HV2 and MGM1", ["YP1", "S1", "Sib 1", "SW1", "HV2", "MGM1"]),
        ("School A, Town B, Organisation X, Hospital 1", ["School A", "Town B", "Organisation X", "Hospital 1"]),
        ("Mother’s Partner 1 and MATERNAL GRANDMOTHER 2", ["Mother's Partner 1", "Maternal Grandmother 2"]),
        ("SCR_Child_R_final", ["Child R"]),
    ],
)
def test_labels_of_every_usual_form(text, names):
    """A word for what somebody is, a title or a code, with a letter or a number."""
    assert [label.name for label in LABELS.find(text)] == names


NEAR_MISSES = """
Appendix A|Schedule 2|Table 3|Section C|Section 47|Year 9|Grade B|Category A prisoner|Hepatitis B|Plan B|Vitamin D|Level 3
Band 7|Tier 4|Part 8|Form E|Class B drug|Type 1 diabetes|Stage 2|Key Stage 2|Article 8|Figure 1|Strep B|Block C|Flat 2
Child Protection|Child in Need|Adult Social Care|Baby Tobin|Child Robin|Child KA|Mr B Brown|Mr B. Brown|Mrs LB
a child R|the school 2 miles away|Service 24/7|S17|S47 enquiry|SW1A 1AA|Adult 18 years|Child 3 months|Group A|R1|U13
Recommendation 4|Option B|Team around the Child|Room 2|Unit 3|Gate B|Exhibit A|1:1|B12|T2A|A1 road|M25|Section 20
"""


@pytest.mark.parametrize("text", [each for line in NEAR_MISSES.strip().splitlines() for each in line.split("|")])
def test_what_only_looks_like_a_label(text):
    """Numbered things, forms of letters, ages, postcodes and real names are nobody's pseudonym."""
    assert [label.name for label in LABELS.find(f"It was noted that {text} was mentioned.")] == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Olivia (not her real name) was nine.", {"Olivia"}),
        ("Olivia (a pseudonym) was nine.", {"Olivia"}),
        ("‘Olivia’, not the child's real name, was nine.", {"Olivia"}),
        ("Olivia, Noah and Ava (not their real names) lived there.", {"Olivia", "Noah", "Ava"}),
        ("Olivia is not her real name.", {"Olivia"}),
        ("Olivia’s name has been changed.", {"Olivia"}),
        ("The pseudonym Olivia was agreed with the family.", {"Olivia"}),
        ("The child, referred to in this report as Olivia, was nine.", {"Olivia"}),
        ("The child (hereafter Olivia) was nine.", {"Olivia"}),
        ("She will be called Olivia in this report.", {"Olivia"}),
        ("Names have been changed. The child is called Olivia here.", {"Olivia"}),
    ],
)
def test_names_declared_not_to_be_real(text, names):
    """In brackets, in words, for several at once, before or after the name."""
    assert {each.name for each in DECLARATIONS.find(text)} == names


@pytest.mark.parametrize(
    "text",
    [
        "Olivia was called by her grandmother.",
        "He was referred to by friends as Kez.",
        "He is known as Tobes.",
        "Robin Sample (hereafter Robin) was born at home.",
        "Wexborough Council (hereafter Wexborough) was told.",
        "The Partnership (hereafter the Partnership) met.",
        "She was given the name Olivia at birth.",
        "Her name was changed at school.",
        "It was not her real concern.",
    ],
)
def test_what_declares_nothing(text):
    """A nickname, a short form of a real name and a place are no pseudonyms."""
    assert [each.name for each in DECLARATIONS.find(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Child R ({Keziah Ashdale}) was seen.",
        "{Keziah Ashdale} (Child R) was seen.",
        "Child R (real name: {Keziah Ashdale}, aged 9) was seen.",
        "{Keziah Ashdale}, hereafter Child R, was seen.",
        "{Keziah Ashdale} is referred to in this report as Child R.",
        "Child R, whose real name is {Keziah Ashdale}, was seen.",
        "{Keziah Ashdale}, known as Child R, was seen.",
        "{Keziah Ashdale} (‘Child R’) was seen.",
        "The mother of {Keziah Ashdale} (Child R) was seen.",
        "{Keziah Ashdale} (now referred to by the panel as Child R) was seen.",
        "Real name | Known as\n{Keziah Ashdale} | Child R",
        "Key to names\nChild R – {Keziah Ashdale}",
        "Child R = {Keziah Ashdale}",
        "Pseudonym | Relationship | Real name\nChild R | subject | {Keziah Ashdale}",
    ],
)
def test_whom_a_pseudonym_stands_for(marked: ModuleType, text: str) -> None:
    """Where the draft tells it, the real person gets that very pseudonym, and the key says who chose it."""
    case = marked.case(text + "\n{Keziah} went home.")
    row = case.key().entries[0]
    assert (row.pseudonym, row.chosen_by) == ("Child R", "the drafts")
    assert case.redacted().endswith("Child R went home.")
    assert case.resolution().conflicts == ()


def test_a_declared_name_is_taken_over(marked: ModuleType) -> None:
    """The table near the start of a review gives its people their names."""
    case = marked.case(
        "Pseudonym | Relationship | Name\nOlivia | the child | {Keziah Ashdale}\nAdult 2 | mother | {Lorna Ashdale}"
    )
    assert [row.pseudonym for row in case.key().entries] == ["Olivia", "Adult 2"]


@pytest.mark.parametrize(
    "text",
    [
        "Child R (seen by {Joanne Pike}) was well.",
        "Child R: {Joanne Pike} visited and found Child R asleep.",
        "{Joanne Pike} saw Child R.",
        "{Joanne Pike} referred to him as Child R.",
        "Mother of Child R ({Joanne Pike}) rang.",
        "Child R’s mother ({Joanne Pike}) rang.",
        "Child R, {Joanne Pike} and others",
    ],
)
def test_who_merely_stands_beside_a_pseudonym_does_not_bear_it(marked: ModuleType, text: str) -> None:
    """Only a bracket, an item or a row that holds the name alone tells whose a pseudonym is."""
    assert marked.case(text).resolution().in_place[0].stands_for == ()


def test_a_letter_and_a_number_need_company(marked: ModuleType) -> None:
    """S1 is a sibling beside Sibling 2, and a section by itself."""
    assert marked.case("S1 met Sibling 2.").resolution().standing == ("S1", "Sibling 2")
    assert marked.case("An S9 notice was served.").resolution().standing == ()


def test_what_no_draft_has_any_more_is_never_given_anew(marked: ModuleType) -> None:
    """The key remembers pseudonyms of which nothing told whose they were."""
    known = marked.case("Social Worker 2 and Child R met.").key()
    assert [(row.entity, row.pseudonym) for row in known.entries] == [
        ("standing-1", "Child R"),
        ("standing-2", "Social Worker 2"),
    ]
    later = marked.case("{SW Carys} rang.").key(known)
    assert later.entries[:2] == known.entries
    assert later.entries[2].pseudonym == "Social Worker 3"


def test_the_row_of_a_pseudonym_is_its_bearers_once_a_draft_tells(marked: ModuleType) -> None:
    """It was nobody's in the first run, and is somebody's in the second: one row has it, not two."""
    known = marked.case("Child R was seen.").key()
    later = marked.case("Child R ({Keziah Ashdale}) was seen.").key(known)
    assert [(row.entity, row.pseudonym) for row in later.entries] == [("person-1", "Child R")]


@pytest.mark.parametrize(
    ("texts", "clash", "labels"),
    [
        (("{Keziah Ashdale} (Child R) ate.", "{Keziah} (Child T) ate."), Clash.TWO_FOR_ONE, ("Child R", "Child T")),
        (("Mother ({Lorna Ashdale}) ate.", "Adult 2 ({Lorna}) ate."), Clash.TWO_FOR_ONE, ("Adult 2", "Mother")),
        (("Child R, also called Olivia in the briefing, ate.",), Clash.TWO_FOR_ONE, ("Child R", "Olivia")),
        (("Olivia (not her real name) ate. Child R (Olivia) ran.",), Clash.TWO_FOR_ONE, ("Child R", "Olivia")),
        (("Child R ({Keziah Ashdale}) ate.", "Child R ({Mae Pellow}) ate."), Clash.ONE_FOR_TWO, ("Child R",)),
        (("Child R ate. Child r ran.",), Clash.SPELLING, ("Child R",)),
        (("Child R ate.", "Child-R ran."), Clash.SPELLING, ("Child R",)),
        (("Olivia (a pseudonym) ate.", "Oliva ran."), Clash.SPELLING, ("Olivia",)),
        (("Child R ({Robin Sample}) ate.",), Clash.INITIAL, ("Child R",)),
        (("Olivia (not her real name) met {Olivia Brown}.",), Clash.REAL_NAME, ("Olivia",)),
        (
            ("Child R ate. Child R ran. Child R slept.", "Olivia (a pseudonym) ate. Olivia ran. Olivia slept."),
            Clash.TWO_SETS,
            ("Child R", "Olivia"),
        ),
        (
            ("Child R ate. Child R ran. Child R slept. Review of {Keziah Ashdale}, a child at school.",),
            Clash.UNTOLD,
            ("Child R",),
        ),
    ],
)
def test_contradictions(marked: ModuleType, texts: tuple[str, ...], clash: Clash, labels: tuple[str, ...]) -> None:
    """Each sort of contradiction is told once, with the pseudonyms in it."""
    assert clashes(marked.case(*texts).resolution()) == [(clash, labels)]


@pytest.mark.parametrize(
    "texts",
    [
        ("SW1 ({Joanne Pike}) rang.", "Social Worker 1 ({Joanne Pike}) rang. SW1 (Social Worker 1)"),
        ("Sibling 1 (Child 2, Child 3 and Adult 4 lived there) ate.",),
        ("Ms A (from School B) rang.",),
        ("Child A ate. Child A ran. Child A slept.", "Child B met Child A. Child B ran. Child B slept."),
        ("Mother ({Lorna Ashdale}) ate.", "Maternal Aunt ({Lorna Ashdale}) ate."),
        ("Child R ate, and a child ran.", "See the review of Child Q.\n{Keziah Ashdale}, a child, is the subject."),
        ("Olivia (a pseudonym) ate. Olivias aunt. Olive trees. OLIVIA ran.",),
    ],
)
def test_what_contradicts_nothing(marked: ModuleType, texts: tuple[str, ...]) -> None:
    """Two spellings of one code, two children in one draft, kin words alone, another review: nobody is asked."""
    assert clashes(marked.case(*texts).resolution()) == []


def test_a_pseudonym_with_the_real_initial_is_not_taken_over(marked: ModuleType) -> None:
    """Child R is no pseudonym for Robin, unless the cast says that it was chosen."""
    text = "Child R ({Robin Sample}) was seen."
    assert marked.case(text).key().entries[0].pseudonym != "Child R"
    declared = Declared((CastMember("Robin Sample", (), "subject", "Child R"),))
    chosen = marked.case(text, declared=declared)
    assert chosen.key().entries[0].pseudonym == "Child R"
    assert clashes(chosen.resolution()) == []


def test_a_declared_pseudonym_tells_whose_the_label_is(marked: ModuleType) -> None:
    """What `case.yaml` says of the subject answers the question whose Child T is."""
    text = "Review of {Keziah Ashdale}. Child T ate. Child T ran. Child T slept."
    assert clashes(marked.case(text).resolution()) == [(Clash.UNTOLD, ("Child T",))]
    case = marked.case(text, declared=Declared((CastMember("Keziah Ashdale", (), "subject", "Child T"),)))
    assert clashes(case.resolution()) == []
    assert case.resolution().in_place[0].stands_for == ("person-1",)


def test_the_second_run_asks_no_more_than_the_first(marked: ModuleType) -> None:
    """What the key has learnt from the drafts contradicts nothing that they say."""
    case = marked.case(
        "Child T ({Keziah Ashdale}) met Child R ({Robin Sample}) and Adult 2. Mother ({Lorna Ashdale}) rang.",
        "SW1 ({Joanne Pike}) met Adult 4 ({Lorna Ashdale}). Olivia (a pseudonym) ate.",
        "SW1 ({Carys Rees}) met Adult 5 ({Bram Oake}) and Adult 6 ({Bram Oake}).",
    )
    first = case.resolution()
    again = case.resolution(case.key())
    assert [c.id for c in again.conflicts] == [c.id for c in first.conflicts]
    assert case.key(case.key()) == case.key()


def test_a_person_of_the_key_whom_the_drafts_call_otherwise(marked: ModuleType) -> None:
    """A pseudonym given last month keeps standing; that a new draft has another is told."""
    known = marked.case("Review of {Keziah Ashdale}.").key()
    later = marked.case("Child X ({Keziah Ashdale}) ate.")
    assert later.key(known).entries[0].pseudonym == known.entries[0].pseudonym
    assert clashes(later.resolution(known)) == [(Clash.TWO_FOR_ONE, ("Child X", known.entries[0].pseudonym))]


@pytest.mark.parametrize(
    ("first", "more"),
    [
        ("SW1 ({Joanne Pike}) met SW1 ({Carys Rees}).", "Later SW1 ({Joanne Pike}) rang SW1 ({Carys Rees})."),
        ("Adult 5 ({Bram Oake}) met Adult 6 ({Bram Oake}).", "Adult 5 ({Bram Oake}) is Adult 6 ({Bram Oake})."),
        ("Olivia (a pseudonym) ate. Oliva slept.", "Olivia (a pseudonym) ran. Oliva sang."),
    ],
)
def test_what_was_accepted_of_some_drafts_is_asked_of_another(marked: ModuleType, first: str, more: str) -> None:
    """A draft that comes later and contradicts itself in the same way is a question of its own; other drafts ask nothing."""
    (known,) = marked.case(first).resolution().conflicts
    (still,) = marked.case(first, "Nobody was seen.").resolution().conflicts
    (asked,) = marked.case(first, more).resolution().conflicts
    assert (still.id, asked.clash, asked.labels) == (known.id, known.clash, known.labels)
    assert asked.id != known.id
