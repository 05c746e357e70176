"""Statements that two names are one person's, and what looks like one."""

from __future__ import annotations

from types import ModuleType

import pytest

STATED = (
    "{Keziah}, known to her family as {Bee}, was six.",
    "{Keziah} (known as {Bee}) was six.",
    "{Keziah Ashdale} ('{Bee}') was six.",
    "{Keziah Ashdale} ({Bee}) was six.",
    "{Keziah} (‘{Bee}’) {Ashdale} was six.",
    "{Keziah}, called {Bee} by everyone, was six.",
    "{Keziah Ashdale}, the younger child, known to everybody as {Bee}, was six.",
    "{Keziah}, or {Bee} as her friends call her, was six.",
    "{Keziah}, whom everybody called {Bee}, was six.",
    "{Keziah Ashdale} is also known as {Bee}.",
    "{Keziah} goes by {Bee}.",
    "{Keziah}, also spelt {Bee} in the notes, was six.",
    "{Keziah}, aka {Bee}, was six.",
)
NOT_STATED = (
    "{Keziah} called {Bee} at noon.",
    "{Keziah}, who called {Bee}, was six.",
    "{Keziah}'s sister, known as {Bee}, was six.",
    "{Keziah}, with a friend known as {Bee}, came.",
    "{Keziah}, known to the school nurse {Bee}, came.",
    "{Keziah} or {Bee} came.",
    "{Keziah} (not {Bee}) came.",
    "{Keziah} and her sister, known as {Bee}, came.",
    "{Keziah Ashdale} ({Bee}'s cousin) came.",
)


@pytest.mark.parametrize("statement", STATED)
def test_a_statement_joins_two_names(statement: str, marked: ModuleType) -> None:
    """Full name, given name and alias are one person wherever they stand, before the statement and in another draft."""
    case = marked.case(f"{{Bee}} slept.\n{{Keziah Ashdale}} woke.\n{statement}", "{Bee} left.")
    assert case.one("Keziah Ashdale", "Bee")
    assert len({case.entity("Bee", nth).id for nth in range(3)}) == 1


def test_a_name_around_a_nickname(marked: ModuleType) -> None:
    """Given name and surname on either side of a nickname are one full name, whoever else bears the surname."""
    case = marked.case("{Keziah} (“{Bee}”) {Ashdale} was six.\n{Lorna Ashdale} left. {Keziah Ashdale} slept.")
    assert case.one("Keziah", "Bee", "Ashdale", "Keziah Ashdale")


@pytest.mark.parametrize("text", NOT_STATED)
def test_what_is_no_statement_joins_nobody(text: str, marked: ModuleType) -> None:
    """A telephone call, a relative's or friend's by-name, a choice of two and a bracket about somebody are no aliases."""
    case = marked.case(f"{{Keziah Ashdale}} woke.\n{text}")
    assert not case.one("Keziah Ashdale", "Bee")


def test_a_maiden_name_joins(marked: ModuleType) -> None:
    """After "née" a surname is an earlier one of the same person, and full names with it are that person's."""
    case = marked.case("{Lorna Ashdale} (née {Pellow}) came.\n{Lorna Pellow} was born in June.\n{Sheila Pellow} left.")
    assert case.one("Lorna Ashdale", "Pellow", "Lorna Pellow")
    assert not case.one("Lorna Ashdale", "Sheila Pellow")


def test_an_alias_of_somebody_else_in_brackets(marked: ModuleType) -> None:
    """A word in brackets that is another person's name joins nobody."""
    case = marked.case("{Lorna Ashdale} ({Tobin}) came. {Tobin Pellow} left.")
    assert not case.one("Lorna Ashdale", "Tobin")


def test_the_subject_keeps_clear_of_all_initials(marked: ModuleType) -> None:
    """The letter of the subject is no initial of its given name, its surnames or its nickname."""
    case = marked.case(
        "Review concerning {Keziah Ashdale-Pellow}\n{Keziah}, known as {Bee}, a child of six.\n{Bee} {Smudge}"
    )
    (subject,) = [entry.pseudonym for entry in case.key().entries if entry.role == "subject"]
    assert subject.startswith("Child ")
    assert subject[-1] not in "KAPBS"


def test_surname_first(marked: ModuleType) -> None:
    """A surname in front, in capitals or in a file's name, is a surname; in running text two orders are two people."""
    case = marked.case(
        "{Maud Lawrie} came.\n{LAWRIE Maud} | {Lawrie, M.}\n{Hale C} | {Carys Hale}", name="{Lawrie Maud} v2"
    )
    assert case.one("Maud Lawrie", "LAWRIE Maud", "Lawrie Maud", "Lawrie, M.")
    assert case.one("Hale C", "Carys Hale")
    both = marked.case("{James Taylor} met {Taylor James}. {James Taylor} left.")
    assert not both.one("James Taylor", "Taylor James")


def test_an_initial_behind_a_surname(marked: ModuleType) -> None:
    """An initial behind a comma belongs to the surname before it, but not that of the next in a list."""
    case = marked.case("{Carys Hale} and {Tobin Hale}.\n‘{Hale}, C.’ attended.", "Present: {Pellow}, P. Ogden.")
    assert case.one("Carys Hale", "Hale")
    assert case.entity("Pellow").names == ("Pellow",)


def test_spoken_alike(marked: ModuleType) -> None:
    """A name that stands once, spoken as one that stands often, is the same; Daniel and Danielle are two."""
    case = marked.case("{Carl Pellow}, {Carl}, {Carl}. {Karl} rang. {Daniel Hale}, {Daniel}, {Daniel}, {Danielle}.")
    assert case.one("Carl Pellow", "Karl")
    assert not case.one("Daniel Hale", "Danielle")


def test_a_compound_is_no_long_form(marked: ModuleType) -> None:
    """A word made of everyday words is not a long form of a short name."""
    case = marked.case("{Will Pellow} went to {Willowbank}.")
    assert not case.one("Will Pellow", "Willowbank")


def test_a_family_by_its_surname(marked: ModuleType) -> None:
    """A surname alone is the family's before "family", behind "both called", and as the name of a file."""
    case = marked.case(
        "{Lorna Ashdale} and {Tobin Ashdale}, two people called {Ashdale}.\nNo one from {Ashdale} family came.",
        "Filed under ‘{Ashdale} – complaints’.",
    )
    assert {case.entity("Ashdale", nth).role for nth in range(3)} == {"family"}
    assert "No one from the family came" in case.redacted()


def test_a_relative_by_title_alone(marked: ModuleType) -> None:
    """A "Babcia" alone is the one who is called so before a name."""
    case = marked.case("{Babcia} cooked.\n{Babcia Halina} left.")
    assert case.one("Babcia", "Babcia Halina")
