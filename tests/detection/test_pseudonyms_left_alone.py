"""Pseudonyms that a draft has already are no findings, in any layer; and no real name is left for looking like one."""

from __future__ import annotations

import pytest

from redraft.cast import Declared
from redraft.findings import Action
from redraft.text import Kind

LEFT_ALONE = """
Child R was seen at school.
Child R’s mother told the worker that R was well.
CHILD R’S MOTHER RANG.
Baby J was weighed. Baby J's father came.
YP1 and YP2 went missing.
Ms A said that Mr B had left.
Mr X’s partner, Ms Y, rang.
Mrs AB told Mr CD about the letter.
Sibling 2 and S1 were seen. Sib 1 was asleep.
Children A, B and C were at home.
Child A1/X2 and Child X1 were at home.
MGM cared for Adult 2.
Grandmother 1, MGM1 and PGF2 came.
Worker 3 wrote to SW1 and HV2.
School A wrote to Town B; Organisation X replied to Hospital 1.
[Child] told [Mother] that [School] had closed.
Child R met Adult 2. The mother of R attended with R’s sister.
Subject 1, Witness B and Perpetrator A were named.
Mother’s Partner 1 was told by Social Worker 4.
"""
DECLARED = """
Olivia (not her real name) was known to services. Olivia cried.
Olivia (a pseudonym) was known to services. Olivia cried.
‘Olivia’, not the child's real name, was known to services. Olivia’s school rang.
“Olivia” (pseudonym) was known to services. Olivia cried.
Olivia is not her real name. Olivia cried.
The pseudonym Olivia was chosen with the family. Olivia cried.
The child, referred to in this report as Olivia, was known to services. Olivia cried.
The child (hereafter Olivia) was known to services. OLIVIA’S school rang.
She will be called Olivia in this report. Olivia cried.
Names have been changed: the child is called Olivia. Olivia cried.
"""


@pytest.mark.parametrize("text", [*LEFT_ALONE.strip().splitlines(), *DECLARED.strip().splitlines()])
@pytest.mark.parametrize("kind", [Kind.BODY, Kind.HEADER])
def test_pseudonyms_in_place_ask_nothing(find, text, kind):
    """In the body and in a header, with possessives and in capitals: neither a change nor a question."""
    assert [(f.text, f.why) for f in find(text, kind=kind) if f.action is not Action.KEEP] == []


@pytest.mark.parametrize("name", ["Response to the SCR Child R", "SCR_Child_R_final", "7 minute briefing Olivia"])
def test_pseudonyms_in_file_names_ask_nothing(detector, name):
    """A file that is called after a pseudonym keeps its name."""
    from redraft.text import FILE_NAME, Anchor, Draft, Segment

    texts = ("Child R was seen.", "Olivia (not her real name) was seen.")
    body = [Segment(Anchor("word/document.xml", str(n)), text, Kind.BODY, "paragraph") for n, text in enumerate(texts)]
    named = Segment(FILE_NAME, name, Kind.FILE_NAME, "file name")
    found = detector.detect([Draft(f"{name}.docx", "docx", "0" * 64, (named, *body))], Declared())
    assert [f.text for f in found if f.anchor == FILE_NAME] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Child Robin was seen at home.", "Robin"),
        ("Baby Tobin was seen at home.", "Tobin"),
        ("Adult Karen was seen at home.", "Karen"),
        ("Child R (Robin) was seen at home.", "Robin"),
        ("Robin (Child R) was seen at home.", "Robin"),
        ("Mrs Alice Brennan rang. Mrs AB agreed.", "Mrs AB"),
        ("Alice Brennan rang the office. Mrs AB agreed.", "Mrs AB"),
        ("Olivia Brennan, a teacher, met the child. Olivia (not her real name) cried.", "Olivia Brennan"),
        ("Robin Pellow (hereafter Robin) was seen. Robin cried.", "Robin"),
        ("Robin was referred to by friends as Kez. Kez was seen by the nurse.", "Kez"),
    ],
)
def test_no_real_name_is_left_for_looking_like_a_pseudonym(persons, text, name):
    """A name behind a label, a real name told beside the pseudonym, real initials, a namesake of the pseudonym."""
    assert any(name in found for found in persons(text))


@pytest.mark.parametrize(
    "text",
    [
        "The pupil was given Grade B and moved to Year 9.",
        "He was a Category A prisoner and later Category C.",
        "Vitamin D was prescribed; there was no Plan B.",
        "See Appendix A, Schedule 2, Table 3 and Section C.",
        "He was moved to Ward 4.",
    ],
)
def test_lettered_things_are_nobody(changed, text):
    """What goes by a letter or number is replaced as neither a person nor a place."""
    assert changed(text) == []


def test_a_name_that_the_key_has_given_stays(find):
    """A copy of redraft's own is read again: "Olivia" is the child's pseudonym, and no new finding."""
    declared = Declared(pseudonyms=("Olivia",))
    assert find("Olivia was seen at home by the nurse. Olivia’s mother came.", declared=declared) == []
    assert [f.text for f in find("Olivia was seen at home by the nurse.")] == ["Olivia"]


def test_a_name_that_the_key_has_given_and_somebody_really_bears(persons):
    """Next month's draft names a real Olivia: she is found, wherever her name stands."""
    told = persons("Olivia Brennan rang. Olivia was upset.", declared=Declared(pseudonyms=("Olivia",)))
    assert told == ["Olivia Brennan", "Olivia"]
