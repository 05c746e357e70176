"""Places and bodies under their short forms, and what the text says that people are."""

from __future__ import annotations

from types import ModuleType

import pytest


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("{ORGANIZATION:Tansy Ward}", "{ORGANIZATION:Tansy}"),
        ("{ORGANIZATION:Rowan Lodge}", "the {ORGANIZATION:Lodge}"),
        ("{ORGANIZATION:Wexborough Royal Infirmary}", "{ORGANIZATION:the Infirmary}"),
        ("{ORGANIZATION:Wexborough Safeguarding Children Partnership}", "{ORGANIZATION:WSCP}"),
        ("{ORGANIZATION:Wexborough Borough Council}", "{ORGANIZATION:Wexborough Council}"),
        ("{ORGANIZATION:St Aldric's Primary School}", "{ORGANIZATION:St Aldric’s}"),
        ("{ORGANIZATION:Fennel Homecare Ltd}", "{ORGANIZATION:Fennel Homecare}"),
        ("{ADDRESS:14 Kestrel Rd, Wexborough}", "{ADDRESS:14 Kestrel Road}"),
        ("{ADDRESS:9 Kestrel Row}", "{ADDRESS:Flat 9}"),
    ],
)
def test_short_forms_merge(full: str, short: str, marked: ModuleType) -> None:
    """The usual short form of a place or body is the same one, whichever stands first."""
    assert len(marked.case(f"{full} and {short}").resolution().entities) == 1
    assert len(marked.case(f"{short} and {full}").resolution().entities) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("{LOCATION:Wexborough}", "{ORGANIZATION:Wexborough Borough Council}"),
        ("{LOCATION:Hallowmere}", "{ORGANIZATION:Hallowmere Primary School}"),
        ("{ADDRESS:14 Kestrel Row}", "{ADDRESS:15 Kestrel Row}"),
        ("{ORGANIZATION:Tansy Ward}", "{ORGANIZATION:Rose Ward}"),
    ],
)
def test_a_place_is_not_what_is_named_after_it(one: str, other: str, marked: ModuleType) -> None:
    """A town and its council, a village and its school, two houses, two wards stay two."""
    assert len(marked.case(f"{one} and {other}").resolution().entities) == 2


def test_a_head_noun_that_fits_two_stays_open(marked: ModuleType) -> None:
    """A "Ward" where there are two is neither for certain."""
    case = marked.case("{ORGANIZATION:Tansy Ward}, {ORGANIZATION:Rose Ward}, the {ORGANIZATION:Ward}")
    assert case.entity("Ward") is None


def test_labels_of_places(marked: ModuleType) -> None:
    """A place's label comes from its head noun, from its council, or is a general word."""
    case = marked.case(
        "{ORGANIZATION:Hallowmere Health Centre}, {LOCATION:Wexborough}, {ORGANIZATION:Wexborough Borough Council}, "
        "{LOCATION:Brack}, {ORGANIZATION:Ferrand}, {ADDRESS:2 Mill Road}, the village of {LOCATION:Oddington Parva}"
    )
    roles = [entity.role for entity in case.resolution().entities]
    assert roles == ["GP Practice", "Town", "Local Authority", "Place", "Organisation", "Address", "Village"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("His mother, {Karen}, came.", "Mother"),
        ("mum {Karen} came", "Mother"),
        ("{Karen} (MGM) came", "Maternal Grandmother"),
        ("{Karen}, the pharmacist, came", "Pharmacist"),
        ("{Karen}, a Social Worker in the team", "Social Worker"),
        ("the district nurse, {Karen}", "District Nurse"),
        ("{Karen} is the headteacher", "Headteacher"),
        ("{PC Hale} came", "Police Officer"),
        ("{Karen}, social worker Joanne Pike and others", ""),
        ("{Karen}, and her father", ""),
        ("Keziah's mother's partner, {Dale}", "Mother's Partner"),
    ],
)
def test_roles_from_the_sentence(text: str, role: str, marked: ModuleType) -> None:
    """Titles, appositions and brackets tell the role; a role that belongs to the next name does not."""
    entities = {e.names[0]: e.role for e in marked.case(f"Review of {{Keziah Ashdale}}\n{text}").resolution().entities}
    entities.pop("Keziah Ashdale")
    assert list(entities.values()) == [role]


def test_roles_from_tables(marked: ModuleType) -> None:
    """A column headed Role, and a row that begins with one, tell who somebody is."""
    case = marked.case(
        "Name | Role\n{Carys Hale} | Health Visitor\n{Mary Penn} | MGM", "Mother | {Lorna Ashdale}\nx | y"
    )
    roles = {entity.names[0]: entity.role for entity in case.resolution().entities}
    assert roles == {"Carys Hale": "Health Visitor", "Mary Penn": "Maternal Grandmother", "Lorna Ashdale": "Mother"}


def test_one_mother_only(marked: ModuleType) -> None:
    """A man's own mother does not become the child's as well."""
    case = marked.case(
        "Review of {Keziah Ashdale}\nKeziah's mother, {Lorna Ashdale}, came.\n{Tobin Pellow} came with his mother, {Sheila}."
    )
    roles = {entity.names[0]: entity.role for entity in case.resolution().entities}
    assert (roles["Lorna Ashdale"], roles["Sheila"]) == ("Mother", "")


def test_a_child_has_no_husband(marked: ModuleType) -> None:
    """Kin that only adults have is somebody else's in the review of a child."""
    case = marked.case("Serious Case Review of {Keziah Ashdale}, a child\nher husband, {Bram Oake}")
    assert [entity.role for entity in case.resolution().entities] == ["subject", ""]


def test_the_subject_is_found(marked: ModuleType) -> None:
    """Whom the review concerns, with a date of birth beside the name, is the subject, not who is mentioned most."""
    case = marked.case(
        "Safeguarding Adults Review concerning {Mrs Ivy Fenn} ({DATE_OF_BIRTH:3.2.1933})\n"
        + "{Joanne Pike}, social worker, wrote.\n" * 9
    )
    subject = next(entity for entity in case.resolution().entities if entity.role == "subject")
    assert subject.names[0] == "Mrs Ivy Fenn"
    assert case.resolution().subject_word == "Adult"


def test_standing_pseudonyms_are_noticed(marked: ModuleType) -> None:
    """Labels that a draft uses already are told, so that new ones can keep away from them."""
    case = marked.case("Child R met Social Worker 2 and Mother.")
    assert case.resolution().standing == ("Child R", "Social Worker 2")


def test_whose_partner(marked: ModuleType) -> None:
    """In the review of a child a partner is the mother's or father's where a name, a word or a pronoun says so."""
    start = "Child practice review concerning {Keziah Ashdale}, a child at school.\n"
    for told in (
        "She lived with her mother, {Lorna Ashdale}, and her partner, {Alan Pike}.",
        "Her mother, {Lorna Ashdale}, came.\n{Lorna}'s partner, {Alan Pike}, did not.",
        "Her mother, {Lorna Ashdale}, came with {Alan Pike}, her partner.\nMother's partner, {Alan Pike}, spoke.",
    ):
        assert marked.case(start + told).entity("Alan Pike").role == "Mother's Partner"
    other = marked.case("Safeguarding adults review: {Surya Hale}, a widow.\nHer partner, {Alan Pike}, came.")
    assert other.entity("Alan Pike").role == "Partner"


def test_the_more_exact_calling(marked: ModuleType) -> None:
    """A health visitor who is addressed as a nurse is one person, and a health visitor."""
    case = marked.case(
        "Review concerning {Keziah Pike}\nThe health visitor, {Ifor Hale}, came.\n{Nurse Hale} rang. {Nurse Hale} left."
    )
    assert case.one("Ifor Hale", "Nurse Hale")
    assert case.entity("Ifor Hale").role == "Health Visitor"


def test_a_young_carer_is_no_care_worker(marked: ModuleType) -> None:
    """Who cares for a relative is not called after the occupation."""
    case = marked.case("Her brother, {Tobin}, came.\n{Tobin} was a young carer.\n{Sister Pike} was a ward sister.")
    assert case.entity("Tobin").role in {"Sibling", "Family Carer"}
    assert case.entity("Sister Pike").role == "Nurse"
