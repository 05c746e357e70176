"""How names are read in the company of the other names of a case."""

from __future__ import annotations

from types import ModuleType

import pytest


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("{HALE}, {Lorna May}, was seen. {Lorna Hale} left.", "HALE", "Lorna Hale"),
        ("{HALE}, {Lorna May}, was seen. {Lorna Hale} left.", "Lorna May", "Lorna Hale"),
        ("{MGM Noreen} brought her. {Noreen Pike} said so.", "MGM Noreen", "Noreen Pike"),
        ("{DN Bryony} dressed it. {Bryony Pike}, district nurse, wrote.", "DN Bryony", "Bryony Pike"),
        ("{A5 Hafsa} took notes. To: {Hafsa Pike}.", "A5 Hafsa", "Hafsa Pike"),
        ("{Maj. G. Hale} sat. {Ask Major}, she said.", "Ask Major", "Maj. G. Hale"),
        ("{Niki} ran. {Nadzia} sat. {Brave Niki}.", "Brave Niki", "Niki"),
        ("{Mr Justice Pike} sat. {Pike J} said so.", "Pike J", "Mr Justice Pike"),
        ("{Mr Justice Pike} sat. {Pike LJ} said so.", "Pike LJ", "Mr Justice Pike"),
        ("{P. Summers (Housing} came. {Mr Summers} spoke.", "Mr Summers", "P. Summers (Housing"),
        ("{Mary-Bridget Pike} came. {mary b} has key.", "mary b", "Mary-Bridget Pike"),
        ("{Josh} came. i can see where u {r. joshie} is.", "r. joshie", "Josh"),
        ("{Jayden Pike} came. {jay} has gone.", "jay", "Jayden Pike"),
        ("{Aled Trefor-Pike} came. {AT-P} sent apologies.", "AT-P", "Aled Trefor-Pike"),
        ("{Dr Anwen Pike} came. {Dr Anwen} asked.", "Dr Anwen", "Dr Anwen Pike"),
        ("{Edwin Pike}, {Ned} to the family, came. said {ned} was here.", "ned", "Edwin Pike"),
        ("{Lorna Hale} (née {Pike}) and {Ernest Pike}.", "Lorna Hale", "Pike"),
        ("{O. Price} rang. {Owen Price} and {Tom Price} came.", "O. Price", "Owen Price"),
        ("{Lenny} sat. {Lennie} in someone else's coat.", "Lennie", "Lenny"),
        ("{Joanne Pike} (was {Joanne Hale}) came.", "Joanne Hale", "Joanne Pike"),
        ("{Ivy Hale} – {Ivy Pike} before she married – came.", "Ivy Pike", "Ivy Hale"),
        ("{Sister Carol Nunn} came. {SR NUNN} left. {Sunita Rao} ({SR}) wrote.", "SR", "Sunita Rao"),
        ("Tenancy of {A HALE}. {Adnan Hale} and {Zubaida Hale}.", "A HALE", "Adnan Hale"),
    ],
)
def test_read_as_one(marked: ModuleType, text: str, one: str, other: str) -> None:
    """Both wordings are of one person."""
    assert marked.case(text).one(one, other)


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("{James Taylor} met {Mr James}.", "James Taylor", "Mr James"),
        ("{Stacey Hale-Pike} wrote. It was for somebody else, a {Mr Hale}.", "Mr Hale", "Stacey Hale-Pike"),
        ("{Ama Hale} and {Josh Hale} came. {Ama} cried. {DC Hale} wrote.", "DC Hale", "Ama Hale"),
        ("{Roisin Hale} came. {Ms Hale} left. {UBB Hale}.", "UBB Hale", "Roisin Hale"),
        ("{Senna Hale} came. {Hale}.\n{Hale Senna} is a {plant}.", "plant", "Senna Hale"),
    ],
)
def test_not_read_as_one(marked: ModuleType, text: str, one: str, other: str) -> None:
    """The two wordings are not of one person."""
    assert not marked.case(text).one(one, other)


def test_a_current_surname_goes_before_an_earlier_one(marked: ModuleType) -> None:
    """Hence "Mrs Pike" is the grandmother, not her daughter who was a Pike before she married."""
    case = marked.case("{Roisin Hale} (née {Pike}) and {Noreen Pike} came. {Ms Hale} sat. {Mrs Pike} stood.")
    assert case.one("Mrs Pike", "Noreen Pike")


def test_mr_and_an_initial_tell_of_another(marked: ModuleType) -> None:
    """So "Mr Hale" is not the brother only because he alone was once written with "Mr" and an initial."""
    case = marked.case(
        "{Walter Hale} lived alone. His brother is {Edwin Hale}.\n{Mr E. Hale} rang.\n{Mr Hale} came home.\n{Walter} sat."
    )
    assert not case.one("Mr Hale", "Edwin Hale")


def test_a_grown_sister_is_no_child(marked: ModuleType) -> None:
    """In the review of an adult, "Mrs Pike" may well be the sister."""
    case = marked.case(
        "Safeguarding Adults Review: {Walter Hale}, an adult. His sister, {Joy Pike}, rang. {Mrs Pike} is next of kin."
    )
    assert case.one("Mrs Pike", "Joy Pike")


def test_initials_behind_a_name_are_not_that_name(marked: ModuleType) -> None:
    """As in "Sees Nadzia alone; Natan was seen. NH asleep" does not define NH as Nadzia."""
    case = marked.case("{Natan Hale} came. {Nadzia Hale} left.\nSees {Nadzia} alone, {NH} asleep.")
    assert not case.one("NH", "Nadzia Hale")


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        (
            "Records for {Natalie Sowerby} and {Natalie Pike}.\nShe was known as {Natalie Sowerby} until 2015.",
            "Natalie Sowerby",
            "Natalie Pike",
        ),
        ("The {IRO, Mrs Eirlys Pike}, wrote. {Mrs Pike} raised it.", "Mrs Pike", "IRO, Mrs Eirlys Pike"),
        ("{Mrs Eirlys Meredith IRO} spoke. {Mrs Meredith} left.", "Mrs Meredith", "Mrs Eirlys Meredith IRO"),
        (
            "{Mr and Mrs Pritchard} came. {Ann Pritchard} sat. The {Pritchards} left.",
            "Mr and Mrs Pritchard",
            "Pritchards",
        ),
    ],
)
def test_one_however_far_apart(marked: ModuleType, text: str, one: str, other: str) -> None:
    """What the text says in one place holds for every place."""
    assert marked.case(text).one(one, other)


def test_mr_is_whom_the_case_is_about(marked: ModuleType) -> None:
    """Of father and son, "Mr Hale" is not the father only because he alone was introduced as a Mr."""
    case = marked.case(
        "Safeguarding Adults Review: an adult. {Craig Hale} and {Mr Terence Hale} came.\n{Craig} sat.\n{Craig} rose.\n{Craig} left.\n{Craig} rang.",
        "{Craig} moved in. {Mr Hale} left.",
    )
    assert not case.one("Mr Hale", "Mr Terence Hale")
