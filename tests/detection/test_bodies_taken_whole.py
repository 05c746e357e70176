"""Bodies whose names end in a short form, begin with a day, or go with their place. All of them are invented."""

import pytest


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("They met at Orchard Hse in May.", "Orchard Hse"),
        ("The rent went to QV Lettings then.", "QV Lettings"),
        ("A letter came from Wexborough MBC.", "Wexborough MBC"),
        ("It went to DS Tassock of Wexborough CAIT.", "Wexborough CAIT"),
        ("He was at Quay Lane PRU that year.", "Quay Lane PRU"),
        ("She played at the Monday Bowls Club.", "Monday Bowls Club"),
        ("He had been at St Osyth's RC before.", "St Osyth's RC"),
        ("They prayed at Golden Harvest Assembly.", "Golden Harvest Assembly"),
    ],
)
def test_the_head_noun_belongs_to_the_body(changed, text, body):
    """Abbreviated head nouns, acronyms of local teams and the day of a club are part of the name."""
    assert ("ORGANIZATION", body) in changed(text)


def test_an_acronym_behind_a_person_is_no_body(persons):
    """Where somebody works is told with an acronym too: it does not make a body of the person."""
    assert persons("Lorna Ashdale CMHT was there, and Lorna Ashdale left.") == ["Lorna Ashdale", "Lorna Ashdale"]


def test_another_country_is_a_place(changed, find):
    """Countries are replaced, nationalities flagged; the nations of the kingdom stay."""
    assert changed("He cooks in Costa Rica.") == [("LOCATION", "Costa Rica")]
    assert [f.action for f in find("She is Portuguese.")] == ["flag"]
    assert not changed("She came to Northern Ireland from Wales.")


def test_a_title_with_a_letter_is_short_for_a_name(persons):
    """A letter behind a title is somebody if a name explains it, and stays if the draft uses letters as pseudonyms."""
    assert "Mrs T" in persons("Mrs Tassock was out. ‘Mrs T came by bus.’")
    assert persons("Ms A and Mr B were seen.") == []


def test_reasons_are_sentences(find):
    """Every reason has a capital and a full stop, those of settled overlaps included."""
    found = find("Major Elwyn Pellow of Larkspur Ward rang on 3 May 2021.", "Pellow Lane was shut.")
    assert found and all(f.why[0].isupper() and f.why.endswith(".") and ".;" not in f.why for f in found)
