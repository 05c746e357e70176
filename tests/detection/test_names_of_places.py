"""Places and bodies, their short forms, and phrases that only look like them. All of them are invented."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "kind", "name"),
    [
        ("He went to St Aldric’s Primary School in May.", "ORGANIZATION", "St Aldric’s Primary School"),
        ("They were found on Kestrel Row at noon.", "LOCATION", "Kestrel Row"),
        ("She lives on the Marlpit estate now.", "LOCATION", "Marlpit"),
        ("She was taken to Wexborough General Hospital then.", "ORGANIZATION", "Wexborough General Hospital"),
        ("He was placed at Rowan Lodge for a month.", "ORGANIZATION", "Rowan Lodge"),
        ("She was moved to Willow Ward at night.", "ORGANIZATION", "Willow Ward"),
        ("It was faxed to Canal Street Surgery twice.", "ORGANIZATION", "Canal Street Surgery"),
        ("It was reported to Northshire Police at once.", "ORGANIZATION", "Northshire Police"),
        ("He worships at the Convent of the Holy Spring there.", "ORGANIZATION", "Convent of the Holy Spring"),
        ("He was sent to HMP Hollowfield for a year.", "ORGANIZATION", "HMP Hollowfield"),
        ("They drank at The Dog and Partridge a lot.", "ORGANIZATION", "The Dog and Partridge"),
        ("The family came from County Cavan in 1998.", "LOCATION", "County Cavan"),
    ],
)
def test_a_place_or_body_is_found_whole(changed, sentence, kind, name):
    """Head nouns, saints, prisons, inns and counties; "the" stays outside."""
    assert (kind, name) in changed(sentence)


def test_short_forms_of_a_body_are_found_later(changed):
    """The name without its head noun, its acronym in brackets, and the rare head noun alone."""
    text = (
        "She went to the Royal Elmstead Infirmary (REI) by car. At REI she waited. The Infirmary’s notice helped, "
        "for the Infirmary is large, and Elmstead small."
    )
    names = [name for _, name in changed(text)]
    assert names == ["Royal Elmstead Infirmary", "REI", "REI", "Infirmary", "Infirmary", "Elmstead"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Strategy Meeting agreed a Child Protection Plan.",
        "Adult Social Care and the Local Authority met the Multi-Agency Safeguarding Hub.",
        "Children’s Services, the Named Nurse and the Independent Chair agreed.",
        "Signs of Safety and the Graded Care Profile were used in the Core Group.",
        "The Care Act 2014 and Working Together to Safeguard Children 2018 apply in England.",
    ],
)
def test_terms_of_art_are_no_names(changed, sentence):
    """Capitals alone make no body of the field's own words."""
    assert changed(sentence) == []


def test_an_address_is_one_finding(changed):
    """House, street, town and postcode together, over line breaks too."""
    assert changed("They lived at Flat 3b, 14 Kestrel Row,\nWexborough, ZZ9 9ZZ then.") == [
        ("ADDRESS", "Flat 3b, 14 Kestrel Row,\nWexborough, ZZ9 9ZZ")
    ]


def test_a_welsh_street_is_an_address(changed):
    """A number before capitalised words that are no English is a house's."""
    assert ("ADDRESS", "8 Maes y Garn, Tregwyn") in changed("The family lived at 8 Maes y Garn, Tregwyn, for years.")


def test_a_resident_is_no_part_of_the_address(changed):
    """A surname that is spelt like a place, behind a flat's number, is somebody's."""
    found = changed("Our neighbour at Flat 10, Arthur Pell-Field, kept a diary. Mr Arthur Pell-Field is old.")
    assert found[:2] == [("ADDRESS", "Flat 10"), ("PERSON", "Arthur Pell-Field")]
