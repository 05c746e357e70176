"""What case.yaml declares: found in any form, kept, masked. Everyone here is invented."""

import pytest

from redraft.cast import CastMember, Declared, Publisher
from redraft.findings import Action
from redraft.text import Kind

KEZIAH = Declared(cast=(CastMember("Keziah Ashdale", ("Kez", "Baby K"), "subject"), CastMember("Hope Field")))


@pytest.mark.parametrize(
    "text",
    [
        "It was about keziah ashdale.",
        "It was about KEZIAH ASHDALE.",
        "It was about Keziah\u00a0Ashdale.",
        "It was about Ke\u00adziah Ash\u200bdale.",
        "It was about Kéziah Ashdale.",
        "It was about Keziah-Ashdale.",
        "kez",
    ],
)
def test_a_declared_name_is_found_however_it_is_typed(find, text):
    """Case, accents, hyphens, no-break spaces and invisible characters make no difference; the score is 1."""
    (found,) = find(text, declared=KEZIAH)
    assert (found.score, found.entity_type, found.action) == (1.0, "PERSON", Action.REPLACE)


@pytest.mark.parametrize("text", ["AshdaleSCR_final", "keziah.ashdale", "2021-ashdale-notes"])
def test_a_declared_name_is_found_in_a_file_name(persons, text):
    """Words that run together are taken apart."""
    assert persons(text, declared=KEZIAH, kind=Kind.FILE_NAME)


def test_a_distinctive_name_is_found_inside_a_user_name(persons):
    """A longer word that holds the surname goes as a whole."""
    assert persons("she posts as kezashdale09 there", declared=KEZIAH) == ["kezashdale09"]


def test_an_ordinary_declared_name_still_needs_its_capital(persons):
    """Declaring Hope Field does not make every hope and field hers."""
    assert persons("We hope. In the field, Hope said so.", declared=KEZIAH) == ["Hope"]


def test_a_term_of_art_does_not_save_a_declared_name(persons):
    """Whoever is declared is replaced even where the keep list has the same words."""
    assert persons("We spoke to Caldicott.", declared=Declared(cast=(CastMember("Ruth Caldicott"),))) == ["Caldicott"]


def test_a_declared_body_is_found_in_its_short_form(changed):
    """Bodies of the cast are propagated like any other."""
    declared = Declared(cast=(CastMember("Bluebell House School", entity_type="ORGANIZATION"),))
    assert ("ORGANIZATION", "Bluebell House") in changed("He left Bluebell House at noon.", declared=declared)


def test_the_publisher_is_kept(find):
    """Board, area and author are found and kept on purpose; a longer name with the area in it is not."""
    publisher = Publisher(("Wexborough Safeguarding Children Partnership", "WSCP"), ("Wexborough",), ("Ann Tobin",))
    found = find(
        "WSCP, the Wexborough Safeguarding Children Partnership, asked Ms Tobin. In Wexborough, Wexborough General "
        "Hospital was asked too.",
        declared=Declared(publisher=publisher),
    )
    assert [f.action for f in found] == [*[Action.KEEP] * 4, Action.REPLACE]


def test_the_author_is_kept_with_a_title(find):
    """A title before the author's name, or an occupation beside it, makes nobody else of them."""
    declared = Declared(publisher=Publisher(people=("Ann Tobin",)))
    found = find("Independent author: Dr Ann Tobin. Dr Tobin met the family.", declared=declared)
    assert [f.action for f in found] == [Action.KEEP, Action.KEEP]


def test_a_surname_that_others_bear_is_not_the_authors(find):
    """Somebody of the author's surname is not kept for that."""
    declared = Declared(publisher=Publisher(people=("Ann Tobin",)))
    found = find("Ann Tobin wrote this. Leo Tobin did not. Mr Tobin rang.", declared=declared)
    assert [f.action for f in found] == [Action.KEEP, Action.REPLACE, Action.REPLACE]


def test_keep_and_mask_lists_are_obeyed(changed):
    """What the user keeps is no finding; what the user masks is taken out."""
    declared = Declared(keep=("Zebedee",), mask=("purple door",))
    assert changed("Zebedee had the purple door.", declared=declared) == [("DETAIL", "purple door")]
