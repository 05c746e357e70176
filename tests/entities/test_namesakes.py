"""People who share a surname: whom a title, an age, a pronoun, a rank or a word before the name rules out."""

from __future__ import annotations

from types import ModuleType

import pytest


@pytest.mark.parametrize("word", ["the wrong {Hale}", "a different patient called {Hale}", "another {Hale}"])
def test_a_namesake_is_nobody_known(word: str, marked: ModuleType) -> None:
    """A name that the text says is somebody else's gets no pseudonym of the people known, not even as a leaning."""
    case = marked.case(f"{{Lorna Hale}} came.\nThe letter went to {word}.")
    assert case.entity("Hale") is None
    (open_,) = case.resolution().ambiguities
    assert not open_.leaning
    assert "[name withheld]" in case.redacted()


def test_each_of_two(marked: ModuleType) -> None:
    """Where a paragraph has named both bearers, the surname alone is neither's for certain, and "each" is nobody's."""
    case = marked.case("{Javed Pike} and {Saima Pike} came. Then {Pike} rang.\nEach {Pike} agreed.")
    assert case.entity("Pike") is None
    assert case.entity("Pike", 1) is None
    assert not any(one.leaning for one in case.resolution().ambiguities if case.id("Pike", 1) in one.mentions)


def test_family_names_as_attributes(marked: ModuleType) -> None:
    """A surname of several before a noun, or beside another family's, is the family's."""
    case = marked.case(
        "{Lorna Hale}, {Tobin Hale} and {Zoe Hale} came.\nThe {Hale} children slept.", "Pike/{Hale} case"
    )
    assert case.entity("Hale").role == "family"
    assert case.entity("Hale") == case.entity("Hale", 1)


def test_a_child_by_age_is_no_mr(marked: ModuleType) -> None:
    """Of three of one surname, those with a child's age behind the name are not meant by a title."""
    case = marked.case(
        "Review of {Tobin Hale}, a pupil.\nThe children are {Robin Hale} (9) and {Ash Hale}, 6, at home.\n"
        "{Craig Hale} (36) lives apart.",
        "{Mr Hale} wrote.",
    )
    assert case.one("Craig Hale", "Mr Hale")


def test_a_grown_subject_is_ms(marked: ModuleType) -> None:
    """A young person whose age is given as eighteen can be a "Ms"."""
    case = marked.case(
        "Child safeguarding review about {Keziah Hale}, 18, a care leaver.\n{Keziah Hale} moved.", "{Ms Hale} wrote."
    )
    assert case.one("Keziah Hale", "Ms Hale")


def test_pronouns_tell_the_sex(marked: ModuleType) -> None:
    """Who is twice followed by "she" is no "Mr", where no title says so; a "he" about another name is not counted."""
    case = marked.case(
        "{Surya Hale} said that she was late.\n{Surya Hale} rang. She was cross.\n{Mahala Hale} met {Tobin Pike}, and he left.",
        "{Mr Hale} wrote.",
    )
    assert case.one("Mahala Hale", "Mr Hale")


def test_one_rank_in_two_spellings(marked: ModuleType) -> None:
    """Whoever was introduced as "Maj." is the "Major"."""
    case = marked.case("{Maj. G. Hale} met {Lorna Hale} and {Evan Hale}.", "{Major Hale} wrote.")
    assert case.one("Maj. G. Hale", "Major Hale")


def test_a_bare_surname_leans_to_who_goes_by_it(marked: ModuleType) -> None:
    """Of mother and son of one surname, it leans to the one who is called by title, not to the one called by first name."""
    case = marked.case(
        "{Hodda Hale} and {Tobin Hale} came. {Mrs Hodda Hale} sat. {Mrs Hale} rose. {Tobin} left.", "{Hale}"
    )
    (open_,) = [one for one in case.resolution().ambiguities if case.id("Hale") in one.mentions]
    assert open_.leaning == case.entity("Hodda Hale").id


def test_baby_and_surname(marked: ModuleType) -> None:
    """Behind "unborn baby", the surname is that of whoever is called a baby elsewhere."""
    case = marked.case(
        "Unborn baby {Hale}.\n{Lorna Hale} and {Sheila Hale}.", "{Baby Zoe} cried. {Zoe Hale-Pike} slept."
    )
    assert case.one("Hale", "Zoe Hale-Pike")


def test_the_father_is(marked: ModuleType) -> None:
    """A role before "is" belongs to the name behind it."""
    case = marked.case(
        "Review of {Tobin Hale}, a pupil.\nThe father of the children is {Evan Hale}. His teacher was {Rhys Pike}."
    )
    assert case.entity("Evan Hale").role == "Father"
    assert case.entity("Rhys Pike").role == "Teacher"
