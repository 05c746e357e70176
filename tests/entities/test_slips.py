"""Misspelt and foreign names, pet forms and by-names: which are one person's, and which are not."""

from __future__ import annotations

from types import ModuleType

import pytest

SLIPS = (
    ("Katarzyna Nowicka", "Katarzina Nowicki"),
    ("Stephan Clark", "Stefan Clarke"),
    ("Emrah Kaldız", "Emerah Keldiz"),
    ("Mattias Holloway", "Matias Holoway"),
)
NO_SLIPS = (
    ("Daniel Pike", "Danielle Pyke"),
    ("Jane Hale", "June Hall"),
    ("Lorna Ashdale", "Lorna Ashford"),
    ("Robert Nowicki", "Roberta Nowicka"),
    ("Zdislav Nowicki", "Zdislava Nowicka"),
)
PETS = (
    ("Robert Ashdale", "Robbo"),
    ("Zulaikha Ashdale", "Zuli"),
    ("Kinga Ashdale", "Kiki"),
    ("Tobiah Ashdale", "Tobuś"),
    ("Adnan Ashdale", "Uncle Addo"),
)
NO_PETS = (("Harriet Ashdale", "Harris"), ("Portia Ashdale", "Porter"), ("Marek Ashdale", "Maria"))


@pytest.mark.parametrize(("right", "wrong"), SLIPS)
def test_both_words_may_be_slips(right: str, wrong: str, marked: ModuleType) -> None:
    """Letters spoken alike, dropped or doubled ones, and surnames of wife and husband in both words are slips."""
    case = marked.case(f"{{{right}}} came. {{{right}}} left. {{{right}}} rang.", f"Recorded as {{{wrong}}}.")
    assert case.one(right, wrong)


@pytest.mark.parametrize(("right", "wrong"), NO_SLIPS)
def test_names_that_are_both_in_use(right: str, wrong: str, marked: ModuleType) -> None:
    """Two names of another sound or sex are two people's, however alike they are written."""
    case = marked.case(f"{{{right}}} came. {{{right}}} left. {{{right}}} rang.", f"{{{wrong}}} too.")
    assert not case.one(right, wrong)


def test_husband_and_wife_are_two(marked: ModuleType) -> None:
    """The other ending is a slip only where a title says who is meant; alone or behind an initial it is the spouse's."""
    told = "{Agata Nowicka} came. {Agata Nowicka} left. {Ms Nowicka} rang. "
    case = marked.case(told + "{Mrs Nowicki} wrote. {Mr Nowicki} sat.")
    assert case.one("Agata Nowicka", "Ms Nowicka", "Mrs Nowicki")
    assert not case.one("Agata Nowicka", "Mr Nowicki")
    for other in ("A. Nowicki", "Nowicki"):
        assert not marked.case(told + f"{{{other}}} signed.").one("Agata Nowicka", other)


def test_one_letter_is_an_initial(marked: ModuleType) -> None:
    """A letter before a surname is an initial, also where it could be an article or the beginning of an Irish name."""
    case = marked.case("{Olga Hale} met {Agata Hale} and {Tom O Hara}.", "{O. Hale} rang {A Hale}. {Mr O Hara} left.")
    assert case.one("Olga Hale", "O. Hale")
    assert case.one("Agata Hale", "A Hale")
    assert case.one("Tom O Hara", "Mr O Hara")


@pytest.mark.parametrize(("full", "pet"), PETS)
def test_pet_endings(full: str, pet: str, marked: ModuleType) -> None:
    """The beginning of a name with an ending of pet names, or its first syllable twice, is whoever alone has such a name."""
    case = marked.case(f"{{{full}}} met {{Sheila Pellow}}.", f"{{{pet}}} left.")
    assert case.one(full, pet)


@pytest.mark.parametrize(("full", "other"), NO_PETS)
def test_names_are_no_pet_forms(full: str, other: str, marked: ModuleType) -> None:
    """What is a name or a word itself is not taken for a pet form of another."""
    case = marked.case(f"{{{full}}} met {{Sheila Pellow}}.", f"{{{other}}} left.")
    assert not case.one(full, other)


def test_a_pet_form_of_two_is_asked(marked: ModuleType) -> None:
    """A pet form that two people's names give is neither's."""
    case = marked.case("{Zulaikha Ashdale} met {Zulfiqar Pike}.", "{Zulo} left.")
    assert case.entity("Zulo") is None


def test_surname_in_front(marked: ModuleType) -> None:
    """Where others write "Mr Wong" and "M-L Wong", "Wong Mei-Lin" is the same, hyphen or not."""
    case = marked.case("{Wong Mei-Lin} came. {Mr Wong} left.\n{M-L Wong} signed.", "{Mei-Lin} rang. {Wong Mei-Lin}")
    assert case.one("Wong Mei-Lin", "Mr Wong", "M-L Wong", "Mei-Lin")


def test_given_names_in_front_stay(marked: ModuleType) -> None:
    """A "Mr James" makes no surname of the first word of "James Taylor"."""
    case = marked.case("{James Taylor} met {Mr James}.")
    assert not case.one("James Taylor", "Mr James")


def test_by_names(marked: ModuleType) -> None:
    """A farm behind a titled surname, and a by-name that the text explains, make nobody new."""
    case = marked.case(
        "{Mrs Pike Topfield} came. {Gwenda Pike} is so called after her farm.",
        "{Alun Bread}, which is to say {Alun Pellow}, the baker, rang.\n{Alun Bread} left.",
    )
    assert case.one("Mrs Pike Topfield", "Gwenda Pike")
    assert case.one("Alun Bread", "Alun Pellow")


def test_forms_of_address_behind(marked: ModuleType) -> None:
    """A word in small letters behind a first name is no surname."""
    case = marked.case("{Zehra Demirkan} came.", "{Zehra teyze} cooked.")
    assert case.one("Zehra Demirkan", "Zehra teyze")


def test_an_initial_that_the_finding_leaves_out(marked: ModuleType) -> None:
    """An initial right before a surname counts, though it is not marked; an article does not."""
    case = marked.case(
        "{Tobin Hale} met {Rita Hale}, {Alan Pike} and {Bea Pike}.",
        "MR T {HALE} signed.\nR. {Hale} too, as did A {PIKE}.\nA {Hale} left.",
    )
    assert case.entity("HALE") == case.entity("Tobin Hale")
    assert case.entity("Hale") == case.entity("Rita Hale")
    assert case.entity("Hale", 1) is None
    assert case.entity("PIKE") == case.entity("Alan Pike")


def test_surname_comma_given_name_apart(marked: ModuleType) -> None:
    """A known person's surname and given name on either side of a comma are that person both."""
    case = marked.case("{Lorna Hale} met {Tobin Hale}.", "{Hale}, {Lorna}")
    assert case.one("Lorna Hale", "Hale", "Lorna")


STABLE = (
    "{Wong Mei-Lin} came. {Mr Wong} left.",
    "{Nan Evans} was born {Nan Bevan}.\n{Nan Evans} met {Olga Bevan}.\n{O. Bevan} wrote. {Miss Bevan} rang.",
    "{URGENT RT}\n{Rita Tilling} met {Rob Tunney}.\n{RT} signed.",
    "{Katarzina Nowicki} was {Katarzyna Nowicka}. {Katarzyna Nowicka} left. {Ms Nowicka} too.",
    "{Mrs Pike Topfield} came. {Gwenda Pike} left. {Mrs Pike} rang.",
)


@pytest.mark.parametrize("text", STABLE)
def test_the_key_changes_nobody(text: str, marked: ModuleType) -> None:
    """A second run, which knows the names of the first from the key, tells the same people by the same mentions."""
    case = marked.case(text)
    first, second = case.resolution(), case.resolution(case.key())
    assert {(e.id, e.mentions) for e in first.entities} == {(e.id, e.mentions) for e in second.entities}
    assert first.ambiguities == second.ambiguities
