"""Names taken apart, their forms, and which of them could be one person's."""

from __future__ import annotations

import pytest

from redraft.identity.likeness import misspelt
from redraft.names import forms, parse
from redraft.vocabulary import Vocabulary, load_vocabulary


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    """The vocabulary that ships."""
    return load_vocabulary()


@pytest.mark.parametrize(
    ("surface", "title", "given", "surname", "lone"),
    [
        ("Mrs B. Carrow-Style", "Mrs", ("B",), "Carrow-Style", ""),
        ("PELLOW, Tobin", "", ("Tobin",), "PELLOW", ""),
        ("ASHDALE, Mrs Lorna Rose", "Mrs", ("Lorna", "Rose"), "ASHDALE", ""),
        ("PC 1234 Dunn", "PC", (), "Dunn", ""),
        ("DI Pellow", "DI", (), "Pellow", ""),
        ("Di Pellow", "", ("Di",), "Pellow", ""),
        ("Nana Rose", "Nana", ("Rose",), "", ""),
        ("SW Carys", "SW", (), "", "Carys"),
        ("Dr Jan van der Berg", "Dr", ("Jan",), "van der Berg", ""),
        ("Tom O’Hara", "", ("Tom",), "O’Hara", ""),
        ("Ms St Clair", "Ms", (), "St Clair", ""),
        ("the late Keziah", "", (), "", "Keziah"),
        ("D.J. Okoro", "", ("D", "J"), "Okoro", ""),
        ("Keziah-Mae", "", (), "", "Keziah-Mae"),
        ("Lorna’s", "", (), "", "Lorna"),
        ("joanne.pike", "", ("joanne",), "pike", ""),
        ("Big Joe", "", (), "", "Joe"),
    ],
)
def test_parse(
    surface: str, title: str, given: tuple[str, ...], surname: str, lone: str, vocabulary: Vocabulary
) -> None:
    """Every usual way to write a name is taken apart into the same parts."""
    name = parse(surface, vocabulary)
    assert (name.title, name.given, name.surname, name.lone) == (title, given, surname, lone)


def test_parse_other_names(vocabulary: Vocabulary) -> None:
    """Nicknames in quotes, maiden names and "junior" are told apart from the name itself."""
    name = parse("Lorna 'Lori' Ashdale (née Pellow)", vocabulary)
    assert (name.given, name.surname) == (("Lorna",), "Ashdale")
    assert (name.nicknames, name.former) == (("Lori",), ("Pellow",))
    assert parse("Mr Pellow jnr", vocabulary).suffix == "jnr"
    assert parse("K.A.", vocabulary).is_initials
    assert parse("Dani O-H", vocabulary).is_cut_short


def test_titles_tell_roles(vocabulary: Vocabulary) -> None:
    """A title gives the role and, where it does, the sex."""
    assert parse("Det Sgt Hale", vocabulary).role == "Police Officer"
    assert parse("Sister Hale", vocabulary).role == "Nurse"
    assert (parse("Mrs Hale", vocabulary).role, parse("Mrs Hale", vocabulary).sex) == ("", "f")


def test_forms_cover_the_usual_writings(vocabulary: Vocabulary) -> None:
    """A full name is searched for reversed, with initials, and by each half of a double name."""
    found = forms(parse("Danielle Okoro-Hughes", vocabulary))
    for form in ("Danielle Okoro-Hughes", "Okoro-Hughes, Danielle", "D. Okoro-Hughes", "Danielle", "Okoro", "D.O.H."):
        assert form in found
    assert list(found) == sorted(found, key=lambda form: -len(form))


def test_misspelt_spares_names_and_words(vocabulary: Vocabulary) -> None:
    """A slip of the pen is one; a sister's name, an ordinary word and a short word are not."""
    assert misspelt("Zieliska", "Zielinska", vocabulary)
    assert misspelt("Pelow", "Pellow", vocabulary)
    assert not misspelt("Daniel", "Danielle", vocabulary)
    assert not misspelt("Gabriel", "Gabriela", vocabulary)
    assert not misspelt("Marsh", "March", vocabulary)
    assert not misspelt("Anya", "Anja", vocabulary)


def test_surname_in_front() -> None:
    """A word in capitals before a name that is not is a surname, unless it is plainly the given name."""
    vocabulary = load_vocabulary()
    name = parse("LAWRIE-PIKE Maud Ann", vocabulary)
    assert (name.given, name.surname) == (("Maud", "Ann"), "LAWRIE-PIKE")
    assert parse("TOBIN Pellow", vocabulary).given == ("TOBIN",)
    assert parse("JP Hale", vocabulary).given == ("JP",)
    assert parse("St John-Pike", vocabulary).lone == "St John-Pike"
