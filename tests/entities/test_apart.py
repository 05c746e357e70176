"""People whom a short name, a second name or initials could make one, and whom the text tells apart."""

from __future__ import annotations

from types import ModuleType

import pytest

APART = (
    ("{Joanna Pike} met {Jo Pike}.", "Joanna Pike", "Jo Pike"),
    ("{Mary Pike} (MGM) came.\nHer sister, {Mary Anne Pike}, left.", "Mary Pike", "Mary Anne Pike"),
    ("{Ruth Pike-Hale}, sister, came.\nHer mother, {Ruth Pike}, left.", "Ruth Pike-Hale", "Ruth Pike"),
    ("{Joanne Pike}, mother, came.\n{Jo Pike}, health visitor, left.", "Joanne Pike", "Jo Pike"),
)
TOGETHER = (
    ("{Joanna Pike} came.\n{Jo Pike} left.", "Joanna Pike", "Jo Pike"),
    ("{Joanna Pike}, recorded as {Jo Pike}, came.", "Joanna Pike", "Jo Pike"),
    ("{Mary Pike}/{Mary Anne Pike} came.", "Mary Pike", "Mary Anne Pike"),
    ("Her mother, {Joanne Pike}, came.\n{Sheila Hale} came with her sister, {Jo Pike}.", "Joanne Pike", "Jo Pike"),
    ("{Joanne Pike} (mum) came.\n{Jo Pike}, mother, left.", "Joanne Pike", "Jo Pike"),
)


@pytest.mark.parametrize(("text", "one", "other"), APART)
def test_told_apart(text: str, one: str, other: str, marked: ModuleType) -> None:
    """Side by side in one sentence, or of two roles that nobody has together, two spellings are two people."""
    assert not marked.case(text).one(one, other)


@pytest.mark.parametrize(("text", "one", "other"), TOGETHER)
def test_nothing_tells_them_apart(text: str, one: str, other: str, marked: ModuleType) -> None:
    """A statement that they are one, one role, and a kinship that may be anybody's leave two spellings one person's."""
    assert marked.case(text).one(one, other)


def test_a_short_form_of_two(marked: ModuleType) -> None:
    """A short form that fits two is neither's because the other stands near."""
    case = marked.case("{Joanna Pike} came.\n{Joanne Pike} left.", "{Joanna Pike} rose. {Jo Pike} sat.")
    assert case.entity("Jo Pike") is None


def test_letters_mean_whom_the_draft_defines(marked: ModuleType) -> None:
    """Initials defined in a draft mean that person, whoever else has them and is named beside them."""
    case = marked.case(
        "{Tara Pike} ({TP}) came.\n{Toby Pike} met {TP}. {Toby Pike} left.",
        "{Toby Pike} ({TP}) rang. {Tara Pike} met {TP}.",
    )
    assert case.entity("TP", 1) == case.entity("Tara Pike")
    assert case.entity("TP", 3) == case.entity("Toby Pike")


def test_own_initials_are_no_role(marked: ModuleType) -> None:
    """A bracket "(MP)" behind Mary Pike abbreviates her name, and nobody's mother's partner."""
    case = marked.case("{Mary Pike} ({MP}) and {Alan Hale} (MP) came.")
    assert case.entity("Mary Pike").role != "Mother's Partner"
    assert case.entity("Alan Hale").role == "Mother's Partner"


def test_a_role_behind_initials(marked: ModuleType) -> None:
    """A role behind initials and a by-name is the named one's: a father of whom "Mrs" cannot be said."""
    case = marked.case("{Chris Hale}, known as {Kit} ({CH}) – Bea's father – came. {Mrs Hale} left.\n{CH} rang.")
    assert case.one("Chris Hale", "Kit", "CH")
    assert not case.one("Chris Hale", "Mrs Hale")
    for told in ("{Carys Hale} ({CH}), health visitor.", "{Carys Hale} ({CH}) – health visitor."):
        assert marked.case(told).entity("Carys Hale").role == "Health Visitor"


def test_whoever_bears_a_surname_now(marked: ModuleType) -> None:
    """A title with a surname means who bears it, before who was born with it."""
    case = marked.case("{Ms Sheila Hale} (née {Gwynne}) met {Ruth Gwynne}.\n{Ms Gwynne} left.")
    assert case.one("Ruth Gwynne", "Ms Gwynne")


def test_a_surname_of_two_words(marked: ModuleType) -> None:
    """Where "Ms García López" stands, it tells that López alone is not her surname, and "Mary Anne" that Anne is none."""
    case = marked.case(
        "{María García López} met {Rosa López}.\n{Ms García López} left. {Mrs López} came.",
        "{Mary Anne Pike} met {Mary Pike}.\n{Mary Anne} left.",
    )
    assert case.one("María García López", "Ms García López")
    assert case.one("Rosa López", "Mrs López")
    assert case.one("Mary Anne Pike", "Mary Anne")


def test_the_surname_in_capitals(marked: ModuleType) -> None:
    """In "GRACE Yewande" the surname stands in front, though Grace is a given name too, and in running text."""
    case = marked.case(
        "{GRACE Yewande} met {ABDI Farida}.", "{Yewande Grace} and {Farida Abdi} came. {Farida Abdi} left."
    )
    assert case.one("GRACE Yewande", "Yewande Grace")
    assert case.one("ABDI Farida", "Farida Abdi")
    assert marked.case("{TOBIN Pellow} met {Karen Hale}.", "{Tobin Pellow} left. {Tobin} sat.").one(
        "TOBIN Pellow", "Tobin"
    )


def test_an_office_before_a_full_name(marked: ModuleType) -> None:
    """A constable in full is whoever has that name in full, also if the drafts call her by her first name elsewhere."""
    case = marked.case("{Wendy Ashdale} came. {Wendy} sat.", "{PC Wendy Ashdale} left. {PC Ashdale} rang.")
    assert case.one("Wendy Ashdale", "PC Wendy Ashdale")


def test_who_was_named_just_before(marked: ModuleType) -> None:
    """Right behind Karen Pike, "Ms Pike" is not settled as another who was introduced with that title; nor is it whom it
    meets.
    """
    case = marked.case(
        "{Ms Joanne Pike} came.\n{Karen Pike} sat. {Ms Pike} rose.",
        "Her father, {Alan Hale}, and her uncle, {Ned Hale}, came.\n{Mr Hale} wrote to {Alan Hale}.",
    )
    assert not case.one("Ms Joanne Pike", "Ms Pike")
    assert not case.one("Alan Hale", "Mr Hale")
