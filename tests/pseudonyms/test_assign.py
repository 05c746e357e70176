"""Pseudonyms: never shared, never telling, never renumbered."""

from __future__ import annotations

import re
from types import ModuleType

import pytest

from redraft.cast import CastMember, Declared
from redraft.key import Key, KeyEntry
from redraft.pseudonyms import FamilyStyle, Scheme, SubjectStyle


def _called(key: Key) -> dict[str, str]:
    return {entry.names[0]: entry.pseudonym for entry in key.entries if entry.names}


def test_roles_make_pseudonyms(marked: ModuleType) -> None:
    """Kin there is one of go without a number, professionals and places with one, in order of first appearance."""
    case = marked.case(
        "Review of {Keziah Ashdale}\nHer mother, {Lorna Ashdale}; brother {Jory Ashdale}; sister {Mae Ashdale}; "
        "{PC Dunn}, {DS Hale} and {SW Carys}; {Bram Oake}; {ORGANIZATION:Tansy Ward}; {ORGANIZATION:Rose Ward}."
    )
    called = _called(case.key())
    assert called["Lorna Ashdale"] == "Mother"
    assert {called["Jory Ashdale"], called["Mae Ashdale"]} == {"Sibling 1", "Sibling 2"}
    assert (called["PC Dunn"], called["DS Hale"]) == ("Police Officer 1", "Police Officer 2")
    assert (called["SW Carys"], called["Bram Oake"]) == ("Social Worker 1", "Person 1")
    assert (called["Tansy Ward"], called["Rose Ward"]) == ("Ward 1", "Ward 2")


@pytest.mark.parametrize("name", ["Rhona Kettle", "Thea Hobbs", "Noor Vance", "Gus Ellery", "Jude Brack", "Uma Crane"])
def test_letter_is_not_an_initial(name: str, marked: ModuleType) -> None:
    """The subject's letter is the initial of none of the names, and does not stand alone in the drafts."""
    case = marked.case(f"Review concerning {{{name}}}, a child. Sections K and T. {{{name}}} and {{{name}}}.")
    word, letter = _called(case.key())[name].split()
    assert word == "Child"
    assert letter not in {part[0] for part in name.split()} | {"K", "T"}


def test_letter_avoids_standing_codes(marked: ModuleType) -> None:
    """A letter that another review's child has in the drafts is not given again."""
    text = "Review concerning {Wynne Oake}, a child. See Child R, Child K, Child T, Child H, Child N, Child V, Child G, Child E, Child J, Child B, Child U."
    assert _called(marked.case(text).key())["Wynne Oake"] == "Child C"


def test_given_name_sounds_like_nobody(marked: ModuleType) -> None:
    """A given name shares no initial with the real one and is the name of nobody in the case."""
    case = marked.case(
        "Review concerning {Amina Tolland}, a child. {Amina} and {Taylor Quill}, {Jamie Frew}, Casey.",
        style=SubjectStyle.NAME,
    )
    name = _called(case.key())["Amina Tolland"]
    assert name[0] not in "AT"
    assert name.lower() not in case.taken


def test_declared_pseudonym_wins(marked: ModuleType) -> None:
    """The pseudonym that the user chose is taken, also over one of an earlier run."""
    text = "Review of {Keziah Ashdale}. {Keziah} and {Lorna Pellow}."
    known = marked.case(text).key()
    declared = Declared((CastMember("Keziah Ashdale", (), "subject", "Olivia"),))
    case = marked.case(text, declared=declared)
    assert _called(case.key())["Keziah Ashdale"] == "Olivia"
    assert _called(case.key(known))["Keziah Ashdale"] == "Olivia"
    assert _called(case.key(known))["Lorna Pellow"] == _called(known)["Lorna Pellow"]


def test_standing_labels_are_not_given_again(marked: ModuleType) -> None:
    """Where a draft has a Social Worker 2 already, the next one is 3."""
    case = marked.case("{SW Carys} met Social Worker 2.")
    assert _called(case.key())["SW Carys"] == "Social Worker 3"


def test_key_grows_and_never_renumbers(marked: ModuleType) -> None:
    """Next month's draft with new people in front changes no row, and a row whose person is gone stays."""
    known = marked.case("{PC Dunn} and {DS Hale} met. {Bram Oake} left.").key()
    later = marked.case("{PC Orrin} came first.\n{DS Hale} met {PC Dunn}.").key(known)
    assert later.entries[:3] == known.entries
    assert _called(later)["PC Orrin"] == "Police Officer 3"


def test_same_key_twice(marked: ModuleType) -> None:
    """A second run over the same drafts changes nothing."""
    case = marked.case("Review of {Keziah Ashdale}. {Lorna Ashdale}, {Ms Ashdale}, the {Ashdales}, {LOCATION:Brack}.")
    assert case.key(case.key()) == case.key()


def test_little_said_is_remembered(marked: ModuleType) -> None:
    """Somebody known only by an initial or a bare title keeps the same row in the next run."""
    case = marked.case("Review of {Keziah Ashdale}. {Ms Z} and {B.} and {Sister Hale}, {Karen}, {Karen} and {JQ}.")
    assert case.key(case.key()) == case.key()
    assert case.resolution(case.key()) == case.resolution()


def test_rows_say_who_chose_and_when(marked: ModuleType) -> None:
    """A row made by redraft has the moment and nobody's name; one from the cast says who chose, and keeps its moment."""
    declared = Declared((CastMember("Keziah Ashdale", (), "subject", "Olivia", chosen_by="the family"),))
    case = marked.case("Review of {Keziah Ashdale}. {Keziah} and {Lorna Pellow}.", declared=declared)
    first = case.key(chosen_at="2026-03-01T09:30:00Z")
    told = {row.pseudonym: (row.chosen_by, row.chosen_at) for row in first.entries}
    assert told["Olivia"] == ("the family", "2026-03-01T09:30:00Z")
    assert told["Person 1"] == ("", "2026-03-01T09:30:00Z")
    assert case.key(first, chosen_at="2026-04-01T09:30:00Z") == first


def test_changed_declaration_is_a_new_choice(marked: ModuleType) -> None:
    """A pseudonym declared after the first run has the moment of its own run, and "case.yaml" where nobody is named."""
    text = "Review of {Keziah Ashdale}. {Keziah} and {Lorna Pellow}."
    known = marked.case(text).key(chosen_at="2026-03-01T09:30:00Z")
    declared = Declared((CastMember("Keziah Ashdale", (), "subject", "Olivia"),))
    row = next(
        row
        for row in marked.case(text, declared=declared).key(known, chosen_at="2026-04-01T09:30:00Z").entries
        if row.pseudonym == "Olivia"
    )
    assert (row.chosen_by, row.chosen_at) == ("case.yaml", "2026-04-01T09:30:00Z")


def test_brothers_and_sisters_are_numbered_in_no_order(marked: ModuleType) -> None:
    """Over several cases siblings are not numbered as they come, while professionals always are."""
    orders = set()
    for place in ("Hallowmere", "Wexborough", "Brackley Mere", "Tansy Green", "Orrin Bay"):
        case = marked.case(
            f"Review of {{Keziah Ashdale}} in {place}.\nHer brother {{Jory Ashdale}}, her sister {{Mae Ashdale}}, her brother "
            "{Perran Ashdale}; {PC Dunn}, {PC Hale} and {PC Orme}."
        )
        called = _called(case.key())
        orders.add(tuple(called[f"{name} Ashdale"] for name in ("Jory", "Mae", "Perran")))
        assert [called[f"PC {name}"][-1] for name in ("Dunn", "Hale", "Orme")] == ["1", "2", "3"]
        assert case.key(case.key()) == case.key()
    assert len(orders) > 1
    assert all(sorted(order) == ["Sibling 1", "Sibling 2", "Sibling 3"] for order in orders)


def test_one_headteacher_needs_no_number(marked: ModuleType) -> None:
    """Whom there is but one of as a rule has no number, until a second one is met."""
    assert _called(marked.case("The headteacher, {Mrs Hale}, wrote.").key())["Mrs Hale"] == "Headteacher"
    two = _called(marked.case("The headteacher, {Mrs Hale}, wrote to the headteacher, {Mr Orme}.").key())
    assert (two["Mrs Hale"], two["Mr Orme"]) == ("Headteacher 1", "Headteacher 2")


@pytest.mark.parametrize(
    ("name", "tradition"), [("Agnieszka Wojcik", "european"), ("Hodan Warsame", "muslim"), ("Gemma Ashdale", "general")]
)
def test_given_name_is_of_the_same_tradition(name: str, tradition: str, marked: ModuleType) -> None:
    """A given name is of the same broad naming tradition, and of the sex that the drafts tell."""
    text = f"Review concerning {{{name}}}, a child.\nShe was seen at school. {{{name}}} said that she was well."
    case = marked.case(text, style=SubjectStyle.NAME)
    (cell,) = marked.VOCABULARY.naming.cells(_called(case.key())[name].casefold())
    assert cell.tradition == tradition
    assert cell.sex == "f"


def test_neutral_report_gets_a_neutral_name(marked: ModuleType) -> None:
    """Where the drafts do not tell the subject's sex, the name does not either."""
    text = "Review concerning {Gemma Ashdale}, a child.\n{Gemma} went to school.\n{Gemma} was not heard."
    name = _called(marked.case(text, style=SubjectStyle.NAME).key())["Gemma Ashdale"]
    assert {cell.sex for cell in marked.VOCABULARY.naming.cells(name.casefold())} == {"u"}


def test_family_may_have_a_surname(marked: ModuleType) -> None:
    """With `families: surname` a family is called by a surname that is nobody's; its members keep their roles."""
    scheme = Scheme(families=FamilyStyle.SURNAME)
    case = marked.case(
        "Review of {Keziah Ashdale}.\nHer mother, {Lorna Ashdale}, and the {Ashdales}; {Mrs Ashdale} and {Ms Pellow}.",
        scheme=scheme,
    )
    called = _called(case.key())
    assert re.fullmatch(r"the [B-Z][a-z]+s", called["Ashdale"])
    assert called["Lorna Ashdale"] == "Mother"


def test_role_that_holds_a_name_is_not_used(marked: ModuleType) -> None:
    """A role in the user's own words never carries a real name into a pseudonym."""
    declared = Declared((CastMember("Bram Oake", role="Lorna's friend"), CastMember("Lorna Pellow", role="mother")))
    case = marked.case("{Bram Oake} and {Lorna Pellow} met.", declared=declared)
    assert _called(case.key())["Bram Oake"] == "Person 1"


def test_retired_pseudonyms_stay_taken(marked: ModuleType) -> None:
    """The pseudonym of a row that stands for nobody any more is not given to somebody else."""
    retired = KeyEntry("person-9", "PERSON", "Social Worker", (), "Social Worker 1", merged_into="person-8")
    assert _called(marked.case("{SW Carys} wrote.").key(Key((retired,))))["SW Carys"] == "Social Worker 2"
