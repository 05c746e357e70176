"""What is written reads like a sentence: articles, capitals, possessives, families by a surname of their own."""

from __future__ import annotations

import re
from types import ModuleType

import pytest

from redraft.pseudonyms import FamilyStyle, Scheme

_WHO = "Review of {Keziah Ashdale}.\nHer mother, {Lorna Ashdale}; the headteacher, {Mrs Hale}; {SW Joanne Pike}; {ORGANIZATION:St Aldric's Primary School}.\n"


@pytest.mark.parametrize(
    ("sentence", "reads"),
    [
        ("{Lorna} said so.", "Mother said so."),
        ("They told {Ms Pike}.", "They told Social Worker 1."),
        ("It went to {Ms Pike}'s manager.", "It went to Social Worker 1's manager."),
        ("It went to {Joanne Pike}’s manager.", "It went to Social Worker 1’s manager."),
        ("They told {Mrs Hale}.", "They told the Headteacher."),
        ("{Mrs Hale} wrote. {Mrs Hale}'s letter came.", "The Headteacher wrote. The Headteacher's letter came."),
        ("They told the {Mrs Hale}.", "They told the Headteacher."),
        ("Their new {Mrs Hale} came.", "Their new Headteacher came."),
        ("{Mrs Hale}", "Headteacher"),
        ("{ORGANIZATION:St Aldric's} did well.", "School 1 did well."),
        ("{ORGANIZATION:St Aldric's Primary School}'s head wrote.", "School 1's head wrote."),
    ],
)
def test_labels_fit_the_sentence(sentence: str, reads: str, marked: ModuleType) -> None:
    """A label with a number or of kin has no article, a single one takes "the" where none stands; 's is kept if it is one."""
    assert marked.case(_WHO + sentence).redacted().splitlines()[-1] == reads


@pytest.mark.parametrize(
    ("sentence", "reads"),
    [
        ("The {Ashdales} left.", "The Xs left."),
        ("{The Ashdales} ate.", "The Xs ate."),
        ("We met the {Ashdale} family.", "We met the X family."),
        ("We met the {Ashdale family}.", "We met the X family."),
        ("The two {Ashdales} sat.", "The two Xs sat."),
        ("The {Ashdales}' home.", "The Xs' home."),
        ("{Mrs Ashdale} and the {Ashdales} came.", "Mother and the Xs came."),
    ],
)
def test_families_by_surname(sentence: str, reads: str, marked: ModuleType) -> None:
    """A family's own surname goes through every form, with one article; its members keep their roles."""
    case = marked.case(_WHO + "The {Ashdales} lived there.\n" + sentence, scheme=Scheme(families=FamilyStyle.SURNAME))
    surname = re.search(r"The (\w+)s lived there", case.redacted())
    assert surname
    assert case.redacted().splitlines()[-1].replace(surname[1], "X") == reads
