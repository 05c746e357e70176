"""Persons: composed, propagated, told from words and places. Everyone here is invented."""

import pytest

from redraft.cast import Declared
from redraft.text import FILE_NAME, Anchor, Draft, Kind, Segment


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("It was PC 4471 Rees who came.", "PC 4471 Rees"),
        ("A letter from Dr A. Osei was lost.", "Dr A. Osei"),
        ("We heard from SW Tanya that day.", "SW Tanya"),
        ("It came before HHJ Merrow again.", "HHJ Merrow"),
        ("The ward was run by Sister Teresa Boland then.", "Sister Teresa Boland"),
        ("She stayed with Nana Bet all summer.", "Nana Bet"),
        ("They asked his mother, Karen, about it.", "Karen"),
        ("The health visitor, Carys, saw nothing.", "Carys"),
        ("It was Mrs Young who rang.", "Mrs Young"),
        ("He then met Mr Justin Case-Smith.", "Mr Justin Case-Smith"),
        ("The file of ASHDALE, Keziah was closed.", "ASHDALE, Keziah"),
        ("A note by J. Okonjo was found.", "J. Okonjo"),
        ("They spoke to Małgorzata Zawadzka twice.", "Małgorzata Zawadzka"),
        ("A friend, Siobhán Ní Bhriain, came too.", "Siobhán Ní Bhriain"),
        ("The chair was Bethan ap Rhydderch then.", "Bethan ap Rhydderch"),
        ("a man known as ‘Tiny’ lived there", "Tiny"),
        ("The boy, Xiaoming Chen, was seen.", "Xiaoming Chen"),
        ("Her uncle Chukwuemeka rang.", "Chukwuemeka"),
        ("Then Abdirahman Warsame said no.", "Abdirahman Warsame"),
        ("msg says mr archer knows", "mr archer"),
    ],
)
def test_a_name_is_found_whole_with_its_title(persons, sentence, name):
    """Title, rank, initials and particles belong to the finding; kinship in small letters does not."""
    assert persons(sentence) == [name]


@pytest.mark.parametrize(
    "sentence",
    [
        "Lorna Ashdale rang. The Ashdales were out.",
        "Lorna Ashdale rang. LORNA ASHDALE was out.",
        "Lorna Ashdale rang. L. Ashdale was out.",
        "Lorna Ashdale rang. Ashdale’s file was out.",
        "Lorna Ashdale rang. ‘tell lorna i am out’",
        "Lorna Ashdale rang. LA was out.",
        "Lorna Ash\u00addale rang. Lorna\u00a0Ashdale was out.",
        "Lorna Ashdale rang. Lor\u200bna was out.",
    ],
)
def test_a_name_found_once_is_found_in_its_other_forms(persons, sentence):
    """Plural, capitals, initials, possessive, small letters in a message, invisible characters."""
    assert len(persons(sentence)) == 2


def test_a_name_is_found_in_all_drafts_of_a_case(detector):
    """What one draft teaches is looked for in the others: in a file name too."""
    told = Segment(Anchor("word/document.xml", "0"), "We met Keziah Ashdale there.", Kind.BODY, "paragraph 1")
    name = Segment(FILE_NAME, "notes_ashdale_v2", Kind.FILE_NAME, "the file name")
    drafts = [Draft("a.docx", "docx", "0", (told,)), Draft("b.docx", "docx", "0", (name,))]
    found = detector.detect(drafts, Declared())
    assert [(f.source, f.text) for f in found] == [("a.docx", "Keziah Ashdale"), ("b.docx", "ashdale")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Hope Adeyemi came. I hope you will come. Hope alone is not a plan.",
        "Will Church came. Will anyone read it? They went to church.",
        "May Geraghty came in May. May we add that it may rain? She left in May 2019.",
        "Mark Banks came. Banks are told to hold reserves, and to mark their own work.",
        "Ms Young came. Young people came too.",
        "Mr Field came. Field notes were made in the field.",
    ],
)
def test_an_ordinary_word_is_a_name_only_by_its_surroundings(persons, sentence):
    """Of a name that is a word only the one mention that is somebody is replaced."""
    assert len(persons(sentence)) == 1


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Hope Adeyemi came. Then Hope told us.", "Hope"),
        ("Grace Marsh came. Grace’s mother did too.", "Grace"),
        ("Mark Banks came. Banks announced it.", "Banks"),
        ("Dawn Pell came. It was raining when Dawn left.", "Dawn"),
    ],
)
def test_an_ordinary_word_that_acts_is_a_name(persons, sentence, name):
    """A verb of persons, a possessive or a capital in mid-sentence speaks for somebody."""
    assert persons(sentence)[-1] == name


def test_a_part_of_a_word_is_never_a_name(persons):
    """Ann is not found in Planning."""
    assert persons("Ann Tobin rang. Planning was annual, and Annexe B was shut.") == ["Ann Tobin"]


def test_neighbours_are_not_merged(persons):
    """Two siblings are two findings."""
    assert persons("We met Aria and Leo Pellow.") == ["Aria", "Leo Pellow"]


def test_a_table_column_for_persons_tells_names(persons):
    """Under the heading Worker a cell of capitalised words is a name, even of one that English has."""
    assert persons("Bola Sharp", heading="Worker") == ["Bola Sharp"]


def test_initials_need_a_person(persons):
    """Two capitals are somebody only where somebody has those initials and no term of art does."""
    assert persons("Tobin Pellow rang. TP agreed. The GP and the CPS did not.") == ["Tobin Pellow", "TP"]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [("Devon Carne rang. Devon said so.", "PERSON"), ("Devon Carne rang. She moved house in Devon.", "LOCATION")],
)
def test_a_name_that_is_a_place_is_told_by_its_preposition(changed, sentence, kind):
    """After "in" it is the place, before a verb the person."""
    assert changed(sentence)[-1][0] == kind


@pytest.mark.parametrize(
    "sentence",
    [
        "Child R’s mother rang Social Worker 2 about Adult 3 and School 1.",
        "Mother and Father 2 met Person 4 in Town 1.",
        "Olivia (not her real name) was seen. Olivia’s mother was told.",
        "The [NHS number] was checked in January 2020.",
    ],
)
def test_pseudonyms_in_place_are_left_alone(changed, sentence):
    """A draft that is pseudonymised already gives nothing to do."""
    assert changed(sentence) == []


def test_a_month_before_a_name_is_no_part_of_it(persons):
    """26 August is a date, whoever stands behind it."""
    assert persons("On 26 August Ionut found her. Then Ionut left.") == ["Ionut", "Ionut"]


@pytest.mark.parametrize(
    "sentence", ["On May Person 3 flew over.", "Over August Person 9 was away.", "In June Mother left."]
)
def test_a_month_before_a_pseudonym_is_a_month(changed, sentence):
    """What generalising a date leaves before a label is not taken for a given name."""
    assert changed(sentence) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("tell grace im outside", "grace"),
        ("Told rose that she would ring back.", "rose"),
        ("Support worker says mark is not coming home.", "mark"),
        ("hope didnt come school today", "hope"),
        ("Grace was asleep when staff looked in.", "Grace"),
    ],
)
def test_a_name_that_is_a_word_is_never_passed_over(find, text, name):
    """Where verification could only count the word, detection has replaced it or asked about it."""
    assert name in [finding.text for finding in find(text)]
