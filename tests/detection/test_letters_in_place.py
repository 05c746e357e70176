"""A letter that stands for somebody already stays where it stands alone, and hides no name that it begins or ends."""

import pytest

INTRODUCED = "The review concerns Child R and the man called Mr B in this report."


@pytest.mark.parametrize(
    "text",
    [
        "R’s school wrote to R's carers, and R went home.",
        "The panel asked R. Nobody had asked R before.",
        "‘Tell R,’ she said, ‘that we heard.’",
        "She had left Mr B. She went to the police about Mr B.",
        "B’s solicitor wrote.",
    ],
)
def test_a_letter_in_place_asks_nothing(find, text):
    """Neither in the possessive nor at the end of a sentence is the letter somebody's initial."""
    assert [f.text for f in find(INTRODUCED, text) if f.entity_type != "QUOTE"] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The clinic letter was signed by R. Penhallow.", "R. Penhallow"),
        ("It was copied to R Penhallow at the clinic.", "R Penhallow"),
        ("It was copied to Mr B. Penhallow at the clinic.", "Mr B. Penhallow"),
    ],
)
def test_the_same_letter_before_a_surname_is_an_initial(persons, text, name):
    """A full name is replaced whole, although its first letter is a pseudonym elsewhere."""
    assert name in persons(INTRODUCED, text)


def test_a_letter_behind_a_given_name_is_a_surname_cut_short(persons):
    """A name and a letter are one name."""
    assert any(
        "Kezia" in name for name in persons(INTRODUCED, "Her friend Kezia R told the police. Kezia R was right.")
    )


def test_a_title_with_the_letter_of_a_surname_is_no_pseudonym(persons):
    """Where there is a "Mr Rowe", "Mr R" is short for him, at the end of a sentence, too."""
    told = persons("Mr Rowe met the family.", "It was agreed by Mr R.")
    assert told == ["Mr Rowe", "Mr R"]


def test_the_article_is_no_pseudonym(find):
    """That somebody is called Adult A does not hide what begins with the article."""
    texts = ("Adult A was known to services.", "A professional boxer lived there.")
    assert any("boxer" in f.text for f in find(*texts))
