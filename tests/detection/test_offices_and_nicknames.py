"""Ranks that stand for their holders, names cut short, titles of other languages. Everyone here is invented."""

import pytest


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Captain Elwyn Tassock sailed. Then the Captain came to the quay.", "the Captain"),
        ("Brigadier Elwyn Tassock sailed. The Brigadier signed it.", "The Brigadier"),
        ("Rector Ivor Tassock preached. Write to Rector, he will know.", "Rector"),
        ("Capt. Hugh Tassock was away. ‘Capt. wrote, civil.’", "Capt"),
        ("They feared the Laird; so the Laird came, and the Laird paid.", "the Laird"),
    ],
)
def test_an_office_stands_for_its_holder(persons, text, office):
    """A rank with a capital is somebody, once somebody bears it or the case says so often enough."""
    assert office in persons(text)


@pytest.mark.parametrize(
    "text",
    [
        "Captain Elwyn Tassock sailed. The team captain agreed, and he was a captain.",
        "Major Elwyn Tassock sailed. It was declared as the Major Incident Plan says.",
        "The Coroner wrote. Then the Coroner sat, and the Coroner found, and the Coroner rose.",
    ],
)
def test_an_ordinary_word_is_no_office(persons, text):
    """A rank in small letters, in a longer phrase, or one that every report capitalises is left alone."""
    assert not [found for found in persons(text) if "Tassock" not in found]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Delphine Tassock was there, with Delph at her side.", "Delph"),
        ("Alexander Dyer rang. ‘going with alex tomorrow’", "alex"),
        ("Ferelith Tassock ate. ‘fery made soup for us’", "fery"),
        ("They had met Hochw. L. Tassock. Lothar Tassock agreed.", "Hochw. L. Tassock"),
        ("In the end Great-grandad Horace agreed.", "Great-grandad Horace"),
        ("She and Tad-cu Gwilliam were told.", "Tad-cu Gwilliam"),
        ("A note said that old Tassock knew. Elwyn Tassock denied it.", "old Tassock"),
        ("I saw Kerenza and baby Osric there. Osric slept.", "baby Osric"),
        ("We met Nilgün abla at home.", "Nilgün abla"),
        ("His cousins, Autumn (9) and Petra (7), were out.", "Autumn"),
        ("Faith, her aunt, spoke to us.", "Faith"),
        ("Rose from housing said she might.", "Rose"),
        ("Worker: Temitope (Tope) Adeyinka.", "Temitope (Tope) Adeyinka"),
        ("Sister Honesty stayed all night, out of honesty.", "Sister Honesty"),
        ("Ingrid Steer came. IS on leave, WS too. Wanda Steer left.", "WS"),
        ("Worker: Tobin “Tobes” Pellow came.", "Tobin “Tobes” Pellow"),
    ],
)
def test_a_name_is_found_in_the_form_people_use(persons, text, name):
    """Short forms, foreign titles, adjectives that go before a name, names that are words as well."""
    assert name in persons(text)


def test_a_name_turned_around_in_capitals(persons):
    """Surname and given name in capitals, all there is in a paragraph, are one name."""
    assert "KNIGHT, CORIN" in persons("Mr Knight came with Corin Knight.", "KNIGHT, CORIN")
    assert "Marsh, Rosalind" in persons("Dr Rosalind Marsh wrote.", "From: Marsh, Rosalind <r.m@clinic.example>")


def test_a_letter_alone_signs_for_whoever_has_it(persons):
    """A single letter as a whole paragraph is the signature of somebody whose name begins with it."""
    assert "W" in persons("Wanda Steer wrote.", "See you then.", "W")


def test_a_nickname_that_nothing_explains_is_put_before_the_reviewer(find):
    """Capitals between quotation marks, and an unknown word after "tell", are replaced or asked about."""
    found = find("‘TOZZER’ there again.", "‘tell tozzer i am out’")
    assert [f.text for f in found if f.entity_type != "QUOTE"] == ["TOZZER", "tozzer"]


@pytest.mark.parametrize(
    "text",
    [
        "I've told them that I'd go, and they Didn't mind.",
        "The only joy was that Mark schemes were clear.",
        "Wanda Steer came. It was an old building by a little park.",
    ],
)
def test_ordinary_words_stay(changed, text):
    """Contractions, virtues and adjectives are nobody's names."""
    assert [found for found in changed(text) if "Steer" not in found[1]] == []
