"""Ranks that stand for their holders, names cut short, titles of other languages. Everyone here is invented."""

import pytest


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Major Elwyn Tassock farmed. Then the Major came to the door.", "the Major"),
        ("Major Elwyn Tassock farmed. The Major received it.", "The Major"),
        ("Canon Ivor Tassock preached. Ask Canon, he will know.", "Canon"),
        ("Col. Hugh Tassock was away. ‘Col. rang, cold.’", "Col"),
        ("She knew the Squire; so the Squire came, and the Squire paid.", "the Squire"),
    ],
)
def test_an_office_stands_for_its_holder(persons, text, office):
    """A rank with a capital is somebody, once somebody bears it or the case says so often enough."""
    assert office in persons(text)


@pytest.mark.parametrize(
    "text",
    [
        "Major Elwyn Tassock farmed. A major change was agreed, and he was a major.",
        "Major Elwyn Tassock farmed. It was declared as the Major Incident Plan says.",
        "The Coroner wrote. Then the Coroner sat, and the Coroner found, and the Coroner rose.",
    ],
)
def test_an_ordinary_word_is_no_office(persons, text):
    """A rank in small letters, in a longer phrase, or one that every report capitalises is left alone."""
    assert not [found for found in persons(text) if "Tassock" not in found]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Biddy Tassock was there, with Bid on speakerphone.", "Bid"),
        ("Natan Dyer rang. ‘can i see nat 2day’", "nat"),
        ("Zubair Tassock ate. ‘zubi made big dinner you can come’", "zubi"),
        ("We heard from Parch. T. Tassock. Tegid Tassock agreed.", "Parch. T. Tassock"),
        ("In the end Great-nan Olive agreed.", "Great-nan Olive"),
        ("She and Mam-gu Eirlys were told.", "Mam-gu Eirlys"),
        ("A note said that old Tassock knew. Elwyn Tassock denied it.", "old Tassock"),
        ("I saw Kerenza and baby Teddy there. Teddy slept.", "baby Teddy"),
        ("We met Sevgi hanım at home.", "Sevgi hanım"),
        ("His half-sisters, Summer (12) and Lowri (4), were out.", "Summer"),
        ("Joy, his mother, wrote to us.", "Joy"),
        ("Mark on reception said he would.", "Mark"),
        ("Worker: Oluwaseun (Seun) Bankole.", "Bankole"),
        ("Sister Comfort saw them off, which was a comfort.", "Sister Comfort"),
        ("Leanne Steer came. LS on leave that week.", "LS"),
        ("Worker: Oluwaseun (Seun) Bankole came.", "Seun"),
    ],
)
def test_a_name_is_found_in_the_form_people_use(persons, text, name):
    """Short forms, foreign titles, adjectives that go before a name, names that are words as well."""
    assert name in persons(text)


def test_a_name_turned_around_in_capitals(persons):
    """Surname and given name in capitals, all there is in a paragraph, are one name."""
    assert "DAY, NATAN" in persons("Mr Day came with Natan Day.", "DAY, NATAN")
    assert "Bishop, Patricia" in persons("DS Patricia Bishop wrote.", "From: Bishop, Patricia <p.b@police.example>")


def test_a_letter_alone_signs_for_whoever_has_it(persons):
    """A single letter as a whole paragraph is the signature of somebody whose name begins with it."""
    assert "L" in persons("Leanne Steer wrote.", "See you then.", "L")


def test_a_nickname_that_nothing_explains_is_asked_about(find):
    """Capitals between quotation marks, and an unknown word after "tell", are put before the reviewer."""
    asked = [f.text for f in find("‘ADDY’ present again.", "‘tell addy i am out’") if f.action == "ask"]
    assert asked == ["ADDY", "addy"]


@pytest.mark.parametrize(
    "text",
    [
        "I've told them that I'd go, and they Didn't mind.",
        "The only joy was that Mark schemes were clear.",
        "Leanne Steer came. It was an old building by a little park.",
    ],
)
def test_ordinary_words_stay(changed, text):
    """Contractions, virtues and adjectives are nobody's names."""
    assert [found for found in changed(text) if "Steer" not in found[1]] == []
